//! `slow`: a crowd that sends heads and forms letter by letter, or does not read what it asked for,
//! while others read pages and save answers.
//!
//! Whoever is cut off comes back at once, so that the crowd stays as large as it is. Each of it has
//! to be cut off at its limit. Then everybody saves at the same moment while the database is held,
//! which tells how many requests the service works on at once.

mod crowd;
mod places;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::load::{kibibytes, resident};
use super::{Outcome, Setting, others};
use crate::service::Service;
use crowd::{Crowd, Kind};

/// Slow connections at once.
const CROWD: usize = 2000;
/// The same for an unoptimised build on a machine that does other things too.
const SAMPLE_CROWD: usize = 600;
/// What 95 of 100 others wait at most, unoptimised and on a machine that does other things too.
const SAMPLE_P95: Duration = Duration::from_secs(2);
/// How much memory may grow while the crowd is there, in KiB.
const GROWTH: u64 = 256 * 1024;
/// Requests that are worked on at once, as `docs/reference/routes.md` has it.
const PLACES: usize = 512;

pub(super) fn run(setting: &Setting, release: bool) -> Result<Outcome> {
    let data = setting.scratch.join("var");
    let service = Service::start(&setting.binary, &data)?;
    let authority = service.authority()?;
    let mut outcome = Outcome::default();
    let size = if release { CROWD } else { SAMPLE_CROWD };
    let people = others::people(authority)?;

    let before = resident(service.process());
    let over = AtomicBool::new(false);
    let (mut crowd, waits, memory) = thread::scope(|scope| {
        let others = scope.spawn(|| others::work(authority, &people, &over));
        let watch = scope.spawn(|| {
            let mut most = None;
            while !over.load(Ordering::Relaxed) {
                most = most.max(resident(service.process()));
                thread::sleep(Duration::from_millis(500));
            }
            most
        });
        let crowd = Crowd::new(authority).and_then(|mut crowd| {
            crowd.stay(size, setting.length)?;
            Ok(crowd)
        });
        over.store(true, Ordering::Relaxed);
        (crowd, others.join(), watch.join().unwrap_or_default())
    });
    let gathered = crowd
        .as_mut()
        .map_err(|error| anyhow::anyhow!("{error:#}"))?;
    let mut waits = waits.map_err(|_| anyhow::anyhow!("the others ended early"))?;

    let most = gathered.most();
    let slow = format!("{most} (asked for: {size})");
    outcome
        .figures
        .push(("slow connections at once".to_owned(), slow));
    if most < size * 9 / 10 {
        outcome
            .failures
            .push(format!("the crowd was {most} at most"));
    }
    tell(gathered, &mut outcome);
    let limit = if release { others::P95 } else { SAMPLE_P95 };
    waits.tell(Some(limit), &mut outcome);
    let grown = memory
        .zip(before)
        .map(|(most, before)| most.saturating_sub(before));
    let most = format!("{} (limit {GROWTH} KiB more)", kibibytes(memory));
    outcome.figures.extend([
        ("memory before".to_owned(), kibibytes(before)),
        ("memory with the crowd".to_owned(), most),
    ]);
    if grown.is_some_and(|grown| grown > GROWTH) {
        outcome
            .failures
            .push(format!("memory grew by {}", kibibytes(grown)));
    }

    gathered.leave();
    let (worked, sent) = places::measure(authority, &people, &data)?;
    let told = format!("{worked} of {sent} (limit {PLACES})");
    outcome.figures.push(("worked on at once".to_owned(), told));
    // Somebody of the crowd may have the place of a moment.
    if !(PLACES - PLACES / 50..=PLACES).contains(&worked) {
        outcome.failures.push(format!(
            "{worked} requests are worked on at once, not {PLACES}"
        ));
    }
    if !service.stop()? {
        outcome
            .failures
            .push("the service did not stop cleanly when asked".to_owned());
    }
    Ok(outcome)
}

/// When the crowd was cut off.
fn tell(crowd: &Crowd, outcome: &mut Outcome) {
    for kind in Kind::ALL {
        let told = crowd.told(kind);
        let value = format!(
            "{} of {}, after {} to {} (limit {} s)",
            told.cut,
            told.opened,
            seconds(told.soonest),
            seconds(told.latest),
            kind.limit().as_secs()
        );
        outcome.figures.push((format!("{kind}, cut off"), value));
        outcome.failures.extend(told.faults(kind));
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Whether there is time left.
fn until(begun: Instant, length: Duration) -> bool {
    begun.elapsed() < length
}
