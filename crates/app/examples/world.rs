//! Makes a database with a large invented world: the demonstration several times over, further back
//! in time. For campaigns that read its pages; nothing of it is real, and all of it is marked so.
//!
//! `cargo run --release -p icc-app --example world -- COPIES YEARS FILE`
//!
//! COPIES: how often each municipality of the demonstration is there. YEARS: waves, one each year,
//! up to its last one. FILE: the database to make.

#![expect(clippy::print_stdout, reason = "a program for developers")]

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::Datelike as _;
use icc_app::setup::{SetUp, prepare};
use icc_app::{Service, Sources};
use icc_domain::{FixedClock, SeededIds, SeededSecrets};
use icc_store::{DataFiles, ReferenceData, Store, StoreSettings};
use icc_testkit::{editions, service_moment};

type Outcome<T> = Result<T, Box<dyn Error>>;

const FOLDER: &str = "demonstration/";
/// The year of the first wave of the demonstration.
const FIRST: i32 = 2021;

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [copies, years, file] = arguments.as_slice() else {
        return Err("COPIES YEARS FILE".into());
    };
    let (copies, years): (u32, i32) = (copies.parse()?, years.parse()?);
    let earlier = years - (service_moment().year() - FIRST + 1);
    let files = DataFiles::embedded();
    let files = files.iter().map(|(path, text)| {
        let text = match path.strip_prefix(FOLDER) {
            Some("waves.toml") => with_earlier_waves(text, earlier),
            Some(name) => multiplied(name, text, copies, earlier),
            None => text.to_owned(),
        };
        (path.to_owned(), text)
    });
    let data = ReferenceData::parse(&DataFiles::new(files.collect::<Vec<_>>()));
    let data = data.map_err(|problems| format!("{problems:?}"))?;
    let store = Store::open(&StoreSettings::new(format!("sqlite://{file}"))).await?;
    store.migrate().await?;
    let sources = Sources {
        clock: Arc::new(FixedClock::new(service_moment())),
        ids: Arc::new(SeededIds::new(1)),
        secrets: Arc::new(SeededSecrets::new(1)),
    };
    let service = Service::new(store.clone(), Arc::new(data), sources);
    let editions = editions()?;
    let set_up = SetUp {
        editions: &editions,
        demonstration: true,
    };
    prepare(&service, &set_up, &|step| println!("{step}")).await?;
    drop(service);
    store.close().await?;
    Ok(())
}

/// Waves of earlier years, like the first one.
fn with_earlier_waves(text: &str, earlier: i32) -> String {
    let mut parts = text.split("[[wave]]\n");
    let mut out = parts.next().unwrap_or_default().to_owned();
    let waves: Vec<&str> = parts.collect();
    let first = waves.first().copied().unwrap_or_default();
    for before in (1..=earlier).rev() {
        let year = (FIRST - before).to_string();
        let _ = write!(
            out,
            "[[wave]]\n{}",
            first.replace(&FIRST.to_string(), &year)
        );
    }
    for wave in waves {
        let _ = write!(out, "[[wave]]\n{wave}");
    }
    out
}

/// The rows about municipalities, each as often as there are copies. Copies differ in how strong
/// they are and have answered since the first wave.
fn multiplied(name: &str, text: &str, copies: u32, earlier: i32) -> String {
    let place = match name {
        "municipalities.csv" | "facts.csv" | "profiles.csv" => 0,
        "memberships.csv" => 1,
        _ => return text.to_owned(),
    };
    let mut rows = text.lines();
    let mut out = rows.next().unwrap_or_default().to_owned();
    out.push('\n');
    for row in rows {
        for copy in 0..copies {
            let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
            if copy > 0 {
                let _ = write!(cells[place], "-{copy}");
            }
            match name {
                "municipalities.csv" if copy > 0 => {
                    for name in cells.iter_mut().skip(1).take(2) {
                        let _ = write!(name, " {}", copy + 1);
                    }
                }
                "profiles.csv" => {
                    let first: i32 = cells[1].parse().unwrap_or(FIRST);
                    cells[1] = (first - earlier).to_string();
                    let strength: f64 = cells[3].parse().unwrap_or(0.5);
                    let moved = strength + f64::from(copy) * 0.04 - 0.08;
                    cells[3] = format!("{:.2}", moved.clamp(0.05, 0.95));
                }
                _ => {}
            }
            out.push_str(&cells.join(","));
            out.push('\n');
        }
    }
    out
}
