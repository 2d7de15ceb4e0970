//! `icc-index method`: methods for other programs.

mod sql;

use clap::{Args, Subcommand};

use crate::console::{Console, Outcome};

#[derive(Debug, Args)]
pub(crate) struct Method {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Sql(sql::Sql),
}

pub(crate) fn run(console: &Console, arguments: &Method) -> Outcome {
    match &arguments.command {
        Command::Sql(arguments) => sql::run(console, arguments),
    }
}
