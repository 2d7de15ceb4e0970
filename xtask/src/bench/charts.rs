//! How fast charts are drawn, beside Matplotlib that draws the same dot plot from the same rows.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::peers::Bench;
use crate::process;
use crate::workspace::Workspace;

/// How often Matplotlib draws; the fastest run counts, as of ours.
const RUNS: &str = "10";

/// Milliseconds of one chart in both forms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Forms {
    pub(super) svg: f64,
    /// At its own size.
    pub(super) png: f64,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Charts {
    /// The slowest of all kinds and frames, each form by itself.
    pub(super) slowest: Forms,
    /// The dot plot as a file.
    pub(super) dots: Forms,
    /// The same in Matplotlib.
    pub(super) peer: Forms,
    /// Name and version of the peer.
    pub(super) version: String,
}

/// Draws every kind, then the dot plot in Matplotlib.
pub(super) fn measure(workspace: &Workspace, bench: &Bench) -> Result<Charts> {
    let folder = workspace.target().join("bench").join("charts");
    fs::create_dir_all(&folder)?;
    let rows = folder.join("rows.csv");
    let mut ours = Command::new(workspace.example("time_charts", true));
    let said = process::output(ours.arg(&rows))?;
    println!("{said}");
    let ours = read(&said).with_context(|| format!("no time of charts in {said}"))?;
    let (width, height) = ours.size;
    let mut peer = bench.script("peer_charts");
    peer.arg(&rows).arg(width).arg(height).arg(RUNS);
    let said: Value = serde_json::from_str(&process::output(&mut peer)?)?;
    let number = |name: &str| said[name].as_f64().with_context(|| format!("no {name}"));
    Ok(Charts {
        slowest: ours.slowest,
        dots: ours.dots,
        peer: Forms {
            svg: number("svg")?,
            png: number("png")?,
        },
        version: said["version"].as_str().unwrap_or_default().to_owned(),
    })
}

/// What `time_charts` says in its last lines.
#[derive(Debug, PartialEq)]
struct Ours {
    slowest: Forms,
    dots: Forms,
    /// Width and height of the dot plot.
    size: (String, String),
}

fn read(said: &str) -> Option<Ours> {
    let line = |start: &str| said.lines().rfind(|line| line.starts_with(start));
    let forms = |line: &str| {
        Some(Forms {
            svg: after(line, "SVG ")?.parse().ok()?,
            png: after(line, "PNG at 1x ")?.parse().ok()?,
        })
    };
    let dots = line("compared:")?;
    let (width, height) = after(dots, "size ")?.split_once('x')?;
    Some(Ours {
        slowest: forms(line("slowest:")?)?,
        dots: forms(dots)?,
        size: (width.to_owned(), height.to_owned()),
    })
}

fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(word)?;
    rest.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_slowest_and_the_compared_chart() {
        let said = "bars page 0.2\n\
                    compared: SVG 0.212 ms, PNG at 1x 10.5 ms, size 1040x730\n\
                    slowest: SVG 0.512 ms (limit 1), PNG at 1x 12.3 ms (limit 60)\n";
        let expected = Ours {
            slowest: Forms {
                svg: 0.512,
                png: 12.3,
            },
            dots: Forms {
                svg: 0.212,
                png: 10.5,
            },
            size: ("1040".to_owned(), "730".to_owned()),
        };
        assert_eq!(read(said), Some(expected));
        assert_eq!(read("bars page 0.2\n"), None);
    }
}
