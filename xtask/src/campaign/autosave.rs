//! `autosave`: the last day of a wave. Everybody of every municipality has a question open, and the
//! page saves it every ten seconds, on SQLite and on PostgreSQL.
//!
//! Saves are sent at a steady rate: a slow answer does not make the next one wait, it makes it late,
//! and the lateness counts. Afterwards every acknowledged save stands once in the history of its
//! question, and the number of versions is that of the acknowledged saves.

mod world;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::load::{kibibytes, milliseconds, per_mille, resident};
use super::{Outcome, Setting, tried};
use crate::service::Service;
use world::{PEOPLE, Writer};

/// Municipalities in a release build: 800 sessions.
const CITIES: usize = 160;
/// The same for an unoptimised build, whose speed says nothing.
const SAMPLE_CITIES: usize = 8;
/// Each session saves once in this time.
const EVERY: Duration = Duration::from_secs(10);
/// Clients that send.
const SENDERS: usize = 32;
/// What 95 and 99 of 100 saves take at most in a release build.
const P95: Duration = Duration::from_millis(250);
const P99: Duration = Duration::from_secs(1);
/// Of so many saves one may fail.
const ONE_FAILURE_IN: usize = 1000;
/// The most memory, in KiB.
const MEMORY: u64 = 512 * 1024;
/// How much memory may grow from the middle of the run to its end, in per cent.
const GROWTH: u64 = 10;

/// A session that saves numbered comments.
struct Session {
    writer: Writer,
    version: i64,
    next: u32,
    /// The comments that were acknowledged.
    kept: Vec<u32>,
}

pub(super) fn run(setting: &Setting, release: bool) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let (all, _cluster) = tried::databases(&setting.scratch, &mut outcome)?;
    let length = setting.length / u32::try_from(all.len()).unwrap_or(1);
    for one in &all {
        on(setting, one, length, release, &mut outcome)
            .with_context(|| format!("on {}", one.name))?;
    }
    Ok(outcome)
}

fn on(
    setting: &Setting,
    tried: &tried::Tried,
    length: Duration,
    release: bool,
    outcome: &mut Outcome,
) -> Result<()> {
    let proxies = "[\"127.0.0.1\"]";
    let service = Service::start_behind(&setting.binary, &tried.folder, &tried.url, proxies)?;
    let authority = service.authority()?;
    let cities = if release { CITIES } else { SAMPLE_CITIES };
    let mut sessions = Vec::new();
    for writer in world::make(authority, &tried.folder, cities)? {
        let person = &writer.person;
        let version = person.version(authority, &writer.sheet, &writer.question)?;
        sessions.push(Mutex::new(Session {
            writer,
            version,
            next: 0,
            kept: Vec::new(),
        }));
    }
    let mut saved = save(authority, &sessions, length, service.process())?;
    let mut fail = |text: String| outcome.failures.push(format!("{}: {text}", tried.name));
    let lost = lost(authority, sessions)?;
    lost.into_iter().for_each(&mut fail);
    let asked = saved.waits.len() + saved.failures.len();
    if saved.failures.len() * ONE_FAILURE_IN > asked {
        saved.failures.iter().take(5).cloned().for_each(&mut fail);
    }
    saved.waits.sort_unstable();
    let (p95, p99) = (per_mille(&saved.waits, 950), per_mille(&saved.waits, 990));
    if release && (p95 > P95 || p99 > P99) {
        fail(format!(
            "p95 {} and p99 {}; the limits are {} and {}",
            milliseconds(p95),
            milliseconds(p99),
            milliseconds(P95),
            milliseconds(P99)
        ));
    }
    let most = saved.memory.iter().max().copied();
    if release && most.is_some_and(|most| most > MEMORY) {
        fail(format!("memory reached {}", kibibytes(most)));
    }
    let late = saved.memory.last().copied();
    let middle = saved.memory.get(saved.memory.len() / 2).copied();
    if let (Some(middle), Some(late)) = (middle, late)
        && late > middle + middle * GROWTH / 100
    {
        fail(format!("memory grew from {middle} to {late} KiB"));
    }
    for (figure, value) in [
        ("sessions", (cities * PEOPLE).to_string()),
        ("saves", asked.to_string()),
        ("failed", saved.failures.len().to_string()),
        ("median", milliseconds(per_mille(&saved.waits, 500))),
        ("p95", milliseconds(p95)),
        ("p99", milliseconds(p99)),
        ("slowest", milliseconds(per_mille(&saved.waits, 1000))),
        ("memory in the middle", kibibytes(middle)),
        ("memory at the end", kibibytes(late)),
        ("most memory", kibibytes(most)),
    ] {
        let figure = format!("{}, {figure}", tried.name);
        outcome.figures.push((figure, value));
    }
    if !service.stop()? {
        outcome
            .failures
            .push("the service did not stop cleanly when asked".to_owned());
    }
    Ok(())
}

