//! `crash`: the service is killed at random moments while answers are saved, and started again.
//!
//! Each writer has a question of its own and saves numbered comments, one after the other, as the
//! page's script does; what was acknowledged is noted. After each kill no acknowledged version may
//! be missing and no more than the one that was under way may have come in addition; at the end
//! every acknowledged comment stands once in the history of its question, and `icc-index doctor`
//! finds every chain and the file of the database unbroken.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::asking::Person;
use super::random::Random;
use super::tried::{self, Tried};
use super::{Outcome, Setting};
use crate::service::Service;

/// How soon a release build has to answer again.
const RESTART: Duration = Duration::from_secs(5);
/// Writers at once, each with a question of its own.
const WRITERS: usize = 6;
/// A kill comes after this long at the latest.
const LONGEST: usize = 1500;
/// Writers pause this long, so that histories stay readable.
const PAUSE: Duration = Duration::from_millis(20);
/// The questionnaire of the demonstration that is open.
const SHEET: &str = "/en/questionnaires/val-des-cedres/demo-open";

/// What one writer has got acknowledged.
#[derive(Debug, Default)]
struct Written {
    question: String,
    /// The number of the next comment.
    next: u32,
    /// Version and number of every comment that was acknowledged.
    kept: Vec<(i64, u32)>,
    /// The version after the last kill.
    seen: i64,
}

pub(super) fn run(setting: &Setting, release: bool) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let (all, _cluster) = tried::databases(&setting.scratch, &mut outcome)?;
    let length = setting.length / u32::try_from(all.len()).unwrap_or(1);
    for tried in &all {
        one(setting, tried, length, release, &mut outcome)
            .with_context(|| format!("on {}", tried.name))?;
    }
    Ok(outcome)
}

fn one(
    setting: &Setting,
    tried: &Tried,
    length: Duration,
    release: bool,
    outcome: &mut Outcome,
) -> Result<()> {
    let start = || Service::start_on(&setting.binary, &tried.folder, &tried.url);
    let mut service = start()?;
    let person = Person::sign_in(service.authority()?, "coordination@example.org", "")?;
    person.send(
        service.authority()?,
        &format!("{SHEET}/start"),
        "mode=shared",
        None,
    )?;
    let mut writers = questions(&person, &service)?;
    let mut random = Random::new(setting.seed);
    let (begun, mut kills, mut slowest) = (Instant::now(), 0, Duration::ZERO);
    let mut fail = |text: String| outcome.failures.push(format!("{}: {text}", tried.name));
    while begun.elapsed() < length || kills == 0 {
        let moment = Duration::from_millis(u64::try_from(random.below(LONGEST))?);
        let authority = service.authority()?.to_owned();
        thread::scope(|scope| {
            for written in &mut writers {
                let (person, authority) = (&person, &authority);
                scope.spawn(move || write_until_killed(person, authority, written));
            }
            thread::sleep(moment);
            // Dropping it is SIGKILL.
            drop(service);
        });
        kills += 1;
        let stopped = Instant::now();
        service = start()?;
        slowest = slowest.max(stopped.elapsed());
        for written in &mut writers {
            // What was on its way may have been kept, once for each kill.
            let kept = written.kept.last().map_or(0, |(version, _)| *version);
            let last = kept.max(written.seen);
            let now = person.version(service.authority()?, SHEET, &written.question)?;
            if !(last..=last + 1).contains(&now) && !written.kept.is_empty() {
                let question = &written.question;
                fail(format!(
                    "{question} is at {now}; {last} was acknowledged or seen"
                ));
            }
            written.seen = now;
        }
    }
    if release && slowest > RESTART {
        fail(format!("a restart took {} ms", slowest.as_millis()));
    }
    for written in &writers {
        let path = format!("{SHEET}/questions/{}/history", written.question);
        let history = person.get(service.authority()?, &path)?;
        for (_, number) in &written.kept {
            let times = history.matches(&comment(written, *number)).count();
            if times != 1 {
                fail(format!(
                    "{} stands {times} times",
                    comment(written, *number)
                ));
            }
        }
    }
    let saves: usize = writers.iter().map(|written| written.kept.len()).sum();
    if !service.stop()? {
        fail("the service did not stop cleanly when asked".to_owned());
    }
    for line in broken(&setting.binary, &tried.folder, &tried.url)? {
        fail(line);
    }
    for (figure, value) in [
        ("kills", kills.to_string()),
        ("acknowledged saves", saves.to_string()),
        ("slowest restart", format!("{} ms", slowest.as_millis())),
    ] {
        let figure = format!("{}, {figure}", tried.name);
        outcome.figures.push((figure, value));
    }
    ensure!(saves > 0, "nothing was ever saved");
    Ok(())
}

/// The first questions of the questionnaire, one for each writer.
fn questions(person: &Person, service: &Service) -> Result<Vec<Written>> {
    let found = person.questions(service.authority()?, SHEET)?;
    let writers = found.into_iter().take(WRITERS).map(|question| Written {
        question,
        ..Written::default()
    });
    Ok(writers.collect())
}

/// What a writer says, told apart from what others say and from longer numbers.
fn comment(written: &Written, number: u32) -> String {
    format!("crash {} number {number}.", written.question)
}

/// Saves one comment after the other until nobody answers any more.
fn write_until_killed(person: &Person, authority: &str, written: &mut Written) {
    let Ok(mut version) = person.version(authority, SHEET, &written.question) else {
        return;
    };
    loop {
        let number = written.next;
        written.next += 1;
        let text = comment(written, number);
        match person.save(authority, SHEET, &written.question, version, &text) {
            Ok(new) => {
                written.kept.push((new, number));
                version = new;
            }
            Err(_) => return,
        }
        thread::sleep(PAUSE);
    }
}

/// What `icc-index doctor` says has to be acted on. The server for tests is as quick as it can be,
/// and promises nothing itself: that is not what is tried.
fn broken(binary: &Path, folder: &Path, url: &str) -> Result<Vec<String>> {
    let mut doctor = Command::new(binary);
    doctor
        .args(["--lang", "en", "doctor", "--data"])
        .arg(folder);
    if !url.is_empty() {
        doctor.env("ICC_INDEX_DATABASE__URL", url);
    }
    let output = doctor.output().context("doctor cannot be started")?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(told.contains("[ok]"), "doctor says nothing: {told}");
    let act = told.lines().filter(|line| line.starts_with("[ACT]"));
    // Room on the disk is this machine's business.
    let ours = act.filter(|line| !line.contains("may be lost") && !line.contains("disk are free"));
    Ok(ours.map(str::to_owned).collect())
}
