//! Trying the index: some questions of today's edition, answered without an account. What is
//! answered is told at once and kept nowhere, and no index is made of it.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::Definition;
use icc_questionnaire::definition::{PointsRule, Question, QuestionKind};
use icc_store::{ReferenceData, TryOut};

use crate::edition::Edition;
use crate::error::Error;

/// How many questions a try-out has: fewer say too little, more take too long.
pub const QUESTIONS: std::ops::RangeInclusive<usize> = 15..=20;

/// How an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TriedStanding {
    /// It has full marks.
    Full,
    /// It has some points.
    Partly,
    /// It has none.
    Nothing,
}

impl TriedStanding {
    /// The word that messages use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partly => "partly",
            Self::Nothing => "nothing",
        }
    }
}

/// A question with what was answered.
#[derive(Debug)]
pub struct Tried<'a> {
    /// The question.
    pub question: &'a Question,
    /// The option that was chosen.
    pub chosen: &'a str,
    /// How it stands.
    pub standing: TriedStanding,
    /// The option that has full marks.
    pub best: &'a str,
    /// Points of the core index, of 100, that full marks in the question are worth in the whole
    /// questionnaire; none where it does not count there.
    pub worth: Option<f64>,
}

/// What became of a try.
#[derive(Debug)]
pub struct TriedResult<'a> {
    /// What was answered, in the order of the edition.
    pub answered: Vec<Tried<'a>>,
    /// How many questions there were.
    pub asked: usize,
}

impl<'a> TriedResult<'a> {
    /// How many answers stand so.
    #[must_use]
    pub fn count(&self, standing: TriedStanding) -> usize {
        let answered = self.answered.iter();
        answered.filter(|one| one.standing == standing).count()
    }

    /// What could be next: questions without full marks, those that are worth most first.
    #[must_use]
    pub fn next_steps(&self) -> Vec<&Tried<'a>> {
        let mut steps: Vec<&Tried<'a>> = self
            .answered
            .iter()
            .filter(|one| one.standing != TriedStanding::Full)
            .collect();
        // Equal ones stay in the order of the edition.
        steps.sort_by(|one, other| {
            let worth = |of: &Tried<'_>| of.worth.unwrap_or_default();
            worth(other).total_cmp(&worth(one))
        });
        steps
    }
}

impl Edition {
    /// The questions of this edition that are offered for trying, in its order; none where nobody
    /// has chosen any.
    #[must_use]
    pub fn try_out(&self, data: &ReferenceData) -> Vec<&Question> {
        let edition = self.definition.id.as_str();
        let mut chosen = data.try_outs.iter();
        let chosen = chosen.find(|one| one.edition == edition);
        let codes: BTreeSet<&str> = chosen
            .into_iter()
            .flat_map(|one| one.questions.iter().map(String::as_str))
            .collect();
        let questions = self.definition.questions.iter();
        questions
            .filter(|question| codes.contains(question.code.as_str()))
            .collect()
    }

    /// How answers stand, by question: the option of each. What is not offered is left alone.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nothing is offered; [`Error::Invalid`] when nothing was answered.
    pub fn tried<'a>(
        &'a self,
        data: &ReferenceData,
        answers: &BTreeMap<String, String>,
    ) -> Result<TriedResult<'a>, Error> {
        let questions = self.try_out(data);
        if questions.is_empty() {
            return Err(Error::NotFound);
        }
        let asked = questions.len();
        let answered = questions.into_iter().filter_map(|question| {
            let said = answers.get(question.code.as_str())?;
            self.one_tried(question, said)
        });
        let answered: Vec<Tried<'a>> = answered.collect();
        if answered.is_empty() {
            return Err(Error::issue("questions", "try-nothing"));
        }
        Ok(TriedResult { answered, asked })
    }

    fn one_tried<'a>(&'a self, question: &'a Question, said: &str) -> Option<Tried<'a>> {
        let code = question.code.as_str();
        let method = self.definition.methods.get(self.default_method)?;
        let PointsRule::Option(points) = &method.item(code)?.rule else {
            return None;
        };
        let of = |option: &icc_domain::Code| points.get(option).map_or(0.0, |it| it.to_f64());
        let options = || question.options.iter().map(|option| &option.code);
        let chosen = options().find(|option| option.as_str() == said)?;
        let best = options().max_by(|one, other| {
            // Of equal ones the first.
            of(one)
                .total_cmp(&of(other))
                .then(std::cmp::Ordering::Greater)
        })?;
        let weight = self.weights.iter().find(|one| one.question == code);
        let worth = weight.and_then(|weight| weight.core.get(self.default_method).copied());
        Some(Tried {
            question,
            chosen: chosen.as_str(),
            standing: if of(chosen) >= of(best) {
                TriedStanding::Full
            } else if of(chosen) > 0.0 {
                TriedStanding::Partly
            } else {
                TriedStanding::Nothing
            },
            best: best.as_str(),
            worth: worth.flatten(),
        })
    }
}

/// What of a try-out does not fit the edition that it is about; for whoever keeps the files.
pub(crate) fn faults(try_out: &TryOut, definition: &Definition) -> Vec<String> {
    let edition = &try_out.edition;
    let mut faults = Vec::new();
    if !QUESTIONS.contains(&try_out.questions.len()) {
        let n = try_out.questions.len();
        faults.push(format!("the try-out of {edition} has {n} questions"));
    }
    let mut seen = BTreeSet::new();
    for code in &try_out.questions {
        let question = definition.question(code);
        let is_single = question.is_some_and(|it| it.kind == QuestionKind::Single);
        let counts = definition.methods.iter().all(|method| {
            let item = method.item(code);
            item.is_some_and(|item| matches!(item.rule, PointsRule::Option(_)))
        });
        if !(is_single && counts) {
            faults.push(format!(
                "the try-out of {edition} names {code}, which is no scored question with one option"
            ));
        }
        if !seen.insert(code) {
            faults.push(format!("the try-out of {edition} names {code} twice"));
        }
    }
    faults
}
