//! `cargo xtask ci`: what `.ci/run` calls once the machine has Rust.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

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
    for failures in samples(workspace, options.sample) {
        counted.tally.add(Tally::check(failures.is_empty()));
        counted.failed.extend(failures);
    }
    test::close(&counted);
    counted.tally.holds(true)
}

/// What did not hold in each campaign. Samples judge no speed and wait for much of their time: as
/// many run at once as there are cores.
fn samples(workspace: &Workspace, seconds: u64) -> Vec<Vec<String>> {
    let names: Vec<_> = campaign::Name::all().collect();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    let work = || {
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            let failures = campaign::sample(workspace, *name, seconds)
                .unwrap_or_else(|error| vec![format!("{error:#}")]);
            let failures = failures.into_iter();
            let failures = failures.map(|failure| format!("campaign {name}: {failure}"));
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            found.push(failures.collect());
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}
