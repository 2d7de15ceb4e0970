//! The register as pages show it.

mod entry;
mod fields;
mod import;

use icc_app::register::{Cells, DataProblem, Listing, Names, Related, Row, RowPage, Table};
use icc_domain::Locale;
use icc_i18n::{Args, compare, fold};
use icc_pages::context::{
    FixedCell, RegisterEntry, RegisterFault, RegisterRelated, RegisterRowPage, RegisterTablePage,
};

use crate::extract::PageCx;

pub(crate) use import::{Tried, import_page, report};

/// The most rows that a list shows at once.
const MOST_SHOWN: usize = 200;

/// A table with the rows that fit what is searched for.
pub(crate) fn table_page(
    cx: &PageCx,
    table: Table,
    q: String,
    listing: &Listing,
) -> RegisterTablePage {
    let wanted = fold(&q);
    let fits = |entry: &RegisterEntry| {
        let text = fold(&format!("{} {} {}", entry.name, entry.label, entry.detail));
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let mut rows = entries(cx, &listing.rows, &listing.names, "");
    rows.retain(fits);
    let more = rows.len().saturating_sub(MOST_SHOWN);
    rows.truncate(MOST_SHOWN);
    RegisterTablePage {
        table: table.code().to_owned(),
        q,
        rows,
        more: i64::try_from(more).unwrap_or(i64::MAX),
        may_add: listing.may_add,
        files: listing.files,
    }
}

/// Rows in the order of the language.
fn entries(cx: &PageCx, rows: &[Row], names: &Names, of: &str) -> Vec<RegisterEntry> {
    let shown = rows.iter().map(|row| entry::shown(cx, row, names, of));
    let mut entries: Vec<RegisterEntry> = shown.collect();
    entries.sort_by(|one, other| {
        compare(cx.locale, &one.label, &other.label)
            .then_with(|| compare(cx.locale, &one.detail, &other.detail))
    });
    entries
}

/// What was typed into a form, and what became of it.
pub(crate) struct Typed<'a> {
    /// What a new row shall belong to.
    pub(crate) of: &'a str,
    /// The fields as they were sent; none before.
    pub(crate) cells: Option<&'a Cells>,
    /// Why they were not accepted.
    pub(crate) problems: &'a [DataProblem],
    /// What somebody else has written meanwhile.
    pub(crate) theirs: Option<&'a Row>,
    /// The version that the form was made from, while it is still the one to beat.
    pub(crate) seen: Option<i32>,
    /// Whether the reader may add a source.
    pub(crate) add_source: bool,
}

/// A row with its form.
pub(crate) fn row_page(
    cx: &PageCx,
    table: Table,
    found: &RowPage,
    typed: &Typed<'_>,
) -> RegisterRowPage {
    let row = found.row.as_ref();
    let label = row.map(|row| entry::shown(cx, row, &found.names, "").label);
    let fixed = row.map(|row| {
        let columns = table.key().iter();
        columns
            .map(|column| FixedCell {
                column: (*column).to_owned(),
                text: entry::cell(cx, &row.entry, column, &found.names),
            })
            .collect()
    });
    let own = match table {
        Table::Municipalities => "municipality",
        _ => "network",
    };
    let version = typed
        .seen
        .or(row.map(|row| row.version))
        .unwrap_or_default();
    RegisterRowPage {
        table: table.code().to_owned(),
        name: row.map(|row| row.name.clone()).unwrap_or_default(),
        label: label.unwrap_or_default(),
        of: typed.of.to_owned(),
        version: version.into(),
        demonstration: found.origin == icc_app::register::Origin::Demonstration,
        by_city: row.is_some_and(|row| row.by == icc_app::register::EnteredBy::City),
        fixed: fixed.unwrap_or_default(),
        fields: fields::fields(cx, table, found, typed),
        faults: faults(cx, typed.problems),
        conflict: typed.theirs.is_some(),
        removable: row.is_some() && icc_app::register::REMOVABLE.contains(&table),
        add_source: typed.add_source,
        related: found
            .related
            .iter()
            .map(|it| related(cx, it, &found.names, own))
            .collect(),
    }
}

fn related(cx: &PageCx, related: &Related, names: &Names, own: &str) -> RegisterRelated {
    RegisterRelated {
        table: related.table.code().to_owned(),
        rows: entries(cx, &related.rows, names, own),
        may_add: related.may_add,
    }
}

/// Problems in words, one for each field of a form.
fn faults(cx: &PageCx, problems: &[DataProblem]) -> Vec<RegisterFault> {
    let shown = problems.iter().map(|problem| RegisterFault {
        field: problem.field.unwrap_or_default().to_owned(),
        text: worded(cx, problem),
    });
    shown.collect()
}

/// What is wrong and what to do, in the reader's language.
fn worded(cx: &PageCx, problem: &DataProblem) -> String {
    let i18n = &cx.app.i18n;
    let mut args = Args::new();
    for (name, value) in &problem.args {
        // Kinds of things have names of their own.
        let kind = format!("data-problem-kind-{value}");
        let value = if *name == "kind" && i18n.has(cx.locale, &kind) {
            i18n.plain(cx.locale, &kind)
        } else {
            value.clone()
        };
        args = args.text(*name, value);
    }
    i18n.text(cx.locale, &format!("data-problem-{}", problem.code), &args)
}

/// The name of a thing in the reader's language; its code when it has none.
fn named(names: &Names, kind: &'static str, code: &str, locale: Locale) -> String {
    let name = names.get(kind, code).and_then(|name| name.best(locale));
    name.map_or(code, |(_, name)| name).to_owned()
}
