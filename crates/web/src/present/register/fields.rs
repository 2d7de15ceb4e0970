//! The fields of the form of a row: its columns, but for those that do not change.

use icc_app::register::{Origin, RowPage, Table};
use icc_i18n::compare;
use icc_pages::context::{RegisterChoice, RegisterField};

use super::{Typed, entry, named};
use crate::extract::PageCx;

/// Columns with advice: `register-hint-` and the column.
const WITH_HINT: [&str; 15] = [
    "code",
    "jurisdiction",
    "geonames_id",
    "latitude",
    "longitude",
    "year",
    "value",
    "source",
    "basis",
    "joined",
    "left",
    "since",
    "until",
    "parent",
    "note_fr",
];
/// Columns that may stay empty.
const OPTIONAL: [&str; 16] = [
    "url",
    "licence",
    "province",
    "jurisdiction",
    "geonames_id",
    "latitude",
    "longitude",
    "year",
    "note_fr",
    "note_en",
    "parent",
    "joined",
    "left",
    "since",
    "until",
    "code",
];

pub(super) fn fields(
    cx: &PageCx,
    table: Table,
    found: &RowPage,
    typed: &Typed<'_>,
) -> Vec<RegisterField> {
    let columns = table.columns(found.origin).iter();
    let asked = columns.filter(|column| found.row.is_none() || !table.key().contains(column));
    asked
        .map(|column| field(cx, (table, column), found, typed))
        .collect()
}

fn field(
    cx: &PageCx,
    (table, column): (Table, &'static str),
    found: &RowPage,
    typed: &Typed<'_>,
) -> RegisterField {
    let kept = found.row.as_ref().map(|row| row.entry.cell(column));
    let given = match (table, column) {
        (Table::Facts, "municipality") | (Table::Memberships | Table::Partnerships, "network") => {
            typed.of
        }
        _ => "",
    };
    let sent = typed.cells.and_then(|cells| cells.get(column)).cloned();
    let value = sent.or(kept).unwrap_or_else(|| given.to_owned());
    let theirs = typed.theirs.and_then(|row| {
        let differs = row.entry.cell(column) != value;
        differs.then(|| entry::cell(cx, &row.entry, column, &found.names))
    });
    let choices = choices(cx, (table, column), found);
    let long = column.starts_with("note") || column.starts_with("description");
    let language = ["fr", "en"].into_iter().find(|tag| {
        let named = column.strip_suffix(tag);
        named.is_some_and(|stem| stem.ends_with('_'))
    });
    let optional = OPTIONAL.contains(&column)
        || (table, column) == (Table::Memberships, "kind")
        || (table, column) == (Table::Networks, "country");
    RegisterField {
        column: column.to_owned(),
        value,
        shape: match (&choices, long) {
            (Some(_), _) => "choice",
            (None, true) => "long",
            (None, false) => "text",
        }
        .to_owned(),
        choices: choices.unwrap_or_default(),
        required: !optional,
        hint: WITH_HINT.contains(&column),
        language: language.unwrap_or_default().to_owned(),
        theirs,
    }
}

/// What may be chosen in a column; none where one types.
fn choices(
    cx: &PageCx,
    (table, column): (Table, &'static str),
    found: &RowPage,
) -> Option<Vec<RegisterChoice>> {
    let data = cx.app.service.data();
    let naming = cx.naming();
    let demonstration = found.origin == Origin::Demonstration;
    let choice = |code: &str, name: String| RegisterChoice {
        code: code.to_owned(),
        name,
    };
    if let Some(words) = table.words(column) {
        // In their own order, which says something.
        let words = words.into_iter();
        return Some(words.map(|it| choice(it, entry::word(cx, it))).collect());
    }
    let of_kind = |kind: &'static str| {
        let codes = found.choices.get(kind).into_iter().flatten();
        codes
            .map(|code| choice(code, named(&found.names, kind, code, cx.locale)))
            .collect()
    };
    let mut choices: Vec<RegisterChoice> = match column {
        "municipality" => of_kind("municipality"),
        "network" | "parent" => of_kind("network"),
        "partner" => of_kind("partner"),
        "source" => of_kind("source"),
        "country" => {
            let countries = data.countries.iter();
            let countries = countries.filter(|it| it.demonstration == demonstration);
            countries
                .map(|it| choice(&it.code, naming.text(&it.names)))
                .collect()
        }
        "province" => {
            let countries = data.countries.iter();
            let countries = countries.filter(|it| it.demonstration == demonstration);
            countries
                .flat_map(|country| {
                    let provinces = country.provinces.iter();
                    provinces.map(|(code, names)| {
                        let country = naming.text(&country.names);
                        choice(code, format!("{} ({country})", naming.text(names)))
                    })
                })
                .collect()
        }
        "jurisdiction" => {
            let all = data.jurisdictions.iter();
            let all = all.filter(|it| it.demonstration == demonstration);
            all.map(|it| choice(&it.code, naming.text(&it.names)))
                .collect()
        }
        "measure" => {
            let measures = data.measures.iter();
            measures
                .map(|it| choice(&it.code, naming.text(&it.names)))
                .collect()
        }
        _ => return None,
    };
    if column != "measure" {
        choices.sort_by(|one, other| compare(cx.locale, &one.name, &other.name));
    }
    Some(choices)
}
