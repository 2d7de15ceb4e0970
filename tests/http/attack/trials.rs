//! What the method lab says to everybody: it is made of those that show what a trial needs, and of
//! nobody else, however the trial is put and in whatever form it is read.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use icc_store::Item;

use super::world::{Told, World};
use super::{EDITION, Look, METHOD, WAVES, pages};

/// What is tried, with what a municipality has to show to be in it.
const TRIALS: [(&str, Item); 2] = [
    ("combine=median", Item::Scores),
    ("unknown=left-out", Item::Answers),
];

/// A row of the table of a trial.
type Row = BTreeMap<String, String>;

fn rows(csv: &[u8]) -> Vec<Row> {
    let mut rows = csv::Reader::from_reader(csv);
    let read = rows.deserialize().map(|row| row.expect("a row"));
    read.collect()
}

fn value(row: &Row, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

impl World {
    /// Reads trials at every wave; the municipalities in them that do not show what they need.
    pub(super) async fn look_at_trials(&self, look: &Look, told: Told) -> BTreeSet<String> {
        let mut hidden = BTreeSet::new();
        for (trial, item) in TRIALS {
            for (at, wave) in WAVES.iter().enumerate() {
                let query = format!("from={EDITION}~{METHOD}&{trial}&wave={wave}");
                let page = self.site.get(&format!("/en/method/lab?{query}")).await;
                assert_eq!(page.status, StatusCode::OK, "{query}");
                let csv = self.site.get(&format!("/en/method/lab.csv?{query}")).await;
                let path = format!("/fr/methode/laboratoire.json?{query}");
                let json = self.site.get(&path).await;
                let json: serde_json::Value = serde_json::from_slice(&json.body).expect("JSON");
                let rows = rows(&csv.body);
                let (units, figures): (Vec<&Row>, Vec<&Row>) =
                    rows.iter().partition(|row| row["row"] == "unit");
                let mut named = pages::named(&page.text());
                named.extend(units.iter().map(|row| row["unit"].clone()));
                let listed = json["rows"].as_array().into_iter().flatten();
                let listed = listed.filter_map(|row| row["unit"].as_str());
                named.extend(listed.map(str::to_owned));
                let may: BTreeSet<String> = self
                    .cities
                    .iter()
                    .map(|place| place.code.clone())
                    .filter(|city| self.allows(city, at, 0, item))
                    .collect();
                hidden.extend(named.difference(&may).cloned());
                if told == Told::Truth {
                    assert_eq!(named, may, "{query}");
                    self.assert_made_of(look, (at, item), (&units, &figures));
                }
            }
        }
        hidden
    }

    /// Fails where figures say anything else than the municipalities beside them, or these than what
    /// they show elsewhere.
    fn assert_made_of(
        &self,
        look: &Look,
        (at, item): (usize, Item),
        (units, figures): (&[&Row], &[&Row]),
    ) {
        let wave = WAVES[at];
        for row in units {
            assert_eq!(row["period"], wave);
            let shown = &look.shown[&(row["unit"].clone(), wave.to_owned())];
            let shown = shown.get(&row["measure"]).copied();
            assert!(near(value(row, "by_method"), shown), "{row:?}, {shown:?}");
        }
        let mut told = 0;
        for figure in figures.iter().filter(|row| row["period"] == wave) {
            let own = units
                .iter()
                .filter(|row| row["measure"] == figure["measure"]);
            let own: Vec<&&Row> = own.collect();
            let all = self.cities.iter();
            let all = all.filter(|place| self.allows(&place.code, at, 0, Item::Scores));
            let left_out = all.count() - own.len();
            assert!(item == Item::Answers || left_out == 0, "{figure:?}");
            assert_eq!(figure["left_out"], left_out.to_string(), "{figure:?}");
            let known: Vec<(f64, f64)> = own
                .iter()
                .filter_map(|row| Some((value(row, "by_method")?, value(row, "by_trial")?)))
                .collect();
            assert_eq!(figure["n"], known.len().to_string(), "{figure:?}");
            let enough = known.len() >= super::LEAST;
            let differences: Vec<f64> = known.iter().map(|(now, then)| then - now).collect();
            let now: Vec<f64> = known.iter().map(|(now, _)| *now).collect();
            let expected = [
                ("difference", enough.then(|| mean(&differences))),
                ("by_method", enough.then(|| mean(&now))),
                ("least", differences.iter().copied().reduce(f64::min)),
                ("greatest", differences.iter().copied().reduce(f64::max)),
            ];
            for (column, expected) in expected {
                assert!(
                    near(value(figure, column), expected),
                    "{column} of {figure:?}, {expected:?}"
                );
            }
            told += known.len();
        }
        assert!(
            told > 0 || item == Item::Answers,
            "{wave}: nobody was tried"
        );
    }
}
