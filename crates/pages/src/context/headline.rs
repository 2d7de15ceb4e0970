//! What the page of a city says first, found in its data.

use serde::Serialize;

use super::{CityResult, Difference, IndicatorRow};

/// How many indicators a sentence names on each side.
const NAMED: usize = 2;

/// The finding of a city's page: counts and names, put into a sentence by the template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Headline {
    /// Indicators furthest above the network, the furthest first.
    strong: Vec<String>,
    /// Indicators furthest below the network, the furthest first.
    weak: Vec<String>,
    /// How many are above.
    above: usize,
    /// How many are below.
    below: usize,
    /// How many can be compared.
    compared: usize,
}

impl Headline {
    /// Reads the core indicators; the optional ones are not part of the finding.
    pub(super) fn of(result: &CityResult) -> Self {
        let core = || result.indicators.iter().filter(|row| !row.optional);
        let above = ranked(core(), |difference| match difference {
            Difference::Above { points } => Some(points),
            _ => None,
        });
        let below = ranked(core(), |difference| match difference {
            Difference::Below { points } => Some(points),
            _ => None,
        });
        let compared = core()
            .filter(|row| row.difference != Difference::NotComparable)
            .count();
        let named = |rows: &[&IndicatorRow]| {
            rows.iter()
                .take(NAMED)
                .map(|row| row.label.clone())
                .collect()
        };
        Self {
            strong: named(&above),
            weak: named(&below),
            above: above.len(),
            below: below.len(),
            compared,
        }
    }
}

/// The rows on one side, the furthest first; equal ones keep the order of the edition.
fn ranked<'a>(
    rows: impl Iterator<Item = &'a IndicatorRow>,
    side: impl Fn(Difference) -> Option<f64>,
) -> Vec<&'a IndicatorRow> {
    let mut found: Vec<_> = rows
        .filter_map(|row| side(row.difference).map(|points| (points, row)))
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().map(|(_, row)| row).collect()
}
