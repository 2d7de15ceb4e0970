//! The engine and the other tools, and the data they are given.

use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Run;
use super::child::{self, Spent};
use crate::process;
use crate::python;
use crate::workspace::Workspace;

/// The definition and method that are scored.
const DEFINITION: &str = "questionnaires/icc-2019-aligned";
const METHOD: &str = "indicators-equal";
/// Threads of every tool.
const THREADS: &str = "2";
/// Runs within one program where data is in memory; the first finds no memory of its own yet.
const RUNS: &str = "4";

/// Who computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tool {
    Ours,
    DuckDb,
    Pandas,
    Polars,
}

impl Tool {
    pub(super) const ALL: [Self; 4] = [Self::Ours, Self::DuckDb, Self::Pandas, Self::Polars];

    /// Its name in files.
    const fn id(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::DuckDb => "duckdb",
            Self::Pandas => "pandas",
            Self::Polars => "polars",
        }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ours => "icc-index",
            Self::DuckDb => "DuckDB",
            Self::Pandas => "pandas",
            Self::Polars => "Polars for Python",
        })
    }
}

/// From where to where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// Columns of numbers in memory → scores and benchmarks in memory.
    Memory,
    /// Parquet → Parquet.
    Files,
}

impl Way {
    pub(super) const ALL: [Self; 2] = [Self::Memory, Self::Files];

    const fn id(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Files => "files",
        }
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Memory => "in memory",
            Self::Files => "Parquet to Parquet",
        })
    }
}

/// Where everything is.
#[derive(Debug)]
pub(super) struct Bench {
    scripts: PathBuf,
    definition: PathBuf,
    folder: PathBuf,
    python: PathBuf,
    binary: PathBuf,
    kernel: PathBuf,
}

impl Bench {
    /// Makes the Python environment of the other tools.
    pub(super) fn prepare(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.target().join("bench");
        fs::create_dir_all(&folder)?;
        let scripts = workspace.path("tests/bench");
        let python = python::environment(&folder.join("venv"), &scripts.join("requirements.txt"))?;
        Ok(Self {
            scripts,
            definition: workspace.path(DEFINITION),
            folder,
            python,
            binary: workspace.binary(true),
            kernel: workspace.example("kernel", true),
        })
    }

    fn data(&self, size: u64) -> PathBuf {
        self.folder.join("data").join(size.to_string())
    }

    fn results(&self, size: u64, way: Way) -> PathBuf {
        let of_size = self.folder.join("results").join(size.to_string());
        of_size.join(way.id())
    }

    /// Writes the data of a size, unless it is there and was made from the same.
    pub(super) fn generate(&self, size: u64) -> Result<()> {
        let method = self
            .definition
            .join("methods")
            .join(format!("{METHOD}.toml"));
        let sources = [
            self.scripts.join("generate.py"),
            self.scripts.join("method.py"),
            self.definition.join("definition.toml"),
            method,
        ];
        let mut made_from = String::new();
        for source in &sources {
            made_from.push_str(&fs::read_to_string(source)?);
        }
        let data = self.data(size);
        let stamp = data.join("made-from");
        if fs::read_to_string(&stamp).ok().as_ref() == Some(&made_from) {
            return Ok(());
        }
        let mut generate = self.script("generate");
        generate
            .arg(&self.definition)
            .arg(size.to_string())
            .arg(&data);
        anyhow::ensure!(process::succeeds(&mut generate)?, "no data of {size}");
        fs::write(&stamp, made_from)?;
        Ok(())
    }

