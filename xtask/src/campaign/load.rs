//! `load`: many readers of the pages, on loopback.
//!
//! Readers follow the links of the site itself, so that no list of addresses can grow old. Requests
//! are sent at a steady rate: a slow answer does not make the next one wait, it makes it late, and
//! the lateness counts.

pub(super) mod http;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::{Outcome, Setting};
use crate::service::Service;
use http::Client;

/// Requests a second that a release build has to bear on two cores.
const RATE: u32 = 200;

/// The same for an unoptimised build, whose speed says nothing; its answers must be right.
const SAMPLE_RATE: u32 = 40;

/// What 99 of 100 readers of a page wait at most in a release build.
const SLOWEST: Duration = Duration::from_millis(25);

/// Readers at once.
const READERS: usize = 16;

/// What addresses of files have in them.
const FILES: [&str; 4] = ["/fichiers/", "/files/", "/graphiques/", "/charts/"];

/// How many addresses are read, at most; the city pages are far fewer.
const ADDRESSES: usize = 400;

/// How much memory may grow between the first quarter of the run and its end, in per cent.
const GROWTH: u64 = 25;

/// Starts the service, finds its pages and reads them.
pub(super) fn run(setting: &Setting, release: bool) -> Result<Outcome> {
    let service = Service::start(&setting.binary, &setting.scratch.join("var"))?;
    let authority = service.authority()?;
    let Crawled {
        pages,
        mut failures,
        ..
    } = crawl(authority)?;
    let rate = if release { RATE } else { SAMPLE_RATE };
    let readings = read(authority, &pages, rate, setting.length, service.process())?;
    failures.extend(readings.failures.iter().cloned());

    let mut waits = readings.waits;
    waits.sort_unstable();
    let p99 = per_mille(&waits, 990);
    if release && p99 > SLOWEST {
        failures.push(format!(
            "99 of 100 answers within {} ms; the limit is {} ms",
            p99.as_millis(),
            SLOWEST.as_millis()
        ));
    }
    if let (Some(early), Some(late)) = (readings.memory_early, readings.memory_late)
        && late > early + early * GROWTH / 100
    {
        failures.push(format!("memory grew from {early} to {late} KiB"));
    }
    let figures = vec![
        (
            "build".to_owned(),
            if release { "release" } else { "development" }.to_owned(),
        ),
        ("addresses".to_owned(), pages.len().to_string()),
        ("requests".to_owned(), waits.len().to_string()),
        ("rate asked".to_owned(), format!("{rate} a second")),
        ("median".to_owned(), milliseconds(per_mille(&waits, 500))),
        ("p99".to_owned(), milliseconds(p99)),
        ("slowest".to_owned(), milliseconds(per_mille(&waits, 1000))),
        ("memory early".to_owned(), kibibytes(readings.memory_early)),
        ("memory late".to_owned(), kibibytes(readings.memory_late)),
    ];
    if !service.stop()? {
        failures.push("the service did not stop cleanly when asked".to_owned());
    }
    Ok(Outcome { figures, failures })
}

/// How long the page of a city takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct CityPages {
    /// Addresses that were read.
    pub(crate) pages: usize,
    /// What 99 of 100 readers wait at most, in milliseconds.
    pub(crate) p99: f64,
}

/// Reads the pages of cities in both languages at [`RATE`].
pub(crate) fn city_pages(service: &Service, length: Duration) -> Result<CityPages> {
    let authority = service.authority()?;
    let pages = crawl(authority)?.pages;
    let is_city = |page: &String| {
        let rest = ["/fr/municipalites/", "/en/municipalities/"]
            .iter()
            .find_map(|start| page.strip_prefix(start));
        rest.is_some_and(|city| !city.is_empty() && !city.contains(['/', '?']))
    };
    let pages: Vec<String> = pages.into_iter().filter(is_city).collect();
    anyhow::ensure!(!pages.is_empty(), "no page of a city is linked");
    let mut readings = read(authority, &pages, RATE, length, service.process())?;
    anyhow::ensure!(readings.failures.is_empty(), "{:?}", readings.failures);
    readings.waits.sort_unstable();
    Ok(CityPages {
        pages: pages.len(),
        p99: per_mille(&readings.waits, 990).as_secs_f64() * 1000.0,
    })
}

/// Whether the home page, or the one it leads to, answers.
pub(crate) fn answers(service: &Service) -> Result<bool> {
    let mut client = Client::connect(service.authority()?)?;
    let mut answer = client.get("/")?;
    if let Some(place) = answer.location.take() {
        answer = client.get(&place)?;
    }
    Ok(answer.status == 200)
}

/// What following the links has found.
#[derive(Debug, Default)]
pub(super) struct Crawled {
    /// Addresses that answer, sorted.
    pub(super) pages: Vec<String>,
    /// Addresses of our own site that fail.
    pub(super) failures: Vec<String>,
    /// Pages that wait for a file to be made; those are no pages to read quickly.
    pub(super) prepared: BTreeSet<String>,
    /// The longest wait for a page that nobody had read before, and its address.
    pub(super) slowest: (Duration, String),
}

