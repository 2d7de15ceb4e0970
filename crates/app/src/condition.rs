//! In what condition the service's data are, for whoever runs it. Only looks.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::Locale;
use icc_store::{
    MailState, MailsInState, ModuleId, MunicipalityId, PartId, ResponseId, Scope, Store,
    StoreHealth, StrayFiles,
};

use crate::accounts::Sealed;
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// A chain of which a link is missing, or not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenChain {
    /// The record of what was done, from this event on.
    Record(i64),
    /// The history of an answer.
    Answer {
        /// Of which response.
        response: ResponseId,
        /// To which question.
        question: String,
        /// From which version on.
        version: i32,
    },
    /// The steps of a part.
    Part(PartId),
    /// The answers of a municipality to a module.
    Module {
        /// Which module.
        module: ModuleId,
        /// Whose answers.
        municipality: MunicipalityId,
        /// From which sheet on.
        sheet: i32,
    },
}

/// How secrets are sealed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SealedSecrets {
    /// Kept readable: there is no key.
    pub readable: u64,
    /// Sealed with the present key.
    pub sealed: u64,
    /// Sealed before there was this key, or with none; they open.
    pub before: u64,
    /// Sealed with a key that is not known here.
    pub lost: u64,
}

/// What the data are like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Which database, which version.
    pub database: StoreHealth,
    /// The settings on which durability depends, as the database tells them.
    pub guarantees: Vec<(&'static str, String)>,
    /// Bytes that it takes.
    pub size: u64,
    /// What it finds wrong with its own file.
    pub damage: Vec<String>,
    /// What else can only be told of a schema that this program knows.
    pub data: Option<DataCondition>,
}

/// What the rows are like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCondition {
    /// Chains that are broken.
    pub broken: Vec<BrokenChain>,
    /// Mails by how far they have come.
    pub mails: BTreeMap<MailState, MailsInState>,
    /// Files of evidence that something is wrong with.
    pub stray: StrayFiles,
    /// How secrets are sealed.
    pub secrets: SealedSecrets,
    /// Whether somebody administers the programme.
    pub administered: bool,
    /// When the last thing was done that is recorded.
    pub last_event: Option<DateTime<Utc>>,
    /// What time it is for the database's own machine, where that is another one.
    pub server_time: Option<DateTime<Utc>>,
}

/// Every chain that is broken: of what was done, of answers, of parts, of answers to modules.
pub async fn broken_chains(store: &Store) -> Result<Vec<BrokenChain>, Error> {
    let snapshot = store.snapshot().await?;
    let read = snapshot.repositories();
    let mut broken = Vec::new();
    broken.extend(read.audit().first_broken().await?.map(BrokenChain::Record));
    for wave in read.waves().all().await? {
        for response in read.responses().of_wave(&Scope::service(), wave.id).await? {
            if let Some((question, version)) = read.answers().first_broken(&response).await? {
                broken.push(BrokenChain::Answer {
                    response: response.id,
                    question,
                    version,
                });
            }
        }
    }
    broken.extend(read.parts().first_broken().await?.map(BrokenChain::Part));
    if let Some((module, municipality, sheet)) = read.modules().first_broken_sheet().await? {
        broken.push(BrokenChain::Module {
            module,
            municipality,
            sheet,
        });
    }
    snapshot.end().await?;
    Ok(broken)
}

impl Service {
    /// Looks at everything that can be wrong with the data.
    ///
    /// # Errors
    /// [`Error::Store`] when the database does not answer, or was changed by a newer program.
    pub async fn condition(&self) -> Result<Condition, Error> {
        let store = self.store();
        let database = store.check().await?;
        let current = database.pending_migrations.is_empty();
        Ok(Condition {
            guarantees: store.guarantees().await?,
            size: store.size().await?,
            damage: store.damage().await?,
            data: if current {
                Some(self.data_condition().await?)
            } else {
                None
            },
            database,
        })
    }

    async fn data_condition(&self) -> Result<DataCondition, Error> {
        let store = self.store();
        let read = store.read();
        let everybody = Actor::console(Locale::Fr).people_scope(&read).await?;
        let last = read.audit().within(&everybody, 1).await?;
        Ok(DataCondition {
            broken: broken_chains(store).await?,
            mails: read.mails().by_state().await?,
            stray: read.evidence().stray_files().await?,
            secrets: self.sealed_secrets().await?,
            administered: read.grants().has_administrator().await?,
            last_event: last.first().map(|event| event.at),
            server_time: store.server_time().await?,
        })
    }

    async fn sealed_secrets(&self) -> Result<SealedSecrets, Error> {
        let mut all = SealedSecrets::default();
        let secrets = self.store().read().second_factors().all_secrets().await?;
        for (account, kept) in secrets {
            let counted = match self.sealer().state(&account.to_string(), &kept) {
                Sealed::Now if self.sealer().has_key() => &mut all.sealed,
                Sealed::Now => &mut all.readable,
                Sealed::Before => &mut all.before,
                Sealed::Elsewhere => &mut all.lost,
            };
            *counted += 1;
        }
        Ok(all)
    }
}
