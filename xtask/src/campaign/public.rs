//! `public`: the pages of a large service, read by many at once and on a slow phone, and full
//! reports one after the other. The world is the demonstration several times over: 200 municipalities over ten waves.

mod peers;
mod phone;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::load::{self, Crawled, http::Client, kibibytes, milliseconds, per_mille, resident};
use super::{Outcome, Setting, example};
use crate::process;
use crate::service::Service;
use crate::workspace::Workspace;

/// How often each municipality of the demonstration is there, and how many waves there are.
const WORLD: [&str; 2] = ["5", "10"];
/// The same in a sample, whose build is not optimised.
const SAMPLE_WORLD: [&str; 2] = ["2", "7"];
/// Requests a second.
const RATE: u32 = 500;
const SAMPLE_RATE: u32 = 40;
/// What 99 of 100 readers of any page wait at most.
const SLOWEST: Duration = Duration::from_millis(50);
/// What the first reader of a page waits at most, after the service has begun.
const COLD: Duration = Duration::from_millis(150);
/// What the first full report takes at most, and those after it.
const FIRST_REPORT: Duration = Duration::from_secs(2);
const REPORT: Duration = Duration::from_millis(500);
/// How many times as fast as Datasette's page of the same rows, and as `WeasyPrint`'s report.
const DATASETTE: f64 = 20.0;
const WEASYPRINT: f64 = 10.0;
/// Reports that are made, and how much memory may grow after the first tenth of them, in per cent.
const REPORTS: usize = 500;
const GROWTH: u64 = 25;

pub(super) fn run(workspace: &Workspace, setting: &Setting, release: bool) -> Result<Outcome> {
    let file = setting.scratch.join("world.sqlite");
    make_world(workspace, &file, release)?;
    let url = format!("sqlite://{}", file.display());
    let service = Service::start_on(&setting.binary, &setting.scratch.join("var"), &url)?;
    let mut outcome = Outcome::default();
    let build = if release { "release" } else { "development" };
    outcome.figures.push(("build".to_owned(), build.to_owned()));

    let crawled = load::crawl(service.authority()?)?;
    outcome.failures.extend(crawled.failures.iter().cloned());
    let pages = crawled.pages.len().to_string();
    outcome.figures.push(("addresses".to_owned(), pages));
    first_readers(&crawled, release, &mut outcome);
    many_readers(&service, &crawled, setting, release, &mut outcome)?;
    if release {
        phone::look(workspace, &service, &crawled.pages, &mut outcome)?;
        let report = reports(&service, &crawled, &mut outcome)?;
        beside_others(workspace, &service, &crawled, setting, report, &mut outcome)?;
    }
    if !service.stop()? {
        let failure = "the service did not stop cleanly when asked";
        outcome.failures.push(failure.to_owned());
    }
    Ok(outcome)
}

/// Makes the database of the world by a program beside the service.
fn make_world(workspace: &Workspace, file: &Path, release: bool) -> Result<()> {
    let mut make = Command::new(example::built(workspace, "world", release)?);
    make.args(if release { WORLD } else { SAMPLE_WORLD });
    let made = process::succeeds(make.arg(file).stdout(Stdio::null()))?;
    anyhow::ensure!(made, "no world was made");
    Ok(())
}

fn first_readers(crawled: &Crawled, release: bool, outcome: &mut Outcome) {
    let (wait, page) = &crawled.slowest;
    let found = format!("{} ({page})", milliseconds(*wait));
    outcome
        .figures
        .push(("slowest first answer".to_owned(), found));
    limit("the first answer of a page", *wait, COLD, release, outcome);
}

fn many_readers(
    service: &Service,
    crawled: &Crawled,
    setting: &Setting,
    release: bool,
    outcome: &mut Outcome,
) -> Result<()> {
    let rate = if release { RATE } else { SAMPLE_RATE };
    let authority = service.authority()?;
    let mut readings = load::read(
        authority,
        &crawled.pages,
        rate,
        setting.length,
        service.process(),
    )?;
    outcome.failures.append(&mut readings.failures);
    readings.waits.sort_unstable();
    let p99 = per_mille(&readings.waits, 990);
    for (figure, value) in [
        ("requests", readings.waits.len().to_string()),
        ("rate asked", format!("{rate} a second")),
        ("median", milliseconds(per_mille(&readings.waits, 500))),
        ("p99", milliseconds(p99)),
        ("slowest", milliseconds(per_mille(&readings.waits, 1000))),
    ] {
        outcome.figures.push((figure.to_owned(), value));
    }
    limit("99 of 100 answers", p99, SLOWEST, release, outcome);
    Ok(())
}

