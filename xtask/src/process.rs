//! Starting other programs and waiting for them within a limit.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::workspace::variable;

/// Runs a command with our own output and input; `true` when it exits with 0.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", describe(command)))?;
    Ok(status.success())
}

/// Runs a command and returns its standard output when it exits with 0; errors go to our own.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", describe(command)))?;
    anyhow::ensure!(
        output.status.success(),
        "{} ended with {}",
        describe(command),
        output.status
    );
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} wrote text that is not UTF-8", describe(command)))
}

/// Runs a command, shows its standard output as it comes, and returns it with the exit status.
pub(crate) fn tee(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", describe(command)))?;
    let mut text = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        let mut part = [0_u8; 8192];
        loop {
            let read = stdout.read(&mut part)?;
            let Some(bytes) = part.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            print!("{}", String::from_utf8_lossy(bytes));
            text.extend_from_slice(bytes);
        }
    }
    let status = child.wait()?;
    Ok((status, String::from_utf8_lossy(&text).into_owned()))
}

/// Waits for a child for at most `limit`; `None` when it was still running and was killed.
pub(crate) fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let started = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() >= limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// A program on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = variable("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// The first of several programs on the search path.
pub(crate) fn find_any(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| find(name))
}

fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .take(4)
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
