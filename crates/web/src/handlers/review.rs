//! Reviewing what a municipality has handed in, and what the municipality says to that.

pub(crate) mod answer;
pub(crate) mod assign;
pub(crate) mod confirm;
pub(crate) mod file;
pub(crate) mod finish;
pub(crate) mod list;
pub(crate) mod overview;
pub(crate) mod requests;
pub(crate) mod section;
pub(crate) mod texts;

use icc_app::review::{CheckMove, Decision};
use icc_pages::context::{FieldError, ProblemKind};
use serde::Deserialize;
use validator::Validate;

use crate::form::{Fields, Form};
use crate::problem::Problem;

/// A section of a review in the address.
#[derive(Deserialize)]
pub(crate) struct AtSection {
    city: String,
    wave: String,
    section: String,
}

/// A question of one.
#[derive(Deserialize)]
pub(crate) struct AtQuestion {
    city: String,
    wave: String,
    question: String,
}

/// A piece of evidence of one.
#[derive(Deserialize)]
pub(crate) struct AtItem {
    city: String,
    wave: String,
    item: String,
}

/// What is said about an answer.
#[derive(Validate)]
pub(crate) struct Saying {
    question: String,
    step: String,
    request: String,
    remark: String,
    version: i32,
    answer: i32,
    visit: String,
    show: String,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            question: fields.text("question")?,
            step: fields.text("step")?,
            request: fields.text("request")?,
            remark: fields.text("remark")?,
            version: fields.whole("version")?,
            answer: fields.whole("answer")?,
            visit: fields.text("visit")?,
            show: fields.text("show")?,
        })
    }
}

impl Saying {
    /// What is said about this question.
    fn decision(self, question: String) -> Result<Decision, Problem> {
        let to = CheckMove::from_code(&self.step);
        Ok(Decision {
            question,
            to: to.ok_or(Problem::new(ProblemKind::BadRequest))?,
            request: self.request,
            remark: self.remark,
            check_version: self.version,
            answer_version: self.answer,
            visit: match self.visit.as_str() {
                "" => None,
                visit => Some(super::id(visit)?),
            },
        })
    }
}

const fn done(to: CheckMove) -> &'static str {
    match to {
        CheckMove::Ask => "review-ask",
        CheckMove::Reply => "review-reply",
        CheckMove::Verify => "review-verify",
        CheckMove::Refuse => "review-refuse",
        CheckMove::Contest => "review-contest",
    }
}

/// There is a form for each question.
fn at_question(mut errors: Vec<FieldError>, question: &str) -> Vec<FieldError> {
    for error in &mut errors {
        error.field = format!("{}-{question}", error.field);
    }
    errors
}
