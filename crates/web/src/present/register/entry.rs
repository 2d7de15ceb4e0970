//! Rows of the register in words.

use icc_app::register::{EnteredBy, Entry, Names, Origin, Row, Unit};
use icc_i18n::{number, percent};
use icc_pages::context::RegisterEntry;

use super::named;
use crate::extract::PageCx;

/// A row in a list; `of` is the column that the whole list has in common.
pub(super) fn shown(cx: &PageCx, row: &Row, names: &Names, of: &str) -> RegisterEntry {
    let (label, detail): (&[&str], &[&str]) = match &row.entry {
        Entry::Source(_) => (&["title_fr"], &["url", "licence"]),
        Entry::Municipality(_) => (&["name_fr"], &["province", "country"]),
        Entry::Fact(_) => (&["municipality", "measure"], &["year", "value", "source"]),
        Entry::Network(_) => (&["name_fr"], &["kind", "country"]),
        Entry::Membership(_) => (
            &["municipality", "network"],
            &["kind", "basis", "joined", "left"],
        ),
        Entry::Partner(_) => (&["name_fr"], &["kind", "url"]),
        Entry::Partnership(_) => (&["partner", "network"], &["part", "since", "until"]),
    };
    RegisterEntry {
        name: row.name.clone(),
        label: joined(cx, &row.entry, &without(label, of), names),
        detail: joined(cx, &row.entry, detail, names),
        demonstration: row.origin == Origin::Demonstration,
        by_city: row.by == EnteredBy::City,
    }
}

fn without<'a>(columns: &[&'a str], of: &str) -> Vec<&'a str> {
    let others = columns.iter().filter(|column| **column != of);
    others.copied().collect()
}

fn joined(cx: &PageCx, entry: &Entry, columns: &[&str], names: &Names) -> String {
    let cells = columns.iter().map(|column| cell(cx, entry, column, names));
    let filled: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
    filled.join(" · ")
}

/// What a cell says to a reader.
pub(super) fn cell(cx: &PageCx, entry: &Entry, column: &str, names: &Names) -> String {
    let text = entry.cell(column);
    let naming = cx.naming();
    if text.is_empty() {
        return text;
    }
    if entry.table().words(column).is_some() {
        return word(cx, &text);
    }
    match (entry, column) {
        (_, "municipality") => named(names, "municipality", &text, cx.locale),
        (_, "network" | "parent") => named(names, "network", &text, cx.locale),
        (_, "partner") => named(names, "partner", &text, cx.locale),
        (_, "source") => named(names, "source", &text, cx.locale),
        (_, "country") => naming.country(&text),
        (Entry::Municipality(it), "province") => naming.region(it),
        (Entry::Municipality(it), "name_fr") => naming.text(&it.names),
        (Entry::Network(it), "name_fr") => naming.text(&it.names),
        (Entry::Partner(it), "name_fr") => naming.text(&it.names),
        (Entry::Source(it), "title_fr") => naming.text(&it.titles),
        (_, "measure") => {
            let measure = cx.app.service.data().measure(&text);
            measure.map_or(text, |measure| naming.text(&measure.names))
        }
        (Entry::Fact(it), "value") => {
            let measure = cx.app.service.data().measure(&it.measure);
            match measure.map(|measure| (measure.unit, measure.decimals)) {
                Some((Unit::Percent, decimals)) => percent(cx.locale, it.value, decimals),
                Some((Unit::Count, decimals)) => number(cx.locale, it.value, decimals),
                None => text,
            }
        }
        _ => text,
    }
}

/// A word of a fixed vocabulary.
pub(super) fn word(cx: &PageCx, word: &str) -> String {
    let i18n = &cx.app.i18n;
    i18n.plain(cx.locale, &format!("register-word-{word}"))
}
