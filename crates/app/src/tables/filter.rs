//! By what the rows of a table can be chosen.

use std::collections::BTreeSet;

use icc_datasets::field::{FieldKind, Released};
use icc_datasets::released::Condition;
use icc_domain::Code;

/// A name by which rows of a table are chosen: a column, or the network of the municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// What it accepts.
    pub accepts: Accepted,
}

/// What a filter accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// A code: 1 to 64 letters, digits, `_`, `-` and `.`, a letter or digit first.
    Code,
    /// One of these words.
    Words(Vec<&'static str>),
    /// A whole number of at most four digits, such as a year.
    Whole,
}

impl Accepted {
    /// Whether it accepts a text. One that it accepts can still be met by no row.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        match self {
            Self::Code => Code::new(text).is_ok(),
            Self::Words(words) => words.contains(&text),
            Self::Whole => {
                let number: Result<u16, _> = text.parse();
                number.is_ok_and(|number| number <= MOST && number.to_string() == text)
            }
        }
    }
}

/// The largest whole number by which rows are chosen.
const MOST: u16 = 9999;
/// A column of codes of municipalities.
pub(super) const UNIT: &str = "unit";
/// The name of the network, a column or not.
pub(super) const NETWORK: &str = "network";
/// The one column of a key that holds no codes.
const ADDRESS: &str = "address";

/// The filters of a table: the columns of its key, its codes and its words, and the network where
/// it is about municipalities.
pub(super) fn of(released: &'static Released) -> Vec<Filter> {
    let fields = released.table.fields.iter();
    let mut filters: Vec<Filter> = fields
        .filter_map(|field| {
            let in_key = released.key.contains(&field.name) && field.name != ADDRESS;
            let accepts = match field.kind {
                FieldKind::Code => Accepted::Code,
                FieldKind::Word(vocabulary) => Accepted::Words(vocabulary.words()),
                FieldKind::Text if in_key => Accepted::Code,
                FieldKind::Count if in_key => Accepted::Whole,
                _ => return None,
            };
            Some(Filter {
                name: field.name,
                accepts,
            })
        })
        .collect();
    if belongs_to_units(released) {
        filters.push(Filter {
            name: NETWORK,
            accepts: Accepted::Code,
        });
    }
    filters
}

/// Whether the rows are about municipalities, and do not name networks themselves.
fn belongs_to_units(released: &Released) -> bool {
    let has = |name| released.table.position(name).is_some();
    has(UNIT) && !has(NETWORK)
}

/// What the rows have to hold, given the columns as they stand in the table; `members` are the
/// municipalities of the network that is asked for. A column that is not there is met by no row.
pub(super) fn conditions<'a>(
    filters: impl Iterator<Item = (&'static str, &'a String)>,
    position: impl Fn(&str) -> Option<usize>,
    mut members: Option<BTreeSet<String>>,
) -> Vec<Condition> {
    let condition = |(name, text): (&'static str, &String)| {
        let by_members = name == NETWORK && position(NETWORK).is_none();
        let (column, any) = if by_members {
            (UNIT, members.take().unwrap_or_default())
        } else {
            (name, BTreeSet::from([text.clone()]))
        };
        Condition {
            column: position(column).unwrap_or(usize::MAX),
            any,
        }
    };
    filters.map(condition).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_refuses_what_no_row_could_ever_hold() {
        for (accepts, good, bad) in [
            (Accepted::Code, "val-des-cedres", "Val des Cèdres"),
            (Accepted::Code, "1.0.0", ""),
            (Accepted::Words(vec!["real"]), "real", "Real"),
            (Accepted::Whole, "2024", "2024.0"),
            (Accepted::Whole, "0", "07"),
            (Accepted::Whole, "9999", "10000"),
        ] {
            assert!(accepts.holds(good), "{good}");
            assert!(!accepts.holds(bad), "{bad}");
        }
    }
}
