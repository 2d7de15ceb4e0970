//! `releases`: releases of a service of usual size and of a hundred thousand municipalities, a long
//! table as it is sent, and rows that programs choose, with the memory that all of it takes.

mod sent;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use super::load::{self, http::Client, milliseconds, per_mille};
use super::{Outcome, Setting};
use crate::bench::child::{self, Spent};
use crate::service::Service;
use crate::workspace::Workspace;
use crate::world;

/// A service of usual size: how often each municipality of the demonstration is there, and waves.
const WORLD: [&str; 2] = ["5", "10"];
const SAMPLE_WORLD: [&str; 2] = ["2", "7"];
/// The same and its full release.
const USUAL: Limit = Limit {
    seconds: 10.0,
    memory: 4 << 30,
};
/// Municipalities and waves of a large release: 86 answers in each.
const LARGE: [&str; 2] = ["100000", "10"];
const SAMPLE_LARGE: [&str; 2] = ["300", "3"];
const LARGE_LIMIT: Limit = Limit {
    seconds: 300.0,
    memory: 4 << 30,
};
/// Municipalities and waves of the release whose scores are sent: 40 rows in each.
const SENT: [&str; 2] = ["2500", "10"];
const SAMPLE_SENT: [&str; 2] = ["100", "4"];
/// How many times the rows that Datasette sends in the same time.
const DATASETTE: f64 = 5.0;
/// Requests of programs a second, and what 99 of 100 of them wait at most.
const RATE: u32 = 300;
const SAMPLE_RATE: u32 = 40;
const SLOWEST: Duration = Duration::from_millis(30);
/// The most memory of the service, in bytes, from its start to the end of all that.
const SERVICE: u64 = 512 << 20;
/// Municipalities whose rows are asked for.
const UNITS: usize = 50;

/// What a release may take.
#[derive(Debug, Clone, Copy)]
struct Limit {
    seconds: f64,
    /// Bytes.
    memory: u64,
}

pub(super) fn run(workspace: &Workspace, setting: &Setting, release: bool) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let build = if release { "release" } else { "development" };
    outcome.figures.push(("build".to_owned(), build.to_owned()));
    world::build(workspace, &["world", "large_release"], release)?;
    let database = setting.scratch.join("world.sqlite");
    let world = if release { WORLD } else { SAMPLE_WORLD };
    world::make(workspace, &database, world, release)?;
    let data = setting.scratch.join("var");
    let url = format!("sqlite://{}", database.display());

    // The large release is the first of a database of its own, and its files go again: there are
    // gigabytes of them.
    let copy = setting.scratch.join("large.sqlite");
    let folder = setting.scratch.join("large");
    fs::copy(&database, &copy)?;

    let mut usual = Command::new(&setting.binary);
    usual.args(["release", "build", "--data"]).arg(&data);
    let (spent, _) = child::run(usual.env("ICC_INDEX_DATABASE__URL", &url))?;
    note("release of the world", spent, USUAL, release, &mut outcome);

    let large = Large {
        workspace,
        release,
        seed: setting.seed,
    };
    let size = if release { LARGE } else { SAMPLE_LARGE };
    let (spent, said) = large.make(size, &copy, &folder)?;
    for (figure, key) in [
        ("large release: submissions", "submissions"),
        ("large release: answers", "answers"),
        ("large release: bytes of its files", "bytes"),
        ("large release: seconds until all is in memory", "collected"),
    ] {
        outcome
            .figures
            .push((figure.to_owned(), said[key].to_string()));
    }
    for table in ["scores", "answers"] {
        let rows = said["rows"][table].to_string();
        outcome
            .figures
            .push((format!("large release: rows of {table}"), rows));
    }
    note("large release", spent, LARGE_LIMIT, release, &mut outcome);
    fs::remove_dir_all(&folder)?;

    let size = if release { SENT } else { SAMPLE_SENT };
    let (_, said) = large.make(size, &database, &data.join("releases"))?;
    let version = said["version"].as_str().context("no version")?;
    let environment = [
        ("ICC_INDEX_DATABASE__URL", url.as_str()),
        ("ICC_INDEX_SERVER__PROXIES", "[]"),
        // Whoever asks as often as this is no reader.
        ("ICC_INDEX_API__REQUESTS_PER_MINUTE", "1000000"),
    ];
    let service = Service::start_with(&setting.binary, &data, &environment)?;
    let table = sent::Table {
        path: format!("/data/v{version}/demonstration-scores.csv"),
        rows: said["rows"]["scores"].as_u64().context("no rows")?,
    };
    let rates = sent::measure(workspace, service.authority()?, &table, &setting.scratch)?;
    outcome.figures.extend(rates.figures());
    if release && rates.ratio() < DATASETTE {
        let found = rates.ratio();
        let failure = format!(
            "a long table is sent {found:.1} times as fast as Datasette sends it; at least {DATASETTE} is asked"
        );
        outcome.failures.push(failure);
    }
    chosen_rows(&service, setting, release, &mut outcome)?;
    let memory = child::most_memory(service.process());
    memory_of_service(memory, release, &mut outcome);
    if !service.stop()? {
        let failure = "the service did not stop cleanly when asked";
        outcome.failures.push(failure.to_owned());
    }
    Ok(outcome)
}

/// Makes releases of invented worlds by a program beside the service.
struct Large<'a> {
    workspace: &'a Workspace,
    release: bool,
    seed: u64,
}

