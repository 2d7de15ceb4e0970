//! `icc-index questionnaire`: the life of a definition.

mod check;
mod diff;
mod list;
mod load;
mod schema;
mod show;
mod xlsform;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::console::{Console, Outcome};
use crate::database::Place;

#[derive(Debug, Args)]
pub(crate) struct Questionnaire {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(Folder),
    Show(show::Show),
    Diff(diff::Diff),
    Schema(schema::Schema),
    Load(load::Load),
    List(Place),
    Xlsform(xlsform::Xlsform),
}

/// A definition.
#[derive(Debug, Args)]
struct Folder {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(crate) fn run(console: &Console, arguments: &Questionnaire) -> Outcome {
    match &arguments.command {
        Command::Check(arguments) => check::run(console, arguments),
        Command::Show(arguments) => show::run(console, arguments),
        Command::Diff(arguments) => diff::run(console, arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Load(arguments) => load::run(console, arguments),
        Command::List(place) => list::run(console, place),
        Command::Xlsform(arguments) => xlsform::run(console, arguments),
    }
}
