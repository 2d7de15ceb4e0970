//! Builds a [`Panel`] from rows in any order.

use std::collections::{BTreeMap, BTreeSet};

use icc_questionnaire::{Decimal, Grade, State};

use super::facts::{FactTable, NO_VALUE};
use super::{AnswerColumns, Case, NO_OPTION, Panel, mark};

/// The fact that marks a unit's copy as a draft when its value is `draft`.
const COPY_FACT: &str = "copy";

/// One validated answer row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerRow {
    /// Index of the question in the definition.
    pub question: u16,
    /// Index of the option in the question.
    pub option: Option<u8>,
    /// The state.
    pub state: State,
    /// The grade of its evidence.
    pub grade: Grade,
    /// The number, or a date as days since 1970-01-01.
    pub number: Option<Decimal>,
}

/// Why rows do not make a panel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PanelIssue {
    /// Two different values of one fact for one unit and period.
    #[error("unit {unit}, period {period}: fact {fact} has two values, {first} and {second}")]
    TwoValues {
        /// The unit.
        unit: String,
        /// The period, empty for all.
        period: String,
        /// The fact.
        fact: String,
        /// One value.
        first: String,
        /// The other.
        second: String,
    },
    /// No unit at all.
    #[error("there is no unit")]
    Empty,
}

/// Collects units, facts and answers in any order.
#[derive(Debug, Default)]
pub struct PanelBuilder {
    exists: BTreeSet<(String, String)>,
    everywhere: BTreeSet<String>,
    periods: BTreeSet<String>,
    facts: BTreeMap<(String, String, Option<String>, String), String>,
    answers: BTreeMap<(String, String), Vec<AnswerRow>>,
    issues: Vec<PanelIssue>,
}

impl PanelBuilder {
    /// An empty panel.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// States that an answering unit exists, in one period or (`None`) in all that occur.
    pub fn unit(&mut self, unit: &str, period: Option<&str>) -> &mut Self {
        if let Some(period) = period {
            self.periods.insert(period.to_owned());
            self.exists.insert((period.to_owned(), unit.to_owned()));
        } else {
            self.everywhere.insert(unit.to_owned());
        }
        self
    }

    /// A fact of a unit of a kind (empty: an answering unit, which then exists), of one period or
    /// of all.
    pub fn fact(
        &mut self,
        kind: &str,
        unit: &str,
        period: Option<&str>,
        fact: &str,
        value: &str,
    ) -> &mut Self {
        if kind.is_empty() {
            self.unit(unit, period);
        }
        let key = (
            kind.to_owned(),
            unit.to_owned(),
            period.map(str::to_owned),
            fact.to_owned(),
        );
        if let Some(first) = self.facts.get(&key) {
            if first != value {
                self.issues.push(PanelIssue::TwoValues {
                    unit: unit.to_owned(),
                    period: period.unwrap_or_default().to_owned(),
                    fact: fact.to_owned(),
                    first: first.clone(),
                    second: value.to_owned(),
                });
            }
        } else {
            self.facts.insert(key, value.to_owned());
        }
        self
    }

    /// An answer row of a unit in a period; the unit then exists in it.
    pub fn answer(&mut self, unit: &str, period: &str, row: AnswerRow) -> &mut Self {
        self.unit(unit, Some(period));
        self.answers
            .entry((period.to_owned(), unit.to_owned()))
            .or_default()
            .push(row);
        self
    }

