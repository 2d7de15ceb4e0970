//! Answers carried into another edition that somebody has loaded, such as an official questionnaire:
//! nobody answers twice what was answered once.
//!
//! Only a correspondence that somebody has reviewed carries anything. What it does not carry is
//! told with its reason, beside what was answered here.

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use icc_questionnaire::definition::{
    Crosswalk, CrosswalkClass, CrosswalkItem, CrosswalkReview, Question,
};
use icc_questionnaire::{Definition, State};
use icc_store::{Confirmation, Repositories};

use super::desk::{Desk, entries};
use super::entry::{Entry, fits};
use crate::error::Error;
use crate::evidence::{Evidence, EvidenceSource, pieces};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// An edition into which the answers of a wave can be carried.
#[derive(Debug, Clone)]
pub struct Target {
    /// The edition.
    pub definition: Arc<Definition>,
    /// Who has reviewed the correspondence, and when.
    pub review: CrosswalkReview,
}

/// What can be carried where.
#[derive(Debug)]
pub struct Targets {
    /// Whose answers.
    pub desk: Desk,
    /// The editions, by their code.
    pub targets: Vec<Target>,
}

/// The answers of a municipality in the order and numbering of another edition.
#[derive(Debug)]
pub struct Crossed {
    /// Whose answers.
    pub desk: Desk,
    /// The edition and the review of the correspondence.
    pub target: Target,
    /// One for each question of that edition, by its code.
    pub questions: BTreeMap<String, CrossedQuestion>,
}

/// A question of the other edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossedQuestion {
    /// Its answer, or why it is still to be answered.
    pub answer: Result<Entry, Open>,
    /// What it was taken from, or may be made from.
    pub from: Vec<From>,
}

/// An answer that was given here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct From {
    /// The code of its question.
    pub question: String,
    /// What was said.
    pub entry: Entry,
    /// What shows that it is true.
    pub evidence: Vec<Shown>,
}

/// A piece of evidence as a document names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its title.
    pub title: String,
    /// Its address, or the name of its file.
    pub place: String,
    /// Its last day.
    pub valid_until: Option<NaiveDate>,
}

/// Why a question is still to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// Nothing of what is asked here corresponds to it.
    NoCounterpart,
    /// Something does, and cannot be compared, or nobody has compared it.
    NotComparable,
    /// Several questions correspond to it.
    Several,
    /// It is asked in another way, or on another scale.
    AskedOtherwise,
    /// What was chosen is not offered there.
    NotOffered,
    /// It is not asked of this municipality here.
    NotAsked,
    /// It has not been answered here.
    NotAnswered,
    /// Its answer is from last time, and nobody has said that it is still true.
    NotConfirmed,
    /// Nobody here knows the answer yet.
    Unknown,
}

impl Open {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::NoCounterpart,
        Self::NotComparable,
        Self::Several,
        Self::AskedOtherwise,
        Self::NotOffered,
        Self::NotAsked,
        Self::NotAnswered,
        Self::NotConfirmed,
        Self::Unknown,
    ];

    /// The word used in messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoCounterpart => "no-counterpart",
            Self::NotComparable => "not-comparable",
            Self::Several => "several",
            Self::AskedOtherwise => "asked-otherwise",
            Self::NotOffered => "not-offered",
            Self::NotAsked => "not-asked",
            Self::NotAnswered => "not-answered",
            Self::NotConfirmed => "not-confirmed",
            Self::Unknown => "unknown",
        }
    }
}

impl Service {
    /// The editions into which the answers of a municipality can be carried.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not see every answer, or nothing was begun.
    pub async fn crossing_targets(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<Targets, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.crossing_desk(actor, city, wave, &read).await?;
        let targets = targets(&desk, &read).await?;
        snapshot.end().await?;
        Ok(Targets { desk, targets })
    }

    /// The answers of a municipality in the order and numbering of another edition.
    ///
    /// # Errors
    /// As [`Service::crossing_targets`]; also for an edition without a reviewed correspondence.
    pub async fn crossed(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        edition: &str,
    ) -> Result<Crossed, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.crossing_desk(actor, city, wave, &read).await?;
        let mut targets = targets(&desk, &read).await?.into_iter();
        let target = targets.find(|target| target.definition.id.as_str() == edition);
        let target = target.ok_or(Error::NotFound)?;
        let given = read.answers().all(desk.response()?).await?;
        let said = entries(&given)?;
        let pieces = pieces(&desk.scope, desk.city.id, &read).await?;
        snapshot.end().await?;
        let asked = desk.asked_questions(&said)?;
        let unconfirmed: BTreeSet<&str> = given
            .iter()
            .filter(|answer| answer.confirmation == Confirmation::Carried)
            .map(|answer| answer.question.as_str())
            .collect();
        let here = &desk.asked.definition;
        let crosswalk = reviewed(&target.definition, here).ok_or(Error::NotFound)?;
        let questions = target.definition.questions.iter().map(|question| {
            let items = crosswalk.items.iter();
            let items: Vec<&CrosswalkItem> = items
                .filter(|item| item.to.as_ref() == Some(&question.code))
                .collect();
            let crossed = CrossedQuestion {
                answer: carried(question, &items, here, &|code| {
                    if !asked.contains(code) {
                        Err(Open::NotAsked)
                    } else if unconfirmed.contains(code) {
                        Err(Open::NotConfirmed)
                    } else {
                        said.get(code).cloned().ok_or(Open::NotAnswered)
                    }
                }),
                from: items
                    .iter()
                    .filter_map(|item| {
                        let code = item.from.as_ref()?.as_str();
                        let entry = said.get(code).filter(|_| asked.contains(code))?;
                        let evidence = entry.evidence.keys();
                        let evidence = evidence.filter_map(|id| pieces.get(id));
                        Some(From {
                            question: code.to_owned(),
                            entry: entry.clone(),
                            evidence: evidence
                                .filter(|piece| piece.withdrawn_at.is_none())
                                .map(shown)
                                .collect(),
                        })
                    })
                    .collect(),
            };
            (question.code.to_string(), crossed)
        });
        let questions = questions.collect();
        Ok(Crossed {
            desk,
            target,
            questions,
        })
    }

    /// The questionnaire of whoever sees all of it: what is carried is the whole.
    async fn crossing_desk<A: Sync>(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        read: &Repositories<'_, A>,
    ) -> Result<Desk, Error> {
        let desk = self.desk(actor, city, wave, read).await?;
        desk.response()?;
        if desk.sees_all() && actor.may(Action::SeeAnswers, &desk.whole()) {
            Ok(desk)
        } else {
            Err(Error::NotFound)
        }
    }
}