    /// One run of one tool; none where another tool needed more memory than there is.
    pub(super) fn measure(&self, size: u64, way: Way, tool: Tool) -> Result<Option<Run>> {
        let out = self.results(size, way).join(tool.id());
        fs::create_dir_all(&out)?;
        let (spent, version) = match (tool, way) {
            (Tool::Ours, Way::Memory) => {
                let mut kernel = limited(&self.kernel);
                kernel
                    .arg(&self.definition)
                    .arg(METHOD)
                    .arg(self.data(size));
                kernel.arg(RUNS).arg(&out);
                said(child::run(&mut kernel)?)?
            }
            (Tool::Ours, Way::Files) => (self.commands(size, &out)?, String::new()),
            (peer, way) => {
                let mut script = self.script(&format!("peer_{}", peer.id()));
                script
                    .arg(&self.definition)
                    .arg(self.data(size))
                    .arg(way.id())
                    .arg(&out);
                script.arg(if way == Way::Memory { RUNS } else { "1" });
                let Some(ended) = child::run_within_memory(&mut script)? else {
                    return Ok(None);
                };
                said(ended)?
            }
        };
        Ok(Some(Run {
            size,
            way,
            tool,
            spent,
            version,
        }))
    }

    /// `score`, then `benchmark`, with their starts and ends.
    fn commands(&self, size: u64, out: &PathBuf) -> Result<Spent> {
        let data = self.data(size);
        let facts = data.join("facts.parquet");
        let mut score = limited(&self.binary);
        score.arg("score").arg("--definition").arg(&self.definition);
        score
            .args(["--method", METHOD, "--answers"])
            .arg(data.join("answers.parquet"));
        score.arg("--facts").arg(&facts).arg("--out").arg(out);
        score.args(["--format", "parquet"]);
        let mut benchmark = limited(&self.binary);
        benchmark
            .arg("benchmark")
            .arg("--scores")
            .arg(out.join("scores.parquet"));
        benchmark.arg("--facts").arg(&facts).arg("--out").arg(out);
        benchmark.args(["--format", "parquet"]);
        benchmark.args(["--groups", "all", "fact:country", "fact:size"]);
        let (scored, _) = child::run(&mut score)?;
        let (compared, _) = child::run(&mut benchmark)?;
        Ok(scored.then(compared))
    }

    /// Compares the figures of the tools that came to an end; gives the greatest difference.
    pub(super) fn check(&self, size: u64, way: Way, ended: &[Tool]) -> Result<f64> {
        let mut check = self.script("check");
        check.arg(way.id()).arg(self.results(size, way));
        check.args(ended.iter().filter(|t| **t != Tool::Ours).map(|t| t.id()));
        let said: Value = serde_json::from_str(&process::output(&mut check)?)?;
        said["largest_difference"].as_f64().context("no difference")
    }

    /// A script of the folder, for the Python of the other tools.
    pub(super) fn script(&self, name: &str) -> Command {
        let mut command = Command::new(&self.python);
        command.arg(self.scripts.join(format!("{name}.py")));
        command
    }
}

/// A program of ours with as many threads as the others.
fn limited(program: &PathBuf) -> Command {
    let mut command = Command::new(program);
    command
        .env("RAYON_NUM_THREADS", THREADS)
        .env("POLARS_MAX_THREADS", THREADS);
    command
}

/// The times that a program measured itself, with its memory; and its version.
fn said((mut spent, text): (Spent, String)) -> Result<(Spent, String)> {
    let said: Value = serde_json::from_str(&text).with_context(|| text.clone())?;
    let number = |name: &str| said[name].as_f64().with_context(|| format!("no {name}"));
    spent.seconds = number("seconds")?;
    spent.processor = number("processor")?;
    let version = said["version"].as_str().unwrap_or_default();
    Ok((spent, version.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_tells_its_own_times() -> Result<()> {
        let whole = Spent {
            seconds: 9.0,
            processor: 9.0,
            memory: 7,
        };
        let text = r#"{"seconds": 1.5, "processor": 2.5, "version": "pandas 3"}"#;
        let (spent, version) = said((whole, text.to_owned()))?;
        assert_eq!((spent.memory, version.as_str()), (7, "pandas 3"));
        assert!((spent.seconds - 1.5).abs() < 1e-9 && (spent.processor - 2.5).abs() < 1e-9);
        assert!(said((whole, r#"{"seconds": 1.5}"#.to_owned())).is_err());
        Ok(())
    }
}
