//! The columns of the data set, explained in one language.

use icc_datasets::field::{FieldKind, SCORES, Table, released};
use icc_domain::Locale;
use icc_i18n::I18n;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in the files.
    pub name: &'static str,
    /// What stands in it: `text`, `code`, `number`, `share`, `count`, `word`.
    pub kind: &'static str,
    /// What a reader of the Parquet file finds in it: `string`, `double`, `uint16`.
    pub parquet: &'static str,
    /// What it means.
    pub meaning: String,
    /// Whether something always stands in it.
    pub required: bool,
    /// The words it can hold with their meaning; empty when it has no closed list.
    pub words: Vec<(&'static str, String)>,
}

/// The columns of the table of scores, in the order of the files.
#[must_use]
pub fn score_columns(i18n: &I18n, locale: Locale) -> Vec<Column> {
    table_columns(i18n, locale, &SCORES)
}

/// The columns of a table of a release, in the order of the files; none for one that is not known.
#[must_use]
pub fn released_columns(i18n: &I18n, locale: Locale, table: &str) -> Vec<Column> {
    let table = released(table).map(|released| released.table);
    let columns = table.map(|table| table_columns(i18n, locale, table));
    columns.unwrap_or_default()
}

/// The columns of a table, in its order.
pub(crate) fn table_columns(i18n: &I18n, locale: Locale, table: &Table) -> Vec<Column> {
    let fields = table.fields.iter();
    fields
        .map(|field| Column {
            name: field.name,
            kind: field.kind.name(),
            parquet: icc_datasets::parquet_type(field.kind),
            meaning: i18n.plain(locale, &table.message_id(field)),
            required: field.required,
            words: match field.kind {
                FieldKind::Word(vocabulary) => vocabulary
                    .words()
                    .into_iter()
                    .map(|word| (word, i18n.plain(locale, &vocabulary.message_id(word))))
                    .collect(),
                _ => Vec::new(),
            },
        })
        .collect()
}
