//! The `icc-index` program: one command per thing it does. Without a command it serves.
//!
//! To add a command: a file in `command/`, a variant in `cli.rs`, its texts in
//! `locales/<language>/cli.ftl`, a section in `docs/reference/commands.md`.

mod cli;
mod command;
mod console;
mod database;
mod dictionary;
mod editions;
mod folder;
mod labels;
mod machine;
mod output;
mod settings;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
