//! Facts with their sources, where the numbers come from, and what they are not.

use icc_i18n::{Args, key};
use serde::Serialize;

use super::Words;
use crate::Fact;

/// The facts, one row each.
#[derive(Debug, Serialize)]
pub(super) struct Facts {
    title: String,
    heads: [String; 5],
    rows: Vec<FactLine>,
}

#[derive(Debug, Serialize)]
struct FactLine {
    label: String,
    value: String,
    /// Whether nobody has published the value.
    absent: bool,
    year: String,
    definition: String,
    note: String,
    source: String,
}

/// Names and values.
#[derive(Debug, Serialize)]
pub(crate) struct Provenance {
    title: String,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    label: String,
    value: String,
    /// A digest, version or address: copied letter by letter, so nothing is added to it.
    exact: String,
}

/// Statements about the figures.
#[derive(Debug, Serialize)]
pub(crate) struct Notes {
    title: String,
    items: Vec<String>,
}

impl Facts {
    pub(super) fn of(facts: &[Fact], words: Words<'_>) -> Option<Self> {
        let rows: Vec<FactLine> = facts.iter().map(|fact| fact_line(fact, words)).collect();
        let heads = [
            words.plain(key!("report-facts-fact")),
            words.plain(key!("report-facts-value")),
            words.plain(key!("report-facts-year")),
            words.plain(key!("report-facts-definition")),
            words.plain(key!("report-facts-source")),
        ];
        (!rows.is_empty()).then(|| Self {
            title: words.plain(key!("city-facts")),
            heads,
            rows,
        })
    }
}

fn fact_line(fact: &Fact, words: Words<'_>) -> FactLine {
    let value = fact.value.map(|value| words.fact(value));
    FactLine {
        label: fact.label.clone(),
        absent: value.is_none(),
        value: value.unwrap_or_else(|| words.plain(key!("city-fact-absent"))),
        year: fact.year.map(|year| year.to_string()).unwrap_or_default(),
        definition: fact.definition.clone(),
        note: fact.note.clone(),
        source: fact.source.clone(),
    }
}

impl Provenance {
    /// `wave` is the name of the wave that was calculated.
    pub(crate) fn of(it: &crate::Provenance, wave: &str, words: Words<'_>) -> Self {
        let wave = Args::new().date("date", it.calculated).text("wave", wave);
        let n = Args::new().integer("n", it.n);
        let method = format!("{} {}", it.method_id, it.method_version);
        let inputs = words.text(key!("report-provenance-n"), &n);
        let calculated = words.text(key!("report-provenance-calculated"), &wave);
        let mut items = vec![
            item(
                words,
                key!("city-provenance-edition"),
                &it.edition,
                &it.definition_digest,
            ),
            item(words, key!("city-provenance-method"), &it.method, &method),
            item(
                words,
                key!("report-provenance-inputs"),
                &inputs,
                &it.inputs_digest,
            ),
            item(
                words,
                key!("report-provenance-calculation"),
                &calculated,
                &it.run_digest,
            ),
            item(
                words,
                key!("report-provenance-engine"),
                &it.engine_version,
                "",
            ),
        ];
        if !it.address.is_empty() {
            items.push(item(
                words,
                key!("report-provenance-address"),
                "",
                &it.address,
            ));
        }
        Self {
            title: words.plain(key!("city-provenance-title")),
            items,
        }
    }
}

fn item(words: Words<'_>, id: &str, value: &str, exact: &str) -> Item {
    Item {
        label: words.plain(id),
        value: value.to_owned(),
        exact: exact.to_owned(),
    }
}

impl Notes {
    pub(crate) fn of(statement: &str, notes: &[String], words: Words<'_>) -> Self {
        let mut items = vec![statement.to_owned(), words.plain(key!("site-not"))];
        for note in notes {
            if !note.trim().is_empty() && !items.contains(note) {
                items.push(note.clone());
            }
        }
        Self {
            title: words.plain(key!("report-notes-title")),
            items,
        }
    }
}
