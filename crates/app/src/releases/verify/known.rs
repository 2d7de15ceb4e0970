//! Who counts in the figures of a release, as far as the release shows it.

use std::collections::BTreeMap;

use icc_questionnaire::definition::BenchmarkRules;
use icc_scoring::Observation;
use serde_json::Value;

use super::{Files, Row, number, text};
use crate::error::Error;

/// Who belongs to which group, and the scores of everybody who is shown.
pub(super) struct Known {
    /// World and country by unit.
    units: BTreeMap<String, (String, String)>,
    /// The code and the year of each wave, oldest first.
    waves: Vec<(String, i64)>,
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
            waves: Vec::new(),
            networks: BTreeMap::new(),
            scores: BTreeMap::new(),
        };
        let own = |row: &Row, column: &str| text(row, column).to_owned();
        for row in files.rows("units")? {
            let row = row?;
            let about = (own(&row, "world"), own(&row, "country"));
            known.units.insert(own(&row, "unit"), about);
        }
        for row in files.rows("waves")? {
            let row = row?;
            let year = row.get("year").and_then(Value::as_i64);
            let year = year.ok_or_else(|| Error::broken(["a wave has no year".to_owned()]))?;
            known.waves.push((own(&row, "period"), year));
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

    /// What is shown of those who belong to the group of a figure: of each its latest result that counts
    /// at the wave of the figure.
    pub(super) fn observed<'a>(
        &'a self,
        row: &Row,
        rules: &BenchmarkRules,
    ) -> Vec<Observation<'a>> {
        let period = text(row, "period");
        let upto = self.waves.iter().position(|(wave, _)| wave == period);
        let counting: BTreeMap<&str, usize> = upto.map_or_else(BTreeMap::new, |upto| {
            let year = self.waves[upto].1;
            let waves = self.waves[..=upto].iter().enumerate();
            let recent = waves.filter(|(_, (_, own))| year - own <= rules.maximum_age_years.into());
            recent.map(|(at, (wave, _))| (wave.as_str(), at)).collect()
        });
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
        let mut latest: BTreeMap<&str, (usize, Observation<'a>)> = BTreeMap::new();
        for (unit, period, value) in own {
            let Some(&at) = counting.get(period.as_str()) else {
                continue;
            };
            let observation = Observation {
                unit,
                period,
                edition: "",
                country: None,
                value: *value,
                draft: false,
            };
            let best = latest.entry(unit).or_insert((at, observation));
            if at >= best.0 {
                *best = (at, observation);
            }
        }
        latest.into_values().map(|(_, found)| found).collect()
    }
}
