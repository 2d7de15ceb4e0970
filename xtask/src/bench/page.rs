//! The page that is kept.

use std::fmt::Write as _;

use super::peers::{Tool, Way};
use super::verdict::{Measured, ratio, targets};
use super::{Options, Run, WithoutMemory};
use crate::circumstances::Circumstances;
use crate::workspace::Workspace;

/// One run as it is told while the others are still running.
pub(super) fn line(run: &Run) -> String {
    let Run {
        size,
        way,
        tool,
        spent,
        ..
    } = run;
    format!(
        "{size:>9}  {way:18}  {tool:17}  {:9.3} s  {:9.3} s of processors  {:5.2} GiB",
        spent.seconds,
        spent.processor,
        gibibytes(spent.memory)
    )
}

/// What could not be run, told like a run.
pub(super) fn without_memory(of: &WithoutMemory) -> String {
    let WithoutMemory { size, way, tool } = of;
    format!("{size:>9}  {way:18}  {tool:17}  needs more memory than there is")
}

pub(super) fn page(workspace: &Workspace, options: &Options, measured: &Measured) -> String {
    write(&Circumstances::now(workspace), options, measured)
}

fn write(circumstances: &Circumstances, options: &Options, measured: &Measured) -> String {
    let sizes: Vec<String> = options.sizes.iter().map(u64::to_string).collect();
    let mut page = format!(
        "# Speed\n\n\
         The last run of `cargo xtask bench --sizes {} --times {} --seconds {}`.\n\
         What is compared with what, and what bounds it, is in \
         [Testing](../reference/testing.md#speed).\n\n\
         {circumstances}",
        sizes.join(","),
        options.times,
        options.seconds,
    );
    // Writing into a string cannot fail.
    let load = measured.load.as_deref().unwrap_or("not told");
    let _ = writeln!(page, "| load of the machine before the run | {load} |");
    let mut versions: Vec<&str> = measured.runs.iter().map(|r| r.version.as_str()).collect();
    versions.extend(
        measured
            .charts
            .as_ref()
            .map(|charts| charts.version.as_str()),
    );
    let replications = measured.replications.as_ref();
    versions.extend(replications.map(|of| of.version.as_str()));
    versions.sort_unstable();
    versions.dedup();
    versions.retain(|version| !version.is_empty());
    let _ = writeln!(page, "| other tools | {} |", versions.join(", "));
    let _ = writeln!(
        page,
        "| greatest relative difference of a figure | {:.1e} |",
        measured.difference
    );
    page.push_str("\n## Promises\n\n| what | limit | found | |\n|---|---|---|---|\n");
    for target in targets(measured) {
        let verdict = match target.holds {
            Some(true) => "ok",
            Some(false) => "**not ok**",
            None => "—",
        };
        let (what, limit, found) = (target.what, target.limit, target.found);
        let _ = writeln!(page, "| {what} | {limit} | {found} | {verdict} |");
    }
    for way in Way::ALL {
        let _ = write!(page, "\n## Scores and benchmarks, {way}\n\n{TABLE}");
        for run in measured.runs.iter().filter(|run| run.way == way) {
            let times = ratio(&measured.runs, run.size, way, run.tool);
            let times = times.filter(|_| run.tool != Tool::Ours);
            let (clock, work) = times.map_or_else(
                || ("1".to_owned(), "1".to_owned()),
                |(clock, work)| (format!("{clock:.1}"), format!("{work:.1}")),
            );
            let _ = writeln!(
                page,
                "| {} | {} | {:.3} | {clock} | {:.3} | {work} | {:.2} |",
                run.size,
                run.tool,
                run.spent.seconds,
                run.spent.processor,
                gibibytes(run.spent.memory)
            );
        }
        let unable = measured.without_memory.iter();
        for WithoutMemory { size, tool, .. } in unable.filter(|of| of.way == way) {
            let _ = writeln!(
                page,
                "| {size} | {tool} | needs more memory than there is | | | | |"
            );
        }
    }
    page
}

const TABLE: &str = "\
| submissions | tool | s | × ours | s of processors | × ours | GiB at most |
|---:|---|---:|---:|---:|---:|---:|
";

fn gibibytes(bytes: u64) -> f64 {
    bytes as f64 / 1_073_741_824.0
}

#[cfg(test)]
mod tests {
    use super::super::child::Spent;
    use super::super::verdict::keep_fastest;
    use super::*;

    #[test]
    fn the_page_says_what_was_run_where_and_how_it_compares() {
        let mut measured = Measured::default();
        for (tool, seconds) in [(Tool::Ours, 0.5), (Tool::DuckDb, 10.0)] {
            let run = Run {
                size: 1000,
                way: Way::Files,
                tool,
                spent: Spent {
                    seconds,
                    processor: seconds,
                    memory: 3 << 29,
                },
                version: "DuckDB 9".to_owned(),
            };
            keep_fastest(&mut measured.runs, run);
        }
        measured.without_memory.push(WithoutMemory {
            size: 1000,
            way: Way::Files,
            tool: Tool::Pandas,
        });
        let circumstances = Circumstances {
            date: "2031-02-03".to_owned(),
            commit: "abc".to_owned(),
            machine: "a machine".to_owned(),
        };
        let options = Options {
            sizes: vec![1000],
            times: 1,
            seconds: 5,
        };
        let page = write(&circumstances, &options, &measured);
        for part in [
            "`cargo xtask bench --sizes 1000 --times 1 --seconds 5`",
            "| date | 2031-02-03 |",
            "| other tools | DuckDB 9 |",
            "| Parquet to Parquet, 1000 submissions: times as fast as DuckDB | at least 3 | 20.0 by",
            "| 1000 | DuckDB | 10.000 | 20.0 | 10.000 | 20.0 | 1.50 |",
            "| 1000 | icc-index | 0.500 | 1 |",
            "| 1000 | pandas | needs more memory than there is |",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
