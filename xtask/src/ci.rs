//! `cargo xtask ci`: what `.ci/run` calls once the machine has Rust.

use clap::Args;

use crate::campaign;
use crate::tally::Tally;
use crate::test;
use crate::workspace::Workspace;

/// What `cargo xtask ci` can be told.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// Length of the sample of each campaign, in seconds.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    sample: u64,
}

/// Runs all tests, then a sample of each campaign. A skip is a failure, as anywhere with `CI` set.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> bool {
    let mut tally = test::count(workspace, &test::Options { install: true });
    for name in campaign::Name::all() {
        println!("── campaign {name}, {} seconds", options.sample);
        let held = campaign::sample(workspace, name, options.sample).unwrap_or_else(|error| {
            eprintln!("campaign {name}: {error:#}");
            false
        });
        if !held {
            println!("FAILED campaign {name}");
        }
        tally.add(Tally::check(held));
    }
    println!("{tally}");
    tally.holds(true)
}