/// Follows the links from the home page.
pub(super) fn crawl(authority: &str) -> Result<Crawled> {
    let mut client = Client::connect(authority)?;
    let mut known: BTreeSet<String> = ["/".to_owned()].into();
    let mut waiting = vec!["/".to_owned()];
    let mut crawled = Crawled::default();
    while let Some(path) = waiting.pop() {
        let started = Instant::now();
        let answer = client.get(&path)?;
        let waited = started.elapsed();
        if waited > crawled.slowest.0 {
            crawled.slowest = (waited, path.clone());
        }
        let mut found = answer.location.into_iter().collect::<Vec<_>>();
        match answer.status {
            200 => {
                crawled.pages.push(path);
                found.extend(links(&answer.body));
            }
            300..400 => {}
            status => {
                let failure = format!("{path} is linked and answers {status}");
                crawled.failures.push(failure);
            }
        }
        for link in found {
            if ["/preparer/", "/prepare/"]
                .iter()
                .any(|part| link.contains(part))
            {
                crawled.prepared.insert(link);
            } else if known.len() < ADDRESSES && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
    }
    let found = crawled.pages.len();
    anyhow::ensure!(found > 10, "only {found} pages answer");
    crawled.pages.sort();
    Ok(crawled)
}

/// The addresses on the same site in a page.
fn links(body: &str) -> Vec<String> {
    // Templates write slashes in attributes as a reference.
    let body = body.replace("&#x2f;", "/");
    ["href=\"", "src=\""]
        .iter()
        .flat_map(|attribute| body.split(attribute).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with('/') && !link.starts_with("//"))
        // Charts and reports are made on demand, a few at once: they are no pages to read quickly.
        .filter(|link| FILES.iter().all(|part| !link.contains(part)))
        .map(|link| link.split('#').next().unwrap_or(link).replace("&amp;", "&"))
        .collect()
}

#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) waits: Vec<Duration>,
    pub(super) failures: Vec<String>,
    memory_early: Option<u64>,
    memory_late: Option<u64>,
}

/// Reads pages at a steady rate.
pub(super) fn read(
    authority: &str,
    pages: &[String],
    rate: u32,
    length: Duration,
    process: u32,
) -> Result<Readings> {
    let planned = usize::try_from(length.as_secs())? * usize::try_from(rate)?;
    let gap = Duration::from_secs(1) / rate;
    let next = AtomicUsize::new(0);
    let readings = Mutex::new(Readings::default());
    let started = Instant::now();
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                let mut own = Readings::default();
                let mut client = None;
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= planned {
                        break;
                    }
                    let due = gap * u32::try_from(number).unwrap_or(u32::MAX);
                    thread::sleep(due.saturating_sub(started.elapsed()));
                    let Some(page) = pages.get(number % pages.len()) else {
                        break;
                    };
                    match ask(&mut client, authority, page) {
                        Ok(200) => own.waits.push(started.elapsed().saturating_sub(due)),
                        Ok(status) => own.failures.push(format!("{page} answered {status}")),
                        Err(error) => own.failures.push(format!("{page}: {error:#}")),
                    }
                    if number == planned / 4 {
                        own.memory_early = resident(process);
                    }
                }
                if let Ok(mut all) = readings.lock() {
                    all.waits.append(&mut own.waits);
                    all.failures.append(&mut own.failures);
                    all.memory_early = all.memory_early.or(own.memory_early);
                }
            });
        }
    });
    let mut readings = readings
        .into_inner()
        .map_err(|_| anyhow::anyhow!("a reader ended early"))?;
    readings.memory_late = resident(process);
    Ok(readings)
}

/// One request on the reader's connection, on a new one after a fault.
fn ask(client: &mut Option<Client>, authority: &str, page: &str) -> Result<u16> {
    let mut own = match client.take() {
        Some(client) => client,
        None => Client::connect(authority)?,
    };
    let answer = own.get(page)?;
    *client = Some(own);
    Ok(answer.status)
}

/// The resident memory of a process in KiB, where the system tells.
pub(super) fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// The value that `share` of 1000 do not exceed; zero where there is none.
pub(super) fn per_mille(sorted: &[Duration], share: usize) -> Duration {
    let rank = (sorted.len() * share).div_ceil(1000);
    sorted
        .get(rank.saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

pub(super) fn milliseconds(wait: Duration) -> String {
    format!("{:.1} ms", wait.as_secs_f64() * 1000.0)
}

pub(super) fn kibibytes(memory: Option<u64>) -> String {
    memory.map_or_else(
        || "not told by this system".to_owned(),
        |it| format!("{it} KiB"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_links_of_the_same_site_only() {
        let body = "<a href=\"&#x2f;en/cities?a=1&amp;b=2#top\"><img src=\"/assets/x.svg\">\
            <a href=\"/en/cities/x/files/summary.pdf\"><a href=\"/fr/graphiques/x/y.png\">\
            <a href=\"https://example.org/\"><a href=\"//example.org/\"><a href=\"#a\">";
        assert_eq!(links(body), ["/en/cities?a=1&b=2", "/assets/x.svg"]);
    }

    #[test]
    fn a_percentile_is_a_value_that_occurred() {
        let waits: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(per_mille(&waits, 500), Duration::from_millis(100));
        assert_eq!(per_mille(&waits, 990), Duration::from_millis(198));
        assert_eq!(per_mille(&waits, 1000), Duration::from_millis(200));
        assert_eq!(per_mille(&[], 990), Duration::ZERO);
    }
}
