//! The first rows of a release, for whoever wonders what is in it.

use std::io::BufRead as _;

use icc_datasets::field::released;
use serde_json::{Map, Value};
use tokio::runtime::Handle;

use super::ListedRelease;
use super::desk::Desk;
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
        let mut tables = listed.document.tables.iter();
        let Some(record) = tables.find(|one| one.name == TABLE) else {
            return Ok(None);
        };
        let (release, rows) = (listed.release.clone(), record.rows);
        let desk = Desk::new(shelf.clone(), Handle::current(), release.id);
        let read = move || -> Result<Vec<String>, Error> {
            let lines = desk.lines(&release, TABLE, rows)?.lines().take(ROWS);
            let lines: std::io::Result<Vec<String>> = lines.collect();
            lines.map_err(|error| Error::broken([error.to_string()]))
        };
        let lines = tokio::task::spawn_blocking(read).await;
        let lines = lines.map_err(Error::Interrupted)??;
        let table = released(TABLE).ok_or(Error::NotFound)?.table;
        let fields = table.fields.iter();
        let columns: Vec<&'static str> = fields.map(|field| field.name).collect();
        let row = |line: &String| {
            let row: Map<String, Value> =
                serde_json::from_str(line).map_err(|error| Error::broken([error.to_string()]))?;
            let cells = columns.iter().map(|column| match row.get(*column) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
            });
            Ok(cells.collect())
        };
        let rows: Result<Vec<Vec<String>>, Error> = lines.iter().map(row).collect();
        Ok(Some(Preview {
            table: TABLE,
            rows: rows?,
            columns,
        }))
    }
}