/// The same municipality by what others would use.
fn beside_others(
    workspace: &Workspace,
    service: &Service,
    crawled: &Crawled,
    setting: &Setting,
    report: Duration,
    outcome: &mut Outcome,
) -> Result<()> {
    let answers = crawled
        .pages
        .iter()
        .find(|page| page.ends_with("/reponses"));
    let answers = answers.context("no municipality shows its answers")?;
    let result = answers.trim_end_matches("/reponses");
    let (page, _) = result.rsplit_once('/').context("no municipality")?;
    let city = peers::City {
        page,
        rows: format!("{result}/fichiers/scores.csv"),
        answers: answers.clone(),
    };
    let times = peers::measure(workspace, service.authority()?, &city, &setting.scratch)?;
    outcome.figures.extend(peers::figures(&times, report));
    for (what, theirs, ours, least) in [
        ("Datasette", times.datasette, times.page, DATASETTE),
        ("WeasyPrint", times.weasyprint, report, WEASYPRINT),
    ] {
        let found = theirs.as_secs_f64() / ours.as_secs_f64();
        if found < least {
            let failure = format!("{found:.1} times as fast as {what}; at least {least} is asked");
            outcome.failures.push(failure);
        }
    }
    Ok(())
}

/// Full reports of one municipality after the other, in either language; gives the usual time.
fn reports(service: &Service, crawled: &Crawled, outcome: &mut Outcome) -> Result<Duration> {
    let files: Vec<String> = crawled
        .prepared
        .iter()
        .filter(|path| path.ends_with("/report.pdf"))
        .map(|path| {
            path.replace("/preparer/", "/fichiers/")
                .replace("/prepare/", "/files/")
        })
        .collect();
    anyhow::ensure!(!files.is_empty(), "no full report is linked");
    let mut client = Client::connect(service.authority()?)?;
    let mut waits = Vec::new();
    let mut early = None;
    for (number, file) in files.iter().cycle().take(REPORTS).enumerate() {
        let started = Instant::now();
        let status = client.get(file)?.status;
        waits.push(started.elapsed());
        if status != 200 {
            outcome.failures.push(format!("{file} answered {status}"));
        }
        if number == REPORTS / 10 {
            early = resident(service.process());
        }
    }
    let late = resident(service.process());
    let first = waits.remove(0);
    waits.sort_unstable();
    let usual = per_mille(&waits, 500);
    for (figure, value) in [
        ("full reports", (waits.len() + 1).to_string()),
        (
            "of so many municipalities and languages",
            files.len().to_string(),
        ),
        ("first full report", milliseconds(first)),
        ("median of the others", milliseconds(usual)),
        (
            "slowest of the others",
            milliseconds(per_mille(&waits, 1000)),
        ),
        ("memory after a tenth of them", kibibytes(early)),
        ("memory after all of them", kibibytes(late)),
    ] {
        outcome.figures.push((figure.to_owned(), value));
    }
    limit("the first full report", first, FIRST_REPORT, true, outcome);
    limit("a full report", usual, REPORT, true, outcome);
    if let (Some(early), Some(late)) = (early, late)
        && late > early + early * GROWTH / 100
    {
        let grown = format!("reports let memory grow from {early} to {late} KiB");
        outcome.failures.push(grown);
    }
    Ok(usual)
}

/// Notes a wait that is too long; the speed of a build that is not optimised says nothing.
fn limit(what: &str, found: Duration, most: Duration, release: bool, outcome: &mut Outcome) {
    if release && found > most {
        let (found, most) = (milliseconds(found), milliseconds(most));
        outcome
            .failures
            .push(format!("{what} took {found}; the limit is {most}"));
    }
}
