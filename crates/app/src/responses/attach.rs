//! Attaching evidence to an answer, and taking it off again: a new version of the answer, which no
//! edit of its words is in the way of.

use std::collections::BTreeSet;

use icc_questionnaire::State;
use icc_store::{Confirmation, EvidenceId, NewDraftAnswer, Repositories, Write};

use super::entry::Entry;
use super::save::{fillable, held};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// What is done with a piece of evidence at an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attaching {
    /// It stands for these options; none: for the whole answer.
    Attach(BTreeSet<String>),
    /// It does not belong to the answer any more; the history keeps that it did.
    Detach,
}

impl Service {
    /// Attaches a piece of the municipality's own evidence to an answer, or takes it off.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not answer the question or see the piece, or an option
    /// is none of the question's; [`Error::Conflict`] for a piece that is withdrawn;
    /// [`Error::Closed`] when the questionnaire was handed in, or outside its dates.
    pub async fn attach_evidence(
        &self,
        actor: &Actor,
        (city, wave, question): (&str, &str, &str),
        evidence: EvidenceId,
        attaching: &Attaching,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let what = (evidence, attaching);
        self.change_attached(actor, (city, wave, question), what, &repositories)
            .await?;
        Ok(unit.commit().await?)
    }

    pub(crate) async fn change_attached(
        &self,
        actor: &Actor,
        (city, wave, question): (&str, &str, &str),
        (evidence, attaching): (EvidenceId, &Attaching),
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let desk = self.desk(actor, city, wave, repositories).await?;
        let asked = desk.question(actor, question)?;
        if !actor.may(Action::SeeEvidence, &desk.about(question)) {
            return Err(Error::NotFound);
        }
        let response = held(&desk, repositories).await?;
        fillable(&desk, actor, question)?;
        let known = repositories
            .evidence()
            .by_id(&desk.scope, desk.city.id, evidence)
            .await?
            .ok_or(Error::NotFound)?;
        let answers = repositories.answers();
        let current = answers.one(&response, question).await?;
        let before = match &current {
            Some(answer) => Entry::read(&answer.document)?,
            None => Entry::default(),
        };
        let mut entry = before.clone();
        let id = evidence.to_string();
        match attaching {
            Attaching::Detach => {
                entry.evidence.remove(&id);
            }
            Attaching::Attach(options) => {
                let is_option = |code: &String| {
                    let mut options = asked.options.iter();
                    options.any(|option| option.code.as_str() == code)
                };
                if !options.iter().all(is_option)
                    || (!options.is_empty() && !asked.kind.has_ticks())
                {
                    return Err(Error::NotFound);
                }
                if known.withdrawn_at.is_some() && !before.evidence.contains_key(&id) {
                    return Err(Error::Conflict);
                }
                entry.evidence.insert(id, options.clone());
            }
        }
        if entry == before {
            return Ok(());
        }
        let now = self.clock().now();
        let kept = current.as_ref();
        let new = NewDraftAnswer {
            document: entry.document()?,
            state: entry.state,
            // Attaching something does not say that the words are still true.
            confirmation: kept.map_or(Confirmation::Entered, |answer| answer.confirmation),
            since: kept
                .filter(|_| entry.state != State::NotAnswered)
                .map_or(now, |answer| answer.since),
            changed_by: actor.account,
            changed_at: now,
        };
        let version = kept.map_or(0, |answer| answer.version);
        answers.put(&response, question, version, &new).await?;
        Ok(())
    }
}
