//! Everything that a municipality keeps, to look through.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_store::{Evidence, Municipality, MunicipalityId, Repositories, Scope, Wave, WaveId};

use super::form::Catalogue;
use super::grade::Standing;
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::responses::Entry;
use crate::service::Service;

/// An answer to which a piece is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The wave.
    pub wave: Wave,
    /// Code of the question.
    pub question: String,
}

/// A piece of evidence with what is known around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The piece.
    pub evidence: Evidence,
    /// How it stands today.
    pub standing: Standing,
    /// Who looks after it; none for nobody, or for somebody who is not known any more.
    pub owner: Option<String>,
    /// Who has added it; none for somebody who is not known any more.
    pub by: Option<String>,
    /// Where it is attached, in every wave.
    pub used: Vec<Use>,
}

/// What a municipality keeps.
#[derive(Debug)]
pub struct Inbox {
    /// The municipality.
    pub city: Municipality,
    /// The newest first, those that were withdrawn last.
    pub rows: Vec<EvidenceRow>,
    /// What a piece can serve.
    pub catalogue: Option<Catalogue>,
    /// Bytes of its files.
    pub stored: u64,
    /// The most that they may be.
    pub most: u64,
    /// Whether the person may add and change something.
    pub may_keep: bool,
}

impl Service {
    /// The day that it is, in universal time.
    pub(crate) fn today(&self) -> NaiveDate {
        self.clock().now().date_naive()
    }

    /// What a municipality keeps.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it.
    pub async fn evidence_inbox(&self, actor: &Actor, city: &str) -> Result<Inbox, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (city, subject, scope) = self
            .evidence_of(actor, city, Action::SeeEvidence, &read)
            .await?;
        let all = read.evidence().of_municipality(&scope, city.id).await?;
        let stored = read.evidence().stored_bytes(&scope, city.id).await?;
        let mut used = uses(&scope, city.id, &read).await?;
        let names = self.evidence_names(&all, &read).await?;
        let catalogue = self.catalogue(&city, &subject, &scope, &read).await?;
        snapshot.end().await?;
        let today = self.today();
        let mut rows: Vec<EvidenceRow> = all
            .into_iter()
            .map(|evidence| EvidenceRow {
                standing: Standing::of(&evidence, today),
                owner: evidence.owner.and_then(|owner| names.get(&owner).cloned()),
                by: names.get(&evidence.created_by).cloned(),
                used: used.remove(&evidence.id.to_string()).unwrap_or_default(),
                evidence,
            })
            .collect();
        rows.sort_by_key(|row| row.standing == Standing::Withdrawn);
        Ok(Inbox {
            rows,
            catalogue,
            stored,
            most: self.evidence_limits().municipality,
            may_keep: actor.may(Action::KeepEvidence, &subject),
            city,
        })
    }
}

/// Everything that a municipality keeps, by id.
pub(crate) async fn pieces<A: Sync>(
    scope: &Scope,
    city: MunicipalityId,
    read: &Repositories<'_, A>,
) -> Result<BTreeMap<String, Evidence>, Error> {
    let all = read.evidence().of_municipality(scope, city).await?;
    let by_id = |evidence: Evidence| (evidence.id.to_string(), evidence);
    Ok(all.into_iter().map(by_id).collect())
}

/// Where each piece of a municipality is attached, by its id.
pub(crate) async fn uses<A: Sync>(
    scope: &Scope,
    city: MunicipalityId,
    read: &Repositories<'_, A>,
) -> Result<BTreeMap<String, Vec<Use>>, Error> {
    let waves = read.waves().all().await?;
    let waves: BTreeMap<WaveId, Wave> = waves.into_iter().map(|wave| (wave.id, wave)).collect();
    let mut used: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for response in read.responses().of_municipality(scope, city).await? {
        let Some(wave) = waves.get(&response.wave) else {
            continue;
        };
        for answer in read.answers().all(&response).await? {
            for id in Entry::read(&answer.document)?.evidence.into_keys() {
                used.entry(id).or_default().push(Use {
                    wave: wave.clone(),
                    question: answer.question.clone(),
                });
            }
        }
    }
    Ok(used)
}