#[derive(Debug, Default)]
struct Saved {
    waits: Vec<Duration>,
    failures: Vec<String>,
    /// Resident memory in KiB, once a second.
    memory: Vec<u64>,
}

fn save(
    authority: &str,
    sessions: &[Mutex<Session>],
    length: Duration,
    process: u32,
) -> Result<Saved> {
    let rounds = usize::try_from(length.as_secs() / EVERY.as_secs())?.max(1);
    let planned = rounds * sessions.len();
    let gap = EVERY / u32::try_from(sessions.len())?;
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let saved = Mutex::new(Saved::default());
    let started = Instant::now();
    let memory = thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut memory = Vec::new();
            while !over.load(Ordering::Relaxed) {
                memory.extend(resident(process));
                thread::sleep(Duration::from_secs(1));
            }
            memory
        });
        let senders: Vec<_> = (0..SENDERS)
            .map(|_| {
                scope.spawn(|| {
                    let mut own = Saved::default();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= planned {
                            break;
                        }
                        let due = gap * u32::try_from(number).unwrap_or(u32::MAX);
                        thread::sleep(due.saturating_sub(started.elapsed()));
                        let session = sessions.get(number % sessions.len());
                        let Some(Ok(mut session)) = session.map(Mutex::lock) else {
                            break;
                        };
                        match session.save(authority) {
                            Ok(()) => own.waits.push(started.elapsed().saturating_sub(due)),
                            Err(error) => own.failures.push(format!("{error:#}")),
                        }
                    }
                    if let Ok(mut all) = saved.lock() {
                        all.waits.append(&mut own.waits);
                        all.failures.append(&mut own.failures);
                    }
                })
            })
            .collect();
        for sender in senders {
            // One that panicked has told why.
            let _ = sender.join();
        }
        over.store(true, Ordering::Relaxed);
        watch.join().unwrap_or_default()
    });
    let mut saved = saved
        .into_inner()
        .map_err(|_| anyhow::anyhow!("a sender ended early"))?;
    saved.memory = memory;
    Ok(saved)
}

impl Session {
    /// Saves the next comment; after a failure the version is read anew before the one after.
    fn save(&mut self, authority: &str) -> Result<()> {
        let number = self.next;
        self.next += 1;
        let Writer {
            person,
            sheet,
            question,
        } = &self.writer;
        let text = comment(number);
        match person.save(authority, sheet, question, self.version, &text) {
            Ok(version) => {
                self.version = version;
                self.kept.push(number);
                Ok(())
            }
            Err(error) => {
                if let Ok(version) = person.version(authority, sheet, question) {
                    self.version = version;
                }
                Err(error)
            }
        }
    }
}

/// What is written, told apart from longer numbers.
fn comment(number: u32) -> String {
    format!("autosave number {number}.")
}

/// What was acknowledged and does not stand once in the history.
fn lost(authority: &str, sessions: Vec<Mutex<Session>>) -> Result<Vec<String>> {
    let mut lost = Vec::new();
    for session in sessions {
        let session = session
            .into_inner()
            .map_err(|_| anyhow::anyhow!("a sender ended early"))?;
        let Writer {
            person,
            sheet,
            question,
        } = &session.writer;
        let now = person.version(authority, sheet, question)?;
        if now < session.version {
            let known = session.version;
            lost.push(format!(
                "{sheet} {question} is at {now}; {known} was acknowledged"
            ));
        }
        let history = person.get(authority, &format!("{sheet}/questions/{question}/history"))?;
        for number in &session.kept {
            let times = history.matches(&comment(*number)).count();
            if times != 1 {
                lost.push(format!("{sheet} {question}: {number} stands {times} times"));
            }
        }
    }
    Ok(lost)
}
