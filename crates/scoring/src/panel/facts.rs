//! Facts of units: what decides applicability, weights, groups and samples.

use std::collections::BTreeMap;
use std::ops::Range;

use icc_questionnaire::Decimal;

/// No value.
pub const NO_VALUE: u32 = u32::MAX;

/// Facts of grouped units: (kind, unit) → fact → period (none: all periods) → value.
pub type GroupedFacts =
    BTreeMap<(String, String), BTreeMap<String, BTreeMap<Option<String>, String>>>;

/// Facts in columns for the answering units, and by name for groups of them.
#[derive(Debug, Clone, Default)]
pub struct FactTable {
    /// Names of the facts of answering units, sorted.
    pub(crate) names: Vec<String>,
    /// Every value that occurs, once, sorted.
    pub(crate) values: Vec<String>,
    /// Per value: its number, where it is one.
    pub(crate) numbers: Vec<Option<Decimal>>,
    /// Per fact name, per case: index into `values`, or [`NO_VALUE`].
    pub(crate) columns: Vec<Vec<u32>>,
    /// Facts of grouped units: (kind, unit) → fact → period (none: all periods) → value.
    pub(crate) grouped: GroupedFacts,
}

impl FactTable {
    /// A table laid out by its maker: `names` and `values` sorted and without repetition, one
    /// column per name with one entry per case, each an index into `values` or [`NO_VALUE`].
    #[must_use]
    pub fn from_columns(
        names: Vec<String>,
        values: Vec<String>,
        columns: Vec<Vec<u32>>,
        grouped: GroupedFacts,
    ) -> Self {
        let numbers = values.iter().map(|v| v.parse().ok()).collect();
        Self {
            names,
            values,
            numbers,
            columns,
            grouped,
        }
    }

    /// The value of a fact of an answering unit.
    #[must_use]
    pub fn get(&self, case: usize, fact: &str) -> Option<&str> {
        self.value_id(case, fact)
            .map(|id| self.values[id as usize].as_str())
    }

    /// The value of a fact of an answering unit as a number.
    #[must_use]
    pub fn number(&self, case: usize, fact: &str) -> Option<Decimal> {
        self.value_id(case, fact)
            .and_then(|id| self.numbers[id as usize])
    }

    /// Names of the facts of answering units, sorted.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Every value that occurs, once, sorted.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// The facts of grouped units.
    #[must_use]
    pub const fn groups(&self) -> &GroupedFacts {
        &self.grouped
    }

    /// Those of some cases, with the values that these have.
    pub(super) fn block(&self, cases: Range<usize>) -> Self {
        let own = self
            .columns
            .iter()
            .flat_map(|column| &column[cases.clone()]);
        let mut values: Vec<u32> = own.copied().filter(|value| *value != NO_VALUE).collect();
        values.sort_unstable();
        values.dedup();
        let place = |value: &u32| {
            let place = values.binary_search(value).ok();
            place.map_or(NO_VALUE, |place| place as u32)
        };
        let column = |column: &Vec<u32>| column[cases.clone()].iter().map(place).collect();
        let of_values = |value: &u32| self.values[*value as usize].clone();
        let number = |value: &u32| self.numbers[*value as usize];
        Self {
            names: self.names.clone(),
            columns: self.columns.iter().map(column).collect(),
            numbers: values.iter().map(number).collect(),
            values: values.iter().map(of_values).collect(),
            grouped: self.grouped.clone(),
        }
    }

    pub(crate) fn subset(&self, cases: &[usize]) -> Self {
        let column = |c: &Vec<u32>| cases.iter().map(|&case| c[case]).collect();
        Self {
            columns: self.columns.iter().map(column).collect(),
            ..self.clone()
        }
    }

    /// A value by its number.
    pub(crate) fn value(&self, id: u32) -> &str {
        &self.values[id as usize]
    }

    /// The column of a fact: per case an index into the values, or [`NO_VALUE`].
    #[must_use]
    pub fn column(&self, fact: &str) -> Option<&[u32]> {
        let index = self.names.binary_search_by(|n| n.as_str().cmp(fact)).ok()?;
        Some(&self.columns[index])
    }

    fn value_id(&self, case: usize, fact: &str) -> Option<u32> {
        self.column(fact)
            .map(|c| c[case])
            .filter(|id| *id != NO_VALUE)
    }

    /// The value of a fact of a grouped unit: that of the period, else the one for all periods.
    #[must_use]
    pub fn grouped(&self, kind: &str, unit: &str, period: &str, fact: &str) -> Option<&str> {
        let by_period = self
            .grouped
            .get(&(kind.to_owned(), unit.to_owned()))?
            .get(fact)?;
        let value = by_period
            .get(&Some(period.to_owned()))
            .or_else(|| by_period.get(&None))?;
        Some(value)
    }
}
