//! Who counts in the figures of a release, as far as the release shows it.

use std::collections::BTreeMap;

use icc_scoring::Observation;

use super::{Files, Row, number, text};
use crate::error::Error;

/// Who belongs to which group, and the scores of everybody who is shown.
pub(super) struct Known {
    /// World and country by unit.
    units: BTreeMap<String, (String, String)>,
    /// Units by network.
    networks: BTreeMap<String, Vec<String>>,
    /// By edition, method and measure.
    scores: BTreeMap<[String; 3], Vec<Shown>>,
}

/// Unit, period and value.
type Shown = (String, String, Option<f64>);

impl Known {
    pub(super) fn read(files: &Files<'_>) -> Result<Self, Error> {
        let mut known = Self {
            units: BTreeMap::new(),
            networks: BTreeMap::new(),
            scores: BTreeMap::new(),
        };
        let own = |row: &Row, column: &str| text(row, column).to_owned();
        for row in files.rows("units")? {
            let row = row?;
            let about = (own(&row, "world"), own(&row, "country"));
            known.units.insert(own(&row, "unit"), about);
        }
        for row in files.rows("memberships")? {
            let row = row?;
            let members = known.networks.entry(own(&row, "network")).or_default();
            members.push(own(&row, "unit"));
        }
        for row in files.rows("scores")? {
            let row = row?;
            let of = ["edition", "method", "measure"].map(|column| own(&row, column));
            let score = (
                own(&row, "unit"),
                own(&row, "period"),
                number(&row, "value"),
            );
            known.scores.entry(of).or_default().push(score);
        }
        Ok(known)
    }

    /// What is shown of those who belong to the group of a figure.
    pub(super) fn observed<'a>(&'a self, row: &Row) -> Vec<Observation<'a>> {
        let of = ["edition", "method", "measure"].map(|column| text(row, column).to_owned());
        let value = text(row, "group_value");
        let members = self.networks.get(value);
        let belongs = |unit: &String| match text(row, "group") {
            "all" => true,
            "network" => members.is_some_and(|members| members.contains(unit)),
            _ => self
                .units
                .get(unit)
                .is_some_and(|(_, country)| country == value),
        };
        let scores = self.scores.get(&of).map(Vec::as_slice).unwrap_or_default();
        let own = scores.iter().filter(|(unit, ..)| {
            let world = self.units.get(unit).map(|(world, _)| world.as_str());
            world == Some(text(row, "world")) && belongs(unit)
        });
        own.map(|(unit, period, value)| Observation {
            unit,
            period,
            edition: "",
            country: None,
            value: *value,
            draft: false,
        })
        .collect()
    }
}
