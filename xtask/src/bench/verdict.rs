//! What was measured, held against what is promised.

use super::charts::Charts;
use super::peers::{Tool, Way};
use super::robustness::Replications;
use super::{Run, ServiceTimes, WithoutMemory};

/// Everything that one run of the command measured.
#[derive(Debug, Default)]
pub(super) struct Measured {
    /// Load of the machine before the run.
    pub(super) load: Option<String>,
    /// Seconds of a release build from nothing.
    pub(super) build: Option<f64>,
    /// The fastest run of each tool, in the order in which they were first run.
    pub(super) runs: Vec<Run>,
    /// What could not be run.
    pub(super) without_memory: Vec<WithoutMemory>,
    /// The greatest difference between a figure of ours and of another tool, by its size.
    pub(super) difference: f64,
    pub(super) charts: Option<Charts>,
    pub(super) replications: Option<Replications>,
    pub(super) service: Option<ServiceTimes>,
}

/// A promise and what came out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Target {
    pub(super) what: String,
    pub(super) limit: String,
    pub(super) found: String,
    /// None where it was not measured.
    pub(super) holds: Option<bool>,
}

/// Ratios in memory and from file to file.
const RATIOS: [(Way, Tool, f64); 4] = [
    (Way::Memory, Tool::DuckDb, 15.0),
    (Way::Memory, Tool::Pandas, 60.0),
    (Way::Files, Tool::DuckDb, 3.0),
    (Way::Files, Tool::Pandas, 10.0),
];
/// The greatest size and the one it is compared with, and how many times as long it may take.
const LARGE: u64 = 1_000_000;
const SMALL: u64 = 10_000;
const GROWTH: f64 = 130.0;
const GIBIBYTE: f64 = 1_073_741_824.0;
const MEMORY: f64 = 2.0;
const BUILD_MINUTES: f64 = 35.0;
const SECOND_START: f64 = 1.0;
const CITY_PAGE: f64 = 25.0;
const SVG: f64 = 1.0;
const PNG: f64 = 60.0;
/// How many times as fast as Matplotlib the same chart is.
const SVG_RATIO: f64 = 300.0;
const PNG_RATIO: f64 = 5.0;
/// Seconds of 10,000 replications of 160 units, how many times as fast as `NumPy` that is, and how many
/// times as long ten times as many units may take.
const REPLICATIONS: f64 = 2.0;
const REPLICATIONS_RATIO: f64 = 20.0;
/// The same beside a script that does all replications of a combination at once.
const ARRAYS_RATIO: f64 = 2.0;
const REPLICATIONS_GROWTH: f64 = 13.0;

/// Keeps a run, or what is better of it than of an earlier one.
pub(super) fn keep_fastest(runs: &mut Vec<Run>, run: Run) {
    let same = |r: &&mut Run| (r.size, r.way, r.tool) == (run.size, run.way, run.tool);
    let Some(known) = runs.iter_mut().find(same) else {
        runs.push(run);
        return;
    };
    let (best, new) = (&mut known.spent, run.spent);
    best.seconds = best.seconds.min(new.seconds);
    best.processor = best.processor.min(new.processor);
    best.memory = best.memory.max(new.memory);
}

pub(super) fn find(runs: &[Run], size: u64, way: Way, tool: Tool) -> Option<&Run> {
    let same = |r: &&Run| (r.size, r.way, r.tool) == (size, way, tool);
    runs.iter().find(same)
}

/// How many times as long another tool takes: by the clock, by the work of processors.
pub(super) fn ratio(runs: &[Run], size: u64, way: Way, tool: Tool) -> Option<(f64, f64)> {
    let ours = find(runs, size, way, Tool::Ours)?.spent;
    let other = find(runs, size, way, tool)?.spent;
    Some((
        other.seconds / ours.seconds,
        other.processor / ours.processor,
    ))
}

/// The largest size that a tool came to the end of.
fn largest(runs: &[Run], way: Way, tool: Tool) -> u64 {
    let sizes = runs.iter().filter(|r| (r.way, r.tool) == (way, tool));
    sizes.map(|r| r.size).max().unwrap_or(0)
}

