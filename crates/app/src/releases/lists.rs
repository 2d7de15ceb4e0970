//! Code lists and what is known about municipalities: the tables of a release that explain the
//! others.

use std::collections::BTreeMap;

use icc_datasets::released::Cell;
use icc_domain::Locale;
use icc_questionnaire::Definition;
use icc_questionnaire::definition::{CrosswalkClass, Texts};
use icc_store::{ReferenceData, Unit};

use super::tables::{Rows, both, waves, world};
use crate::city::measure_label;
use crate::snapshot::Snapshot;

/// The rows of each of these tables, by its name.
pub(super) fn rows(snapshot: &Snapshot, data: &ReferenceData) -> BTreeMap<&'static str, Rows> {
    BTreeMap::from([
        ("unit_facts", unit_facts(snapshot)),
        ("fact_definitions", fact_definitions(data)),
        ("sources", sources(snapshot)),
        ("units", units(snapshot, data)),
        ("networks", networks(snapshot)),
        ("memberships", memberships(snapshot)),
        ("waves", wave_rows(snapshot)),
        ("measures", of_definitions(snapshot, measures)),
        ("questions", of_definitions(snapshot, questions)),
        ("options", of_definitions(snapshot, options)),
        ("crosswalks", of_definitions(snapshot, crosswalks)),
        ("published_results", published_results(snapshot)),
    ])
}

/// A year or another whole number from 0.
fn whole(number: Option<i32>) -> Cell {
    let number = number.and_then(|number| u32::try_from(number).ok());
    number.map_or(Cell::Absent, Cell::Count)
}

fn unit_facts(snapshot: &Snapshot) -> Rows {
    let mut rows = Rows::new();
    for (code, city) in &snapshot.cities {
        let mut facts: Vec<_> = city.facts.iter().map(|fact| &fact.record).collect();
        facts.sort_by(|a, b| (&a.measure, a.year, &a.source).cmp(&(&b.measure, b.year, &b.source)));
        for fact in facts {
            let [french, english] = both(fact.note.as_ref());
            rows.push(vec![
                Cell::text(code.as_str()),
                Cell::text(&fact.measure),
                whole(fact.year),
                Cell::Number(fact.value),
                Cell::text(&fact.source),
                french,
                english,
            ]);
        }
    }
    rows
}

fn fact_definitions(data: &ReferenceData) -> Rows {
    let measures = data.measures.iter().map(|measure| {
        let [name_fr, name_en] = both(Some(&measure.names));
        let [french, english] = both(Some(&measure.definitions));
        let unit = match measure.unit {
            Unit::Count => "persons",
            Unit::Percent => "percent",
        };
        vec![
            Cell::text(&measure.code),
            Cell::text(unit),
            name_fr,
            name_en,
            french,
            english,
        ]
    });
    measures.collect()
}

fn sources(snapshot: &Snapshot) -> Rows {
    let sources = snapshot.sources.values().map(|source| {
        let [french, english] = both(Some(&source.titles));
        vec![
            Cell::text(&source.code),
            french,
            english,
            Cell::text(source.url.clone().unwrap_or_default()),
            Cell::text(source.licence.clone().unwrap_or_default()),
            world(source.demonstration),
        ]
    });
    sources.collect()
}

fn units(snapshot: &Snapshot, data: &ReferenceData) -> Rows {
    let cities = snapshot.cities.iter().map(|(code, city)| {
        let record = &city.municipality.record;
        let [french, english] = both(Some(&record.names));
        let mut countries = data.countries.iter();
        let country = countries.find(|country| country.code == record.country);
        let [country_fr, country_en] = both(country.map(|country| &country.names));
        vec![
            Cell::text(code.as_str()),
            french,
            english,
            Cell::text(&record.country),
            country_fr,
            country_en,
            world(record.demonstration),
        ]
    });
    cities.collect()
}

fn networks(snapshot: &Snapshot) -> Rows {
    let networks = snapshot.networks.iter().map(|(code, network)| {
        let [french, english] = both(Some(&network.record.names));
        vec![
            Cell::text(code.as_str()),
            french,
            english,
            world(network.record.demonstration),
        ]
    });
    networks.collect()
}

fn memberships(snapshot: &Snapshot) -> Rows {
    let mut rows: Vec<_> = snapshot
        .cities
        .iter()
        .flat_map(|(code, city)| {
            let of = city.memberships.iter();
            of.filter_map(move |membership| {
                let mut networks = snapshot.networks.iter();
                let (network, _) = networks.find(|(_, one)| one.id == membership.network)?;
                Some((network, code, membership))
            })
        })
        .collect();
    rows.sort_by_key(|(network, code, _)| (*network, *code));
    rows.into_iter()
        .map(|(network, code, membership)| {
            vec![
                Cell::text(network.as_str()),
                Cell::text(code.as_str()),
                Cell::text(membership.joined.clone().unwrap_or_default()),
                Cell::text(&membership.source),
            ]
        })
        .collect()
}

