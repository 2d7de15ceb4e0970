//! Looking through a questionnaire before it is handed in.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_questionnaire::State;
use icc_store::{DraftAnswer, Evidence, PartState, Repositories};

use super::freeze::{Counts, Frozen, freeze, untranslated};
use crate::error::Error;
use crate::evidence::pieces;
use crate::policy::{Action, Actor};
use crate::responses::{Desk, SectionProgress, Tally, progress};
use crate::review::{ReviewPath, path_of};
use crate::service::Service;

/// A questionnaire that is looked through.
#[derive(Debug)]
pub struct Check {
    /// Whose, and what.
    pub desk: Desk,
    /// Its sections, and how far each has come.
    pub sections: Vec<SectionProgress>,
    /// All of them together.
    pub tally: Tally,
    /// What will not count as it stands, in the order of the questionnaire.
    pub questions: Vec<CheckedQuestion>,
    /// What has to be done first.
    pub obstacles: Vec<Obstacle>,
    /// Parts that somebody still has, or has handed back and nobody has accepted.
    pub open_parts: usize,
    /// What is looked at afterwards.
    pub path: ReviewPath,
    /// SHA-256 of what would be handed in now.
    pub digest: String,
    /// Whether the person may hand it in now.
    pub may_submit: bool,
}

/// A question whose answer will not count as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedQuestion {
    /// Its code.
    pub code: String,
    /// What about it.
    pub checked: Checked,
}

/// What about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Checked {
    /// It is not asked, given the other answers: left out, and kept in the history.
    NotAsked,
    /// Nobody has said that it is still true: it becomes *unknown*.
    Unconfirmed,
    /// There is none.
    Missing,
    /// Some of its evidence has run out or was withdrawn.
    EvidenceOut,
}

impl Checked {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 4] = [
        Self::NotAsked,
        Self::Unconfirmed,
        Self::EvidenceOut,
        Self::Missing,
    ];

    /// The word used in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::Unconfirmed => "unconfirmed",
            Self::Missing => "missing",
            Self::EvidenceOut => "evidence-out",
        }
    }
}

/// Why it cannot be handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// So many answers have words without the translation that a network wants.
    Untranslated(Locale, u32),
    /// Not one question is answered.
    Empty,
}

impl Obstacle {
    /// The word used in pages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Untranslated(..) => "untranslated",
            Self::Empty => "empty",
        }
    }
}

impl Service {
    /// A questionnaire as it would be handed in now.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see all of it, or nothing was begun.
    pub async fn check_response(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<Check, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        if !desk.sees_all() || !actor.may(Action::SeeAnswers, &desk.whole()) {
            return Err(Error::NotFound);
        }
        let draft = self.draft(&desk, &read).await?;
        let parts = read.parts().of(desk.response()?).await?;
        let path = path_of(&desk);
        snapshot.end().await?;
        let (_, digest) = draft.frozen.record.document()?;
        let (sections, tally) = progress(&desk, &draft.answers, &draft.frozen.asked);
        let open = |state: PartState| state.is_worked_on() || state == PartState::HandedBack;
        Ok(Check {
            sections,
            tally,
            questions: draft.questions(&desk),
            obstacles: obstacles(&desk, &draft.frozen),
            open_parts: parts.iter().filter(|part| open(part.state)).count(),
            path,
            digest,
            may_submit: desk.is_open() && actor.may(Action::Submit, &desk.whole()),
            desk,
        })
    }

    /// Everything of a questionnaire that is about to be handed in.
    pub(super) async fn draft<A: Sync>(
        &self,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<Draft, Error> {
        let response = desk.response()?;
        let answers = read.answers().all(response).await?;
        let evidence = pieces(&desk.scope, desk.city.id, read).await?;
        // Where somebody reviews, what is handed in counts by its evidence: what was verified before
        // may not be found so again, and accepting says what is.
        let verified = match path_of(desk) {
            ReviewPath::Declared => self.verified_now(response, read).await?,
            _ => BTreeSet::new(),
        };
        let frozen = freeze(desk, &answers, &evidence, &verified, self.today())?;
        Ok(Draft {
            answers,
            evidence,
            frozen,
        })
    }
}

/// A questionnaire that is about to be handed in.
pub(super) struct Draft {
    pub(super) answers: Vec<DraftAnswer>,
    pub(super) evidence: BTreeMap<String, Evidence>,
    pub(super) frozen: Frozen,
}

impl Draft {
    fn questions(&self, desk: &Desk) -> Vec<CheckedQuestion> {
        let record = &self.frozen.record;
        let out: BTreeSet<&str> = self
            .evidence
            .keys()
            .map(String::as_str)
            .filter(|id| record.evidence.get(*id).is_some_and(|one| !one.counts))
            .collect();
        let of = |code: &str| match record.answers.get(code) {
            Some(answer) => match answer.counts {
                Counts::NotAsked => Some(Checked::NotAsked),
                Counts::Unconfirmed => Some(Checked::Unconfirmed),
                Counts::AsGiven => {
                    let mut attached = answer.entry.evidence.keys();
                    let any = attached.any(|id| out.contains(id.as_str()));
                    any.then_some(Checked::EvidenceOut)
                }
            },
            None => self.frozen.asked.contains(code).then_some(Checked::Missing),
        };
        let questions = desk.asked.definition.questions.iter();
        let found = questions.filter_map(|question| {
            Some(CheckedQuestion {
                checked: of(question.code.as_str())?,
                code: question.code.to_string(),
            })
        });
        found.collect()
    }
}

/// Why what was frozen cannot be handed in.
pub(super) fn obstacles(desk: &Desk, frozen: &Frozen) -> Vec<Obstacle> {
    let answered = frozen.record.answers.values();
    let mut counting = answered.filter(|answer| answer.counts == Counts::AsGiven);
    let empty = !counting.any(|answer| answer.entry.state != State::Unknown);
    let waiting = untranslated(&frozen.record, &desk.required_languages);
    let waiting = waiting
        .into_iter()
        .map(|(l, n)| Obstacle::Untranslated(l, n));
    empty
        .then_some(Obstacle::Empty)
        .into_iter()
        .chain(waiting)
        .collect()
}
