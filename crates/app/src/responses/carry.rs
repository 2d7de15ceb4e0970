//! What a municipality has answered before, and what of it still answers the question that is asked
//! now.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use icc_questionnaire::definition::{CrosswalkClass, Question, QuestionTexts};
use icc_questionnaire::{Definition, State};
use icc_store::{
    AccountId, Confirmation, MunicipalityId, Repositories, Response, ResponseStatus, Scope, Status,
    Wave, WaveId,
};

use super::asked::Asked;
use super::desk::entries;
use super::entry::Entry;
use crate::answers::AnswerSheet;
use crate::error::Error;
use crate::service::Service;

/// What was answered in an earlier wave.
#[derive(Debug)]
pub struct Former {
    /// The wave.
    pub wave: Wave,
    /// What it asked.
    pub asked: Arc<Asked>,
    /// Where they were given; none where they were handed in without pages.
    pub(crate) response: Option<Response>,
    /// The answers, by the code of their question then.
    pub answers: BTreeMap<String, FormerAnswer>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerAnswer {
    /// What was said.
    pub entry: Entry,
    /// Since when, over all waves.
    pub since: DateTime<Utc>,
    /// Who has given or confirmed it, where that is known.
    pub by: Option<AccountId>,
}

/// How an earlier question stands to one that is asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrying {
    /// The same: its answer comes along.
    Same,
    /// Worded or asked otherwise: its answer is shown, and the question asked again.
    Changed,
}

/// An earlier answer to a question that is asked now.
#[derive(Debug, Clone, Copy)]
pub struct Carried<'a> {
    /// How the questions stand to each other.
    pub carrying: Carrying,
    /// The question as it was asked then.
    pub question: &'a Question,
    /// What was said.
    pub answer: &'a FormerAnswer,
}

impl Former {
    /// The earlier answer to a question of a later definition.
    #[must_use]
    pub fn answer_to<'a>(&'a self, later: &Definition, question: &Question) -> Option<Carried<'a>> {
        let then = &self.asked.definition;
        let (former, carrying) = earlier_question(then, later, question)?;
        let answer = self.answers.get(former.code.as_str())?;
        Some(Carried {
            carrying,
            question: former,
            answer,
        })
    }
}

/// The question of an earlier definition that corresponds to one of a later one, and whether it
/// asks the same.
pub(crate) fn earlier_question<'a>(
    then: &'a Definition,
    later: &Definition,
    question: &Question,
) -> Option<(&'a Question, Carrying)> {
    let (code, class) = correspondence(then, later, question)?;
    let former = then.question(&code)?;
    let same = class == CrosswalkClass::Identical
        && asks_alike(former, question)
        && worded_alike(then, former, later, question);
    let carrying = if same {
        Carrying::Same
    } else {
        Carrying::Changed
    };
    Some((former, carrying))
}

/// The question of an earlier definition that corresponds to one of a later one, as far as anybody
/// has established it.
fn correspondence(
    then: &Definition,
    later: &Definition,
    question: &Question,
) -> Option<(String, CrosswalkClass)> {
    if then.id == later.id {
        // Versions of one edition keep their codes.
        return Some((question.code.to_string(), CrosswalkClass::Identical));
    }
    let crosswalk = later.crosswalks.iter().find(|c| c.from == then.id)?;
    let mut items = crosswalk.items.iter();
    let item = items.find(|item| item.to.as_ref() == Some(&question.code))?;
    let from = item.from.as_ref()?;
    item.class
        .allows_difference()
        .then(|| (from.to_string(), item.class))
}

/// Whether two questions take the same answers.
fn asks_alike(a: &Question, b: &Question) -> bool {
    let options = |q: &Question| -> Vec<String> {
        q.options
            .iter()
            .map(|option| option.code.to_string())
            .collect()
    };
    a.kind == b.kind
        && options(a) == options(b)
        && (a.minimum, a.maximum, a.decimals) == (b.minimum, b.maximum, b.decimals)
}

/// Whether two questions are worded the same in every language that both have. A corrected example
/// or reason does not change what is asked.
fn worded_alike(then: &Definition, a: &Question, later: &Definition, b: &Question) -> bool {
    let mut both = then.texts.iter().filter_map(|(tag, texts)| {
        let now = later.texts.get(tag)?;
        Some((texts, now))
    });
    both.all(|(then, now)| {
        let blank = QuestionTexts::default();
        let words = |texts: &icc_questionnaire::definition::Texts, q: &Question| {
            let own = texts.questions.get(&q.code).unwrap_or(&blank);
            let scale = q.scale.as_ref().map(icc_domain::Code::as_str);
            let labels: Vec<Option<String>> = q
                .options
                .iter()
                .map(|o| {
                    let label = texts.option_label(q.code.as_str(), scale, o.code.as_str());
                    label.map(str::to_owned)
                })
                .collect();
            (own.text.clone(), labels)
        };
        words(then, a) == words(now, b)
    })
}

