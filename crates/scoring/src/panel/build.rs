//! Builds a [`Panel`] from rows in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use icc_questionnaire::{Decimal, Grade, State};

use super::facts::{FactTable, GroupedFacts, NO_VALUE};
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

/// Names in the order in which they came, each with its number.
#[derive(Debug, Default)]
struct Names(BTreeMap<String, u32>);

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let next = self.0.len() as u32;
        self.0.insert(name.to_owned(), next);
        next
    }

    /// The names by their numbers.
    fn by_number(&self) -> Vec<&str> {
        let mut names = vec![""; self.0.len()];
        for (name, number) in &self.0 {
            names[*number as usize] = name;
        }
        names
    }
}

/// A fact of a unit of a kind, in a period or in all: kind, unit, period, fact, by their numbers.
type FactKey = (u32, u32, Option<u32>, u32);

/// Collects units, facts and answers in any order. Names are kept once and answers as columns, so
/// that a hundred million answers need half a gigabyte.
#[derive(Debug, Default)]
pub struct PanelBuilder {
    kinds: Names,
    units: Names,
    periods: Names,
    fact_names: Names,
    values: Names,
    /// Period and unit.
    exists: BTreeSet<(u32, u32)>,
    everywhere: BTreeSet<u32>,
    facts: BTreeMap<FactKey, u32>,
    /// Answers as they came …
    rows: AnswerColumns,
    /// … in runs of one unit in one period, each with its first row.
    runs: Vec<((u32, u32), usize)>,
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
        let unit = self.units.number(unit);
        if let Some(period) = period {
            let period = self.periods.number(period);
            self.exists.insert((period, unit));
        } else {
            self.everywhere.insert(unit);
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
            self.kinds.number(kind),
            self.units.number(unit),
            // A period that only groups have facts of is no period of the panel: see `build`.
            period.map(|period| self.periods.number(period)),
            self.fact_names.number(fact),
        );
        let value_number = self.values.number(value);
        let first = *self.facts.entry(key).or_insert(value_number);
        if first != value_number {
            let first = self.values.by_number()[first as usize].to_owned();
            self.issues.push(PanelIssue::TwoValues {
                unit: unit.to_owned(),
                period: period.unwrap_or_default().to_owned(),
                fact: fact.to_owned(),
                first,
                second: value.to_owned(),
            });
        }
        self
    }

    /// An answer row of a unit in a period; the unit then exists in it.
    pub fn answer(&mut self, unit: &str, period: &str, row: AnswerRow) -> &mut Self {
        self.answers(unit, period, [row])
    }

    /// Answer rows of a unit in a period; the unit then exists in it.
    pub fn answers(
        &mut self,
        unit: &str,
        period: &str,
        rows: impl IntoIterator<Item = AnswerRow>,
    ) -> &mut Self {
        let case = (self.periods.number(period), self.units.number(unit));
        self.exists.insert(case);
        if self.runs.last().is_none_or(|(last, _)| *last != case) {
            self.runs.push((case, self.rows.question.len()));
        }
        for row in rows {
            self.rows.push(row);
        }
        self
    }

    /// Sorts everything into a panel, or says everything that is wrong.
    pub fn build(mut self) -> Result<Panel, Vec<PanelIssue>> {
        // Without any named period there is one, without a name.
        let named: BTreeSet<u32> = self.exists.iter().map(|(_, unit)| *unit).collect();
        let in_use: BTreeSet<u32> = self.exists.iter().map(|(period, _)| *period).collect();
        let unnamed = in_use.is_empty().then(|| self.periods.number(""));
        // A unit known without a period exists in every period, unless it names its periods itself.
        let everywhere = self.everywhere.difference(&named).copied();
        let everywhere: BTreeSet<u32> = everywhere.collect();
        if named.is_empty() && everywhere.is_empty() {
            self.issues.push(PanelIssue::Empty);
        }
        if !self.issues.is_empty() {
            return Err(self.issues);
        }
        let units = Sorted::of(&self.units, |unit| {
            named.contains(&unit) || everywhere.contains(&unit)
        });
        let periods = Sorted::of(&self.periods, |period| {
            in_use.contains(&period) || unnamed == Some(period)
        });
        let mut cases: Vec<Case> = self
            .exists
            .iter()
            .map(|(period, unit)| Case {
                period: periods.place(*period),
                unit: units.place(*unit),
            })
            .collect();
        for unit in everywhere {
            cases.extend((0..periods.names.len()).map(|period| Case {
                period: period as u32,
                unit: units.place(unit),
            }));
        }
        cases.sort_unstable();

        let facts = self.lay_out_facts(&cases, &units, &periods);
        let drafts = (0..cases.len())
            .map(|case| facts.get(case, COPY_FACT) == Some("draft"))
            .collect();
        let (offsets, rows) = self.lay_out_answers(&cases, &units, &periods);
        Ok(Panel {
            units: units.names,
            periods: periods.names,
            cases,
            drafts,
            facts,
            offsets,
            rows,
            treatments: None,
        })
    }

    /// The answers by case, each case's by question and option.
    fn lay_out_answers(
        &mut self,
        cases: &[Case],
        units: &Sorted,
        periods: &Sorted,
    ) -> (Vec<usize>, AnswerColumns) {
        let came = std::mem::take(&mut self.rows);
        let ends = self.runs.iter().skip(1).map(|(_, start)| *start);
        let ends = ends.chain([came.question.len()]);
        let mut runs: Vec<(Case, Range<usize>)> = self
            .runs
            .iter()
            .zip(ends)
            .map(|(((period, unit), start), end)| {
                let case = Case {
                    period: periods.place(*period),
                    unit: units.place(*unit),
                };
                (case, *start..end)
            })
            .collect();
        // What came first of a case stays first where questions and options are the same.
        runs.sort_unstable_by_key(|(case, rows)| (*case, rows.start));
        let mut runs = runs.into_iter().peekable();
        let mut offsets = Vec::with_capacity(cases.len() + 1);
        let mut rows = AnswerColumns::with_capacity(came.question.len());
        let mut own: Vec<usize> = Vec::new();
        offsets.push(0);
        for case in cases {
            own.clear();
            while let Some((_, range)) = runs.next_if(|(of, _)| of == case) {
                own.extend(range);
            }
            own.sort_by_key(|&row| {
                // No option comes before every option.
                (came.question[row], came.option[row].wrapping_add(1))
            });
            for &row in &own {
                rows.push_from(&came, row);
            }
            offsets.push(rows.question.len());
        }
        (offsets, rows)
    }

    fn lay_out_facts(&self, cases: &[Case], units: &Sorted, periods: &Sorted) -> FactTable {
        let answering = self.kinds.0.get("").copied();
        let is_own = |key: &FactKey| Some(key.0) == answering;
        let own = || self.facts.iter().filter(|(key, _)| is_own(key));
        let used: BTreeSet<u32> = own().map(|((.., fact), _)| *fact).collect();
        let names = Sorted::of(&self.fact_names, |fact| used.contains(&fact));
        let used: BTreeSet<u32> = own().map(|(_, value)| *value).collect();
        let values = Sorted::of(&self.values, |value| used.contains(&value));
        let mut columns = vec![vec![NO_VALUE; cases.len()]; names.names.len()];
        let find = |period: u32, unit: u32| cases.binary_search(&Case { period, unit });
        let all = u32::try_from(periods.names.len()).unwrap_or(NO_VALUE);
        for (&(_, unit, period, fact), value) in own() {
            let column = &mut columns[names.place(fact) as usize];
            let (unit, value) = (units.place(unit), values.place(*value));
            match period {
                // Those of all periods come first, and give way to those of one.
                None => {
                    let cases = (0..all).filter_map(|period| find(period, unit).ok());
                    cases.for_each(|case| column[case] = value);
                }
                Some(period) => {
                    if let Ok(case) = find(periods.place(period), unit) {
                        column[case] = value;
                    }
                }
            }
        }
        let mut grouped = GroupedFacts::new();
        let [kinds, unit_names] = [&self.kinds, &self.units].map(Names::by_number);
        let [period_names, fact_names] = [&self.periods, &self.fact_names].map(Names::by_number);
        let value_names = self.values.by_number();
        for (key, value) in self.facts.iter().filter(|(key, _)| !is_own(key)) {
            let name = |names: &[&str], number: u32| names[number as usize].to_owned();
            let (kind, unit, period, fact) = *key;
            let unit = grouped
                .entry((name(&kinds, kind), name(&unit_names, unit)))
                .or_default();
            let of_fact = unit.entry(name(&fact_names, fact)).or_default();
            let period = period.map(|period| name(&period_names, period));
            of_fact.insert(period, name(&value_names, *value));
        }
        FactTable::from_columns(names.names, values.names, columns, grouped)
    }
}