impl Large<'_> {
    fn make(
        &self,
        [municipalities, waves]: [&str; 2],
        database: &Path,
        folder: &Path,
    ) -> Result<(Spent, Value)> {
        let mut make = Command::new(self.workspace.example("large_release", self.release));
        make.args([municipalities, waves, &self.seed.to_string()]);
        let (spent, said) = child::run(make.arg(database).arg(folder))?;
        Ok((spent, serde_json::from_str(&said)?))
    }
}

/// Notes what a release took, and whether that is too much; the speed of a build that is not
/// optimised says nothing.
fn note(what: &str, spent: Spent, limit: Limit, release: bool, outcome: &mut Outcome) {
    let memory = gibibytes(spent.memory);
    for (figure, value) in [
        ("seconds", format!("{:.1} s", spent.seconds)),
        ("work of processors", format!("{:.1} s", spent.processor)),
        ("most memory", memory.clone()),
    ] {
        outcome.figures.push((format!("{what}: {figure}"), value));
    }
    if release && spent.seconds > limit.seconds {
        let (found, most) = (spent.seconds, limit.seconds);
        let failure = format!("the {what} took {found:.1} s; the limit is {most} s");
        outcome.failures.push(failure);
    }
    if release && spent.memory > limit.memory {
        let most = gibibytes(limit.memory);
        let failure = format!("the {what} took {memory}; the limit is {most}");
        outcome.failures.push(failure);
    }
}

fn memory_of_service(memory: Option<u64>, release: bool, outcome: &mut Outcome) {
    let told = memory.map_or_else(|| "not told by this system".to_owned(), gibibytes);
    outcome
        .figures
        .push(("service: most memory".to_owned(), told.clone()));
    if release && memory.is_some_and(|memory| memory > SERVICE) {
        let most = gibibytes(SERVICE);
        outcome
            .failures
            .push(format!("the service took {told}; the limit is {most}"));
    }
}

fn gibibytes(bytes: u64) -> String {
    format!("{:.2} GiB", bytes as f64 / f64::from(1 << 30))
}

/// Rows that programs choose, at a steady rate.
fn chosen_rows(
    service: &Service,
    setting: &Setting,
    release: bool,
    outcome: &mut Outcome,
) -> Result<()> {
    let authority = service.authority()?;
    let pages = pages(authority)?;
    let rate = if release { RATE } else { SAMPLE_RATE };
    let mut readings = load::read(authority, &pages, rate, setting.length, service.process())?;
    outcome.failures.append(&mut readings.failures);
    readings.waits.sort_unstable();
    let p99 = per_mille(&readings.waits, 990);
    for (figure, value) in [
        ("addresses", pages.len().to_string()),
        ("requests", readings.waits.len().to_string()),
        ("rate asked", format!("{rate} a second")),
        ("median", milliseconds(per_mille(&readings.waits, 500))),
        ("p99", milliseconds(p99)),
        ("slowest", milliseconds(per_mille(&readings.waits, 1000))),
    ] {
        outcome
            .figures
            .push((format!("chosen rows: {figure}"), value));
    }
    if release && p99 > SLOWEST {
        let (found, most) = (milliseconds(p99), milliseconds(SLOWEST));
        let failure = format!("99 of 100 pages of chosen rows took {found}; the limit is {most}");
        outcome.failures.push(failure);
    }
    Ok(())
}

/// Addresses as programs ask them: of municipalities and waves, of measures, of networks.
fn pages(authority: &str) -> Result<Vec<String>> {
    let mut client = Client::connect(authority)?;
    let mut column = |table: &str, column: &str| -> Result<Vec<String>> {
        let answer = client.get(&format!("/api/v1/{table}?limit=1000"))?;
        anyhow::ensure!(answer.status == 200, "{table} answered {}", answer.status);
        let page: Value = serde_json::from_str(&answer.body)?;
        let rows = page["rows"].as_array().context("no rows")?.iter();
        Ok(rows
            .filter_map(|row| row[column].as_str().map(str::to_owned))
            .collect())
    };
    let units = column("units", "unit")?;
    let periods = column("waves", "period")?;
    let measures = column("measures", "measure")?;
    let networks = column("networks", "network")?;
    let mut pages = Vec::new();
    // From everywhere in the list: those at its end are the furthest from where a table begins.
    let step = (units.len() / UNITS).max(1);
    for (unit, period) in units.iter().step_by(step).zip(periods.iter().cycle()) {
        pages.extend([
            format!("/api/v1/scores?unit={unit}"),
            format!("/api/v1/scores?unit={unit}&period={period}"),
            format!("/api/v1/answers?unit={unit}&period={period}&limit=1000"),
            format!("/api/v1/facts?unit={unit}&format=csv"),
        ]);
    }
    for (measure, period) in measures.iter().zip(periods.iter().cycle()) {
        pages.extend([
            format!("/api/v1/scores?measure={measure}&period={period}&format=csv"),
            format!("/api/v1/figures?measure={measure}&period={period}"),
        ]);
    }
    for (network, period) in networks.iter().zip(periods.iter().cycle()) {
        pages.push(format!("/api/v1/scores?network={network}&period={period}"));
    }
    anyhow::ensure!(!pages.is_empty(), "nothing to choose");
    Ok(pages)
}
