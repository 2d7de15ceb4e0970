//! The service as a running process, and asking it over the network.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::program;

/// How long anything may take before a test gives up on it.
pub(crate) const LIMIT: Duration = Duration::from_mins(1);

/// A running service; killed when it is dropped.
pub(crate) struct Running {
    child: Child,
    /// Host and port.
    pub(crate) authority: String,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Running {
    pub(crate) fn start(url: &str, folder: &Path, arguments: &[&str]) -> Self {
        let mut command = program(url, folder);
        command.args(["serve", "--port", "0", "--data", "var"]);
        command.args(arguments);
        Self::of(command)
    }

    /// Starts it and waits until it tells its address.
    pub(crate) fn of(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = child.stdout.take().unwrap();
        let mut lines = BufReader::new(out).lines();
        let line = lines.next().unwrap().unwrap();
        let (_, authority) = line.split_once("http://").unwrap();
        Self {
            child,
            authority: authority.trim().to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// With more lines in the head, each with its end.
    pub(crate) fn get_with(&self, path: &str, lines: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\n{lines}"), "")
    }

    /// Sends a form as a page of the service itself does.
    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        self.post_with(path, "", body)
    }

    /// With more lines in the head, each with its end.
    pub(crate) fn post_with(&self, path: &str, lines: &str, body: &str) -> Answer {
        let head = format!(
            "POST {path} HTTP/1.1\r\n{lines}Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            self.authority,
            body.len()
        );
        self.ask(&head, body)
    }

    fn ask(&self, head: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.authority).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        let host = &self.authority;
        let request = format!("{head}Host: {host}\r\nConnection: close\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).unwrap();
        answer(&mut stream)
    }

    /// The id of its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn signal(&self, name: &str) {
        let process = self.process().to_string();
        let signal = format!("-{name}");
        let mut kill = Command::new("kill");
        let sent = kill.args([&signal, &process]).status();
        assert!(sent.unwrap().success());
    }

    /// How it ended.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(started.elapsed() < LIMIT, "the service does not stop");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads an answer to its end.
pub(crate) fn answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let status = text.split(' ').nth(1).and_then(|word| word.parse().ok());
    Answer {
        status: status.unwrap_or_default(),
        text,
    }
}
