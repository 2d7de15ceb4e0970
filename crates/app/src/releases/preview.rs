//! The first rows of a release, for whoever wonders what is in it.

use icc_datasets::field::released;
use icc_datasets::released::TableFormat;
use serde_json::{Map, Value};

use super::papers::file_table;
use super::{ListedRelease, key};
use crate::error::Error;
use crate::service::Service;

/// The table whose rows are shown.
const TABLE: &str = "scores";
/// How many of them.
const ROWS: usize = 5;

/// The first rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The table.
    pub table: &'static str,
    /// Its columns.
    pub columns: Vec<&'static str>,
    /// Its rows, as wide as the columns.
    pub rows: Vec<Vec<String>>,
}

impl Service {
    /// The first rows of the scores of a release; none where it was withdrawn or has none.
    pub async fn release_preview(&self, listed: &ListedRelease) -> Result<Option<Preview>, Error> {
        let (Some(shelf), None) = (self.shelf(), &listed.withdrawal) else {
            return Ok(None);
        };
        let release = &listed.release;
        let name = file_table(release.demonstration, TABLE, TableFormat::JsonLines);
        let Some(mut kept) = shelf.open(&key(release.id, &name)).await? else {
            return Ok(None);
        };
        let mut start = Vec::new();
        while start.split(|byte| *byte == b'\n').count() <= ROWS {
            match kept.next().await? {
                Some(piece) => start.extend(piece),
                None => break,
            }
        }
        let table = released(TABLE).ok_or(Error::NotFound)?.table;
        let fields = table.fields.iter();
        let columns: Vec<&'static str> = fields.map(|field| field.name).collect();
        let text = String::from_utf8_lossy(&start);
        let row = |line: &str| {
            let row: Map<String, Value> =
                serde_json::from_str(line).map_err(|error| Error::broken([error.to_string()]))?;
            let cells = columns.iter().map(|column| match row.get(*column) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
            });
            Ok(cells.collect())
        };
        let rows: Result<Vec<Vec<String>>, Error> = text.lines().take(ROWS).map(row).collect();
        Ok(Some(Preview {
            table: TABLE,
            rows: rows?,
            columns,
        }))
    }
}
