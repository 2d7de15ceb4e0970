//! Groups of units.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use super::known::{OfKind, Unit};
use crate::field::CLASSES;
use crate::problem::{Problem, Problems};
use crate::table::{Block, Reader, Source};

/// A group as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupSpec {
    /// `all`: every unit.
    All,
    /// `fact:NAME`: units with the same value of a fact.
    Fact(String),
    /// `list:NAME=a,b,c`: the units named.
    List(String, Vec<String>),
    /// `class:SET`: the classes of a set.
    Class(String),
}

/// A group that is not of one of the forms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a group: all, fact:NAME, list:NAME=a,b,c, class:SET")]
pub struct GroupError(String);

impl FromStr for GroupSpec {
    type Err = GroupError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || GroupError(text.to_owned());
        let named = |name: &str| {
            (!name.is_empty())
                .then(|| name.to_owned())
                .ok_or_else(wrong)
        };
        match text.split_once(':') {
            None if text == "all" => Ok(Self::All),
            Some(("fact", name)) => Ok(Self::Fact(named(name)?)),
            Some(("class", name)) => Ok(Self::Class(named(name)?)),
            Some(("list", list)) => {
                let (name, units) = list.split_once('=').ok_or_else(wrong)?;
                let units: Vec<String> = units
                    .split(',')
                    .map(|unit| unit.trim().to_owned())
                    .collect();
                if units.iter().any(String::is_empty) {
                    return Err(wrong());
                }
                Ok(Self::List(named(name)?, units))
            }
            _ => Err(wrong()),
        }
    }
}

/// The form without its values: what stands in the column `group`.
impl fmt::Display for GroupSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Fact(name) => write!(f, "fact:{name}"),
            Self::List(name, _) => write!(f, "list:{name}"),
            Self::Class(set) => write!(f, "class:{set}"),
        }
    }
}

/// The units of a group.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) units: Vec<&'a Unit<'a>>,
}

/// A class of a set: numbers of a fact from one bound to before another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Class {
    name: String,
    fact: String,
    at_least: Option<f64>,
    below: Option<f64>,
}

impl Class {
    fn holds(&self, unit: &Unit<'_>) -> bool {
        let number = unit
            .fact(&self.fact)
            .and_then(|value| value.parse::<f64>().ok());
        number.is_some_and(|number| {
            self.at_least.is_none_or(|bound| number >= bound)
                && self.below.is_none_or(|bound| number < bound)
        })
    }
}

/// The classes of each set, in the order of the file.
pub(super) type Classes = BTreeMap<String, Vec<Class>>;

/// Reads the file of classes, if there is one.
pub(super) fn read_classes(source: Option<Source<'_>>, problems: &mut Problems) -> Classes {
    let mut classes = Classes::new();
    let Some(source) = source else { return classes };
    let mut reader = Reader::open(source, &CLASSES, problems);
    let mut block = Block::default();
    while reader.next(&mut block, problems) {
        for index in 0..block.rows {
            let row = block.row(index);
            let text = |column: usize| reader.distinct[column].text(block.cell(column, index));
            for (column, field) in CLASSES.fields.iter().enumerate().take(3) {
                if text(column).is_empty() {
                    problems.push(Problem::new("name-missing").row(row).column(field.name));
                }
            }
            let at_least = number(text(3), "at_least", row, problems);
            let below = number(text(4), "below", row, problems);
            if let (Some(low), Some(high)) = (at_least, below)
                && low >= high
            {
                let problem = Problem::new("bounds-reversed").row(row).column("below");
                problems.push(problem.with("at_least", low).with("below", high));
            }
            classes.entry(text(0).to_owned()).or_default().push(Class {
                name: text(1).to_owned(),
                fact: text(2).to_owned(),
                at_least,
                below,
            });
        }
    }
    classes
}

/// Reads a number; an empty cell is none.
fn number(text: &str, column: &str, row: u64, problems: &mut Problems) -> Option<f64> {
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok().filter(|n: &f64| n.is_finite());
    if number.is_none() {
        let problem = Problem::new("invalid-number").row(row).column(column);
        problems.push(problem.with("value", text));
    }
    number
}

/// What groups are made from.
pub(super) struct Groups<'a> {
    pub(super) classes: &'a Classes,
    pub(super) own: OfKind<'a>,
    pub(super) units: &'a [Unit<'a>],
    pub(super) compared: Option<&'a Unit<'a>>,
}

impl<'a> Groups<'a> {
    /// The groups of a form: one, or one per value; none if no unit of this kind can be in them.
    pub(super) fn of(&self, spec: &GroupSpec) -> Vec<Group<'a>> {
        let group = |value: &str, units: Vec<&'a Unit<'a>>| Group {
            name: spec.to_string(),
            value: value.to_owned(),
            units,
        };
        match spec {
            GroupSpec::All => vec![group("", self.units.iter().collect())],
            GroupSpec::List(name, list) => {
                let numbers = list.iter().filter_map(|name| self.own.known.unit(name));
                let numbers: BTreeSet<u32> = numbers.collect();
                if !self.own.units().any(|unit| numbers.contains(&unit)) {
                    return Vec::new();
                }
                let is_in = |unit: &&Unit<'_>| numbers.contains(&unit.places.unit);
                vec![group(name, self.units.iter().filter(is_in).collect())]
            }
            GroupSpec::Fact(name) => {
                let mut by_value: BTreeMap<&str, Vec<&'a Unit<'a>>> = BTreeMap::new();
                for unit in self.units {
                    if let Some(value) = unit.fact(name) {
                        by_value.entry(value).or_default().push(unit);
                    }
                }
                let own = self.compared.map(|unit| unit.fact(name));
                by_value.retain(|value, _| own.is_none_or(|own| own == Some(*value)));
                by_value
                    .into_iter()
                    .map(|(value, units)| group(value, units))
                    .collect()
            }
            GroupSpec::Class(set) => {
                let classes = self.classes.get(set).into_iter().flatten();
                let classes =
                    classes.filter(|class| self.compared.is_none_or(|unit| class.holds(unit)));
                classes
                    .filter(|class| {
                        self.units
                            .iter()
                            .any(|unit| unit.fact(&class.fact).is_some())
                    })
                    .map(|class| {
                        let units = self.units.iter().filter(|unit| class.holds(unit));
                        group(&class.name, units.collect())
                    })
                    .collect()
            }
        }
    }
}
