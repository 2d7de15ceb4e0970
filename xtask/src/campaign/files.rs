//! `files`: twenty reports and twenty exports are asked for at the same moment, while others read
//! pages and save answers.
//!
//! Each report is one that nobody has asked for before, so that it has to be made. Whoever finds
//! the queue full is told when to come back, and does. At the end more reports are asked for than
//! can wait: what is refused then is refused politely, and whoever was taken leaves again.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::asking::{Person, form, header, status};
use super::load::{kibibytes, milliseconds, resident};
use super::{Outcome, Setting, others};
use crate::service::Service;

/// Reports and exports at the same moment.
const AT_ONCE: usize = 20;
/// How long a report takes at most, waiting for others included.
const REPORT: Duration = Duration::from_secs(10);
/// How often whoever waits for a report looks.
const LOOK: Duration = Duration::from_millis(300);
/// Reports that are asked for when there is no place for so many.
const TOO_MANY: usize = 40;

/// A report at an address: where it is asked for, left, and taken.
#[derive(Debug, Clone)]
struct Report {
    prepare: String,
}

impl Report {
    fn leave(&self) -> String {
        self.prepare.replacen("/prepare/", "/leave/", 1)
    }

    fn file(&self) -> String {
        self.prepare.replacen("/prepare/", "/files/", 1)
    }
}

/// What happened to reports and exports.
#[derive(Debug, Default)]
struct Made {
    reports: Vec<Duration>,
    exports: Vec<Duration>,
    refused: usize,
    left: usize,
    failures: Vec<String>,
}

pub(super) fn run(setting: &Setting, release: bool) -> Result<Outcome> {
    let service = Service::start(&setting.binary, &setting.scratch.join("var"))?;
    let authority = service.authority()?;
    let people = others::people(authority)?;
    let reports = reports(authority)?;
    let exports = exports(authority)?;
    ensure!(
        reports.len() >= AT_ONCE + TOO_MANY,
        "only {} reports",
        reports.len()
    );
    let (reports, late) = reports.split_at(reports.len() - TOO_MANY);
    let before = resident(service.process());
    let over = AtomicBool::new(false);
    let begun = Instant::now();
    let (made, waits, memory) = thread::scope(|scope| {
        let others = scope.spawn(|| others::work(authority, &people, &over));
        let watch = scope.spawn(|| {
            let mut most = None;
            while !over.load(Ordering::Relaxed) {
                most = most.max(resident(service.process()));
                thread::sleep(Duration::from_millis(200));
            }
            most
        });
        let mut all = Made::default();
        for round in reports.chunks_exact(AT_ONCE) {
            one_round(authority, round, &exports, begun + setting.length, &mut all);
            if begun.elapsed() > setting.length {
                break;
            }
        }
        over.store(true, Ordering::Relaxed);
        (all, others.join(), watch.join().unwrap_or_default())
    });
    let mut waits = waits.map_err(|_| anyhow::anyhow!("the others ended early"))?;
    let mut outcome = Outcome::default();
    let (taken, refused) = crowd(authority, late).unwrap_or_else(|error| {
        outcome.failures.push(format!("{error:#}"));
        (0, 0)
    });
    let slowest = |times: &[Duration]| times.iter().max().copied().unwrap_or_default();
    let report = slowest(&made.reports);
    for (figure, value) in [
        ("reports made", made.reports.len().to_string()),
        (
            "slowest report",
            format!("{} (limit {})", milliseconds(report), milliseconds(REPORT)),
        ),
        ("told to come back later", made.refused.to_string()),
        ("left before they were made", made.left.to_string()),
        ("exports", made.exports.len().to_string()),
        ("slowest export", milliseconds(slowest(&made.exports))),
        (
            "of many at once",
            format!("{taken} taken, {refused} told to come back later"),
        ),
        ("memory before", kibibytes(before)),
        ("most memory", kibibytes(memory)),
    ] {
        outcome.figures.push((figure.to_owned(), value));
    }
    // Unoptimised, one report keeps every core busy for ten seconds.
    waits.tell(release.then_some(others::P95), &mut outcome);
    outcome.failures.extend(made.failures);
    if made.reports.is_empty() || made.exports.is_empty() {
        outcome.failures.push("nothing was made".to_owned());
    }
    if release && (report > REPORT || made.left > 0) {
        let slow = milliseconds(report);
        outcome
            .failures
            .push(format!("a report took {slow}; {} were not made", made.left));
    }
    if refused == 0 {
        outcome.failures.push("the queue has no end".to_owned());
    }
    if !service.stop()? {
        outcome
            .failures
            .push("the service did not stop cleanly when asked".to_owned());
    }
    Ok(outcome)
}

