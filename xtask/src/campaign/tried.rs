//! The databases on which a campaign runs.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Outcome;
use crate::machine;
use crate::test::Cluster;

/// A database that is tried.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) name: &'static str,
    /// Data folder of the service.
    pub(super) folder: PathBuf,
    /// Address of the database; empty for the embedded one.
    pub(super) url: String,
}

/// SQLite, and PostgreSQL in a cluster that lives as long as what is returned. Where no server is
/// installed that is a failure of the campaign.
pub(super) fn databases(
    scratch: &Path,
    outcome: &mut Outcome,
) -> Result<(Vec<Tried>, Option<Cluster>)> {
    let mut all = vec![Tried {
        name: "SQLite",
        folder: scratch.join("sqlite"),
        url: String::new(),
    }];
    let cluster = machine::postgres_programs().map(|programs| Cluster::start(&programs));
    let cluster = cluster.transpose()?;
    match &cluster {
        Some(cluster) => all.push(Tried {
            name: "PostgreSQL",
            folder: scratch.join("postgres"),
            url: cluster.url().to_owned(),
        }),
        None => outcome
            .failures
            .push("no PostgreSQL server is installed here: only SQLite was tried".to_owned()),
    }
    Ok((all, cluster))
}
