//! The public tables, some rows at a time.

use std::collections::BTreeMap;

use icc_app::Error;
use icc_app::input::Origin;
use icc_app::tables::{Cursor, Question, TablePage};
use icc_app::work::Workers;
use icc_testkit::{Outcome, TestDatabase, on_both_loaded_databases};
use serde_json::Value;

use crate::town::Town;

const CITY: &str = "val-des-cedres";
const WAVE: &str = "demo-2026";
/// Some of those that are counted in figures and show nothing.
const COUNTED: [&str; 2] = ["anse-aux-loutres", "haute-erabliere"];

impl Town {
    async fn rows(
        &self,
        table: &str,
        filters: &[(&'static str, &str)],
        most: u32,
        cursor: Option<Cursor>,
    ) -> Result<TablePage, Error> {
        let filters = filters.iter();
        let question = Question {
            table: table.to_owned(),
            filters: filters
                .map(|(name, text)| (*name, (*text).to_owned()))
                .collect::<BTreeMap<_, _>>(),
            cursor,
            most,
        };
        self.service.table_now(question, &Workers::new(2)).await
    }
}

fn parsed(page: &TablePage) -> Vec<Value> {
    let json = page.json().expect("is written");
    serde_json::from_slice(&json).expect("a list")
}

async fn z7_a_city_that_is_only_counted_has_no_row_and_stands_in_figures(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    for table in ["scores", "answers", "facts"] {
        let shown = town
            .rows(table, &[("unit", CITY), ("period", WAVE)], 1000, None)
            .await?;
        assert!(shown.rows() > 0, "{table}");
        for city in COUNTED {
            let filters = [("unit", city), ("period", WAVE)];
            let counted = town.rows(table, &filters, 1000, None).await?;
            assert_eq!(counted.rows(), 0, "{table} of {city}");
        }
    }
    let filters = [("period", WAVE), ("group", "all"), ("level", "index")];
    let figures = parsed(&town.rows("figures", &filters, 1000, None).await?);
    assert!(!figures.is_empty());
    for figure in figures {
        let n = figure["n"].as_u64().expect("a number");
        let [method, measure] = ["method", "measure"].map(|name| figure[name].as_str());
        let of = [("method", method), ("measure", measure)];
        let filters = of.map(|(name, value)| (name, value.expect("a text")));
        let scores = parsed(&town.rows("scores", &filters, 1000, None).await?);
        // The latest of each, of the five years up to the wave.
        let mut latest = BTreeMap::new();
        for score in &scores {
            let [unit, period] = ["unit", "period"].map(|name| score[name].as_str());
            let period = period.expect("a wave");
            if ("demo-2022"..=WAVE).contains(&period) {
                let (unit, scored) = (unit.expect("a unit"), score["status"] == "scored");
                let best = latest.entry(unit).or_insert((period, scored));
                *best = (*best).max((period, scored));
            }
        }
        let shown = latest.values().filter(|(_, scored)| *scored);
        assert_eq!(n, shown.count() as u64 + 4, "{figure}");
    }
    Ok(())
}

async fn pages_follow_each_other_until_what_is_shown_changes(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let filters = [("network", "demo-network"), ("level", "index")];
    let whole = town.rows("scores", &filters, 1000, None).await?;
    assert!(whole.next.is_none() && whole.demonstration);
    let (mut rows, mut cursor) = (Vec::new(), None);
    loop {
        let page = town.rows("scores", &filters, 7, cursor).await?;
        rows.extend(parsed(&page));
        assert!(page.next.is_none() || page.rows() == 7);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(rows, parsed(&whole));

    let first = town.rows("scores", &filters, 7, None).await?;
    let at = (CITY, WAVE);
    let origin = Origin::default();
    let back = town.service.take_back_consent(&town.dominique, at, &origin);
    back.await?;
    // No clock has moved.
    let filters_of_city = [("unit", CITY), ("period", WAVE)];
    let gone = town.rows("scores", &filters_of_city, 1000, None).await?;
    assert_eq!(gone.rows(), 0);
    let later = town.rows("scores", &filters, 7, first.next).await;
    assert!(matches!(later, Err(Error::Conflict)), "{later:?}");
    let unknown = town.rows("people", &[], 7, None).await;
    assert!(matches!(unknown, Err(Error::NotFound)), "{unknown:?}");
    Ok(())
}

on_both_loaded_databases![
    z7_a_city_that_is_only_counted_has_no_row_and_stands_in_figures,
    pages_follow_each_other_until_what_is_shown_changes,
];