/// Of each edition that is kept, the version that was loaded last, if its correspondence was
/// reviewed.
async fn targets<A: Sync>(desk: &Desk, read: &Repositories<'_, A>) -> Result<Vec<Target>, Error> {
    let here = &desk.asked.definition;
    let all = read.definitions().all().await?;
    let mut editions: Vec<String> = all.into_iter().map(|summary| summary.edition).collect();
    editions.sort();
    editions.dedup();
    let mut targets = Vec::new();
    for edition in editions.iter().filter(|id| **id != here.id.as_str()) {
        let Some(stored) = read.definitions().latest(edition).await? else {
            continue;
        };
        let definition = Definition::from_canonical(&stored.document)
            .map_err(|error| Error::broken([error.to_string()]))?;
        let review = reviewed(&definition, here).and_then(|crosswalk| crosswalk.review.clone());
        if let Some(review) = review {
            let definition = Arc::new(definition);
            targets.push(Target { definition, review });
        }
    }
    Ok(targets)
}

/// The reviewed correspondence of an edition with the one that is asked here.
fn reviewed<'a>(target: &'a Definition, here: &Definition) -> Option<&'a Crosswalk> {
    let mut crosswalks = target.crosswalks.iter();
    crosswalks.find(|it| it.from == here.id && it.review.is_some())
}

/// The answer to a question of the other edition, or why there is none.
fn carried(
    question: &Question,
    items: &[&CrosswalkItem],
    here: &Definition,
    said: &dyn Fn(&str) -> Result<Entry, Open>,
) -> Result<Entry, Open> {
    let [item] = items else {
        let none = items.is_empty();
        return Err(if none {
            Open::NoCounterpart
        } else {
            Open::Several
        });
    };
    match item.class {
        CrosswalkClass::Identical | CrosswalkClass::Comparable => {}
        CrosswalkClass::Rescaled => return Err(Open::AskedOtherwise),
        CrosswalkClass::SplitMerged => return Err(Open::Several),
        CrosswalkClass::New | CrosswalkClass::Dropped => return Err(Open::NoCounterpart),
        CrosswalkClass::NotComparable | CrosswalkClass::NotEstablished => {
            return Err(Open::NotComparable);
        }
    }
    let from = item.from.as_ref().map_or("", |code| code.as_str());
    // A measure corresponds to a measure: nobody answers it.
    let before = here.question(from).ok_or(Open::NoCounterpart)?;
    let mut entry = said(from)?;
    match entry.state {
        State::NotAnswered | State::NotAsked => return Err(Open::NotAnswered),
        State::Unknown => return Err(Open::Unknown),
        State::NotWithinPowers | State::NotApplicable => return Ok(entry),
        State::Answered => {}
    }
    if before.kind != question.kind {
        return Err(Open::AskedOtherwise);
    }
    let there = |option: &String| {
        let stated = item
            .options
            .iter()
            .find(|(from, _)| from.as_str() == option);
        let code = stated.map_or(option.as_str(), |(_, to)| to.as_str());
        let offered = question.options.iter().any(|o| o.code.as_str() == code);
        offered.then(|| code.to_owned()).ok_or(Open::NotOffered)
    };
    entry.options = entry.options.iter().map(there).collect::<Result<_, _>>()?;
    entry.out_of_scope = entry
        .out_of_scope
        .iter()
        .map(|(option, state)| Ok((there(option)?, *state)))
        .collect::<Result<_, _>>()?;
    if !entry.value.is_empty() && !fits(question, &entry.value) {
        return Err(Open::NotOffered);
    }
    Ok(entry)
}

fn shown(piece: &Evidence) -> Shown {
    Shown {
        title: piece.title.clone(),
        place: match &piece.source {
            EvidenceSource::Link(address) => address.clone(),
            EvidenceSource::File(file) => file.name.clone(),
        },
        valid_until: piece.valid_until,
    }
}