    /// Sorts everything into a panel, or says everything that is wrong.
    pub fn build(mut self) -> Result<Panel, Vec<PanelIssue>> {
        // Without any named period there is one, without a name.
        if self.periods.is_empty() {
            self.periods.insert(String::new());
        }
        // A unit known without a period exists in every period, unless it names its periods itself.
        let named: BTreeSet<&String> = self.exists.iter().map(|(_, unit)| unit).collect();
        let everywhere: Vec<&String> = self
            .everywhere
            .iter()
            .filter(|u| !named.contains(u))
            .collect();
        let units: Vec<String> = named
            .iter()
            .copied()
            .chain(everywhere.iter().copied())
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        if units.is_empty() {
            self.issues.push(PanelIssue::Empty);
        }
        if !self.issues.is_empty() {
            return Err(self.issues);
        }
        let periods: Vec<String> = self.periods.iter().cloned().collect();
        let index = |list: &[String], name: &str| {
            let at = list
                .binary_search_by(|x| x.as_str().cmp(name))
                .unwrap_or_else(|at| at);
            u32::try_from(at).unwrap_or(NO_VALUE)
        };
        let mut cases: Vec<Case> = self
            .exists
            .iter()
            .map(|(period, unit)| Case {
                period: index(&periods, period),
                unit: index(&units, unit),
            })
            .collect();
        for unit in everywhere {
            let unit = index(&units, unit);
            cases.extend((0..periods.len()).map(|p| Case {
                period: u32::try_from(p).unwrap_or(NO_VALUE),
                unit,
            }));
        }
        cases.sort_unstable();

        let facts = self.lay_out_facts(&cases, &units, &periods);
        let drafts = (0..cases.len())
            .map(|case| facts.get(case, COPY_FACT) == Some("draft"))
            .collect();
        let mut offsets = Vec::with_capacity(cases.len() + 1);
        let mut rows = AnswerColumns::default();
        offsets.push(0);
        for case in &cases {
            let key = (
                periods[case.period as usize].clone(),
                units[case.unit as usize].clone(),
            );
            let mut own = self.answers.remove(&key).unwrap_or_default();
            own.sort_by_key(|r| (r.question, r.option));
            for row in own {
                rows.push(row);
            }
            offsets.push(rows.question.len());
        }
        Ok(Panel {
            units,
            periods,
            cases,
            drafts,
            facts,
            offsets,
            rows,
            treatments: None,
        })
    }

    fn lay_out_facts(&self, cases: &[Case], units: &[String], periods: &[String]) -> FactTable {
        let mut table = FactTable::default();
        let own = || self.facts.iter().filter(|((kind, ..), _)| kind.is_empty());
        table.names = own()
            .map(|((.., fact), _)| fact.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        table.values = own()
            .map(|(_, value)| value.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        table.numbers = table.values.iter().map(|v| v.parse().ok()).collect();
        table.columns = vec![vec![NO_VALUE; cases.len()]; table.names.len()];
        for (column, name) in table.columns.iter_mut().zip(&table.names) {
            for (cell, case) in column.iter_mut().zip(cases) {
                let unit = &units[case.unit as usize];
                let of = |period: Option<String>| {
                    self.facts
                        .get(&(String::new(), unit.clone(), period, name.clone()))
                };
                let value = of(Some(periods[case.period as usize].clone())).or_else(|| of(None));
                if let Some(at) = value.and_then(|v| table.values.binary_search(v).ok()) {
                    *cell = u32::try_from(at).unwrap_or(NO_VALUE);
                }
            }
        }
        for ((kind, unit, period, fact), value) in &self.facts {
            if !kind.is_empty() {
                let unit = table
                    .grouped
                    .entry((kind.clone(), unit.clone()))
                    .or_default();
                unit.entry(fact.clone())
                    .or_default()
                    .insert(period.clone(), value.clone());
            }
        }
        table
    }
}

impl AnswerColumns {
    /// Appends a row.
    pub fn push(&mut self, row: AnswerRow) {
        if let Some(number) = row.number {
            self.number_rows.push(self.question.len());
            self.numbers.push(number);
        }
        self.push_packed(
            row.question,
            row.option.unwrap_or(NO_OPTION),
            mark(row.state, row.grade),
        );
    }

    /// Appends a row that is already packed and has no number.
    #[inline]
    pub fn push_packed(&mut self, question: u16, option: u8, mark: u8) {
        self.question.push(question);
        self.option.push(option);
        self.mark.push(mark);
    }
}
