//! `cargo xtask ci`: what `.ci/run` calls once the machine has Rust.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use clap::Args;

use crate::campaign::{self, Name};
use crate::machine::{self, Need};
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
    let all = test::Options {
        install: true,
        browser: true,
    };
    let mut counted = test::count(workspace, &all);
    machine::install(&[Need::Proxies], true);
    let sampled = Name::all().filter(|name| name.is_sampled());
    let (alone, together): (Vec<_>, Vec<_>) = sampled.partition(|name| name.needs_quiet());
    // Some wait for a part of their time: as many run at once as there are cores.
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let mut found = samples(workspace, &together, at_once, options.sample);
    found.extend(samples(workspace, &alone, 1, options.sample));
    for failures in found {
        counted.tally.add(Tally::check(failures.is_empty()));
        counted.failed.extend(failures);
    }
    test::close(&counted);
    counted.tally.holds(true)
}

/// What did not hold in each campaign.
fn samples(
    workspace: &Workspace,
    names: &[Name],
    at_once: usize,
    seconds: u64,
) -> Vec<Vec<String>> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    let work = || {
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            println!("── campaign {name}, {seconds} seconds, begins");
            let failures = campaign::sample(workspace, *name, seconds)
                .unwrap_or_else(|error| vec![format!("{error:#}")]);
            let failures = failures.into_iter();
            let failures = failures.map(|failure| format!("campaign {name}: {failure}"));
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            found.push(failures.collect());
        }
    };
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(work);
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}
