//! What is known from last time: what was answered and by whom, and what was remarked about it. To
//! prepare with, before anything is begun and while it is filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use icc_store::{AccountId, CheckStep, Repositories, ReviewTextKind, Wave};

use super::asked::Asked;
use super::carry::{Carrying, Former};
use super::desk::Desk;
use super::entry::Entry;
use super::history::names;
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::review::{CheckMove, TextDocument, read_texts};
use crate::service::Service;

/// The questionnaire of a municipality with what is known from last time.
#[derive(Debug)]
pub struct Preparation {
    /// Whose, and what.
    pub desk: Desk,
    /// What is known; none where nothing was accepted before.
    pub last: Option<LastTime>,
}

/// What is known from last time about the questions that are open to somebody.
#[derive(Debug)]
pub struct LastTime {
    /// The wave.
    pub wave: Wave,
    /// What it asked.
    pub asked: Arc<Asked>,
    /// By the code of the question as it is asked now.
    pub answers: BTreeMap<String, LastAnswer>,
    /// What the review said as a whole, for whoever sees the whole questionnaire.
    pub texts: BTreeMap<ReviewTextKind, TextDocument>,
}

/// The last answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastAnswer {
    /// Code of the question then.
    pub question: String,
    /// What was said.
    pub entry: Entry,
    /// Since when, over all waves.
    pub since: DateTime<Utc>,
    /// Whether the same was asked.
    pub carrying: Carrying,
    /// Who has given or confirmed it; none for somebody who is not known any more.
    pub by: Option<String>,
    /// What a reviewer said about it last.
    pub remark: Option<LastRemark>,
}

/// What a reviewer said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastRemark {
    /// A request that is worded in the data files.
    pub request: Option<LocalizedText>,
    /// In own words; may be empty.
    pub words: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl LastTime {
    /// Who has answered how many of the questions, the most first.
    #[must_use]
    pub fn people(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for answer in self.answers.values() {
            if let Some(by) = &answer.by {
                *counts.entry(by).or_default() += 1;
            }
        }
        let mut people: Vec<_> = counts.into_iter().collect();
        people.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
        people
    }
}

impl Service {
    /// What is known from last time.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see the questionnaire.
    pub async fn preparation(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<Preparation, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let last = self.last_time(actor, &desk, &read).await?;
        snapshot.end().await?;
        Ok(Preparation { desk, last })
    }

    /// What is known from last time about the questions that are open to somebody.
    pub(crate) async fn last_time<A: Sync>(
        &self,
        actor: &Actor,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<Option<LastTime>, Error> {
        let former = self
            .former(desk.city.id, &desk.scope, &desk.wave, read)
            .await?;
        let Some(former) = former else {
            return Ok(None);
        };
        let (steps, texts) = match &former.response {
            Some(response) => {
                let texts = read_texts(read.review_texts().of(response).await?)?;
                (read.answer_checks().steps(response).await?, texts)
            }
            None => (BTreeMap::new(), BTreeMap::new()),
        };
        let who: Vec<AccountId> = former.answers.values().filter_map(|a| a.by).collect();
        let names = names(&who, read).await?;
        let answers = self.last_answers(actor, desk, &former, (&steps, &names));
        Ok(Some(LastTime {
            answers,
            texts: if desk.sees_all() {
                texts
                    .into_iter()
                    .map(|(kind, (text, _))| (kind, text))
                    .filter(|(_, text)| !text.body.is_empty())
                    .collect()
            } else {
                BTreeMap::new()
            },
            wave: former.wave,
            asked: former.asked,
        }))
    }

    fn last_answers(
        &self,
        actor: &Actor,
        desk: &Desk,
        former: &Former,
        (steps, names): (
            &BTreeMap<String, Vec<CheckStep>>,
            &BTreeMap<AccountId, String>,
        ),
    ) -> BTreeMap<String, LastAnswer> {
        let definition = &desk.asked.definition;
        let open = definition.questions.iter().filter(|question| {
            let about = desk.about(question.code.as_str());
            actor.may(Action::SeeAnswers, &about)
        });
        open.filter_map(|question| {
            let then = former.answer_to(definition, question)?;
            let code = then.question.code.as_str();
            let said = steps.get(code).map(Vec::as_slice).unwrap_or_default();
            let answer = LastAnswer {
                question: code.to_owned(),
                entry: then.answer.entry.clone(),
                since: then.answer.since,
                carrying: then.carrying,
                by: then.answer.by.and_then(|by| names.get(&by).cloned()),
                remark: self.last_remark(said),
            };
            Some((question.code.to_string(), answer))
        })
        .collect()
    }

    /// The last words of a reviewer among what was said about an answer, the oldest first.
    fn last_remark(&self, steps: &[CheckStep]) -> Option<LastRemark> {
        let replies = [CheckMove::Reply, CheckMove::Contest].map(CheckMove::code);
        let spoken = |step: &&CheckStep| {
            let silent = step.remark.is_empty() && step.request.is_empty();
            !(silent || replies.contains(&step.made.as_str()))
        };
        let step = steps.iter().rev().find(spoken)?;
        let request = self.data().request(&step.request);
        Some(LastRemark {
            request: request.map(|request| request.texts.clone()),
            words: step.remark.clone(),
            at: step.at,
        })
    }
}
