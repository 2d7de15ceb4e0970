//! A long table as it is sent, by us and by Datasette, to the same client.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::super::datasette;
use super::super::load::http::Client;
use crate::process;
use crate::workspace::Workspace;

/// How often it is sent; the fastest counts.
const TIMES: u32 = 3;

/// A table of a release.
pub(super) struct Table {
    /// Its address as CSV.
    pub(super) path: String,
    /// Its rows.
    pub(super) rows: u64,
}

/// How long the whole table takes.
pub(super) struct Rates {
    rows: u64,
    ours: Duration,
    datasette: Duration,
}

impl Rates {
    /// How many times as many rows we send in the same time.
    pub(super) fn ratio(&self) -> f64 {
        self.datasette.as_secs_f64() / self.ours.as_secs_f64()
    }

    pub(super) fn figures(&self) -> [(String, String); 4] {
        let rate =
            |time: Duration| format!("{:.0} a second", self.rows as f64 / time.as_secs_f64());
        [
            ("rows of the long table", self.rows.to_string()),
            ("rows that we send", rate(self.ours)),
            ("rows that Datasette sends", rate(self.datasette)),
            ("times as fast as Datasette", format!("{:.1}", self.ratio())),
        ]
        .map(|(figure, value)| (figure.to_owned(), value))
    }
}

/// Measures one after the other. Both have to send every row.
pub(super) fn measure(
    workspace: &Workspace,
    authority: &str,
    table: &Table,
    scratch: &Path,
) -> Result<Rates> {
    let file = scratch.join("rows.csv");
    let mut kept = BufWriter::new(File::create(&file)?);
    Client::connect(authority)?.pass(&table.path, &mut kept)?;
    kept.flush()?;
    let (python, scripts) = datasette::tools(workspace)?;
    let database = scratch.join("rows.db");
    let mut make = Command::new(&python);
    make.arg(scripts.join("peer_rows.py"))
        .arg(&file)
        .arg(&database);
    anyhow::ensure!(process::succeeds(&mut make)?, "no table for Datasette");
    let settings = ["--setting", "max_csv_mb", "0"];
    let theirs = datasette::serve(&python, &database, &settings, |address| {
        fastest(address, "/rows/scores.csv?_stream=on", table.rows)
    })?;
    Ok(Rates {
        rows: table.rows,
        ours: fastest(authority, &table.path, table.rows)?,
        datasette: theirs,
    })
}

fn fastest(authority: &str, path: &str, rows: u64) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..TIMES {
        let mut lines = Lines(0);
        let started = Instant::now();
        let status = Client::connect(authority)?.pass(path, &mut lines)?;
        best = best.min(started.elapsed());
        anyhow::ensure!(status == 200, "{path} answered {status}");
        let sent = lines.0.saturating_sub(1);
        anyhow::ensure!(sent == rows, "{path} has {sent} rows of {rows}");
    }
    Ok(best)
}

/// Counts lines. No cell of scores has one inside.
struct Lines(u64);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 += u64::from(*byte == b'\n');
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
