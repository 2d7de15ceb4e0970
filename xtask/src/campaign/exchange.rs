//! `exchange`: the pages of a network in which much is exchanged, on SQLite and on PostgreSQL. Several
//! people page through its lists, open topics and search, while a question is asked to the network and
//! the mails about what is new wait for a mail server that is slow or refuses them.
//!
//! Requests are sent at a steady rate: a slow answer does not make the next one wait, it makes it late,
//! and the lateness counts.

mod addresses;
mod mails;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::asking::{Person, form, header, status};
use super::load::{kibibytes, milliseconds, per_mille, resident};
use super::random::Random;
use super::{Outcome, Setting, tried};
use crate::process;
use crate::service::Service;
use crate::workspace::Workspace;
use crate::world;
use addresses::{Address, Kind};
use mails::MailServer;

/// Practices, posts and people.
const WORLD: [&str; 3] = ["5000", "50000", "2000"];
/// The same in a sample, whose build is not optimised.
const SAMPLE_WORLD: [&str; 3] = ["150", "1500", "80"];
/// Requests a second.
const RATE: u32 = 100;
const SAMPLE_RATE: u32 = 10;
/// Clients that ask.
const READERS: usize = 32;
/// What 95 of 100 wait at most in a release build, for a page and for a search.
const SLOWEST: Duration = Duration::from_millis(100);
/// What whoever asks a question to the network waits at most, whatever the mail server does.
const QUESTION: Duration = Duration::from_secs(2);
/// How much memory may grow between the first quarter of the run and its end, in per cent.
const GROWTH: u64 = 25;
/// Those who read.
const PEOPLE: [&str; 3] = ["edition", "coordination", "reseau"];

pub(super) fn run(workspace: &Workspace, setting: &Setting, release: bool) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    world::build(workspace, &["exchange"], release)?;
    let filler = workspace.example("exchange", release);
    let (all, _cluster) = tried::databases(&setting.scratch, &mut outcome)?;
    let length = setting.length / u32::try_from(all.len()).unwrap_or(1);
    for one in &all {
        let file = setting.scratch.join("exchange.sqlite");
        let url = if one.url.is_empty() {
            format!("sqlite://{}", file.display())
        } else {
            one.url.clone()
        };
        let world = if release { WORLD } else { SAMPLE_WORLD };
        let started = Instant::now();
        fill(&filler, world, &url)?;
        let filled = format!("{:.0} s", started.elapsed().as_secs_f64());
        let figure = format!("{}, filled within", one.name);
        outcome.figures.push((figure, filled));
        on(
            setting,
            (one.name, &one.folder, &url),
            length,
            release,
            &mut outcome,
        )
        .with_context(|| format!("on {}", one.name))?;
    }
    Ok(outcome)
}

fn fill(filler: &Path, world: [&str; 3], url: &str) -> Result<()> {
    let mut fill = Command::new(filler);
    fill.args(world).arg(url).stdout(Stdio::null());
    ensure!(process::succeeds(&mut fill)?, "nothing was filled in");
    Ok(())
}

fn on(
    setting: &Setting,
    (name, folder, url): (&str, &Path, &str),
    length: Duration,
    release: bool,
    outcome: &mut Outcome,
) -> Result<()> {
    let mails = MailServer::start()?;
    let port = mails.port().to_string();
    let service = Service::start_with(
        &setting.binary,
        folder,
        &[
            ("ICC_INDEX_DATABASE__URL", url),
            ("ICC_INDEX_MAIL__SERVER", "127.0.0.1"),
            ("ICC_INDEX_MAIL__PORT", &port),
            ("ICC_INDEX_MAIL__ENCRYPTION", "none"),
            ("ICC_INDEX_MAIL__FROM", "Index <index@example.org>"),
        ],
    )?;
    let authority = service.authority()?;
    let mut people = Vec::new();
    for person in PEOPLE {
        let email = format!("{person}@example.org");
        people.push(Person::sign_in(authority, &email, "")?);
    }
    let first = people.first().context("nobody reads")?;
    let addresses = addresses::found(first, authority)?;
    let (mut read, asked) = thread::scope(|scope| {
        let asking = scope.spawn(|| {
            // When reading is well under way.
            thread::sleep(length / 3);
            question(first, authority)
        });
        let read = read(&people, authority, (&addresses, setting.seed), length, {
            let rate = if release { RATE } else { SAMPLE_RATE };
            (rate, service.process())
        });
        let asked = asking.join();
        (read, asked)
    });
    let asked = match asked {
        Ok(Ok(wait)) => wait,
        Ok(Err(error)) => {
            let failure = format!("a question to the network: {error:#}");
            read.failures.push(failure);
            Duration::ZERO
        }
        Err(_) => anyhow::bail!("whoever asks a question ended early"),
    };
    let figures = [
        ("addresses", addresses.len().to_string()),
        ("slowest addresses", slowest(&read, &addresses)),
        ("failed", read.failures.len().to_string()),
        ("a question to the network", milliseconds(asked)),
        ("mails tried", mails.tries().to_string()),
        ("memory after a quarter", kibibytes(read.memory.0)),
        ("memory at the end", kibibytes(read.memory.1)),
    ];
    for (figure, value) in figures {
        outcome.figures.push((format!("{name}, {figure}"), value));
    }
    let mut failures = within_limits(&read, release, (name, outcome));
    if release && asked > QUESTION {
        let found = milliseconds(asked);
        failures.push(format!("a question to the network took {found}"));
    }
    if mails.tries() == 0 {
        failures.push("no mail was tried, so that none could block anything".to_owned());
    }
    if !service.stop()? {
        failures.push("the service did not stop cleanly when asked".to_owned());
    }
    failures.extend(read.failures.into_iter().take(5));
    let told = failures.into_iter().map(|text| format!("{name}: {text}"));
    outcome.failures.extend(told);
    Ok(())
}

