//! What a program that we start takes: time, work of processors, memory.

use std::fs;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How often memory is looked at.
const PAUSE: Duration = Duration::from_millis(2);
/// Units of processor time in a second, as Linux tells them to programs.
const TICKS: f64 = 100.0;
/// The signal that ends a program at once.
const KILL: i32 = 9;

/// What a run took.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Spent {
    /// Seconds on the clock.
    pub(crate) seconds: f64,
    /// Seconds that processors worked, all threads together; zero where the system does not tell.
    pub(crate) processor: f64,
    /// Most memory at once in bytes; zero where the system does not tell.
    pub(crate) memory: u64,
}

impl Spent {
    /// One run after the other.
    pub(super) fn then(self, next: Self) -> Self {
        Self {
            seconds: self.seconds + next.seconds,
            processor: self.processor + next.processor,
            memory: self.memory.max(next.memory),
        }
    }
}

/// Runs a program to its end; gives what it took and what it printed. Output is expected to be
/// short.
pub(crate) fn run(command: &mut Command) -> Result<(Spent, String)> {
    run_within_memory(command)?.with_context(|| format!("{command:?} was killed"))
}

/// The same for a program that may need more memory than there is: none if the system ended it for
/// that.
pub(super) fn run_within_memory(command: &mut Command) -> Result<Option<(Spent, String)>> {
    let started = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    let mut spent = Spent::default();
    watch(&mut child, &mut spent)?;
    spent.seconds = started.elapsed().as_secs_f64();
    let output = child.wait_with_output()?;
    if ran_out_of_memory(output.status) {
        return Ok(None);
    }
    anyhow::ensure!(
        output.status.success(),
        "{command:?} ended with {}",
        output.status
    );
    Ok(Some((spent, String::from_utf8(output.stdout)?)))
}

/// Killed by the system, or, where it is told that there is no memory, ended as if it were
/// (`tests/bench/common.py`).
#[cfg(unix)]
fn ran_out_of_memory(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(KILL) || status.code() == Some(128 + KILL)
}

#[cfg(not(unix))]
fn ran_out_of_memory(status: ExitStatus) -> bool {
    status.code() == Some(128 + KILL)
}

/// Waits for the end. A program that ended and was not waited for still tells its times.
fn watch(child: &mut Child, spent: &mut Spent) -> Result<()> {
    let about = format!("/proc/{}", child.id());
    let read = |name: &str| fs::read_to_string(format!("{about}/{name}")).ok();
    loop {
        let Some(stat) = read("stat").as_deref().and_then(stat) else {
            child.wait()?;
            return Ok(());
        };
        spent.processor = stat.processor;
        if stat.ended {
            return Ok(());
        }
        if let Some(memory) = read("status").as_deref().and_then(peak) {
            spent.memory = spent.memory.max(memory);
        }
        thread::sleep(PAUSE);
    }
}

/// What `/proc/ID/stat` says.
#[derive(Debug, PartialEq)]
struct Stat {
    ended: bool,
    processor: f64,
}

fn stat(text: &str) -> Option<Stat> {
    // The name of the program may hold blanks and parentheses.
    let (_, rest) = text.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some(Stat {
        ended: matches!(fields.first(), Some(&("Z" | "X"))),
        processor: (ticks(11)? + ticks(12)?) / TICKS,
    })
}

/// The most memory that a running process has had so far, in bytes; none where the system does not
/// tell.
pub(crate) fn most_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    peak(&status)
}

/// The most memory so far, in bytes, in `/proc/ID/status`.
fn peak(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_system_tells_of_a_program() {
        let text = "17 (a (b) c) Z 1 17 17 0 -1 4 1 0 0 0 150 50 0 0 20 0 3 0 9";
        let expected = Stat {
            ended: true,
            processor: 2.0,
        };
        assert_eq!(stat(text), Some(expected));
        assert_eq!(stat("17 (a) R 1"), None);
        assert_eq!(peak("Name:\ta\nVmHWM:\t    2048 kB\n"), Some(2 << 20));
        assert_eq!(peak("Name:\ta\n"), None);
    }

    #[test]
    fn a_program_is_waited_for_and_its_words_are_kept() -> Result<()> {
        let (spent, said) = run(Command::new("sh").args(["-c", "sleep 0.05; echo done"]))?;
        assert_eq!(said, "done\n");
        assert!(spent.seconds >= 0.05);
        assert!(run(Command::new("sh").args(["-c", "exit 3"])).is_err());
        for ended in ["kill -9 $$", "exit 137"] {
            let command = &mut Command::new("sh");
            assert_eq!(run_within_memory(command.args(["-c", ended]))?, None);
        }
        assert!(run_within_memory(Command::new("sh").args(["-c", "exit 3"])).is_err());
        Ok(())
    }
}
