//! How far what a city has planned is reached in what it answered afterwards.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::Wave;

use crate::city::CityResult;
use crate::error::Error;
use crate::plans::{Marks, marks, opened};
use crate::responses::earlier_question;
use crate::snapshot::Snapshot;

/// What a planned question gets in a later wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// Code of the question.
    pub question: String,
    /// How far.
    pub reached: Reached,
}

/// How far a planned measure is reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reached {
    /// The answer gets full marks.
    Full,
    /// It gets these points of those that could be had.
    Partly(f64, f64),
    /// The question is not asked any more, or does not count for the city.
    NotCounted,
}

/// What a city answered in the newest wave of which the reader sees its answers: it tells how far what
/// was planned before is reached.
#[derive(Debug)]
pub struct Latest<'a> {
    /// Its result there.
    pub result: CityResult<'a>,
    marks: BTreeMap<String, Marks>,
    snapshot: &'a Snapshot,
}

impl Snapshot {
    /// The newest answers of a city; none where the reader sees those of no wave.
    ///
    /// # Errors
    /// When the result cannot be read.
    pub fn latest_answers(&self, city: &str) -> Result<Option<Latest<'_>>, Error> {
        let mut results = self.results_of(city).into_iter();
        let shown = results.find(|(collection, wave)| collection.shows_answers(city, wave));
        let Some((_, wave)) = shown else {
            return Ok(None);
        };
        let report = self.city(city, Some(&wave.record.code))?;
        Ok(report.result.and_then(|result| {
            let marks = marks(&opened(&result)?);
            let snapshot = self;
            Some(Latest {
                result,
                marks,
                snapshot,
            })
        }))
    }
}

impl Latest<'_> {
    /// What questions get here that were planned on an earlier wave, in the order of their codes; none
    /// for what was planned on this one.
    #[must_use]
    pub fn followed(&self, ground: &Wave, planned: &BTreeSet<String>) -> Option<Vec<Followed>> {
        if self.result.wave.record.opens_at <= ground.record.opens_at {
            return None;
        }
        let followed = planned.iter().map(|code| Followed {
            question: code.clone(),
            reached: match self.marks_of(ground, code) {
                None => Reached::NotCounted,
                Some(marks) if marks.are_full() => Reached::Full,
                Some(marks) => Reached::Partly(marks.points, marks.maximum),
            },
        });
        Some(followed.collect())
    }

    /// What the question gets here that asks what one of an earlier wave asked; none where no
    /// question does.
    fn marks_of(&self, ground: &Wave, code: &str) -> Option<&Marks> {
        let later = &self.result.collection;
        if later.hash == ground.record.definition_hash {
            return self.marks.get(code);
        }
        let mut collections = self.snapshot.collections.iter();
        let then = collections.find(|one| one.hash == ground.record.definition_hash)?;
        let mut questions = later.definition.questions.iter();
        let question = questions.find(|question| {
            let former = earlier_question(&then.definition, &later.definition, question);
            former.is_some_and(|(former, _)| former.code.as_str() == code)
        });
        self.marks.get(question?.code.as_str())
    }
}
