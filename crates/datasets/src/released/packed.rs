//! Rows as they stand in a file of each format. Packing writes nothing, so that many pieces can be
//! packed at once.

use polars::prelude::PolarsResult;
use polars_arrow::array::Array;
use polars_arrow::datatypes::Field;

use super::wording::Wording;
use super::{Piece, TableFormat};
use crate::group::{Column, Group};
use crate::guard::guarded;
use crate::scores::WriteError;

/// Some rows of a table, packed for files of some formats.
pub struct Packed {
    pub(super) rows: usize,
    /// In the order of the formats.
    pub(super) contents: Vec<Content>,
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Packed")
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// What stands in a file of one format.
pub(super) enum Content {
    Text(Vec<u8>),
    Group(Group),
    Batch(Vec<(Field, Box<dyn Array>)>),
}

/// How much a text is packed: the fastest. Tables repeat themselves so much that more effort
/// takes minutes and saves little.
const LEVEL: i32 = 1;

/// One frame of Zstandard. Frames one after the other are one file.
pub(super) fn frame(text: &[u8]) -> Result<Vec<u8>, WriteError> {
    Ok(zstd::bulk::compress(text, LEVEL)?)
}

impl Piece {
    /// Packs the rows for files of these formats.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub fn pack(&self, formats: &[TableFormat]) -> Result<Packed, WriteError> {
        let contents: Result<Vec<Content>, WriteError> =
            formats.iter().map(|format| self.content(*format)).collect();
        Ok(Packed {
            rows: self.rows,
            contents: contents?,
        })
    }

    fn content(&self, format: TableFormat) -> Result<Content, WriteError> {
        match format {
            TableFormat::Csv => self.text(Wording::Csv).map(Content::Text),
            TableFormat::FrenchCsv => self.text(Wording::FrenchCsv).map(Content::Text),
            TableFormat::Json => self.text(Wording::List).map(Content::Text),
            TableFormat::JsonLines => self.text(Wording::Lines).map(Content::Text),
            TableFormat::PackedCsv => Ok(Content::Text(frame(&self.text(Wording::Csv)?)?)),
            TableFormat::PackedJsonLines => Ok(Content::Text(frame(&self.text(Wording::Lines)?)?)),
            TableFormat::Parquet => {
                let group = guarded(|| Group::new(self.rows, self.columns.clone()));
                group.map(Content::Group).map_err(WriteError::Encoding)
            }
            TableFormat::Arrow => {
                let plain = guarded(|| {
                    let columns = self.columns.iter().map(Column::plain);
                    columns.collect::<PolarsResult<Vec<_>>>()
                });
                plain.map(Content::Batch).map_err(WriteError::Encoding)
            }
        }
    }

    fn text(&self, wording: Wording) -> Result<Vec<u8>, WriteError> {
        let columns = self.columns.iter();
        let columns: PolarsResult<Vec<_>> = columns
            .map(|column| Ok((column.name(), column.cells()?)))
            .collect();
        wording.rows(self.rows, &columns?)
    }
}
