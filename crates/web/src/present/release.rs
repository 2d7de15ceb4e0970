//! Releases of the data, as their pages show them.

use icc_app::dictionary::released_columns;
use icc_app::export::mark;
use icc_app::releases::{
    ListedRelease, Preview, Publishing, ReleaseFile, TableRecord, Version, table_text,
};
use icc_i18n::{Args, key};
use icc_pages::context::{
    ReleaseEntry, ReleaseFileEntry, ReleasePage, ReleasePreview, ReleaseSnippet, ReleaseTable,
    ReleaseWithdrawn, ReleasesPage,
};

use super::data::shown;
use super::response::{moment, text};
use crate::extract::PageCx;

pub(crate) fn list(releases: &[ListedRelease]) -> ReleasesPage {
    let latest = releases.iter().find(|one| one.withdrawal.is_none());
    let latest = latest.map(|one| one.release.version);
    ReleasesPage {
        releases: releases.iter().map(|one| entry(one, latest)).collect(),
    }
}

fn entry(listed: &ListedRelease, latest: Option<Version>) -> ReleaseEntry {
    let release = &listed.release;
    ReleaseEntry {
        version: release.version.to_string(),
        date: release.made_at.date_naive(),
        change: listed.document.step.as_str().to_owned(),
        demonstration: release.demonstration,
        latest: latest == Some(release.version),
        withdrawn: listed.withdrawal.is_some(),
    }
}

/// A release with its files; beside it which is the newest, and the first rows of this one.
pub(crate) fn page(
    cx: &PageCx,
    listed: &ListedRelease,
    files: &[ReleaseFile],
    (latest, preview): (Option<Version>, Option<Preview>),
) -> ReleasePage {
    let version = listed.release.version;
    let publishing = &listed.document.publishing;
    let entries: Vec<ReleaseFileEntry> =
        files.iter().map(|file| file_entry(version, file)).collect();
    let mark = mark(listed.release.demonstration);
    let of_table = |name: &str| {
        let stem = format!("{mark}{name}");
        let own = entries.iter().filter(|file| stem_of(&file.name) == stem);
        own.cloned().collect::<Vec<_>>()
    };
    let tables: Vec<ReleaseTable> = listed
        .document
        .tables
        .iter()
        .map(|table| table_entry(cx, table, of_table(&table.name)))
        .collect();
    let is_whole = |file: &&ReleaseFileEntry| matches!(ending_of(&file.name), "zip" | "xlsx");
    let in_table = |file: &&ReleaseFileEntry| {
        let stem = stem_of(&file.name);
        tables
            .iter()
            .any(|table| stem == format!("{mark}{}", table.name))
    };
    let mut whole: Vec<ReleaseFileEntry> = entries.iter().filter(is_whole).cloned().collect();
    whole.sort_by_key(|file| ending_of(&file.name) != "zip");
    let papers = entries
        .iter()
        .filter(|file| !is_whole(file) && !in_table(file));
    let withdrawn = listed
        .withdrawal
        .as_ref()
        .map(|withdrawal| ReleaseWithdrawn {
            since: moment(withdrawal.at),
            reason: text(&withdrawal.reasons, cx.locale, ""),
            replaced_by: withdrawal
                .replaced_by
                .map(|version| version.to_string())
                .unwrap_or_default(),
        });
    let args = Args::new()
        .text("version", version.to_string())
        .date("date", listed.release.made_at.date_naive());
    let title = cx.app.i18n.text(cx.locale, key!("release-title"), &args);
    ReleasePage {
        entry: entry(listed, latest),
        previous: listed.document.previous.clone().unwrap_or_default(),
        address: publishing.file(version, ""),
        citation: format!("{title}. {}", publishing.file(version, "")),
        licence: publishing.licence.clone(),
        licence_address: publishing.licence_address.clone(),
        email: publishing.email.clone(),
        whole,
        papers: papers.cloned().collect(),
        tables,
        preview: preview.map(|preview| ReleasePreview {
            table: preview.table.to_owned(),
            columns: preview.columns.into_iter().map(str::to_owned).collect(),
            rows: preview.rows,
        }),
        snippets: if withdrawn.is_some() {
            Vec::new()
        } else {
            snippets(publishing, version, mark)
        },
        withdrawn,
    }
}

/// The name of a file without its endings and folders.
fn stem_of(name: &str) -> &str {
    let first = name.split('/').next().unwrap_or_default();
    first.split('.').next().unwrap_or_default()
}

fn ending_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn table_entry(cx: &PageCx, table: &TableRecord, files: Vec<ReleaseFileEntry>) -> ReleaseTable {
    let i18n = &cx.app.i18n;
    ReleaseTable {
        name: table.name.clone(),
        about: table_text(i18n, cx.locale, &table.name),
        rows: table.rows,
        added: table.added,
        changed: table.changed,
        removed: table.removed,
        files,
        columns: shown(cx, released_columns(i18n, cx.locale, &table.name)),
    }
}

fn file_entry(version: Version, file: &ReleaseFile) -> ReleaseFileEntry {
    ReleaseFileEntry {
        name: file.name.clone(),
        format: format(&file.name).to_owned(),
        address: format!("/data/v{version}/{}", file.name),
        bytes: file.bytes,
        sha256: file.sha256.clone(),
    }
}

/// The format of a file in a word; names of formats are the same in every language.
fn format(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "csv" if name.ends_with(".fr.csv") => "CSV ;",
        "csv" => "CSV",
        "zst" if name.ends_with(".csv.zst") => "CSV (zstd)",
        "zst" => "NDJSON (zstd)",
        "parquet" => "Parquet",
        "arrow" => "Arrow",
        "json" => "JSON",
        "jsonld" => "JSON-LD",
        "ndjson" => "NDJSON",
        "xlsx" => "XLSX",
        "zip" => "ZIP",
        "md" => "Markdown",
        "cff" => "CFF",
        _ => "TXT",
    }
}

/// How to read the figures of everybody in other programs. The tests run them.
fn snippets(publishing: &Publishing, version: Version, mark: &str) -> Vec<ReleaseSnippet> {
    let address = |ending: &str| publishing.file(version, &format!("{mark}figures.{ending}"));
    let snippet = |program: &str, code: String| ReleaseSnippet {
        program: program.to_owned(),
        code,
    };
    let (csv, parquet) = (address("csv"), address("parquet"));
    vec![
        snippet(
            "R",
            format!(
                "figures <- read.csv(\"{csv}\")\nsubset(figures, group == \"all\", c(period, measure, n, mean))"
            ),
        ),
        snippet(
            "Python",
            format!(
                "import pandas as pd\n\nfigures = pd.read_csv(\"{csv}\")\nprint(figures[figures[\"group\"] == \"all\"][[\"period\", \"measure\", \"n\", \"mean\"]])"
            ),
        ),
        snippet(
            "DuckDB",
            format!(
                "SELECT period, measure, n, mean\nFROM read_parquet('{parquet}')\nWHERE \"group\" = 'all';"
            ),
        ),
    ]
}
