//! What an answer ever was, and who made it so.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_store::{AccountId, Confirmation, Repositories};

use super::desk::Desk;
use super::entry::Entry;
use crate::error::Error;
use crate::evidence::pieces;
use crate::policy::Actor;
use crate::service::Service;

/// An answer at one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub version: i32,
    /// What was said.
    pub entry: Entry,
    /// Titles of the evidence that was attached then.
    pub evidence: Vec<String>,
    /// How it came into its wave.
    pub confirmation: Confirmation,
    /// Who made it; none for somebody who is not known any more.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An answer with everything that it ever was.
#[derive(Debug)]
pub struct History {
    /// Whose, and what.
    pub desk: Desk,
    /// The newest first.
    pub versions: Vec<Version>,
}

impl Service {
    /// Everything that the answer to a question ever was in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it.
    pub async fn answer_history(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        question: &str,
    ) -> Result<History, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        desk.question(actor, question)?;
        let versions = read.answers().history(desk.response()?, question).await?;
        let who: Vec<AccountId> = versions.iter().map(|v| v.changed_by).collect();
        let names = names(&who, &read).await?;
        let pieces = pieces(&desk.scope, desk.city.id, &read).await?;
        snapshot.end().await?;
        let versions = versions
            .into_iter()
            .map(|version| {
                let entry = Entry::read(&version.document)?;
                let attached = entry.evidence.keys().filter_map(|id| pieces.get(id));
                Ok(Version {
                    version: version.version,
                    evidence: attached.map(|one| one.title.clone()).collect(),
                    entry,
                    confirmation: version.confirmation,
                    by: names.get(&version.changed_by).cloned(),
                    at: version.changed_at,
                })
            })
            .collect::<Result<_, Error>>()?;
        Ok(History { desk, versions })
    }
}

/// What people are called; whoever is not known any more is left out.
pub(crate) async fn names<A: Sync>(
    accounts: &[AccountId],
    read: &Repositories<'_, A>,
) -> Result<BTreeMap<AccountId, String>, Error> {
    let found = read.accounts().by_ids(accounts).await?;
    let named = |account: icc_store::Account| (account.id, account.name.clone());
    Ok(found.into_iter().map(named).collect())
}
