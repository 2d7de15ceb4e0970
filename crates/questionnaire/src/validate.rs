//! Answers as rows of text → typed rows, or every issue with its row and column.
//!
//! [`QuestionTable`] resolves codes fast enough for tables of a hundred million rows: reading one
//! row allocates nothing unless something is wrong. [`validate`] is the whole way for lists that
//! fit in memory.

mod case;
mod issue;
mod row;

use std::collections::BTreeMap;

pub use issue::{AnswerColumn, AnswerIssue, ISSUES};
pub use row::ReadRow;

use crate::Decimal;
use crate::answer::State;
use crate::definition::{Definition, QuestionKind};
use crate::limits::NAME_LENGTH;

/// One row of a file of answers, as text. The columns of `docs/reference/files.md`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RawRow<'a> {
    /// The answering unit.
    pub unit: &'a str,
    /// The wave or year; empty where there is only one.
    pub period: &'a str,
    /// Code of the question.
    pub question: &'a str,
    /// Word of the state; empty: answered if there is an answer, else not answered.
    pub state: &'a str,
    /// Option code, number, date or text.
    pub answer: &'a str,
    /// Word of the evidence's grade; empty: declared.
    pub evidence: &'a str,
}

/// The validated answers of one unit in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseAnswers {
    /// The answering unit.
    pub unit: String,
    /// The period; empty where there is only one.
    pub period: String,
    /// Its rows, by question and option.
    pub rows: Vec<ReadRow>,
}

/// Everything that is wrong with a list of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerIssues {
    /// The issues, in the order of the rows.
    pub list: Vec<AnswerIssue>,
    /// How many more there are than the list was allowed to hold.
    pub left_out: usize,
}

/// Questions and options by code, with what is needed to read their answers.
#[derive(Debug, Clone)]
pub struct QuestionTable {
    questions: Vec<Reading>,
    by_code: BTreeMap<String, u16>,
}

/// How the answers of one question are read.
#[derive(Debug, Clone)]
struct Reading {
    code: String,
    kind: QuestionKind,
    options: Vec<String>,
    /// Options that cannot be ticked with others, as a set: the exclusive ones and the states.
    alone: u64,
    minimum: Option<Decimal>,
    maximum: Option<Decimal>,
    decimals: u8,
}

impl QuestionTable {
    /// The table of a definition.
    #[must_use]
    pub fn new(definition: &Definition) -> Self {
        Self::of(&definition.questions)
    }

    /// The table of some questions.
    #[must_use]
    pub fn of(questions: &[crate::definition::Question]) -> Self {
        let reading = |q: &crate::definition::Question| Reading {
            code: q.code.to_string(),
            kind: q.kind,
            options: q.options.iter().map(|o| o.code.to_string()).collect(),
            alone: q
                .options
                .iter()
                .enumerate()
                .filter(|(_, o)| o.exclusive || o.state.is_some())
                .fold(0, |set, (i, _)| set | 1 << i),
            minimum: q.minimum,
            maximum: q.maximum,
            decimals: q.decimals,
        };
        let questions: Vec<Reading> = questions.iter().map(reading).collect();
        let index = |(i, q): (usize, &Reading)| Some((q.code.clone(), u16::try_from(i).ok()?));
        let by_code = questions.iter().enumerate().filter_map(index).collect();
        Self { questions, by_code }
    }

    /// The index of a question in [`Definition::questions`].
    #[must_use]
    pub fn resolve(&self, question: &str) -> Option<u16> {
        self.by_code.get(question).copied()
    }

    /// The index of an option in the question's options.
    #[must_use]
    pub fn resolve_option(&self, question: u16, option: &str) -> Option<u8> {
        let options = &self.questions.get(usize::from(question))?.options;
        options
            .iter()
            .position(|o| o == option)
            .and_then(|i| u8::try_from(i).ok())
    }

    /// The kind of answer a question takes.
    #[must_use]
    pub fn kind(&self, question: u16) -> Option<QuestionKind> {
        self.questions.get(usize::from(question)).map(|q| q.kind)
    }

    /// The code of a question.
    #[must_use]
    pub fn code(&self, question: u16) -> Option<&str> {
        self.questions
            .get(usize::from(question))
            .map(|q| q.code.as_str())
    }

    /// How many questions there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether there is no question.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }
}

/// Validates a list of rows. Rows are numbered from `first`, the number of the first one in its
/// file; at most `limit` issues are listed.
///
/// # Errors
/// Every issue, in the order of the rows.
pub fn validate(
    definition: &Definition,
    rows: &[RawRow],
    first: usize,
    limit: usize,
) -> Result<Vec<CaseAnswers>, AnswerIssues> {
    let table = QuestionTable::new(definition);
    let mut issues = Vec::new();
    let mut cases: BTreeMap<(&str, &str), Vec<(usize, ReadRow)>> = BTreeMap::new();
    for (i, raw) in rows.iter().enumerate() {
        let number = first + i;
        check_name(raw.unit, true, AnswerColumn::Unit, number, &mut issues);
        check_name(raw.period, false, AnswerColumn::Period, number, &mut issues);
        match table.read(raw.question, raw.state, raw.answer, raw.evidence) {
            Ok(row) => cases
                .entry((raw.unit, raw.period))
                .or_default()
                .push((number, row)),
            Err(found) => issues.extend(found.into_iter().map(|issue| issue.in_row(number))),
        }
    }
    let mut answers = Vec::with_capacity(cases.len());
    for ((unit, period), mut rows) in cases {
        rows.sort_by_key(|(number, row)| (row.question, row.option, *number));
        issues.extend(table.conflicts(&rows));
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        answers.push(CaseAnswers {
            unit: unit.to_owned(),
            period: period.to_owned(),
            rows,
        });
    }
    if issues.is_empty() {
        return Ok(answers);
    }
    issues.sort();
    let left_out = issues.len().saturating_sub(limit);
    issues.truncate(limit);
    Err(AnswerIssues {
        list: issues,
        left_out,
    })
}

/// Checks the name of a unit or period.
fn check_name(
    name: &str,
    required: bool,
    column: AnswerColumn,
    row: usize,
    issues: &mut Vec<AnswerIssue>,
) {
    let mut issue = |code| issues.push(AnswerIssue::new(column, code).in_row(row));
    if required && name.is_empty() {
        issue("unit-missing");
    }
    if name.trim() != name || name.chars().any(char::is_control) {
        issue("name-with-blanks");
    }
    if name.chars().count() > NAME_LENGTH {
        issue("name-too-long");
    }
}

/// The state a row means when its column is empty.
const fn implied(answer: &str) -> State {
    if answer.is_empty() {
        State::NotAnswered
    } else {
        State::Answered
    }
}
