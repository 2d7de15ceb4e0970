//! How fast weights are drawn and applied, beside `NumPy` that does the same with the same values.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::peers::Bench;
use crate::process;
use crate::workspace::Workspace;

/// What is examined.
const DEFINITION: &str = "questionnaires/icc-2019-aligned";
const METHOD: &str = "indicators-equal";
const INDEX: &str = "core_index";
const UNITS: u32 = 160;
const REPLICATIONS: u32 = 10_000;
/// How often both run; the fastest run of each counts.
const RUNS: &str = "15";
/// Threads of both.
const THREADS: &str = "2";
/// The two draw other numbers. By this part of the scores may an end of an interval be elsewhere, and by
/// this much the share of a third: several standard errors.
const APART: f64 = 0.03;

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Replications {
    /// Seconds of 10,000 replications of 160 units.
    pub(super) ours: f64,
    /// Seconds of the same in `NumPy`, replication by replication.
    pub(super) peer: f64,
    /// Seconds of the same in `NumPy`, with whole arrays.
    pub(super) arrays: f64,
    /// Seconds of ours with ten times as many units.
    pub(super) tenfold: f64,
    /// Name and version of the peer.
    pub(super) version: String,
}

/// Draws, then lets `NumPy` draw.
pub(super) fn measure(workspace: &Workspace, bench: &Bench) -> Result<Replications> {
    let folder = workspace.target().join("bench").join("robustness");
    fs::create_dir_all(&folder)?;
    let ours = |units: u32, out: &str| -> Result<f64> {
        let mut ours = Command::new(workspace.example("robustness", true));
        ours.env("RAYON_NUM_THREADS", THREADS)
            .arg(workspace.path(DEFINITION))
            .args([METHOD, INDEX, &units.to_string(), &REPLICATIONS.to_string()])
            .arg(RUNS)
            .arg(folder.join(out));
        number(&said(&mut ours)?, "seconds")
    };
    let seconds = ours(UNITS, "small")?;
    let tenfold = ours(10 * UNITS, "large")?;
    let mut peer = bench.script("peer_robustness");
    peer.env("OPENBLAS_NUM_THREADS", THREADS)
        .arg(folder.join("small"))
        .arg(RUNS);
    let told = said(&mut peer)?;
    for name in ["ends_apart", "thirds_apart"] {
        let apart = number(&told, name)?;
        anyhow::ensure!(apart < APART, "{name}: {apart}");
    }
    let measured = Replications {
        ours: seconds,
        peer: number(&told, "seconds")?,
        arrays: number(&told, "array_seconds")?,
        tenfold,
        version: told["version"].as_str().unwrap_or_default().to_owned(),
    };
    println!(
        "{REPLICATIONS} replications of {UNITS} units: {:.4} s, {} {:.4} s, with whole arrays {:.4} s; of ten times as many {:.4} s",
        measured.ours, measured.version, measured.peer, measured.arrays, measured.tenfold
    );
    Ok(measured)
}

fn said(command: &mut Command) -> Result<Value> {
    let text = process::output(command)?;
    serde_json::from_str(&text).with_context(|| text.clone())
}

fn number(said: &Value, name: &str) -> Result<f64> {
    said[name].as_f64().with_context(|| format!("no {name}"))
}
