//! What the library reads: columns that are packed in a rarer way, piece by piece.

use polars::io::SerReader;
use polars::prelude::{
    Column, DataType, FileMetadataRef, ParallelStrategy, ParquetReader, PolarsResult,
};

use crate::distinct::{Distinct, EMPTY};
use crate::limits::PIECE_ROWS;
use crate::table::source::Handle;

/// A column of a group of rows, as pieces.
pub(super) struct Pieces {
    name: String,
    /// The first row of the file that is in no piece yet, and the end of the group.
    next: usize,
    end: usize,
    /// The piece at hand, and how many of its rows are given away.
    piece: Column,
    taken: usize,
}

impl Pieces {
    /// The rows of a column from `first` on.
    pub(super) fn new(name: &str, first: usize, rows: usize) -> Self {
        Self {
            name: name.to_owned(),
            next: first,
            end: first + rows,
            piece: Column::default(),
            taken: 0,
        }
    }

    /// Reads the next piece when all rows of the one before are given away.
    pub(super) fn read<'a>(
        &mut self,
        handle: &mut Box<dyn Handle + 'a>,
        metadata: &FileMetadataRef,
    ) -> PolarsResult<()> {
        if self.taken < self.piece.len() {
            return Ok(());
        }
        let length = (self.end - self.next).min(PIECE_ROWS);
        let mut reader = ParquetReader::new(handle)
            .with_columns(Some(vec![self.name.clone()]))
            .with_slice(Some((self.next, length)))
            .read_parallel(ParallelStrategy::None);
        reader.set_metadata(metadata.clone());
        self.piece = reader.finish()?.column(&self.name)?.clone();
        self.taken = 0;
        self.next += length;
        Ok(())
    }

    /// Adds the numbers of the next rows of the piece. A piece holds a whole number of blocks.
    pub(super) fn take(
        &mut self,
        rows: usize,
        texts: &mut Distinct,
        to: &mut Vec<u32>,
    ) -> PolarsResult<()> {
        let start = i64::try_from(self.taken).unwrap_or(i64::MAX);
        let column = self.piece.slice(start, rows);
        self.taken += rows;
        number(&column, texts, to)
    }
}

fn number(column: &Column, texts: &mut Distinct, to: &mut Vec<u32>) -> PolarsResult<()> {
    let mut code = |text: Option<String>| text.map_or(EMPTY, |text| texts.code(&text));
    match column.dtype() {
        DataType::String => {
            let strings = column.str()?.iter();
            to.extend(strings.map(|text| text.map_or(EMPTY, |text| texts.code(text))));
        }
        DataType::Null => to.resize(to.len() + column.len(), EMPTY),
        DataType::Float32 => {
            to.extend(column.f32()?.iter().map(|n| code(n.map(|n| n.to_string()))));
        }
        DataType::Float64 => {
            to.extend(column.f64()?.iter().map(|n| code(n.map(|n| n.to_string()))));
        }
        DataType::UInt64 => {
            to.extend(column.u64()?.iter().map(|n| code(n.map(|n| n.to_string()))));
        }
        _ => {
            let numbers = column.cast(&DataType::Int64)?;
            to.extend(
                numbers
                    .i64()?
                    .iter()
                    .map(|n| code(n.map(|n| n.to_string()))),
            );
        }
    }
    Ok(())
}