/// Some names, sorted, with the place of each number among them.
struct Sorted {
    names: Vec<String>,
    places: Vec<u32>,
}

impl Sorted {
    fn of(all: &Names, wanted: impl Fn(u32) -> bool) -> Self {
        let mut sorted = Self {
            names: Vec::new(),
            places: vec![NO_VALUE; all.0.len()],
        };
        for (name, number) in all.0.iter().filter(|(_, number)| wanted(**number)) {
            sorted.places[*number as usize] = sorted.names.len() as u32;
            sorted.names.push(name.clone());
        }
        sorted
    }

    fn place(&self, number: u32) -> u32 {
        self.places[number as usize]
    }
}

impl AnswerColumns {
    /// Room for so many rows.
    fn with_capacity(rows: usize) -> Self {
        Self {
            question: Vec::with_capacity(rows),
            option: Vec::with_capacity(rows),
            mark: Vec::with_capacity(rows),
            ..Self::default()
        }
    }

    /// The number of a row; none where its answer is no number.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<Decimal> {
        let at = self.number_rows.binary_search(&row).ok()?;
        Some(self.numbers[at])
    }

    /// Appends a row of others.
    fn push_from(&mut self, others: &Self, row: usize) {
        if let Some(number) = others.number(row) {
            self.number_rows.push(self.question.len());
            self.numbers.push(number);
        }
        self.push_packed(others.question[row], others.option[row], others.mark[row]);
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(question: u16, option: Option<u8>) -> AnswerRow {
        AnswerRow {
            question,
            option,
            state: State::Answered,
            grade: Grade::Declared,
            number: (question == 7).then(|| Decimal::whole(option.map_or(1, i64::from))),
        }
    }

    /// Answers in turns, as several files would have them.
    fn panel() -> Panel {
        let mut builder = PanelBuilder::new();
        builder.fact("", "b", None, "size", "large");
        builder.fact("", "b", Some("2024"), "size", "small");
        builder.fact("", "a", Some("2024"), "country", "XA");
        builder.fact("network", "n", Some("2030"), "size", "2");
        builder.answers("b", "2024", [row(3, Some(1)), row(7, None)]);
        builder.answer("a", "2022", row(7, Some(5)));
        builder.answers("b", "2024", [row(3, None), row(0, Some(2))]);
        builder.answer("b", "2022", row(1, None));
        builder
            .build()
            .unwrap_or_else(|issues| panic!("{issues:?}"))
    }

    #[test]
    fn answers_that_come_in_turns_stand_by_case_question_and_option() {
        let panel = panel();
        assert_eq!(panel.units, ["a", "b"]);
        assert_eq!(panel.periods, ["2022", "2024"]);
        assert_eq!(panel.offsets, [0, 1, 2, 2, 6]);
        assert_eq!(panel.rows.question, [7, 1, 0, 3, 3, 7]);
        assert_eq!(
            panel.rows.option,
            [5, NO_OPTION, 2, NO_OPTION, 1, NO_OPTION]
        );
        assert_eq!(panel.rows.number(0), Some(Decimal::whole(5)));
        assert_eq!(panel.rows.number(5), Some(Decimal::whole(1)));
        assert_eq!(panel.rows.number(4), None);
        // A fact of one period goes before that of all.
        let size = |case| panel.facts.get(case, "size");
        assert_eq!((size(1), size(3)), (Some("large"), Some("small")));
        assert_eq!(
            panel.facts.grouped("network", "n", "2030", "size"),
            Some("2")
        );
    }

    #[test]
    fn a_block_is_the_panel_of_its_cases_alone() {
        let panel = panel();
        let block = panel.block(3..4);
        assert_eq!(block.units, ["b"]);
        assert_eq!((block.unit_name(0), block.period_name(0)), ("b", "2024"));
        assert_eq!(block.offsets, [0, 4]);
        assert_eq!(block.rows.question, [0, 3, 3, 7]);
        assert_eq!(block.rows.number(3), Some(Decimal::whole(1)));
        assert_eq!(block.facts.get(0, "size"), Some("small"));
        assert_eq!(block.facts.get(0, "country"), None);
        assert_eq!(panel.cases_in("2022"), 0..2);
        assert_eq!(panel.cases_in("2023"), 2..2);
        assert_eq!(panel.cases_in("2024"), 2..4);
    }
}
