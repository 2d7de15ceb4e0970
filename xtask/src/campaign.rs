//! `cargo xtask campaign NAME`: long checks whose last result is kept in `docs/measurements`.
//!
//! To add one: a variant of [`Name`], a file with a function that returns an [`Outcome`].

mod api;
mod asking;
mod autosave;
mod crash;
mod datasette;
mod editing;
mod exchange;
mod files;
mod hostile;
pub(crate) mod load;
mod others;
mod proxy;
mod public;
mod random;
mod record;
mod recovery;
mod releases;
mod reproducible;
mod slow;
mod spark;
mod tried;
mod upgrade;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::process;
use crate::workspace::Workspace;

/// What `cargo xtask campaign` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// Which campaign.
    name: Name,
    /// How long it runs.
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    seconds: u64,
    /// Where its random choices start; the same seed makes the same inputs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Runs on the development build that is there, and keeps nothing.
    #[arg(long)]
    sample: bool,
}

/// The campaigns there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    /// Damaged and hostile definitions and answers, given to the commands of the binary.
    FuzzFiles,
    /// Many readers of the pages of the demonstration, on loopback.
    Load,
    /// The pages of 200 municipalities over ten waves, on loopback, and their full reports.
    Public,
    /// Kills while answers are saved, on both databases.
    Crash,
    /// The last day of a wave: 800 sessions save every ten seconds, on both databases.
    Autosave,
    /// The lists, topics and searches of a network in which much is exchanged, on both databases.
    Exchange,
    /// Upgrades from the oldest schema that are killed on the way, and the way back.
    Upgrade,
    /// Editors at once against a model, from one wave to the next, on both databases.
    Editing,
    /// A crowd of slow connections, while others read and save.
    Slow,
    /// Twenty reports and twenty exports at once, while others read and save.
    Files,
    /// The interface for programs, asked whatever its description allows and more.
    Api,
    /// Releases of two hundred and of a hundred thousand municipalities, and rows of them as they are
    /// sent.
    Releases,
    /// The machine is lost: replication of SQLite, and the way back on `PostgreSQL`.
    Recovery,
    /// Two builds of the same commit in other folders.
    Reproducible,
    /// The service behind nginx and Caddy, as `deploy/` says, over TLS.
    Proxy,
    /// The method as SQL on a cluster of Spark, against `icc-index score`.
    Spark,
}

impl Name {
    /// Every campaign.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::value_variants().iter().copied()
    }

    /// Whether it starts the built program, rather than building it.
    const fn needs_program(self) -> bool {
        !matches!(self, Self::Reproducible)
    }

    /// Whether continuous integration runs a sample. `PySpark` alone is a download of half a gigabyte
    /// that has to be packed anew, and its queries take minutes on two cores.
    pub(crate) const fn is_sampled(self) -> bool {
        !matches!(self, Self::Spark)
    }

    /// Whether its sample judges how long others wait, so that nothing else may run beside it.
    pub(crate) const fn needs_quiet(self) -> bool {
        matches!(self, Self::Slow)
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::FuzzFiles => "fuzz-files",
            Self::Load => "load",
            Self::Public => "public",
            Self::Crash => "crash",
            Self::Autosave => "autosave",
            Self::Exchange => "exchange",
            Self::Upgrade => "upgrade",
            Self::Editing => "editing",
            Self::Slow => "slow",
            Self::Files => "files",
            Self::Api => "api",
            Self::Releases => "releases",
            Self::Recovery => "recovery",
            Self::Reproducible => "reproducible",
            Self::Proxy => "proxy",
            Self::Spark => "spark",
        })
    }
}

/// What every campaign is given.
#[derive(Debug)]
struct Setting {
    binary: PathBuf,
    scratch: PathBuf,
    length: Duration,
    seed: u64,
}

/// What a campaign found.
#[derive(Debug, Default)]
struct Outcome {
    /// What was measured: its name and its value with a unit.
    figures: Vec<(String, String)>,
    /// What did not hold, each with what is needed to see it again.
    failures: Vec<String>,
}

/// Runs one campaign on the release build and keeps its result.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    if options.sample {
        return Ok(sample(workspace, options.name, options.seconds)?.is_empty());
    }
    if options.name.needs_program() {
        let mut cargo = workspace.cargo();
        let built = process::succeeds(cargo.args(["build", "--release", "--bin", "icc-index"]))?;
        anyhow::ensure!(built, "the release build failed");
    }
    let length = Duration::from_secs(options.seconds);
    let outcome = start(workspace, options.name, true, length, options.seed)?;
    record::keep(workspace, options, &outcome)?;
    Ok(outcome.failures.is_empty())
}

/// Runs a short sample on the development build, which the tests have built; keeps nothing and
/// returns what did not hold.
pub(crate) fn sample(workspace: &Workspace, name: Name, seconds: u64) -> Result<Vec<String>> {
    let length = Duration::from_secs(seconds);
    Ok(start(workspace, name, false, length, 1)?.failures)
}

fn start(
    workspace: &Workspace,
    name: Name,
    release: bool,
    length: Duration,
    seed: u64,
) -> Result<Outcome> {
    let scratch = workspace.target().join("campaign").join(name.to_string());
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch)?;
    }
    std::fs::create_dir_all(&scratch)?;
    let setting = Setting {
        binary: workspace.binary(release),
        scratch,
        length,
        seed,
    };
    let outcome = match name {
        Name::FuzzFiles => hostile::run(workspace, &setting)?,
        Name::Load => load::run(&setting, release)?,
        Name::Public => public::run(workspace, &setting, release)?,
        Name::Crash => crash::run(&setting, release)?,
        Name::Autosave => autosave::run(&setting, release)?,
        Name::Exchange => exchange::run(workspace, &setting, release)?,
        Name::Upgrade => upgrade::run(workspace, &setting)?,
        Name::Editing => editing::run(workspace, &setting)?,
        Name::Slow => slow::run(&setting, release)?,
        Name::Files => files::run(&setting, release)?,
        Name::Api => api::run(workspace, &setting, release)?,
        Name::Releases => releases::run(workspace, &setting, release)?,
        Name::Recovery => recovery::run(workspace, &setting)?,
        Name::Reproducible => reproducible::run(workspace, &setting, release)?,
        Name::Proxy => proxy::run(workspace, &setting)?,
        Name::Spark => spark::run(workspace, &setting, release)?,
    };
    // At once: another campaign may be talking too.
    print!("{}", told(name, &outcome));
    Ok(outcome)
}

/// What a campaign found, a line each.
fn told(name: Name, outcome: &Outcome) -> String {
    let figures = outcome.figures.iter();
    let figures = figures.map(|(figure, value)| format!("{figure}: {value}\n"));
    let failures = outcome.failures.iter();
    let failures = failures.map(|failure| format!("failure: {failure}\n"));
    let lines: String = figures.chain(failures).collect();
    format!("── campaign {name}\n{lines}")
}
