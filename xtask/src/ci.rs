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
    let mut counted = test::count(workspace, &test::Options { install: true });
    for name in campaign::Name::all() {
        println!("── campaign {name}, {} seconds", options.sample);
        let failures = campaign::sample(workspace, name, options.sample)
            .unwrap_or_else(|error| vec![format!("{error:#}")]);
        counted.tally.add(Tally::check(failures.is_empty()));
        let failures = failures.into_iter();
        let failures = failures.map(|failure| format!("campaign {name}: {failure}"));
        counted.failed.extend(failures);
    }
    test::close(&counted);
    counted.tally.holds(true)
}
