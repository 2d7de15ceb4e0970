//! A mail server that nobody is glad of: it answers late, and then refuses; every other time it says
//! nothing at all.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;

/// How late it answers.
const LATE: Duration = Duration::from_secs(3);

/// It serves until the campaign ends.
#[derive(Debug)]
pub(super) struct MailServer {
    port: u16,
    tries: Arc<AtomicUsize>,
}

impl MailServer {
    pub(super) fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let tries = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&tries);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let number = counted.fetch_add(1, Ordering::Relaxed);
                thread::spawn(move || refuse(stream, number));
            }
        });
        Ok(Self { port, tries })
    }

    pub(super) const fn port(&self) -> u16 {
        self.port
    }

    /// How often a mail was brought.
    pub(super) fn tries(&self) -> usize {
        self.tries.load(Ordering::Relaxed)
    }
}

fn refuse(mut stream: TcpStream, number: usize) {
    thread::sleep(LATE);
    if number.is_multiple_of(2) {
        // Whoever has gone meanwhile is not told.
        let _ = stream.write_all(b"421 not now\r\n");
    } else {
        thread::sleep(10 * LATE);
    }
}