/// Every promise. Ratios are those of the largest size that the other tool came to the end of.
pub(super) fn targets(measured: &Measured) -> Vec<Target> {
    let runs = &measured.runs;
    let mut targets = Vec::new();
    for (way, tool, limit) in RATIOS {
        let largest = largest(runs, way, tool);
        let found = ratio(runs, largest, way, tool);
        targets.push(Target {
            what: format!("{way}, {largest} submissions: times as fast as {tool}"),
            limit: format!("at least {limit}"),
            found: found.map_or_else(unknown, |(clock, work)| {
                format!("{clock:.1} by the clock, {work:.1} by the work of processors")
            }),
            holds: found.map(|(clock, _)| clock >= limit),
        });
    }
    for way in Way::ALL {
        let of = |size| Some(find(runs, size, way, Tool::Ours)?.spent.seconds);
        let growth = of(LARGE).zip(of(SMALL)).map(|(large, small)| large / small);
        targets.push(Target {
            what: format!("{way}: {LARGE} submissions as a multiple of {SMALL}"),
            ..at_most(growth, GROWTH, "times")
        });
    }
    let largest = largest(runs, Way::Files, Tool::Ours);
    let memory = find(runs, largest, Way::Files, Tool::Ours);
    let memory = memory.map(|run| run.spent.memory as f64 / GIBIBYTE);
    let minutes = measured.build.map(|seconds| seconds / 60.0);
    let service = measured.service;
    let charts = measured.charts.as_ref();
    let drawn = measured.replications.as_ref();
    let rest = [
        (
            format!("{}, {largest} submissions: memory", Way::Files),
            at_most(memory.filter(|m| *m > 0.0), MEMORY, "GiB"),
        ),
        (
            "release build from nothing".to_owned(),
            at_most(minutes, BUILD_MINUTES, "min"),
        ),
        (
            "second start of the service until it answers".to_owned(),
            at_most(service.map(|s| s.second_start), SECOND_START, "s"),
        ),
        (
            "page of a city at 200 a second, p99".to_owned(),
            at_most(service.map(|s| s.cities.p99), CITY_PAGE, "ms"),
        ),
        (
            "slowest chart as SVG".to_owned(),
            at_most(charts.map(|c| c.slowest.svg), SVG, "ms"),
        ),
        (
            "slowest chart as PNG at 1×".to_owned(),
            at_most(charts.map(|c| c.slowest.png), PNG, "ms"),
        ),
        (
            "dot plot as SVG: times as fast as Matplotlib".to_owned(),
            at_least(charts.map(|c| c.peer.svg / c.dots.svg), SVG_RATIO),
        ),
        (
            "dot plot as PNG at 1×: times as fast as Matplotlib".to_owned(),
            at_least(charts.map(|c| c.peer.png / c.dots.png), PNG_RATIO),
        ),
        (
            "10,000 replications of 160 units".to_owned(),
            at_most(drawn.map(|d| d.ours), REPLICATIONS, "s"),
        ),
        (
            "10,000 replications of 160 units: times as fast as NumPy".to_owned(),
            at_least(drawn.map(|d| d.peer / d.ours), REPLICATIONS_RATIO),
        ),
        (
            "10,000 replications of 160 units: times as fast as NumPy with whole arrays".to_owned(),
            at_least(drawn.map(|d| d.arrays / d.ours), ARRAYS_RATIO),
        ),
        (
            "10,000 replications of 1600 units as a multiple of 160".to_owned(),
            at_most(
                drawn.map(|d| d.tenfold / d.ours),
                REPLICATIONS_GROWTH,
                "times",
            ),
        ),
    ];
    targets.extend(rest.map(|(what, target)| Target { what, ..target }));
    targets
}

fn at_most(found: Option<f64>, limit: f64, unit: &str) -> Target {
    Target {
        what: String::new(),
        limit: format!("at most {limit} {unit}"),
        found: found.map_or_else(unknown, |found| format!("{found:.2} {unit}")),
        holds: found.map(|found| found <= limit),
    }
}

fn at_least(found: Option<f64>, limit: f64) -> Target {
    Target {
        what: String::new(),
        limit: format!("at least {limit}"),
        found: found.map_or_else(unknown, |found| format!("{found:.1}")),
        holds: found.map(|found| found >= limit),
    }
}

fn unknown() -> String {
    "not measured".to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::child::Spent;
    use super::*;

    fn run(size: u64, tool: Tool, seconds: f64) -> Run {
        Run {
            size,
            way: Way::Memory,
            tool,
            spent: Spent {
                seconds,
                processor: 2.0 * seconds,
                memory: 5,
            },
            version: String::new(),
        }
    }

    #[test]
    fn the_fastest_run_counts_and_the_most_memory() {
        let mut runs = Vec::new();
        keep_fastest(&mut runs, run(100, Tool::Ours, 3.0));
        let mut second = run(100, Tool::Ours, 2.0);
        second.spent.memory = 9;
        keep_fastest(&mut runs, second);
        keep_fastest(&mut runs, run(200, Tool::Ours, 7.0));
        let kept: Vec<_> = runs.iter().map(|r| (r.size, r.spent.memory)).collect();
        assert_eq!(kept, [(100, 9), (200, 5)]);
        assert!((runs[0].spent.seconds - 2.0).abs() < 1e-9);
    }

    #[test]
    fn promises_are_held_against_the_largest_size() {
        let mut measured = Measured::default();
        for (size, ours, duck, pandas) in [(SMALL, 0.01, 0.1, 0.5), (LARGE, 1.2, 24.0, 60.0)] {
            for (tool, seconds) in [
                (Tool::Ours, ours),
                (Tool::DuckDb, duck),
                (Tool::Pandas, pandas),
            ] {
                keep_fastest(&mut measured.runs, run(size, tool, seconds));
            }
        }
        let targets = targets(&measured);
        let holds: Vec<_> = targets.iter().map(|t| t.holds).take(6).collect();
        // 20 times DuckDB, 50 times pandas; no files; 120 times as long for 100 times as much.
        let expected = [Some(true), Some(false), None, None, Some(true), None];
        assert_eq!(holds, expected);
        assert!(targets[2].found.contains("not measured"));
        assert!(targets[1].what.contains("1000000") && targets[1].found.starts_with("50.0"));
    }

    #[test]
    fn a_tool_that_lacked_memory_is_held_against_the_size_it_could_do() {
        let mut measured = Measured::default();
        for (size, ours) in [(SMALL, 0.01), (LARGE, 1.2)] {
            keep_fastest(&mut measured.runs, run(size, Tool::Ours, ours));
        }
        keep_fastest(&mut measured.runs, run(SMALL, Tool::Pandas, 0.5));
        let pandas = &targets(&measured)[1];
        assert!(pandas.what.contains("10000 ") && pandas.found.starts_with("50.0"));
    }
}
