//! Reading one row.

use std::borrow::Cow;

use super::{AnswerColumn, AnswerIssue, QuestionTable, Reading, implied};
use crate::answer::{Grade, State};
use crate::definition::QuestionKind;
use crate::limits::ANSWER_LENGTH;
use crate::meant::{expanded, number_meant, similar};
use crate::parse::read::days_of;
use crate::{Decimal, DecimalError};

/// One row of answers, typed. A multiple choice has one row per tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadRow {
    /// Index of the question in the definition.
    pub question: u16,
    /// Index of the option in the question. Together with a state other than *answered*: this
    /// option alone is out of scope. None in a multiple choice that is answered: nothing ticked.
    pub option: Option<u8>,
    /// The state.
    pub state: State,
    /// How well it is supported.
    pub grade: Grade,
    /// The number, or a date as days since 1970-01-01.
    pub number: Option<Decimal>,
}

impl QuestionTable {
    /// Reads the columns of a row that concern one answer.
    ///
    /// # Errors
    /// Every issue of the row, without its number.
    pub fn read(
        &self,
        question: &str,
        state: &str,
        answer: &str,
        evidence: &str,
    ) -> Result<ReadRow, Vec<AnswerIssue>> {
        let grade = if evidence.is_empty() {
            Ok(Grade::Declared)
        } else {
            evidence.parse()
        };
        let parsed = if state.is_empty() {
            Ok(implied(answer))
        } else {
            state.parse()
        };
        let state_known = parsed.as_ref().is_ok_and(|s| *s != State::NotAsked);
        if let (Some(index), Ok(state), Ok(grade), true) =
            (self.resolve(question), &parsed, &grade, state_known)
        {
            let reading = &self.questions[usize::from(index)];
            let mut row = ReadRow {
                question: index,
                option: None,
                state: *state,
                grade: *grade,
                number: None,
            };
            return match reading.answer(answer, &mut row) {
                Ok(()) => Ok(row),
                Err(issue) => Err(vec![issue.with("question", question)]),
            };
        }
        let mut issues = Vec::new();
        if self.resolve(question).is_none() {
            let unknown = AnswerIssue::new(AnswerColumn::Question, "unknown-question")
                .with("value", question);
            let known = self.questions.iter().map(|q| q.code.as_str());
            issues.push(unknown.with("similar", similar(question, known).unwrap_or("none")));
        }
        match parsed {
            Ok(State::NotAsked) => {
                issues.push(AnswerIssue::new(AnswerColumn::State, "not-asked-in-file"));
            }
            Err(_) => issues
                .push(AnswerIssue::new(AnswerColumn::State, "unknown-state").with("value", state)),
            Ok(_) => {}
        }
        if grade.is_err() {
            issues.push(
                AnswerIssue::new(AnswerColumn::Evidence, "unknown-evidence")
                    .with("value", evidence),
            );
        }
        Err(issues)
    }
}

impl Reading {
    /// Reads the answer of a row whose state is known.
    fn answer(&self, answer: &str, row: &mut ReadRow) -> Result<(), AnswerIssue> {
        if row.state != State::Answered {
            return self.non_answer(answer, row);
        }
        if answer.is_empty() {
            // Nothing ticked is an answer to a multiple choice, and to nothing else.
            let missing = AnswerIssue::new(AnswerColumn::Answer, "answer-missing");
            return if self.kind.has_ticks() {
                Ok(())
            } else {
                Err(missing)
            };
        }
        match self.kind {
            QuestionKind::Single | QuestionKind::Multiple | QuestionKind::Tiered => {
                row.option = Some(self.option(answer)?);
            }
            QuestionKind::Number | QuestionKind::Percent => row.number = Some(self.number(answer)?),
            QuestionKind::Date => {
                let day = days_of(answer).map(|d| Decimal::whole(i64::from(d)));
                let bad = || {
                    AnswerIssue::new(AnswerColumn::Answer, "not-a-date")
                        .with("value", short(answer))
                };
                row.number = Some(day.ok_or_else(bad)?);
            }
            QuestionKind::Text | QuestionKind::Evidence => check_text(answer)?,
        }
        Ok(())
    }

