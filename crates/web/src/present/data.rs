//! The data set and its dictionary.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use icc_app::dictionary::score_columns;
use icc_app::export::{Export, ExportFile};
use icc_i18n::{Args, key};
use icc_pages::context::{Column, DataFile, DataPage, VocabularyEntry};

use super::count;
use crate::extract::PageCx;

pub(crate) fn page(cx: &PageCx, exports: &[Export]) -> DataPage {
    let snapshot = &cx.published.snapshot;
    let cases = snapshot.collections.iter().flat_map(|c| &c.panel.units);
    let cities: BTreeSet<&String> = cases.collect();
    let dates = snapshot.collections.iter().flat_map(|c| &c.submitted);
    let date = dates.max().copied();
    let files = || exports.iter().flat_map(|export| &export.files);
    // The default method first, what explains the tables last.
    let default = cx.published.edition.as_ref().and_then(|edition| {
        let methods = &edition.definition.methods;
        methods
            .get(edition.default_method)
            .map(|method| method.id.as_str())
    });
    let mut ordered: Vec<&ExportFile> = files().collect();
    ordered.sort_by_key(|file| match &file.method {
        Some(method) => u8::from(default != Some(method.as_str())),
        None => 2,
    });
    let invented = exports.iter().any(|export| export.demonstration);
    // Each table comes in two formats; the rows are the same.
    let rows = files().filter(|file| file.media_type.starts_with("text/csv"));
    DataPage {
        version: cx.published.version.chars().take(12).collect(),
        date,
        rows: rows.map(|file| file.rows).sum(),
        cities: count(cities.len()),
        invented,
        citation: citation(cx, date, invented),
        files: ordered.into_iter().map(|file| listed(cx, file)).collect(),
        columns: columns(cx),
    }
}

fn citation(cx: &PageCx, date: Option<NaiveDate>, invented: bool) -> String {
    let edition = cx.published.edition.as_ref();
    let edition = edition
        .map(|one| cx.naming().edition(&one.definition))
        .unwrap_or_default();
    let version: String = cx.published.version.chars().take(12).collect();
    let args = Args::new()
        .text("edition", edition)
        .text("version", version);
    match date {
        Some(date) if !invented => {
            let args = args.date("date", date);
            cx.app
                .i18n
                .text(cx.locale, key!("data-citation-text"), &args)
        }
        _ => {
            let id = key!("data-citation-text-demonstration");
            cx.app.i18n.text(cx.locale, id, &args)
        }
    }
}

fn columns(cx: &PageCx) -> Vec<Column> {
    shown(cx, score_columns(&cx.app.i18n, cx.locale))
}

/// Columns as pages show them.
pub(super) fn shown(cx: &PageCx, columns: Vec<icc_app::dictionary::Column>) -> Vec<Column> {
    let words = |id: &str| cx.app.i18n.plain(cx.locale, id);
    columns
        .into_iter()
        .map(|column| Column {
            name: column.name.to_owned(),
            kind: words(match column.kind {
                "code" => key!("data-kind-code"),
                "word" => key!("data-kind-word"),
                "number" => key!("data-kind-number"),
                "share" => key!("data-kind-share"),
                "count" => key!("data-kind-count"),
                _ => key!("data-kind-text"),
            }),
            parquet: column.parquet.to_owned(),
            description: column.meaning,
            vocabulary: column
                .words
                .into_iter()
                .map(|(value, meaning)| VocabularyEntry {
                    value: value.to_owned(),
                    meaning,
                })
                .collect(),
        })
        .collect()
}

fn listed(cx: &PageCx, file: &ExportFile) -> DataFile {
    let edition = cx.published.edition.as_ref();
    let label = match (&file.method, edition) {
        (Some(method), Some(edition)) => {
            let name = cx.naming().method(&edition.definition, method);
            let args = Args::new().text("method", name);
            cx.app
                .i18n
                .text(cx.locale, key!("data-label-scores"), &args)
        }
        _ => cx.app.i18n.plain(cx.locale, key!("data-label-dictionary")),
    };
    let (_, extension) = file.name.rsplit_once('.').unwrap_or_default();
    DataFile {
        file: file.name.clone(),
        label,
        format: match extension {
            // A name, not an abbreviation.
            "parquet" => "Parquet".to_owned(),
            other => other.to_uppercase(),
        },
        bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
        sha256: file.sha256.clone(),
        dictionary: file.method.is_none(),
    }
}