fn wave_rows(snapshot: &Snapshot) -> Rows {
    let waves = waves(snapshot).map(|(collection, wave)| {
        let record = &wave.record;
        let [french, english] = both(Some(&record.names));
        vec![
            Cell::text(&record.code),
            whole(Some(record.year)),
            Cell::text(collection.definition.id.as_str()),
            Cell::text(&collection.definition.version),
            Cell::text(&collection.hash),
            Cell::text(&record.method_id),
            Cell::text(&record.method_version),
            french,
            english,
            world(record.demonstration),
        ]
    });
    waves.collect()
}

/// The rows of every definition that something was answered with, oldest wave first.
fn of_definitions(snapshot: &Snapshot, rows_of: fn(&Definition) -> Rows) -> Rows {
    let mut seen: Vec<&str> = Vec::new();
    let mut rows = Rows::new();
    for (collection, _) in waves(snapshot) {
        if !seen.contains(&collection.hash.as_str()) {
            seen.push(&collection.hash);
            rows.extend(rows_of(&collection.definition));
        }
    }
    rows
}

/// A text of a definition in French and in English; its code where a language lacks it.
fn texts(definition: &Definition, of: impl Fn(&Texts) -> Option<&str>) -> [Cell; 2] {
    Locale::ALL.map(|locale| {
        let texts = definition.texts.get(locale.tag());
        Cell::text(texts.and_then(&of).unwrap_or_default())
    })
}

fn measures(definition: &Definition) -> Rows {
    let mut rows = Rows::new();
    for method in &definition.methods {
        for measure in &method.measures {
            let name = |locale: Locale| {
                let code = measure.code.as_str();
                Cell::text(measure_label(
                    definition,
                    method.id.as_str(),
                    locale.tag(),
                    code,
                ))
            };
            let level = measure.level.as_ref().map(ToString::to_string);
            let [french, english] = Locale::ALL.map(name);
            rows.push(vec![
                Cell::text(definition.id.as_str()),
                Cell::text(method.id.as_str()),
                Cell::text(&method.version),
                Cell::text(measure.code.as_str()),
                Cell::text(level.unwrap_or_default()),
                french,
                english,
            ]);
        }
    }
    rows
}

fn questions(definition: &Definition) -> Rows {
    let questions = definition.questions.iter().map(|question| {
        let (section, code) = (question.section.as_str(), question.code.as_str());
        let titles = texts(definition, |texts| {
            let section = texts.sections.get(section);
            section.map(|section| section.title.as_str())
        });
        let words = texts(definition, |texts| {
            let question = texts.questions.get(code);
            question.map(|question| question.text.as_str())
        });
        let [section_fr, section_en] = titles;
        let [french, english] = words;
        vec![
            Cell::text(definition.id.as_str()),
            Cell::text(&definition.version),
            Cell::text(code),
            Cell::text(section),
            section_fr,
            section_en,
            french,
            english,
        ]
    });
    questions.collect()
}

fn options(definition: &Definition) -> Rows {
    let mut rows = Rows::new();
    for question in &definition.questions {
        let scale = question.scale.as_ref().map(ToString::to_string);
        for option in &question.options {
            let [french, english] = texts(definition, |texts| {
                let (question, option) = (question.code.as_str(), option.code.as_str());
                texts.option_label(question, scale.as_deref(), option)
            });
            rows.push(vec![
                Cell::text(definition.id.as_str()),
                Cell::text(&definition.version),
                Cell::text(question.code.as_str()),
                Cell::text(option.code.as_str()),
                french,
                english,
            ]);
        }
    }
    rows
}

fn crosswalks(definition: &Definition) -> Rows {
    let mut rows = Rows::new();
    for crosswalk in &definition.crosswalks {
        for item in &crosswalk.items {
            let code = |code: &Option<icc_domain::Code>| {
                Cell::text(code.as_ref().map(ToString::to_string).unwrap_or_default())
            };
            rows.push(vec![
                Cell::text(definition.id.as_str()),
                Cell::text(&definition.version),
                Cell::text(crosswalk.from.as_str()),
                code(&item.from),
                code(&item.to),
                Cell::text(class(item.class)),
                Cell::text(item.note.clone().unwrap_or_default()),
            ]);
        }
    }
    rows
}

/// The word of a class, as definitions write it.
fn class(class: CrosswalkClass) -> String {
    let word = serde_json::to_value(class).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}

/// What others have published, apart from our own calculation, without ranks.
fn published_results(snapshot: &Snapshot) -> Rows {
    let mut rows = Rows::new();
    for (code, city) in &snapshot.cities {
        for published in city.published.iter().map(|one| &one.record) {
            if published.value.is_none() && published.sample_average.is_none() {
                continue;
            }
            let [french, english] = both(published.note.as_ref());
            let class = |class: &Option<String>| Cell::text(class.clone().unwrap_or_default());
            rows.push(vec![
                Cell::text(code.as_str()),
                whole(Some(published.year)),
                Cell::text(&published.edition),
                Cell::text(&published.measure),
                Cell::text(&published.sample),
                class(&published.sample_size_class),
                class(&published.sample_foreign_born_class),
                Cell::number(published.value),
                Cell::number(published.sample_average),
                whole(published.sample_size),
                Cell::text(&published.source_url),
                french,
                english,
            ]);
        }
    }
    rows
}
