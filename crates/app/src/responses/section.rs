//! A section or a question as it is filled in.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icc_store::{AccountId, DraftAnswer, Evidence};

use super::carry::{Carrying, Former};
use super::desk::{Desk, entries};
use super::entry::Entry;
use super::history::names;
use super::home::{SectionProgress, Tally, open_questions, progress};
use crate::error::Error;
use crate::evidence::pieces;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its code.
    pub code: String,
    /// The section it stands in.
    pub section: String,
    /// The answer; none when nothing was ever said in this wave.
    pub answer: Option<DraftAnswer>,
    /// What it says.
    pub entry: Entry,
    /// Who has changed it last; none for nobody, or for somebody who is not known any more.
    pub changed_by: Option<String>,
    /// What was said last time.
    pub former: Option<FormerAnswer>,
    /// Whether the person may change it now.
    pub may_fill_in: bool,
}

/// What was said last time, for showing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerAnswer {
    /// Code of the question then.
    pub question: String,
    /// What was said.
    pub entry: Entry,
    /// Since when, over all waves.
    pub since: DateTime<Utc>,
    /// Whether the same was asked.
    pub carrying: Carrying,
}

impl Question {
    /// The version to send with a change.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.answer.as_ref().map_or(0, |answer| answer.version)
    }
}

/// A section of the questionnaire as it is filled in.
#[derive(Debug)]
pub struct Section {
    /// Whose, and what.
    pub desk: Desk,
    /// Code of the section.
    pub code: String,
    /// Its questions and those of sections inside it that are open to the person, in order.
    pub questions: Vec<Question>,
    /// How far they have come.
    pub tally: Tally,
    /// Every section that is open to the person.
    pub sections: Vec<SectionProgress>,
    /// What was answered last time.
    pub former: Option<Former>,
    /// Whether the person may give parts of it to others now.
    pub may_give: bool,
    /// What the municipality keeps as evidence.
    pub reserve: Reserve,
}

/// The evidence of the municipality, as far as the person may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve {
    /// The pieces, by id.
    pub pieces: BTreeMap<String, Evidence>,
    /// The names of those who own or have added them.
    pub names: BTreeMap<AccountId, String>,
    /// The day that it is.
    pub today: NaiveDate,
}

impl Service {
    /// A section as it is filled in.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing of it is open to the person, or nothing was begun.
    pub async fn response_section(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        section: &str,
    ) -> Result<Section, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let mut sections = desk.asked.definition.sections.iter();
        if !sections.any(|known| known.code.as_str() == section) {
            return Err(Error::NotFound);
        }
        let answers = read.answers().all(desk.response()?).await?;
        let former = self
            .former(desk.city.id, &desk.scope, &desk.wave, &read)
            .await?;
        let who: Vec<AccountId> = answers.iter().map(|answer| answer.changed_by).collect();
        let names = names(&who, &read).await?;
        let pieces = if actor.may(Action::SeeEvidence, &desk.whole()) {
            pieces(&desk.scope, desk.city.id, &read).await?
        } else {
            BTreeMap::new()
        };
        let shown: Vec<Evidence> = pieces.values().cloned().collect();
        let reserve = Reserve {
            names: self.evidence_names(&shown, &read).await?,
            pieces,
            today: self.today(),
        };
        snapshot.end().await?;

        let mut said = entries(&answers)?;
        let asked = desk.asked_questions(&said)?;
        let (sections, _) = progress(&desk, &answers, &asked);
        let mut by_code: BTreeMap<String, DraftAnswer> = answers
            .into_iter()
            .map(|answer| (answer.question.clone(), answer))
            .collect();
        let mut tally = Tally::default();
        let mut questions = Vec::new();
        for question in open_questions(&desk, section, &asked) {
            let code = question.code.as_str();
            let answer = by_code.remove(code);
            tally.add(answer.as_ref());
            let earlier = former
                .as_ref()
                .and_then(|former| former.answer_to(&desk.asked.definition, question));
            questions.push(Question {
                code: code.to_owned(),
                section: question.section.to_string(),
                entry: said.remove(code).unwrap_or_default(),
                changed_by: answer
                    .as_ref()
                    .and_then(|answer| names.get(&answer.changed_by).cloned()),
                answer,
                former: earlier.map(|earlier| FormerAnswer {
                    question: earlier.question.code.to_string(),
                    entry: earlier.answer.entry.clone(),
                    since: earlier.answer.since,
                    carrying: earlier.carrying,
                }),
                may_fill_in: desk.may_fill_in(actor, code),
            });
        }
        if questions.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(Section {
            may_give: desk.is_open() && actor.may(Action::Delegate, &desk.whole()),
            code: section.to_owned(),
            desk,
            questions,
            tally,
            sections,
            former,
            reserve,
        })
    }

    /// The section in which a question stands, for showing the question among its neighbours.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the question is not open to the person, or not asked.
    pub async fn response_question(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        question: &str,
    ) -> Result<(Section, usize), Error> {
        let section = {
            let read = self.store().read();
            let desk = self.desk(actor, city, wave, &read).await?;
            let asked = desk.question(actor, question)?;
            asked.section.to_string()
        };
        let section = self.response_section(actor, city, wave, &section).await?;
        let at = section.questions.iter().position(|q| q.code == question);
        let at = at.ok_or(Error::NotFound)?;
        Ok((section, at))
    }
}
