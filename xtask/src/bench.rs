//! `cargo xtask bench`: how fast scores and benchmarks are made, beside other tools that make the
//! same from the same file, and the other times that are promised.
//!
//! Every figure of a run comes from the same minutes on the same machine, the tools taking turns;
//! a time alone says little, so the ratios are what is kept to.

mod charts;
pub(crate) mod child;
mod page;
mod peers;
mod robustness;
mod verdict;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::Args;

use crate::campaign::load;
use crate::process;
use crate::service::Service;
use crate::workspace::Workspace;
use child::Spent;
use peers::{Bench, Tool, Way};
use verdict::Measured;

/// What `cargo xtask bench` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// Numbers of submissions.
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000],
          value_parser = clap::value_parser!(u64).range(100..=10_000_000))]
    sizes: Vec<u64>,
    /// How often the tools take turns; the fastest of each counts.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=20))]
    times: u32,
    /// How many seconds the pages of cities are read.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    seconds: u64,
}

/// One measurement of one tool.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    size: u64,
    way: Way,
    tool: Tool,
    spent: Spent,
    version: String,
}

/// A tool that needed more memory than the machine has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct WithoutMemory {
    size: u64,
    way: Way,
    tool: Tool,
}

/// Measures everything and keeps it; `true` when every limit is kept.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let mut measured = Measured {
        load: load_average(),
        build: build(workspace)?,
        ..Measured::default()
    };
    let bench = Bench::prepare(workspace)?;
    for size in &options.sizes {
        bench.generate(*size)?;
    }
    for size in &options.sizes {
        for turn in 0..options.times {
            for way in Way::ALL {
                turn_of_all(&bench, *size, way, turn == 0, &mut measured)?;
            }
        }
    }
    measured.charts = Some(charts::measure(workspace, &bench)?);
    measured.replications = Some(robustness::measure(workspace, &bench)?);
    measured.service = Some(service(workspace, Duration::from_secs(options.seconds))?);
    let page = page::page(workspace, options, &measured);
    let folder = workspace.path("docs/measurements");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("speed.md"), &page)?;
    println!("\n{page}\nkept in docs/measurements/speed.md");
    Ok(verdict::targets(&measured)
        .iter()
        .all(|target| target.holds != Some(false)))
}

/// One run of every tool that the machine has the memory for; the first time their figures are
/// compared.
fn turn_of_all(
    bench: &Bench,
    size: u64,
    way: Way,
    first: bool,
    measured: &mut Measured,
) -> Result<()> {
    let mut ended = Vec::new();
    for tool in Tool::ALL {
        let without_memory = WithoutMemory { size, way, tool };
        if measured.without_memory.contains(&without_memory) {
            continue;
        }
        if let Some(run) = bench.measure(size, way, tool)? {
            println!("{}", page::line(&run));
            verdict::keep_fastest(&mut measured.runs, run);
            ended.push(tool);
        } else {
            println!("{}", page::without_memory(&without_memory));
            measured.without_memory.push(without_memory);
        }
    }
    if first {
        let difference = bench.check(size, way, &ended)?;
        measured.difference = measured.difference.max(difference);
    }
    Ok(())
}

/// How busy the machine was before anything was started.
fn load_average() -> Option<String> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').next().map(str::to_owned)
}

/// Builds everything that is measured, in one go, so that features are those of the service. Gives
/// the seconds where the build began from nothing.
fn build(workspace: &Workspace) -> Result<Option<f64>> {
    let from_nothing = !workspace.target().join("release").exists();
    let started = Instant::now();
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "-p", "icc-server"]);
    cargo.args(["-p", "icc-scoring", "-p", "icc-charts"]);
    cargo.args(["--bin", "icc-index"]);
    cargo.args(["--example", "kernel", "--example", "robustness"]);
    cargo.args(["--example", "time_charts"]);
    anyhow::ensure!(process::succeeds(&mut cargo)?, "the release build failed");
    Ok(from_nothing.then(|| started.elapsed().as_secs_f64()))
}

/// Times of the service with the demonstration.
#[derive(Debug, Clone, Copy, PartialEq)]
struct ServiceTimes {
    /// Seconds from the start to the first page, with a database that is there.
    second_start: f64,
    cities: load::CityPages,
}

fn service(workspace: &Workspace, length: Duration) -> Result<ServiceTimes> {
    let data = workspace.target().join("bench").join("var");
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    let binary = workspace.binary(true);
    let stopped = Service::start(&binary, &data)?.stop()?;
    anyhow::ensure!(stopped, "the service did not stop cleanly");
    let mut second_start = f64::INFINITY;
    for _ in 0..3 {
        let (service, seconds) = start(&binary, &data)?;
        second_start = second_start.min(seconds);
        anyhow::ensure!(service.stop()?, "the service did not stop cleanly");
    }
    let (service, _) = start(&binary, &data)?;
    let cities = load::city_pages(&service, length)?;
    anyhow::ensure!(service.stop()?, "the service did not stop cleanly");
    Ok(ServiceTimes {
        second_start,
        cities,
    })
}

/// Starts the service and waits until it answers.
fn start(binary: &Path, data: &Path) -> Result<(Service, f64)> {
    let started = Instant::now();
    let service = Service::start(binary, data)?;
    anyhow::ensure!(load::answers(&service)?, "the home page does not answer");
    Ok((service, started.elapsed().as_secs_f64()))
}