    fn non_answer(&self, answer: &str, row: &mut ReadRow) -> Result<(), AnswerIssue> {
        row.grade = Grade::Declared;
        if answer.is_empty() {
            return Ok(());
        }
        let of_option = matches!(row.state, State::NotApplicable | State::NotWithinPowers);
        if self.kind.has_ticks() && of_option {
            row.option = Some(self.option(answer)?);
            return Ok(());
        }
        let both = AnswerIssue::new(AnswerColumn::Answer, "state-with-answer");
        Err(both.with("state", row.state).with("value", short(answer)))
    }

    fn option(&self, answer: &str) -> Result<u8, AnswerIssue> {
        let index = self.options.iter().position(|o| o == answer);
        index.and_then(|i| u8::try_from(i).ok()).ok_or_else(|| {
            let unknown = AnswerIssue::new(AnswerColumn::Answer, "unknown-option")
                .with("value", short(answer));
            let known = self.options.iter().map(String::as_str);
            unknown.with("similar", similar(answer, known).unwrap_or("none"))
        })
    }

    fn number(&self, answer: &str) -> Result<Decimal, AnswerIssue> {
        let issue =
            |code| AnswerIssue::new(AnswerColumn::Answer, code).with("value", short(answer));
        let decimals = || {
            let rounded = rounded(answer, self.decimals);
            let issue = issue("too-many-decimals").with("decimals", self.decimals);
            issue.with("rounded", rounded)
        };
        let plain = plain(answer);
        let number: Decimal = plain.parse().map_err(|error| match error {
            DecimalError::Form => {
                let meant = number_meant(answer);
                let meant = meant.map_or_else(|| "none".to_owned(), |number| number.to_string());
                issue("not-a-number").with("similar", meant)
            }
            DecimalError::TooLong if Decimal::whole_part_fits(&plain) => decimals(),
            DecimalError::TooLong => issue("too-many-digits"),
        })?;
        if number.scale() > self.decimals {
            return Err(decimals());
        }
        let below = self.minimum.is_some_and(|m| number < m);
        if below || self.maximum.is_some_and(|m| number > m) {
            let shown =
                |bound: Option<Decimal>| bound.map_or_else(|| "none".to_owned(), |b| b.to_string());
            let out = issue("number-out-of-bounds").with("minimum", shown(self.minimum));
            return Err(out.with("maximum", shown(self.maximum)));
        }
        Ok(number)
    }
}

/// A number without an exponent: programs write `1.5E3` for 1500. Other texts stay as they are.
fn plain(answer: &str) -> Cow<'_, str> {
    expanded(answer).map_or(Cow::Borrowed(answer), Cow::Owned)
}

/// A number with at most these digits after the point, as an example of what to write.
fn rounded(answer: &str, decimals: u8) -> String {
    let number: f64 = answer.parse().unwrap_or(0.0);
    let text = format!("{number:.*}", usize::from(decimals));
    text.parse::<Decimal>().map_or(text, |d| d.to_string())
}

fn check_text(answer: &str) -> Result<(), AnswerIssue> {
    // A text has at least as many bytes as characters: most need no counting.
    if answer.len() > ANSWER_LENGTH && answer.chars().count() > ANSWER_LENGTH {
        let long = AnswerIssue::new(AnswerColumn::Answer, "text-too-long");
        return Err(long.with("limit", ANSWER_LENGTH));
    }
    if answer
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Err(AnswerIssue::new(AnswerColumn::Answer, "control-character"));
    }
    Ok(())
}

/// Enough of a value to recognise it.
fn short(value: &str) -> String {
    const SHOWN: usize = 60;
    value.chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_written_out_exactly() {
        for (written, expected) in [
            ("1.5E3", "1500"),
            ("-1.25e+1", "-12.5"),
            ("12e-1", "1.2"),
            ("1e-12", "0.000000000001"),
            ("-5e-2", "-0.05"),
            ("0e0", "0"),
        ] {
            assert_eq!(plain(written), expected, "{written}");
        }
        for written in ["e3", "1e", "1e+", "1e1.5", "1e99", "1,5e3", "0x1e3", "12.5"] {
            assert_eq!(plain(written), written);
        }
    }

    #[test]
    fn says_what_a_long_number_is_rounded_to() {
        assert_eq!(rounded("0.30000000000000004", 2), "0.3");
        assert_eq!(rounded("1e-12", 1), "0");
        assert_eq!(rounded("-2.675", 1), "-2.7");
    }
}
