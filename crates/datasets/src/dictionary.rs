//! The data dictionary: what every column and every word means, in both languages.

use std::io::Write;

use icc_domain::Locale;

use crate::field::{DICTIONARY, FieldKind, Table};
use crate::scores::WriteError;
use crate::text::CsvTable;

/// A column, or a word that may stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What stands in it: `text`, `code`, `word`, `number`, `share`, `count`.
    pub kind: &'static str,
    /// The word explained; none for the column itself.
    pub word: Option<&'static str>,
    /// The id of the text that explains it.
    pub message_id: String,
}

/// The entries of a table: each column, followed by its words.
#[must_use]
pub fn entries(table: &Table) -> Vec<Entry> {
    let mut entries = Vec::new();
    for field in table.fields {
        let entry = |word, message_id| Entry {
            table: table.name,
            column: field.name,
            kind: field.kind.name(),
            word,
            message_id,
        };
        entries.push(entry(None, table.message_id(field)));
        if let FieldKind::Word(vocabulary) = field.kind {
            let words = vocabulary.words().into_iter();
            entries.extend(words.map(|word| entry(Some(word), vocabulary.message_id(word))));
        }
    }
    entries
}

/// Writes entries as CSV: table, column, type, word, then the text in each language.
///
/// # Errors
/// When it cannot be written.
pub fn write<W: Write>(
    to: W,
    entries: &[Entry],
    text: &dyn Fn(Locale, &str) -> String,
) -> Result<W, WriteError> {
    let mut table = CsvTable::new(to, &DICTIONARY)?;
    for entry in entries {
        for cell in [
            entry.table,
            entry.column,
            entry.kind,
            entry.word.unwrap_or_default(),
        ] {
            table.text(cell)?;
        }
        for locale in Locale::ALL {
            table.text(&text(locale, &entry.message_id))?;
        }
        table.end_row()?;
    }
    table.finish()
}
