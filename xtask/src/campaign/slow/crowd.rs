//! The slow ones: one thread looks after all of them, a letter each second.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use socket2::{Domain, Socket, Type};

use super::until;

/// How often each sends or reads a letter.
const EVERY: Duration = Duration::from_secs(1);
/// How long after its limit somebody may still be there: what the service needs to notice, what
/// fits into the buffers between the two, and this loop.
const LATER: Duration = Duration::from_secs(8);
/// How many come at once, and in each second.
const TOGETHER: usize = 100;
/// How much somebody asks for who does not read it, and how much of it the system may take for
/// them: otherwise it takes more than any page has.
const UNREAD: usize = 1 << 20;
const TAKEN: usize = 8 * 1024;
/// The page that is asked for then.
const PAGE: &str = "/en/indicators";

/// The ways of being slow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Head,
    Form,
    Reading,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Head, Self::Form, Self::Reading];

    /// When it has to be cut off, by `docs/reference/routes.md`.
    pub(super) const fn limit(self) -> Duration {
        match self {
            Self::Head | Self::Reading => Duration::from_secs(30),
            Self::Form => Duration::from_secs(20),
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Head => "slow heads",
            Self::Form => "slow forms",
            Self::Reading => "slow readers",
        })
    }
}

/// What became of those of one kind.
#[derive(Debug, Default, Clone)]
pub(super) struct Told {
    pub(super) opened: usize,
    pub(super) cut: usize,
    pub(super) soonest: Duration,
    pub(super) latest: Duration,
    /// Those that were still there long after their limit.
    overdue: usize,
}

impl Told {
    pub(super) fn faults(&self, kind: Kind) -> Vec<String> {
        let mut faults = Vec::new();
        if self.overdue > 0 {
            faults.push(format!("{} {kind} were not cut off in time", self.overdue));
        }
        if self.cut == 0 {
            faults.push(format!("no {kind} were cut off"));
        } else if self.soonest + EVERY < kind.limit() {
            faults.push(format!("{kind} were cut off after {:?}", self.soonest));
        }
        faults
    }

    fn note(&mut self, lasted: Duration) {
        self.soonest = if self.cut == 0 {
            lasted
        } else {
            self.soonest.min(lasted)
        };
        self.latest = self.latest.max(lasted);
        self.cut += 1;
    }
}

struct Slow {
    kind: Kind,
    stream: TcpStream,
    since: Instant,
    overdue: bool,
}

/// All of them.
pub(super) struct Crowd {
    authority: String,
    /// How often the page is asked for at once.
    pages: usize,
    all: Vec<Slow>,
    told: [Told; 3],
    most: usize,
}

impl Crowd {
    /// Nobody yet.
    pub(super) fn new(authority: &str) -> Result<Self> {
        let page = super::super::asking::Person::nobody("").get(authority, PAGE)?;
        Ok(Self {
            authority: authority.to_owned(),
            pages: UNREAD / page.len().max(1),
            all: Vec::new(),
            told: Default::default(),
            most: 0,
        })
    }

    /// Grows to so many, of each kind a third, and stays as large for so long; nobody comes any
    /// more who could not be cut off before the end.
    pub(super) fn stay(&mut self, size: usize, length: Duration) -> Result<()> {
        let begun = Instant::now();
        let last = Kind::ALL
            .map(Kind::limit)
            .into_iter()
            .max()
            .unwrap_or_default()
            + LATER;
        // Some have been cut off before the last have come.
        let growing = EVERY * u32::try_from(2 * size / TOGETHER)?;
        let length = length.max(growing + last);
        while until(begun, length) {
            let round = Instant::now();
            self.look();
            let missing = size.saturating_sub(self.all.len()).min(TOGETHER);
            if until(begun, length.saturating_sub(last)) {
                for _ in 0..missing {
                    self.join()?;
                }
            }
            self.most = self.most.max(self.all.len());
            thread::sleep(EVERY.saturating_sub(round.elapsed()));
        }
        Ok(())
    }

    /// Lets everybody send or read a letter, and notes who was cut off.
    fn look(&mut self) {
        let told = &mut self.told;
        self.all.retain_mut(|slow| {
            let told = &mut told[slow.kind as usize];
            let lasted = slow.since.elapsed();
            if slow.is_cut() {
                told.note(lasted);
                return false;
            }
            if !slow.overdue && lasted > slow.kind.limit() + LATER {
                slow.overdue = true;
                told.overdue += 1;
            }
            true
        });
    }

    /// The most there were at once.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    pub(super) fn told(&self, kind: Kind) -> &Told {
        &self.told[kind as usize]
    }

    /// Everybody goes.
    pub(super) fn leave(&mut self) {
        self.all.clear();
    }

    /// One more, of the kind of which there are the fewest.
    fn join(&mut self) -> Result<()> {
        let there = |kind: &Kind| self.all.iter().filter(|slow| slow.kind == *kind).count();
        let kind = Kind::ALL.into_iter().min_by_key(there);
        let kind = kind.unwrap_or(Kind::Head);
        let host = &self.authority;
        let mut stream = connect(host, kind).context("the crowd finds no way in")?;
        let begin = match kind {
            Kind::Head => format!("GET /en HTTP/1.1\r\nHost: {host}\r\nX-Slow: "),
            Kind::Form => format!(
                "POST /en/sign-in HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
                 Sec-Fetch-Site: same-origin\r\nContent-Length: 5000\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\n\r\nemail="
            ),
            Kind::Reading => {
                format!("GET {PAGE} HTTP/1.1\r\nHost: {host}\r\n\r\n").repeat(self.pages)
            }
        };
        stream.write_all(begin.as_bytes())?;
        stream.set_nonblocking(true)?;
        self.told[kind as usize].opened += 1;
        self.all.push(Slow {
            kind,
            stream,
            since: Instant::now(),
            overdue: false,
        });
        Ok(())
    }
}

/// A connection, with as little room for what comes back as there can be where nobody reads it.
fn connect(host: &str, kind: Kind) -> Result<TcpStream> {
    let address: SocketAddr = host.parse()?;
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    if kind == Kind::Reading {
        socket.set_recv_buffer_size(TAKEN)?;
    }
    socket.connect(&address.into())?;
    Ok(socket.into())
}

impl Slow {
    /// Sends or reads one letter; whether the other end has had enough.
    fn is_cut(&mut self) -> bool {
        if !matches!(self.stream.take_error(), Ok(None)) {
            return true;
        }
        let mut letter = [0];
        match self.kind {
            Kind::Reading => match self.stream.read(&mut letter) {
                Ok(read) => read == 0,
                Err(error) => error.kind() != ErrorKind::WouldBlock,
            },
            Kind::Head | Kind::Form => {
                // An answer is the end of it, too.
                let heard = match self.stream.read(&mut letter) {
                    Ok(_) => true,
                    Err(error) => error.kind() != ErrorKind::WouldBlock,
                };
                heard || self.stream.write(b"a").is_err()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_soon_too_late_and_never_are_faults() {
        let mut told = Told::default();
        assert_eq!(told.faults(Kind::Form).len(), 1, "never");
        told.note(Duration::from_secs(21));
        told.note(Duration::from_secs(20));
        assert_eq!(told.faults(Kind::Form), Vec::<String>::new());
        assert_eq!((told.soonest.as_secs(), told.latest.as_secs()), (20, 21));
        told.note(Duration::from_secs(3));
        assert_eq!(told.faults(Kind::Form).len(), 1, "too soon");
        told.overdue = 1;
        assert_eq!(told.faults(Kind::Form).len(), 2, "too late");
    }
}
