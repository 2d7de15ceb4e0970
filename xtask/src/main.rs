//! Developer commands: `cargo xtask COMMAND`.
//!
//! They are written in Rust so that nothing has to be installed first and so that the checks have
//! tests of their own. This crate depends on nothing heavy: it must build in seconds.
//! To add a command, add a variant to [`Command`], one file, and a line in `CONTRIBUTING.md`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands talk to a person or to a log of continuous integration"
)]

mod bench;
mod campaign;
mod ci;
mod circumstances;
mod dev;
mod digest;
mod document;
mod machine;
mod process;
mod python;
mod release;
mod sbom;
mod service;
mod tally;
mod test;
mod tidy;
mod workspace;
mod world;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use workspace::Workspace;

/// Developer commands of icc-index.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the rules that neither rustc nor clippy knows (layers, sizes, licences, documents).
    Tidy,
    /// Format every Rust file.
    Fmt,
    /// Run clippy on every target; a warning is an error.
    Lint,
    /// Write the generated parts of the documents, such as the crate table of ARCHITECTURE.md.
    Gen,
    /// Run every check and every test that this machine can run, and name those it cannot.
    Test(test::Options),
    /// Run one command with a PostgreSQL of its own: `cargo xtask postgres cargo nextest run …`.
    Postgres(test::PostgresOptions),
    /// Run what continuous integration runs: `test`, and a minute of each campaign.
    Ci(ci::Options),
    /// Start the service with templates reloaded from disk.
    Dev(dev::Options),
    /// Build the program so that the same sources give the same bytes anywhere, and print its SHA-256.
    Release(release::Options),
    /// List what the program is made of, as `CycloneDX`: crates, fonts, tables, sources in C.
    Sbom(sbom::Options),
    /// Compare the speed with pandas, `DuckDB` and Polars, and keep it in docs/measurements.
    Bench(bench::Options),
    /// Run a long check (load, hostile files) and keep its result in docs/measurements.
    Campaign(campaign::Options),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments.command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one command; `false` means that it ran to its end and found a failure.
fn run(command: &Command) -> anyhow::Result<bool> {
    let workspace = Workspace::find()?;
    match command {
        Command::Tidy => tidy::run(&workspace),
        Command::Fmt => process::succeeds(workspace.cargo().args(["fmt", "--all"])),
        Command::Lint => test::build::run(&workspace),
        Command::Gen => document::generate(&workspace),
        Command::Test(options) => Ok(test::run(&workspace, options)),
        Command::Postgres(options) => test::with_postgres(options),
        Command::Ci(options) => Ok(ci::run(&workspace, options)),
        Command::Dev(options) => dev::run(&workspace, options),
        Command::Release(options) => release::run(&workspace, options),
        Command::Sbom(options) => sbom::run(&workspace, options),
        Command::Bench(options) => bench::run(&workspace, options),
        Command::Campaign(options) => campaign::run(&workspace, options),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_is_in_the_guide_for_contributors() -> anyhow::Result<()> {
        let guide = fs::read_to_string(Workspace::find()?.path("CONTRIBUTING.md"))?;
        for command in Arguments::command().get_subcommands() {
            let row = format!("| `cargo xtask {}", command.get_name());
            assert!(guide.contains(&row), "{row} … is missing");
        }
        Ok(())
    }

    #[test]
    fn every_campaign_is_in_the_page_on_testing() -> anyhow::Result<()> {
        let page = fs::read_to_string(Workspace::find()?.path("docs/reference/testing.md"))?;
        for name in campaign::Name::all() {
            assert!(page.contains(&format!("| `{name}` |")), "{name} is missing");
        }
        Ok(())
    }
}
