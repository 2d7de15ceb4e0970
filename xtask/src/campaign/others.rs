//! Everybody else, while a campaign does what it does: some read pages, some save answers, each at a steady rate.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::Outcome;
use super::asking::Person;
use super::load::{milliseconds, per_mille};

/// The questionnaire of the demonstration that is open.
pub(super) const SHEET: &str = "/en/questionnaires/val-des-cedres/demo-open";
/// What is read.
const PAGES: [&str; 5] = [
    "/en",
    "/fr",
    "/en/municipalities",
    "/en/municipalities/val-des-cedres",
    "/fr/indicateurs",
];
/// What 95 of 100 of them wait at most in a release build.
pub(super) const P95: Duration = Duration::from_millis(500);
/// Who reads, and who saves, each with a question of the own.
const READERS: usize = 4;
const WRITERS: usize = 4;
/// How often each does it.
const EVERY: Duration = Duration::from_millis(500);

/// Who saves, and where.
#[derive(Debug)]
pub(super) struct People {
    pub(super) person: Person,
    pub(super) questions: Vec<String>,
}

/// What was waited for.
#[derive(Debug, Default)]
pub(super) struct Waits {
    pub(super) times: Vec<Duration>,
    pub(super) failures: Vec<String>,
}

/// Of both.
#[derive(Debug, Default)]
pub(super) struct Waited {
    pub(super) pages: Waits,
    pub(super) saves: Waits,
}

impl Waited {
    /// Tells how long they waited, and what of it must not be. Without a limit speed says nothing.
    pub(super) fn tell(&mut self, limit: Option<Duration>, outcome: &mut Outcome) {
        let told = limit.map_or_else(|| "none".to_owned(), milliseconds);
        for (name, waits) in [("pages", &mut self.pages), ("saves", &mut self.saves)] {
            waits.times.sort_unstable();
            let at = |share| milliseconds(per_mille(&waits.times, share));
            let p95 = per_mille(&waits.times, 950);
            for (figure, value) in [
                (format!("{name} of others"), waits.times.len().to_string()),
                (format!("{name}, median"), at(500)),
                (
                    format!("{name}, p95"),
                    format!("{} (limit {told})", milliseconds(p95)),
                ),
                (format!("{name}, slowest"), at(1000)),
            ] {
                outcome.figures.push((figure, value));
            }
            if waits.times.is_empty() {
                outcome.failures.push(format!("no {name} were answered"));
            }
            if limit.is_some_and(|limit| p95 > limit) {
                let p95 = milliseconds(p95);
                outcome.failures.push(format!("p95 of {name} is {p95}"));
            }
            let failures = waits.failures.iter().take(5).cloned();
            outcome.failures.extend(failures);
        }
    }
}

/// Somebody who writes in the demonstration.
pub(super) fn people(authority: &str) -> Result<People> {
    let person = Person::sign_in(authority, "coordination@example.org", "")?;
    person.send(authority, &format!("{SHEET}/start"), "mode=shared", None)?;
    let mut questions = person.questions(authority, SHEET)?;
    questions.truncate(WRITERS);
    Ok(People { person, questions })
}

/// Reads and saves until it is over.
pub(super) fn work(authority: &str, people: &People, over: &AtomicBool) -> Waited {
    let mut waited = Waited::default();
    thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS)
            .map(|reader| {
                scope.spawn(move || {
                    let nobody = Person::nobody("");
                    steadily(over, |turn| {
                        let page = PAGES
                            .get((reader + turn) % PAGES.len())
                            .context("no page")?;
                        nobody.get(authority, page).map(drop)
                    })
                })
            })
            .collect();
        let writers: Vec<_> = people
            .questions
            .iter()
            .map(|question| {
                scope.spawn(move || {
                    let person = &people.person;
                    let mut version = person.version(authority, SHEET, question);
                    steadily(over, |turn| {
                        let known = match &version {
                            Ok(version) => *version,
                            Err(_) => person.version(authority, SHEET, question)?,
                        };
                        let text = format!("amid the slow, number {turn}.");
                        version = person.save(authority, SHEET, question, known, &text);
                        match &version {
                            Ok(_) => Ok(()),
                            Err(error) => Err(anyhow::anyhow!("{error:#}")),
                        }
                    })
                })
            })
            .collect();
        collect(readers, &mut waited.pages);
        collect(writers, &mut waited.saves);
    });
    waited
}

fn collect(threads: Vec<thread::ScopedJoinHandle<'_, Waits>>, all: &mut Waits) {
    for thread in threads {
        match thread.join() {
            Ok(mut own) => {
                all.times.append(&mut own.times);
                all.failures.append(&mut own.failures);
            }
            Err(_) => all
                .failures
                .push("one of the others ended early".to_owned()),
        }
    }
}

/// Does something at a steady rate; a late answer counts from when it was due.
fn steadily(over: &AtomicBool, mut turn: impl FnMut(usize) -> Result<()>) -> Waits {
    let mut waits = Waits::default();
    let begun = Instant::now();
    let mut number = 0_u32;
    while !over.load(Ordering::Relaxed) {
        let due = EVERY * number;
        thread::sleep(due.saturating_sub(begun.elapsed()));
        match turn(usize::try_from(number).unwrap_or_default()) {
            Ok(()) => waits.times.push(begun.elapsed().saturating_sub(due)),
            Err(error) => waits.failures.push(format!("{error:#}")),
        }
        number += 1;
    }
    waits
}
