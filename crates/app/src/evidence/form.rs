//! A piece of evidence with everything that its form needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_store::{AccountId, Evidence, EvidenceId, Municipality, Place, Repositories, Scope};

use super::grade::Standing;
use super::inbox::{EvidenceRow, uses};
use crate::accounts::{Colleague, colleagues};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::responses::{Asked, Desk, asking_networks};
use crate::service::Service;

/// The questions that a piece may serve: those of the newest questionnaire of the municipality.
#[derive(Debug, Clone)]
pub struct Catalogue(pub Arc<Asked>);

/// What a form for evidence needs.
#[derive(Debug)]
pub struct EvidenceForm {
    /// Whose evidence it is.
    pub city: Municipality,
    /// Who can own it, by name.
    pub colleagues: Vec<Colleague>,
    /// What it can serve; none where nothing was ever asked.
    pub catalogue: Option<Catalogue>,
    /// The questionnaire with the question to which it will be attached at once.
    pub desk: Option<Desk>,
}

/// A piece with its form.
#[derive(Debug)]
pub struct EvidenceItem {
    /// The piece.
    pub row: EvidenceRow,
    /// Its form.
    pub form: EvidenceForm,
    /// Whether the person may change it.
    pub may_keep: bool,
}

impl Service {
    /// The municipality whose evidence somebody wants to see or keep.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such municipality.
    pub(crate) async fn evidence_of<A: Sync>(
        &self,
        actor: &Actor,
        city: &str,
        action: Action,
        read: &Repositories<'_, A>,
    ) -> Result<(Municipality, Subject, Scope), Error> {
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let subject = Subject::at(Place::City(city.id), read).await?;
        if !actor.may(action, &subject) {
            return Err(Error::NotFound);
        }
        let scope = actor.scope(city.id);
        Ok((city, subject, scope))
    }

    /// The form for a new piece; with a wave and a question, to be attached there at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not keep evidence of the municipality, or not answer
    /// the question.
    pub async fn evidence_form(
        &self,
        actor: &Actor,
        city: &str,
        attach: Option<(&str, &str)>,
    ) -> Result<EvidenceForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let form = self.form(actor, city, Action::KeepEvidence, &read).await?;
        let desk = match attach {
            None => None,
            Some((wave, question)) => {
                let desk = self.desk(actor, city, wave, &read).await?;
                desk.question(actor, question)?;
                desk.response()?;
                Some(desk)
            }
        };
        snapshot.end().await?;
        Ok(EvidenceForm { desk, ..form })
    }

    /// A piece with its form.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it, or there is no such piece.
    pub async fn evidence_item(
        &self,
        actor: &Actor,
        city: &str,
        id: EvidenceId,
    ) -> Result<EvidenceItem, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let form = self.form(actor, city, Action::SeeEvidence, &read).await?;
        let city = form.city.id;
        let scope = actor.scope(city);
        let evidence = read.evidence().by_id(&scope, city, id).await?;
        let evidence = evidence.ok_or(Error::NotFound)?;
        let mut used = uses(&scope, city, &read).await?;
        let names = self
            .evidence_names(std::slice::from_ref(&evidence), &read)
            .await?;
        let subject = Subject::at(Place::City(city), &read).await?;
        snapshot.end().await?;
        let row = EvidenceRow {
            standing: Standing::of(&evidence, self.today()),
            owner: evidence.owner.and_then(|owner| names.get(&owner).cloned()),
            by: names.get(&evidence.created_by).cloned(),
            used: used.remove(&id.to_string()).unwrap_or_default(),
            evidence,
        };
        Ok(EvidenceItem {
            may_keep: row.standing != Standing::Withdrawn
                && actor.may(Action::KeepEvidence, &subject),
            row,
            form,
        })
    }

    async fn form<A: Sync>(
        &self,
        actor: &Actor,
        city: &str,
        action: Action,
        read: &Repositories<'_, A>,
    ) -> Result<EvidenceForm, Error> {
        let (city, subject, scope) = self.evidence_of(actor, city, action, read).await?;
        Ok(EvidenceForm {
            colleagues: colleagues(actor, &city, read).await?,
            catalogue: self.catalogue(&city, &subject, &scope, read).await?,
            city,
            desk: None,
        })
    }

    /// The questions of the newest wave in which the municipality answers or could.
    pub(crate) async fn catalogue<A: Sync>(
        &self,
        city: &Municipality,
        subject: &Subject,
        scope: &Scope,
        read: &Repositories<'_, A>,
    ) -> Result<Option<Catalogue>, Error> {
        let mut waves = read.waves().all().await?;
        waves.sort_by_key(|wave| std::cmp::Reverse((wave.opens_at, wave.id)));
        let begun = read.responses().of_municipality(scope, city.id).await?;
        for wave in &waves {
            let asks = begun.iter().any(|response| response.wave == wave.id)
                || !asking_networks(wave, subject, read).await?.is_empty();
            if asks {
                return Ok(Some(Catalogue(self.asked(wave).await?)));
            }
        }
        Ok(None)
    }

    /// The names of those who own or have added some pieces.
    pub(crate) async fn evidence_names<A: Sync>(
        &self,
        evidence: &[Evidence],
        read: &Repositories<'_, A>,
    ) -> Result<BTreeMap<AccountId, String>, Error> {
        let added = evidence.iter().map(|one| one.created_by);
        let owned = evidence.iter().filter_map(|one| one.owner);
        let who: Vec<AccountId> = added.chain(owned).collect();
        let found = read.accounts().by_ids(&who).await?;
        let named = |account: icc_store::Account| (account.id, account.name.clone());
        Ok(found.into_iter().map(named).collect())
    }
}
