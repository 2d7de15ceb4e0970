//! Answers and facts together: what is scored.

mod layout;
mod record;
mod rows;

use std::ops::Range;

use icc_questionnaire::Definition;
use icc_questionnaire::validate::QuestionTable;
use icc_scoring::Panel;
use icc_scoring::panel::{AnswerColumns, Case, FactTable, GroupedFacts, NO_VALUE};

use crate::digest::FileRecord;
use crate::names::Names;
use crate::problem::Problems;
use crate::table::Source;
use crate::{answers, facts};

pub(crate) use layout::{COPY, DRAFT};
pub use record::InputRecord;

/// Units, periods, facts and answers, read and validated: cases sorted by period and unit, the
/// rows of each case by question and option.
#[derive(Debug, Clone, Default)]
pub struct Input {
    units: Vec<String>,
    periods: Vec<String>,
    cases: Vec<Case>,
    drafts: Vec<bool>,
    /// Names of the facts of answering units, sorted.
    pub(crate) facts: Vec<String>,
    /// Their values, sorted.
    pub(crate) values: Vec<String>,
    /// Per fact, per case: index of the value, or `NO_VALUE`.
    pub(crate) columns: Vec<Vec<u32>>,
    pub(crate) grouped: GroupedFacts,
    offsets: Vec<usize>,
    rows: AnswerColumns,
    facts_record: FileRecord,
    /// The name of the file of facts.
    pub(crate) facts_name: String,
}

impl Input {
    /// Reads answers and facts.
    ///
    /// # Errors
    /// Every problem of both files.
    pub fn read(
        definition: &Definition,
        answers: Source<'_>,
        facts: Source<'_>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let mut names = Names::default();
        let facts_name = facts.name.clone();
        let facts = facts::read(facts, &mut names, &mut problems);
        let file = answers.name.clone();
        let questions = QuestionTable::new(definition);
        let answers = answers::read(answers, &questions, &mut names, &mut problems);
        problems.in_file(&file);
        let mut input = layout::lay_out(
            definition,
            &questions,
            &names,
            &facts,
            answers,
            &mut problems,
        );
        input.facts_name = facts_name;
        if problems.is_empty() {
            Ok(input)
        } else {
            Err(problems)
        }
    }

    /// How many units in periods there are.
    #[must_use]
    pub const fn cases(&self) -> usize {
        self.cases.len()
    }

    /// The name of a case's unit.
    #[must_use]
    pub fn unit(&self, case: usize) -> &str {
        &self.units[self.cases[case].unit as usize]
    }

    /// The name of a case's period; empty where there is none.
    pub(crate) fn period(&self, case: usize) -> &str {
        &self.periods[self.cases[case].period as usize]
    }

    /// Everything as one panel.
    #[must_use]
    pub fn into_panel(self) -> Panel {
        Panel {
            units: self.units,
            periods: self.periods,
            cases: self.cases,
            drafts: self.drafts,
            facts: FactTable::from_columns(self.facts, self.values, self.columns, self.grouped),
            offsets: self.offsets,
            rows: self.rows,
            treatments: None,
        }
    }

    /// What names the facts.
    pub(crate) fn facts_record(&self) -> FileRecord {
        self.facts_record.clone()
    }

    /// Some cases as a panel of their own.
    #[must_use]
    pub fn block(&self, cases: Range<usize>) -> Panel {
        let start = self.offsets[cases.start];
        let rows = start..self.offsets[cases.end];
        let numbers = self.rows.number_rows.partition_point(|r| *r < rows.start)
            ..self.rows.number_rows.partition_point(|r| *r < rows.end);
        // Units and values are numbered anew, in the same order.
        let mut units: Vec<u32> = self.cases[cases.clone()].iter().map(|c| c.unit).collect();
        units.sort_unstable();
        units.dedup();
        let own = |unit: u32| place(&units, unit);
        let mut values: Vec<u32> = self
            .columns
            .iter()
            .flat_map(|c| &c[cases.clone()])
            .copied()
            .collect();
        values.sort_unstable();
        values.dedup();
        values.retain(|value| *value != NO_VALUE);
        let own_value = |value: &u32| place(&values, *value);
        let columns = self
            .columns
            .iter()
            .map(|c| c[cases.clone()].iter().map(own_value).collect());
        let texts = values
            .iter()
            .map(|v| self.values[*v as usize].clone())
            .collect();
        Panel {
            cases: self.cases[cases.clone()]
                .iter()
                .map(|case| Case {
                    unit: own(case.unit),
                    ..*case
                })
                .collect(),
            units: units
                .iter()
                .map(|unit| self.units[*unit as usize].clone())
                .collect(),
            periods: self.periods.clone(),
            drafts: self.drafts[cases.clone()].to_vec(),
            facts: FactTable::from_columns(
                self.facts.clone(),
                texts,
                columns.collect(),
                self.grouped.clone(),
            ),
            offsets: self.offsets[cases.start..=cases.end]
                .iter()
                .map(|o| o - start)
                .collect(),
            rows: AnswerColumns {
                question: self.rows.question[rows.clone()].to_vec(),
                option: self.rows.option[rows.clone()].to_vec(),
                mark: self.rows.mark[rows].to_vec(),
                number_rows: self.rows.number_rows[numbers.clone()]
                    .iter()
                    .map(|r| r - start)
                    .collect(),
                numbers: self.rows.numbers[numbers].to_vec(),
            },
            treatments: None,
        }
    }
}

/// The place of a number in a sorted list, or `NO_VALUE`.
fn place(sorted: &[u32], number: u32) -> u32 {
    let found = sorted.binary_search(&number).ok();
    found
        .and_then(|at| u32::try_from(at).ok())
        .unwrap_or(NO_VALUE)
}