/// The reports that nobody has asked for yet, in English.
fn reports(authority: &str) -> Result<Vec<Report>> {
    let nobody = Person::nobody("");
    let list = nobody.get(authority, "/en/municipalities")?;
    let mut pages = Vec::new();
    for city in links(&list, "/en/municipalities/") {
        if city.matches('/').count() == 3 && !city.contains(['?', '#']) {
            let page = nobody.get(authority, &city)?;
            // One page for each wave.
            pages.extend(links(&page, &format!("{city}/")));
        }
    }
    let is_page = |link: &String| link.matches('/').count() == 4 && !link.contains(['?', '#']);
    pages.retain(is_page);
    pages.sort();
    pages.dedup();
    let mut reports = Vec::new();
    for path in pages {
        let page = nobody.get(authority, &path)?;
        let found = links(&page, &path).into_iter();
        let ways = found.filter(|link| link.contains("/prepare/"));
        reports.extend(ways.map(|prepare| Report { prepare }));
    }
    Ok(reports)
}

/// The files of the complete data set.
fn exports(authority: &str) -> Result<Vec<String>> {
    let page = Person::nobody("").get(authority, "/en/data")?;
    let found = links(&page, "/en/data/");
    ensure!(!found.is_empty(), "the page of the data names no file");
    Ok(found)
}

/// The addresses in a page that begin so, each once.
fn links(page: &str, start: &str) -> Vec<String> {
    let page = page.replace("&#x2f;", "/");
    let mut found: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with(start))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Twenty of each at the same moment.
fn one_round(
    authority: &str,
    reports: &[Report],
    exports: &[String],
    end: Instant,
    all: &mut Made,
) {
    let shared = Mutex::new(std::mem::take(all));
    let together = &shared;
    thread::scope(|scope| {
        for report in reports {
            scope.spawn(move || {
                let mut own = Made::default();
                if let Err(error) = have_made(authority, report, end, &mut own) {
                    own.failures.push(format!("{}: {error:#}", report.prepare));
                }
                own.add_to(together);
            });
        }
        for export in exports.iter().cycle().take(AT_ONCE) {
            scope.spawn(move || {
                let mut own = Made::default();
                if let Err(error) = fetch(authority, export, &mut own) {
                    own.failures.push(format!("{export}: {error:#}"));
                }
                own.add_to(together);
            });
        }
    });
    *all = shared.into_inner().unwrap_or_default();
}

impl Made {
    fn add_to(mut self, shared: &Mutex<Self>) {
        if let Ok(mut all) = shared.lock() {
            all.reports.append(&mut self.reports);
            all.exports.append(&mut self.exports);
            all.failures.append(&mut self.failures);
            all.refused += self.refused;
            all.left += self.left;
        }
    }
}

