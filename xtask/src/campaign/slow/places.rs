//! How many requests the service works on at once: the database is held by somebody else, so that
//! every save that has got a place stays in it; the others are refused at once, and counted.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::super::others::{People, SHEET};
use crate::process;

/// Saves at the same moment.
const SAVES: usize = 700;
/// Within this time everybody is refused who is; a save waits longer for the database.
const REFUSED: Duration = Duration::from_secs(6);
/// Begins to write and waits until its input ends.
const HOLD: &str = "
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute('PRAGMA busy_timeout = 10000')
database.execute('BEGIN IMMEDIATE')
print('held', flush=True)
sys.stdin.read()
database.execute('ROLLBACK')
";

/// How many of so many saves were worked on at the same moment.
pub(super) fn measure(authority: &str, people: &People, data: &Path) -> Result<(usize, usize)> {
    let question = people.questions.first().context("no question")?;
    let version = people.person.version(authority, SHEET, question)?;
    let request = people
        .person
        .saving(authority, SHEET, question, version, "at once");
    let held = Held::take(&data.join("icc-index.sqlite"))?;
    let mut all = Vec::new();
    for _ in 0..SAVES {
        let mut stream = TcpStream::connect(authority)?;
        stream.write_all(request.as_bytes())?;
        stream.set_nonblocking(true)?;
        all.push(stream);
    }
    let begun = Instant::now();
    let mut refused = 0;
    while begun.elapsed() < REFUSED {
        let mut waiting = Vec::new();
        for mut stream in all {
            let mut first = [0; 12];
            match stream.read(&mut first) {
                Ok(12) if first.ends_with(b"503") => refused += 1,
                Ok(_) => anyhow::bail!("a save was answered while the database was held"),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    waiting.push(stream);
                }
                Err(error) => return Err(error.into()),
            }
        }
        all = waiting;
        thread::sleep(Duration::from_millis(50));
    }
    drop(held);
    Ok((SAVES - refused, SAVES))
}

/// A lock on the database; given back when it is dropped.
struct Held(Child);

impl Held {
    fn take(database: &Path) -> Result<Self> {
        let python = process::find_any(&["python3", "python"]).context("Python is missing")?;
        let mut child = Command::new(python)
            .args(["-c", HOLD])
            .arg(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().context("Python has no output")?;
        let held = Self(child);
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        ensure!(line.trim() == "held", "the database could not be held");
        Ok(held)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // It has nothing else to do.
        let _ = process::wait(&mut self.0, Duration::from_secs(10));
    }
}
