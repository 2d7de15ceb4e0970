//! The data dictionary that goes with every table: what each column and word means, in both
//! languages.

use icc_datasets::WriteError;
use icc_datasets::dictionary::{Entry, entries, write};
use icc_datasets::field::Table;
use icc_domain::Locale;

use crate::console::Console;

/// The dictionary of some tables as CSV.
pub(crate) fn csv(console: &Console, tables: &[&Table]) -> Result<Vec<u8>, WriteError> {
    let list: Vec<Entry> = tables.iter().flat_map(|table| entries(table)).collect();
    let text = |locale: Locale, id: &str| console.in_language(locale, id);
    write(Vec::new(), &list, &text)
}
