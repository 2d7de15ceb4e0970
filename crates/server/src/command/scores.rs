//! `icc-index scores`: the results that the database of the service keeps.

use clap::{Args as ClapArgs, Subcommand};
use icc_app::releases::Version;
use icc_app::verify::{Difference, Verdict, VerifiedRun, verify_runs};
use icc_i18n::{Args, key};

use crate::command::release;
use crate::console::{Console, Failure, Outcome};
use crate::database::{self, Place};

/// How many differences of one run are listed.
const LISTED: usize = 20;

#[derive(Debug, ClapArgs)]
pub(crate) struct Scores {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(Verify),
}

#[derive(Debug, ClapArgs)]
struct Verify {
    /// A release: from its own files alone, instead of what the database keeps.
    #[arg(value_name = "RELEASE", value_parser = release::version)]
    release: Option<Version>,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(console: &Console, arguments: &Scores) -> Outcome {
    match &arguments.command {
        Command::Verify(Verify {
            release: None,
            place,
        }) => verify(console, place),
        Command::Verify(Verify {
            release: Some(version),
            place,
        }) => verify_release(console, *version, place),
    }
}

/// Computes a release again from its own files.
fn verify_release(console: &Console, version: Version, place: &Place) -> Outcome {
    release::with_service(console, place, async |service| {
        let verdicts = service.verify_release(version).await;
        let verdicts = verdicts.map_err(|error| release::refused(console, error))?;
        for verdict in &verdicts {
            let args = Args::new()
                .text("table", verdict.table)
                .integer("equal", verdict.equal)
                .integer("different", verdict.different)
                .integer("beyond", verdict.beyond);
            console.say(key!("cli-scores-verify-table"), &args)?;
            if verdict.compared > 0 {
                let args = Args::new().integer("count", verdict.compared);
                console.say(key!("cli-scores-verify-compared"), &args)?;
            }
            for example in &verdict.examples {
                let args = Args::new().text("row", example);
                console.say(key!("cli-scores-verify-row"), &args)?;
            }
        }
        if verdicts.iter().any(|verdict| verdict.different > 0) {
            return Err(Failure::Told);
        }
        Ok(())
    })
}

/// Computes every kept run again and compares.
fn verify(console: &Console, place: &Place) -> Outcome {
    database::look(console, place, async |store| {
        let runs = verify_runs(&store).await?;
        store.close().await?;
        for run in &runs {
            line(console, run)?;
        }
        let differing = runs
            .iter()
            .filter(|run| matches!(run.verdict, Verdict::Differs(_)))
            .count();
        let args = Args::new()
            .integer("runs", runs.len())
            .integer("differing", differing);
        console.tell(key!("cli-scores-verify-done"), &args);
        if differing > 0 {
            return Err(Failure::Told);
        }
        Ok(())
    })
}

fn line(console: &Console, run: &VerifiedRun) -> std::io::Result<()> {
    let key = &run.run.key;
    let args = || {
        Args::new()
            .text("wave", &run.wave)
            .text("method", &key.method_id)
            .text("version", &key.method_version)
            .text("engine", &key.engine_version)
    };
    match &run.verdict {
        Verdict::Equal(count) => console.say(
            key!("cli-scores-verify-equal"),
            &args().integer("count", *count),
        ),
        Verdict::OtherEngine => console.say(key!("cli-scores-verify-other-engine"), &args()),
        Verdict::Differs(list) => {
            console.say(
                key!("cli-scores-verify-differs"),
                &args().integer("count", list.len()),
            )?;
            for difference in list.iter().take(LISTED) {
                let (id, args) = difference_text(difference);
                console.say(id, &args)?;
            }
            if list.len() > LISTED {
                let left_out = Args::new().integer("count", list.len() - LISTED);
                console.say(key!("cli-scores-verify-left-out"), &left_out)?;
            }
            Ok(())
        }
    }
}

fn difference_text(difference: &Difference) -> (&'static str, Args) {
    let args = Args::new();
    match difference {
        Difference::Definition => (key!("cli-scores-difference-definition"), args),
        Difference::Answers { municipality } => (
            key!("cli-scores-difference-answers"),
            args.text("unit", municipality),
        ),
        Difference::Inputs => (key!("cli-scores-difference-inputs"), args),
        Difference::Document => (key!("cli-scores-difference-document"), args),
        Difference::Score {
            municipality,
            measure,
        } => (
            key!("cli-scores-difference-score"),
            args.text("unit", municipality).text("measure", measure),
        ),
        Difference::Failed(reason) => (
            key!("cli-scores-difference-failed"),
            args.text("reason", reason),
        ),
    }
}
