//! What is scored: the units and periods that exist, their facts and their answers, laid out in
//! columns.
//!
//! The universe is given, not inferred: a unit without any answer exists and is scored.

mod build;
mod facts;

pub use build::{AnswerRow, PanelBuilder, PanelIssue};
pub use facts::{FactTable, GroupedFacts, NO_VALUE};

use std::ops::Range;

use icc_questionnaire::{Decimal, Grade, State};

use crate::treatment::Treatments;

/// No option: the row carries a state, a number, or "nothing ticked".
pub const NO_OPTION: u8 = u8::MAX;

/// One unit in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// Index into [`Panel::periods`].
    pub period: u32,
    /// Index into [`Panel::units`].
    pub unit: u32,
}

/// Units, periods, facts and answers of one definition. Cases are sorted by period and unit, and
/// answers by case, so that nothing computed depends on the order of the files.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Names of the answering units, sorted.
    pub units: Vec<String>,
    /// Names of the periods, sorted.
    pub periods: Vec<String>,
    /// The universe: every unit in every period it exists in.
    pub cases: Vec<Case>,
    /// Whether the case's copy is a draft, whose blanks are provisional.
    pub drafts: Vec<bool>,
    /// Facts of the cases and of groups of cases.
    pub facts: FactTable,
    /// Answers of case `i` are the rows `offsets[i]..offsets[i + 1]`.
    pub offsets: Vec<usize>,
    /// The rows: the answers as they were given.
    pub rows: AnswerColumns,
    /// What a method that treats figures made of them; see [`crate::Program::treat`].
    pub treatments: Option<Treatments>,
}

/// Answer rows in columns: one row per answer, or per tick of a multiple choice.
#[derive(Debug, Clone, Default)]
pub struct AnswerColumns {
    /// Index of the question in the definition.
    pub question: Vec<u16>,
    /// Index of the option in the question, or [`NO_OPTION`].
    pub option: Vec<u8>,
    /// State and grade packed by [`mark`].
    pub mark: Vec<u8>,
    /// Rows whose answer is a number or a date, ascending …
    pub number_rows: Vec<usize>,
    /// … and those numbers (dates as days since 1970-01-01).
    pub numbers: Vec<Decimal>,
}

/// Packs a state and a grade into one byte.
#[must_use]
pub const fn mark(state: State, grade: Grade) -> u8 {
    state as u8 | (grade as u8) << 3
}

/// The state and the grade that [`mark`] has packed.
#[must_use]
pub fn unmark(mark: u8) -> (State, Grade) {
    let state = State::ALL.get(usize::from(mark_state(mark)));
    let grade = Grade::ALL.get(usize::from(mark_grade(mark)));
    (
        state.copied().unwrap_or(State::NotAnswered),
        grade.copied().unwrap_or_default(),
    )
}

/// The state in a packed byte, as its number.
#[must_use]
pub(crate) const fn mark_state(mark: u8) -> u8 {
    mark & 7
}

/// The grade in a packed byte, as its number.
#[must_use]
pub(crate) const fn mark_grade(mark: u8) -> u8 {
    mark >> 3
}

impl Panel {
    /// The name of a case's unit.
    #[must_use]
    pub fn unit_name(&self, case: usize) -> &str {
        &self.units[self.cases[case].unit as usize]
    }

    /// The name of a case's period.
    #[must_use]
    pub fn period_name(&self, case: usize) -> &str {
        &self.periods[self.cases[case].period as usize]
    }

    /// The same units, periods and facts with only these cases (ascending) and no answers.
    pub(crate) fn subset(&self, cases: &[usize]) -> Self {
        Self {
            units: self.units.clone(),
            periods: self.periods.clone(),
            cases: cases.iter().map(|&c| self.cases[c]).collect(),
            drafts: cases.iter().map(|&c| self.drafts[c]).collect(),
            facts: self.facts.subset(cases),
            offsets: vec![0; cases.len() + 1],
            rows: AnswerColumns::default(),
            treatments: self.treatments.as_ref().map(|t| t.subset(cases)),
        }
    }

    /// The same units, periods and facts with only these cases (ascending) and their answers.
    #[must_use]
    pub fn only(&self, cases: &[usize]) -> Self {
        let mut rows = AnswerColumns::default();
        let mut offsets = vec![0];
        for &case in cases {
            let range = self.offsets[case]..self.offsets[case + 1];
            let numbers = &self.rows.number_rows;
            let mut number = numbers.partition_point(|&row| row < range.start);
            for row in range {
                if numbers.get(number) == Some(&row) {
                    rows.number_rows.push(rows.question.len());
                    rows.numbers.push(self.rows.numbers[number]);
                    number += 1;
                }
                let of = &self.rows;
                rows.push_packed(of.question[row], of.option[row], of.mark[row]);
            }
            offsets.push(rows.question.len());
        }
        Self {
            offsets,
            rows,
            ..self.subset(cases)
        }
    }

    /// Consecutive cases as a panel of their own, with the units and values that these have.
    ///
    /// # Panics
    /// If `cases` reaches beyond the cases of the panel.
    #[must_use]
    pub fn block(&self, cases: Range<usize>) -> Self {
        let start = self.offsets[cases.start];
        let rows = start..self.offsets[cases.end];
        let numbers = self
            .rows
            .number_rows
            .partition_point(|row| *row < rows.start)
            ..self.rows.number_rows.partition_point(|row| *row < rows.end);
        // Units are numbered anew, in the same order.
        let mut units: Vec<u32> = self.cases[cases.clone()].iter().map(|c| c.unit).collect();
        units.sort_unstable();
        units.dedup();
        let own = |case: &Case| Case {
            unit: units.partition_point(|unit| *unit < case.unit) as u32,
            ..*case
        };
        let of = &self.rows;
        Self {
            cases: self.cases[cases.clone()].iter().map(own).collect(),
            units: units
                .iter()
                .map(|unit| self.units[*unit as usize].clone())
                .collect(),
            periods: self.periods.clone(),
            drafts: self.drafts[cases.clone()].to_vec(),
            facts: self.facts.block(cases.clone()),
            offsets: self.offsets[cases.start..=cases.end]
                .iter()
                .map(|offset| offset - start)
                .collect(),
            rows: AnswerColumns {
                question: of.question[rows.clone()].to_vec(),
                option: of.option[rows.clone()].to_vec(),
                mark: of.mark[rows].to_vec(),
                number_rows: of.number_rows[numbers.clone()]
                    .iter()
                    .map(|row| row - start)
                    .collect(),
                numbers: of.numbers[numbers].to_vec(),
            },
            treatments: None,
        }
    }

    /// The cases of a period: they stand one after the other.
    #[must_use]
    pub fn cases_in(&self, period: &str) -> Range<usize> {
        let of = |case: &Case| self.periods[case.period as usize].as_str();
        let from = self.cases.partition_point(|case| of(case) < period);
        from..from + self.cases[from..].partition_point(|case| of(case) == period)
    }

    /// The case of a unit in a period, if it exists.
    #[must_use]
    pub fn find(&self, unit: &str, period: &str) -> Option<usize> {
        let unit =
            u32::try_from(self.units.binary_search_by(|u| u.as_str().cmp(unit)).ok()?).ok()?;
        let period = u32::try_from(
            self.periods
                .binary_search_by(|p| p.as_str().cmp(period))
                .ok()?,
        )
        .ok()?;
        self.cases.binary_search(&Case { period, unit }).ok()
    }
}