/// Asks for a report, waits until it is made, and takes it.
fn have_made(authority: &str, report: &Report, end: Instant, own: &mut Made) -> Result<()> {
    let nobody = Person::nobody("");
    let mut begun = Instant::now();
    let place = loop {
        let answer = nobody.send(authority, &report.prepare, "", None)?;
        match status(&answer) {
            303 => break header(&answer, "location").context("no way to wait")?,
            429 => {
                own.refused += 1;
                ensure!(header(&answer, "retry-after").is_some(), "no Retry-After");
                if Instant::now() > end {
                    own.left += 1;
                    return Ok(());
                }
                thread::sleep(Duration::from_secs(1));
                begun = Instant::now();
            }
            other => anyhow::bail!("asking is answered with {other}"),
        }
    };
    loop {
        let page = nobody.get(authority, &place)?;
        let stage = page.split("data-stage=\"").nth(1);
        match stage.and_then(|rest| rest.split('"').next()) {
            Some("done") => break,
            Some("waiting" | "working") if Instant::now() < end => thread::sleep(LOOK),
            Some("waiting" | "working") => {
                own.left += 1;
                return leave(authority, report, &place);
            }
            other => anyhow::bail!("its stage is {other:?}"),
        }
    }
    let file = nobody.get(authority, &report.file())?;
    ensure!(file.contains("\r\n\r\n%PDF-"), "what came is no report");
    own.reports.push(begun.elapsed());
    Ok(())
}

fn leave(authority: &str, report: &Report, place: &str) -> Result<()> {
    let ticket = place.split("ticket=").nth(1).unwrap_or_default();
    let body = form(&[("ticket", ticket)]);
    let left = Person::nobody("").send(authority, &report.leave(), &body, None)?;
    ensure!(
        status(&left) == 303,
        "leaving is answered with {}",
        status(&left)
    );
    Ok(())
}

fn fetch(authority: &str, export: &str, own: &mut Made) -> Result<()> {
    let begun = Instant::now();
    loop {
        let answer = Person::nobody("").ask_for(authority, export)?;
        match status(&answer) {
            200 => {
                own.exports.push(begun.elapsed());
                return Ok(());
            }
            429 => {
                own.refused += 1;
                thread::sleep(Duration::from_secs(1));
            }
            other => anyhow::bail!("answered with {other}"),
        }
    }
}

/// More than can wait, at the same moment: how many are taken and how many refused.
fn crowd(authority: &str, reports: &[Report]) -> Result<(usize, usize)> {
    let (taken, refused) = (Mutex::new(Vec::new()), Mutex::new(0));
    let failed = Mutex::new(None);
    thread::scope(|scope| {
        for report in reports {
            let (taken, refused, failed) = (&taken, &refused, &failed);
            scope.spawn(move || {
                let asked = Person::nobody("").send(authority, &report.prepare, "", None);
                match asked.as_deref().map(|answer| (status(answer), answer)) {
                    Ok((303, answer)) => {
                        if let (Ok(mut taken), Some(place)) =
                            (taken.lock(), header(answer, "location"))
                        {
                            taken.push((report.clone(), place));
                        }
                    }
                    Ok((429, _)) => {
                        if let Ok(mut refused) = refused.lock() {
                            *refused += 1;
                        }
                    }
                    Ok((other, _)) => fail(failed, format!("answered with {other}")),
                    Err(error) => fail(failed, format!("{error:#}")),
                }
            });
        }
    });
    if let Some(failed) = failed.into_inner().unwrap_or_default() {
        anyhow::bail!("many reports at once: {failed}");
    }
    let taken = taken.into_inner().unwrap_or_default();
    for (report, place) in &taken {
        leave(authority, report, place)?;
    }
    Ok((taken.len(), refused.into_inner().unwrap_or_default()))
}

fn fail(failed: &Mutex<Option<String>>, what: String) {
    if let Ok(mut failed) = failed.lock() {
        *failed = Some(what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_a_page_are_found_once_as_templates_write_them() {
        let page = "<a href=\"&#x2f;en/data/b.csv\"><a href=\"/en/data/a.csv\">\
            <a href=\"/en/data/b.csv\"><a href=\"/en/about\">";
        assert_eq!(
            links(page, "/en/data/"),
            ["/en/data/a.csv", "/en/data/b.csv"]
        );
        let report = Report {
            prepare: "/en/municipalities/a/w/prepare/report.pdf".to_owned(),
        };
        assert_eq!(report.file(), "/en/municipalities/a/w/files/report.pdf");
        assert_eq!(report.leave(), "/en/municipalities/a/w/leave/report.pdf");
    }
}