/// Notes how long pages and searches took, and tells what was too much.
fn within_limits(
    read: &Reading,
    release: bool,
    (name, outcome): (&str, &mut Outcome),
) -> Vec<String> {
    let mut failures = Vec::new();
    for (what, kind) in [("pages", Kind::Page), ("searches", Kind::Search)] {
        let waits = read.waits.iter().filter(|(of, _, _)| *of == kind);
        let mut waits: Vec<Duration> = waits.map(|(_, wait, _)| *wait).collect();
        waits.sort_unstable();
        let p95 = per_mille(&waits, 950);
        for (figure, value) in [
            ("", waits.len().to_string()),
            (", median", milliseconds(per_mille(&waits, 500))),
            (", p95", milliseconds(p95)),
            (", slowest", milliseconds(per_mille(&waits, 1000))),
        ] {
            outcome
                .figures
                .push((format!("{name}, {what}{figure}"), value));
        }
        if release && p95 > SLOWEST {
            let (found, most) = (milliseconds(p95), milliseconds(SLOWEST));
            failures.push(format!(
                "95 of 100 {what} took {found}; the limit is {most}"
            ));
        }
    }
    if let (Some(early), Some(late)) = read.memory
        && late > early + early * GROWTH / 100
    {
        failures.push(format!("memory grew from {early} to {late} KiB"));
    }
    failures
}

#[derive(Debug, Default)]
struct Reading {
    /// Of what kind, how long it took, and which address it was.
    waits: Vec<(Kind, Duration, usize)>,
    failures: Vec<String>,
    /// Resident memory in KiB after a quarter and at the end.
    memory: (Option<u64>, Option<u64>),
}

fn read(
    people: &[Person],
    authority: &str,
    (addresses, seed): (&[Address], u64),
    length: Duration,
    (rate, process): (u32, u32),
) -> Reading {
    let planned = usize::try_from(length.as_secs() * u64::from(rate)).unwrap_or(usize::MAX);
    let gap = Duration::from_secs(1) / rate;
    let mut random = Random::new(seed);
    let order: Vec<usize> = (0..planned)
        .map(|_| random.below(addresses.len()))
        .collect();
    let next = AtomicUsize::new(0);
    let reading = Mutex::new(Reading::default());
    let started = Instant::now();
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                let mut own = Reading::default();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(at) = order.get(number).copied() else {
                        break;
                    };
                    let due = gap * u32::try_from(number).unwrap_or(u32::MAX);
                    thread::sleep(due.saturating_sub(started.elapsed()));
                    let person = people.get(number % people.len());
                    let (Some(address), Some(person)) = (addresses.get(at), person) else {
                        break;
                    };
                    match person.ask_for(authority, &address.path) {
                        Ok(answer) if status(&answer) == 200 => {
                            let wait = started.elapsed().saturating_sub(due);
                            own.waits.push((address.kind, wait, at));
                        }
                        Ok(answer) => {
                            let path = &address.path;
                            own.failures
                                .push(format!("{path} answers {}", status(&answer)));
                        }
                        Err(error) => own.failures.push(format!("{}: {error:#}", address.path)),
                    }
                    if number == planned / 4 {
                        own.memory.0 = resident(process);
                    }
                }
                if let Ok(mut all) = reading.lock() {
                    all.waits.append(&mut own.waits);
                    all.failures.append(&mut own.failures);
                    all.memory.0 = all.memory.0.or(own.memory.0);
                }
            });
        }
    });
    let mut reading = reading.into_inner().unwrap_or_default();
    reading.memory.1 = resident(process);
    reading
}

/// The addresses with the slowest of their medians, for whoever makes them faster.
fn slowest(read: &Reading, addresses: &[Address]) -> String {
    let mut medians: Vec<(Duration, &str)> = Vec::new();
    for (number, address) in addresses.iter().enumerate() {
        let own = read.waits.iter().filter(|(_, _, at)| *at == number);
        let mut own: Vec<Duration> = own.map(|(_, wait, _)| *wait).collect();
        own.sort_unstable();
        medians.push((per_mille(&own, 500), &address.path));
    }
    medians.sort_unstable();
    let slowest = medians.iter().rev().take(5);
    let slowest = slowest.map(|(wait, path)| format!("`{path}` {}", milliseconds(*wait)));
    slowest.collect::<Vec<_>>().join(", ")
}

/// Asks a question about an indicator, which reaches whoever names it; how long that took.
fn question(person: &Person, authority: &str) -> Result<Duration> {
    let path = format!("/en/networks/{}/space/new", addresses::NETWORK);
    let page = person.get(authority, &path)?;
    let about = page
        .split("<select id=\"about\"")
        .nth(1)
        .and_then(|rest| {
            let values = rest.split("<option value=\"").skip(1);
            let mut values = values.filter_map(|option| option.split('"').next());
            values.find(|value| !value.is_empty())
        })
        .context("a question can be about nothing")?;
    let fields = form(&[
        ("topic-kind", "question"),
        ("about", about),
        ("title", "Who pays the interpreters?"),
        ("body", "We look for a municipality that shares them."),
        ("language", "en"),
        ("version", "0"),
    ]);
    let started = Instant::now();
    let answer = person.send(authority, &path, &fields, None)?;
    let wait = started.elapsed();
    super::asking::expect(&answer, 303, "a question")?;
    let there = header(&answer, "Location").context("a question leads nowhere")?;
    ensure!(
        person
            .get(authority, &there)?
            .contains("Who pays the interpreters?"),
        "the question is not there"
    );
    Ok(wait)
}
