//! The `icc-index` program: one command per thing it does. Without a command it serves.
//!
//! To add a command: a file in `command/`, a variant in `cli.rs`, its texts in
//! `locales/<language>/cli.ftl`, a section in `docs/reference/commands.md`.

/// Columns of millions of rows come and go; the system's allocator would give their pages back, and
/// ask for them again, each time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod backup;
mod cli;
mod command;
mod connections;
mod console;
mod database;
mod dictionary;
mod editions;
mod folder;
mod labels;
mod machine;
mod output;
mod post;
mod postgres;
mod providers;
mod secrets;
mod settings;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
