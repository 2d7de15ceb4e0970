//! Sheets of answers out of the rows of a release.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Question, QuestionKind};
use icc_questionnaire::{Decimal, Definition, Grade, State, days_of};

use super::{Row, text};
use crate::answers::{Answer, AnswerSheet};
use crate::error::Error;

/// Adds a row of answers to a sheet.
pub(super) fn add(
    sheet: &mut AnswerSheet,
    row: &Row,
    definition: &Definition,
) -> Result<(), Error> {
    let code = text(row, "question");
    let question = definition.question(code);
    let question = question.ok_or_else(|| Error::broken([format!("no question {code}")]))?;
    let broken = |column: &str| Error::broken([format!("{code}: {column}")]);
    let state: State = text(row, "state").parse().map_err(|_| broken("state"))?;
    let answer = text(row, "answer");
    let of_option = !question.options.is_empty() && !answer.is_empty();
    if !of_option && state != State::Answered {
        let whole = match state {
            State::NotWithinPowers => Answer::NotWithinPowers,
            State::NotApplicable => Answer::NotApplicable,
            State::Unknown => Answer::Unknown,
            _ => return Err(broken("state")),
        };
        sheet.0.insert(code.to_owned(), whole);
        return Ok(());
    }
    let grade = match text(row, "evidence") {
        "" => Grade::default(),
        word => word.parse().map_err(|_| broken("evidence"))?,
    };
    let entry = sheet.0.entry(code.to_owned());
    let entry = entry.or_insert_with(|| Answer::Answered {
        options: BTreeMap::new(),
        out_of_scope: BTreeMap::new(),
        number: None,
        evidence: Grade::default(),
    });
    let Answer::Answered {
        options,
        out_of_scope,
        number,
        evidence,
    } = entry
    else {
        return Err(broken("state"));
    };
    if !of_option {
        *evidence = grade;
        if !answer.is_empty() {
            *number = Some(number_of(question, answer).ok_or_else(|| broken("answer"))?);
        }
    } else if state == State::Answered {
        options.insert(answer.to_owned(), grade);
    } else {
        out_of_scope.insert(answer.to_owned(), state);
    }
    Ok(())
}

/// A number, or a date as days since 1970-01-01.
fn number_of(question: &Question, answer: &str) -> Option<Decimal> {
    if question.kind != QuestionKind::Date {
        return answer.parse().ok();
    }
    days_of(answer).map(|days| Decimal::whole(days.into()))
}
