//! Attaching evidence to an answer, and taking it off again: a new version of the answer, which no
//! edit of its words is in the way of.

use std::collections::BTreeSet;

use icc_domain::Locale;
use icc_questionnaire::State;
use icc_questionnaire::definition::Question;
use icc_store::{
    Confirmation, DraftAnswer, Evidence, EvidenceId, NewDraftAnswer, Repositories, Response, Write,
};

use super::desk::Desk;
use super::entry::Entry;
use super::save::{Change, Saved, Saving, fillable, held, said};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// What is done with a piece of evidence at an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attaching {
    /// It belongs to the answer as a whole. Where it does already, nothing changes: for which
    /// options it stands has been said by somebody.
    Attach,
    /// It stands for these options; none: for the whole answer.
    Prove {
        /// The options.
        options: BTreeSet<String>,
        /// The version of the answer that was seen: only what differs from it is changed.
        seen: i32,
    },
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

    /// The same together with what stands in the form of the answer, so that nothing that was typed
    /// is lost. The evidence is attached, whatever becomes of the words.
    ///
    /// # Errors
    /// As [`Service::attach_evidence`].
    pub async fn save_and_attach(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        (change, language): (&Change, Locale),
        (evidence, attaching): (EvidenceId, &Attaching),
    ) -> Result<Saved, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let place = (city, wave, change.question.as_str());
        let found = self
            .attachable(actor, place, evidence, &repositories)
            .await?;
        let question = found.desk.question(actor, &change.question)?;
        let saving = Saving {
            service: self,
            response: &found.response,
            repositories: &repositories,
            actor,
        };
        // The evidence first: whoever was second with the words goes on from the version with it.
        found.attach(&saving, question, attaching).await?;
        let saved = saving.save(question, change, language).await?;
        unit.commit().await?;
        Ok(saved)
    }

    pub(crate) async fn change_attached(
        &self,
        actor: &Actor,
        place: (&str, &str, &str),
        (evidence, attaching): (EvidenceId, &Attaching),
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let found = self
            .attachable(actor, place, evidence, repositories)
            .await?;
        let question = found.desk.question(actor, place.2)?;
        let saving = Saving {
            service: self,
            response: &found.response,
            repositories,
            actor,
        };
        found.attach(&saving, question, attaching).await
    }

    /// A piece and a questionnaire to whose question the person may attach it.
    async fn attachable(
        &self,
        actor: &Actor,
        (city, wave, question): (&str, &str, &str),
        evidence: EvidenceId,
        repositories: &Repositories<'_, Write>,
    ) -> Result<Attachable, Error> {
        let desk = self.desk(actor, city, wave, repositories).await?;
        desk.question(actor, question)?;
        if !actor.may(Action::SeeEvidence, &desk.about(question)) {
            return Err(Error::NotFound);
        }
        let response = held(&desk, repositories).await?;
        fillable(&desk, actor, question)?;
        let pieces = repositories.evidence();
        let piece = pieces.by_id(&desk.scope, desk.city.id, evidence).await?;
        Ok(Attachable {
            piece: piece.ok_or(Error::NotFound)?,
            desk,
            response,
        })
    }
}

/// A piece of evidence, and the questionnaire in which it serves.
struct Attachable {
    desk: Desk,
    response: Response,
    piece: Evidence,
}

impl Attachable {
    async fn attach(
        &self,
        saving: &Saving<'_>,
        question: &Question,
        attaching: &Attaching,
    ) -> Result<(), Error> {
        let code = question.code.as_str();
        let answers = saving.repositories.answers();
        let current = answers.one(&self.response, code).await?;
        let before = said(current.as_ref())?;
        let mut entry = before.clone();
        let id = self.piece.id.to_string();
        match attaching {
            Attaching::Detach => {
                entry.evidence.remove(&id);
            }
            Attaching::Attach => {
                entry.evidence.entry(id.clone()).or_default();
            }
            Attaching::Prove { options, seen } => {
                if !options.iter().all(|option| can_be_proven(question, option)) {
                    return Err(Error::NotFound);
                }
                let then = self.at_version(saving, code, *seen, current.as_ref());
                let then = then.await?.evidence.remove(&id).unwrap_or_default();
                let now = entry.evidence.get(&id).cloned().unwrap_or_default();
                let proven = merged(&then, &now, options);
                entry.evidence.insert(id.clone(), proven);
            }
        }
        if entry == before {
            return Ok(());
        }
        if self.piece.withdrawn_at.is_some() && !before.evidence.contains_key(&id) {
            return Err(Error::Conflict);
        }
        self.put(saving, code, (current.as_ref(), &entry)).await
    }

    /// What the answer said at the version that somebody has seen.
    async fn at_version(
        &self,
        saving: &Saving<'_>,
        code: &str,
        seen: i32,
        current: Option<&DraftAnswer>,
    ) -> Result<Entry, Error> {
        if current.map_or(0, |answer| answer.version) == seen {
            return said(current);
        }
        let answers = saving.repositories.answers();
        let then = match seen {
            0 => None,
            seen => answers.at_version(&self.response, code, seen).await?,
        };
        said(then.as_ref())
    }

    async fn put(
        &self,
        saving: &Saving<'_>,
        code: &str,
        (current, entry): (Option<&DraftAnswer>, &Entry),
    ) -> Result<(), Error> {
        let now = saving.service.clock().now();
        let new = NewDraftAnswer {
            document: entry.document()?,
            state: entry.state,
            // Attaching something does not say that the words are still true.
            confirmation: current.map_or(Confirmation::Entered, |answer| answer.confirmation),
            since: current
                .filter(|_| entry.state != State::NotAnswered)
                .map_or(now, |answer| answer.since),
            changed_by: saving.actor.account,
            changed_at: now,
        };
        let version = current.map_or(0, |answer| answer.version);
        let answers = saving.repositories.answers();
        answers.put(&self.response, code, version, &new).await?;
        Ok(())
    }
}

fn can_be_proven(question: &Question, option: &str) -> bool {
    let mut options = question.options.iter();
    question.kind.has_ticks() && options.any(|known| known.code.as_str() == option)
}

/// What somebody has changed since `then`, on top of what others have changed since.
fn merged(
    then: &BTreeSet<String>,
    now: &BTreeSet<String>,
    sent: &BTreeSet<String>,
) -> BTreeSet<String> {
    let added = sent.difference(then);
    let kept = now
        .iter()
        .filter(|option| sent.contains(*option) || !then.contains(*option));
    kept.chain(added).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_changes_what_he_or_she_has_changed() {
        let set = |codes: &str| codes.chars().map(String::from).collect::<BTreeSet<_>>();
        let of = |then, now, sent| merged(&set(then), &set(now), &set(sent));
        assert_eq!(of("a", "a", "ab"), set("ab"));
        assert_eq!(of("a", "ac", "ab"), set("abc"), "both have added one");
        assert_eq!(of("ab", "abc", "a"), set("ac"), "one added, one took away");
        assert_eq!(of("ab", "a", "ab"), set("a"), "nothing was changed here");
        assert_eq!(of("", "a", ""), set("a"));
    }
}
