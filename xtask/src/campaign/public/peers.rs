//! What readers would get from others: Datasette's page of the same rows, and `WeasyPrint`'s report of
//! the same pages.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::Value;

use super::super::datasette;
use super::super::load::{http::Client, milliseconds};
use crate::process;
use crate::workspace::Workspace;

/// How often a page is read and a report is made.
const READS: u32 = 200;
const REPORTS: &str = "3";

/// A municipality whose pages are compared: its page, its rows, and what it has handed in.
#[derive(Debug)]
pub(super) struct City<'a> {
    pub(super) page: &'a str,
    pub(super) rows: String,
    pub(super) answers: String,
}

/// Times of the others, and of ours beside them.
#[derive(Debug)]
pub(super) struct Times {
    pub(super) page: Duration,
    pub(super) datasette: Duration,
    pub(super) weasyprint: Duration,
}

/// Measures one after the other, ours with the same client.
pub(super) fn measure(
    workspace: &Workspace,
    authority: &str,
    city: &City<'_>,
    scratch: &Path,
) -> Result<Times> {
    let (python, scripts) = datasette::tools(workspace)?;
    let mut client = Client::connect(authority)?;
    let mut kept = |path: &str, name: &str| {
        let answer = client.get(path)?;
        anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
        let file = scratch.join(name);
        fs::write(&file, answer.body)?;
        Ok(file)
    };
    let page = kept(city.page, "page.html")?;
    let answers = kept(&city.answers, "answers.html")?;
    let rows = kept(&city.rows, "rows.csv")?;

    let database = scratch.join("rows.db");
    let mut make = Command::new(&python);
    make.arg(scripts.join("peer_rows.py"))
        .arg(rows)
        .arg(&database);
    anyhow::ensure!(process::succeeds(&mut make)?, "no table for Datasette");
    let theirs = datasette::serve(&python, &database, &[], |address| {
        fastest(address, "/rows/scores?_size=max")
    })?;

    let mut print = Command::new(&python);
    print.arg(scripts.join("peer_report.py")).arg(REPORTS);
    let said: Value = serde_json::from_str(&process::output(print.arg(page).arg(answers))?)?;
    let fastest_report = said["fastest"].as_f64().context("no time of WeasyPrint")?;
    Ok(Times {
        page: fastest(authority, city.page)?,
        datasette: theirs,
        weasyprint: Duration::from_secs_f64(fastest_report / 1000.0),
    })
}

/// The fastest of many answers on one connection, each whole.
fn fastest(authority: &str, path: &str) -> Result<Duration> {
    let mut client = Client::connect(authority)?;
    let mut best = Duration::MAX;
    for _ in 0..READS {
        let started = Instant::now();
        let answer = client.get(path)?;
        anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
        best = best.min(started.elapsed());
    }
    Ok(best)
}

/// The figures, with the ratios.
pub(super) fn figures(times: &Times, report: Duration) -> Vec<(String, String)> {
    let ratio = |theirs: Duration, ours: Duration| {
        format!("{:.1}", theirs.as_secs_f64() / ours.as_secs_f64())
    };
    [
        ("page of a municipality, fastest", milliseconds(times.page)),
        (
            "Datasette's page of its rows, fastest",
            milliseconds(times.datasette),
        ),
        (
            "times as fast as Datasette",
            ratio(times.datasette, times.page),
        ),
        (
            "WeasyPrint's report of its pages, fastest",
            milliseconds(times.weasyprint),
        ),
        (
            "times as fast as WeasyPrint",
            ratio(times.weasyprint, report),
        ),
    ]
    .map(|(figure, value)| (figure.to_owned(), value))
    .to_vec()
}