/// Whether an answer is one that still tells something a year later: what nobody knew then is asked
/// again.
pub(crate) const fn lasts(state: State) -> bool {
    matches!(
        state,
        State::Answered | State::NotWithinPowers | State::NotApplicable
    )
}

impl Service {
    /// The last accepted answers of a municipality before a wave.
    pub(crate) async fn former<A: Sync>(
        &self,
        city: MunicipalityId,
        scope: &Scope,
        before: &Wave,
        read: &Repositories<'_, A>,
    ) -> Result<Option<Former>, Error> {
        let waves = read.waves().all().await?;
        let earlier: BTreeMap<WaveId, &Wave> = waves
            .iter()
            .filter(|wave| wave.opens_at < before.opens_at)
            .map(|wave| (wave.id, wave))
            .collect();
        let accepted = |status| matches!(status, ResponseStatus::Final | ResponseStatus::Published);
        let responses = read.responses().of_municipality(scope, city).await?;
        let response = responses
            .into_iter()
            .filter(|r| accepted(r.status) && earlier.contains_key(&r.wave))
            .max_by_key(|r| earlier[&r.wave].opens_at);
        let accepted = read.submissions().final_waves(scope, city).await?;
        let accepted = accepted.iter().filter_map(|wave| earlier.get(wave));
        let latest = accepted.map(|wave| wave.opens_at).max();
        if let Some(response) = response
            && latest.is_none_or(|latest| latest <= earlier[&response.wave].opens_at)
        {
            let wave = earlier[&response.wave].clone();
            return self.answered(wave, response, read).await.map(Some);
        }
        if latest.is_none() {
            return Ok(None);
        }
        let submissions = read.submissions().of_municipality(scope, city).await?;
        let mut submissions: Vec<_> = submissions
            .into_iter()
            .filter(|s| s.status == Status::Final && earlier.contains_key(&s.wave))
            .collect();
        submissions.sort_by_key(|s| (earlier[&s.wave].opens_at, s.revision));

        let Some(last) = submissions.last() else {
            return Ok(None);
        };
        let wave = earlier[&last.wave].clone();
        let asked = self.asked(&wave).await?;
        let mut answers: BTreeMap<String, FormerAnswer> = BTreeMap::new();
        // From the oldest on: an answer that stays the same keeps its beginning.
        for submission in &submissions {
            let wave = earlier[&submission.wave];
            if wave.definition_hash != earlier[&last.wave].definition_hash {
                answers.clear();
                continue;
            }
            let sheet = AnswerSheet::read(&submission.document)?;
            let since = submission.submitted_at.unwrap_or(wave.closes_at);
            let mut now = BTreeMap::new();
            for question in &asked.definition.questions {
                let code = question.code.as_str();
                let Some(answer) = sheet.0.get(code) else {
                    continue;
                };
                let entry = Entry::of_scored(question, answer);
                let kept = answers.remove(code);
                let kept = kept.filter(|former| former.entry.answers_like(&entry));
                let by = None;
                let former = kept.unwrap_or(FormerAnswer { entry, since, by });
                now.insert(code.to_owned(), former);
            }
            answers = now;
        }
        Ok(Some(Former {
            wave,
            asked,
            response: None,
            answers,
        }))
    }

    /// What was answered on the pages of a wave.
    async fn answered<A: Sync>(
        &self,
        wave: Wave,
        response: Response,
        read: &Repositories<'_, A>,
    ) -> Result<Former, Error> {
        let given = read.answers().all(&response).await?;
        let mut said = entries(&given)?;
        // What nobody confirmed was handed in as not known, and is asked again.
        let answers = given
            .into_iter()
            .filter(|answer| answer.confirmation != Confirmation::Carried)
            .filter_map(|answer| {
                let former = FormerAnswer {
                    entry: said.remove(&answer.question)?,
                    since: answer.since,
                    by: Some(answer.changed_by),
                };
                Some((answer.question, former))
            })
            .collect();
        Ok(Former {
            asked: self.asked(&wave).await?,
            wave,
            response: Some(response),
            answers,
        })
    }
}
