//! The data set: scored results as files that other programs read.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_datasets::dictionary::{Entry, entries};
use icc_datasets::field::{FieldKind, SCORES, Table};
use icc_datasets::{Format, Origin, ScoreWriter};
use icc_domain::Locale;
use icc_i18n::I18n;
use serde_json::{Value, json};

use crate::city::CityResult;
use crate::collection::Collection;
use crate::error::Error;
use crate::service::Service;
use crate::snapshot::Snapshot;

/// One file of the data set.
#[derive(Debug, Clone)]
pub struct ExportFile {
    /// Its name, which says when the results are invented.
    pub name: String,
    /// The method whose scores it holds; none for a dictionary.
    pub method: Option<String>,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
    /// Rows without the header; 0 for a dictionary.
    pub rows: u64,
}

/// The files of one collection: the long table of scores as CSV and Parquet, and the dictionary of
/// its columns and words in both languages, as CSV and JSON.
#[derive(Debug, Clone)]
pub struct Export {
    /// The collection's edition.
    pub edition: String,
    /// Whether its municipalities are invented.
    pub demonstration: bool,
    /// The files.
    pub files: Vec<ExportFile>,
}

const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";
const PARQUET: &str = "application/vnd.apache.parquet";

impl Service {
    /// The data set of everything public. Written once per snapshot, off the threads that answer
    /// requests.
    pub async fn exports(&self, i18n: &Arc<I18n>) -> Result<Arc<Vec<Export>>, Error> {
        exports_of(self.snapshot().await?, i18n).await
    }
}

/// The data set of what an audience may see, as [`Service::exports`].
pub async fn exports_of(
    snapshot: Arc<Snapshot>,
    i18n: &Arc<I18n>,
) -> Result<Arc<Vec<Export>>, Error> {
    let i18n = Arc::clone(i18n);
    let write = move || {
        let exports = snapshot.exports.get_or_init(|| {
            let all = snapshot.collections.iter().map(|c| export(c, &i18n));
            all.collect::<Result<Vec<_>, Error>>()
                .map(Arc::new)
                .map_err(|e| e.to_string())
        });
        exports.clone().map_err(Error::Broken)
    };
    tokio::task::spawn_blocking(write)
        .await
        .map_err(|e| Error::broken([e.to_string()]))?
}

/// The rows of one city at one wave out of the data set, as CSV: the same bytes as there.
///
/// # Errors
/// [`Error::NotFound`] when the data set has no table of the city's edition and method.
pub fn city_scores(exports: &[Export], result: &CityResult<'_>) -> Result<Vec<u8>, Error> {
    let collection = result.collection;
    let method = &collection.methods[result.method].program.method;
    let edition = collection.definition.id.as_str();
    let of_edition = exports.iter().filter(|export| export.edition == edition);
    let mut tables = of_edition.flat_map(|export| &export.files);
    let table = tables
        .find(|file| file.media_type == CSV && file.method.as_ref() == Some(method))
        .ok_or(Error::NotFound)?;
    let unit = collection.panel.unit_name(result.case);
    icc_datasets::excerpt(&table.bytes, unit, &result.wave.record.code)
        .map_err(|e| Error::broken([e.to_string()]))
}

/// How names of files with invented content begin; nothing for others.
#[must_use]
pub const fn mark(invented: bool) -> &'static str {
    if invented { "demonstration-" } else { "" }
}

fn export(collection: &Collection, i18n: &I18n) -> Result<Export, Error> {
    let demonstration = collection.waves.iter().any(|w| w.record.demonstration);
    let edition = collection.definition.id.to_string();
    let mark = mark(demonstration);
    let mut files = Vec::new();
    for (at, method) in collection.methods.iter().enumerate() {
        for (format, extension, media_type) in [
            (Format::Csv, "csv", CSV),
            (Format::Parquet, "parquet", PARQUET),
        ] {
            let origin = Origin::new(&collection.definition, &method.program);
            let mut bytes = Vec::new();
            let written = (|| {
                let mut writer = ScoreWriter::new(&mut bytes, format, &origin, &method.program)?;
                writer.write(collection.scores(at))?;
                writer.finish()
            })();
            let record = written.map_err(|e| Error::broken([e.to_string()]))?;
            files.push(ExportFile {
                name: format!(
                    "{mark}{edition}-{}-scores.{extension}",
                    method.program.method
                ),
                method: Some(method.program.method.clone()),
                media_type,
                sha256: record.digest,
                rows: record.rows,
                bytes: bytes.into(),
            });
        }
    }
    for (name, media_type, bytes) in [
        ("dictionary.csv", CSV, dictionary_table(i18n, &[&SCORES])?),
        ("dictionary.json", JSON, pretty(&dictionary(i18n, &SCORES))?),
    ] {
        files.push(ExportFile {
            name: name.to_owned(),
            method: None,
            media_type,
            sha256: icc_questionnaire::canonical::sha256(&bytes),
            rows: 0,
            bytes: bytes.into(),
        });
    }
    Ok(Export {
        edition,
        demonstration,
        files,
    })
}

/// The columns and words of some tables, explained in both languages, as the table that the commands
/// write beside their files.
pub(crate) fn dictionary_table(i18n: &I18n, tables: &[&Table]) -> Result<Vec<u8>, Error> {
    let text = |locale: Locale, id: &str| i18n.plain(locale, id);
    let entries: Vec<Entry> = tables.iter().flat_map(|table| entries(table)).collect();
    icc_datasets::dictionary::write(Vec::new(), &entries, &text)
        .map_err(|e| Error::broken([e.to_string()]))
}

/// The same of one table, for programs.
pub(crate) fn dictionary(i18n: &I18n, table: &Table) -> Value {
    let texts = |id: &str| {
        Locale::ALL
            .map(|locale| (locale.tag(), i18n.plain(locale, id)))
            .into_iter()
            .collect::<BTreeMap<_, _>>()
    };
    let columns: Vec<_> = table
        .fields
        .iter()
        .map(|field| {
            let words = match field.kind {
                FieldKind::Word(vocabulary) => {
                    let words = vocabulary.words().into_iter();
                    let word = |word| json!({ "word": word, "meaning": texts(&vocabulary.message_id(word)) });
                    words.map(word).collect()
                }
                _ => Vec::new(),
            };
            json!({
                "name": field.name,
                "kind": field.kind.name(),
                "parquet": icc_datasets::parquet_type(field.kind),
                "meaning": texts(&table.message_id(field)),
                "words": words,
            })
        })
        .collect();
    json!({ "table": table.name, "columns": columns })
}

/// A document for programs, as people can read it too.
pub(crate) fn pretty(document: &Value) -> Result<Vec<u8>, Error> {
    serde_json::to_vec_pretty(document).map_err(|e| Error::broken([e.to_string()]))
}
