//! Writing tables as Parquet, group of rows by group: columns of dictionaries, texts and numbers.

mod cells;
mod repeats;

pub(crate) use cells::{Cells, Value};

use std::io::Write;
use std::sync::Arc;

use polars::prelude::{ArrowSchema, PolarsResult};
use polars_arrow::array::{Array, DictionaryArray, PrimitiveArray, Utf8ViewArray};
use polars_arrow::bitmap::Bitmap;
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_parquet::write::fallible_streaming_iterator::convert;
use polars_parquet::write::{
    CompressedPage, CompressionOptions, DynIter, DynStreamingIterator, Encoding, FileWriter,
    StatisticsOptions, Version, WriteOptions, array_to_columns, compress, to_parquet_type,
};

use crate::guard::guarded;
use crate::scores::WriteError;

/// No text.
pub(crate) const NONE: u32 = u32::MAX;

/// A list of texts that a column is made of.
#[derive(Debug, Clone)]
pub(crate) struct Words(Arc<Utf8ViewArray>);

impl Words {
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut texts: Vec<&str> = texts.into_iter().collect();
        if texts.is_empty() {
            // A column without any text still has to point somewhere.
            texts.push("");
        }
        Self(Arc::new(Utf8ViewArray::from_slice_values(texts)))
    }
}

/// A column of a group of rows. A copy shares what stands in it.
#[derive(Clone)]
pub(crate) struct Column {
    field: Field,
    array: Box<dyn Array>,
}

impl Column {
    fn new(name: &str, array: Box<dyn Array>) -> Self {
        Self {
            field: Field::new(name.into(), array.dtype().clone(), true),
            array,
        }
    }

    /// Texts of a list, by position; [`NONE`]: no text.
    pub(crate) fn words(name: &str, words: &Words, positions: Vec<u32>) -> PolarsResult<Self> {
        let valid = validity(&positions, |p| *p != NONE);
        let positions = if valid.is_some() {
            // What stands at a row without a text has to be a position all the same.
            positions
                .into_iter()
                .map(|p| if p == NONE { 0 } else { p })
                .collect()
        } else {
            positions
        };
        let keys = PrimitiveArray::from_vec(positions).with_validity(valid);
        let array = DictionaryArray::try_from_keys(keys, words.0.to_boxed(), false)?;
        Ok(Self::new(name, array.boxed()))
    }

    /// Texts of a list, by position, that readers find as texts and not as places in a list.
    pub(crate) fn listed(name: &str, words: &Words, positions: Vec<u32>) -> PolarsResult<Self> {
        let Self { array, .. } = Self::words(name, words, positions)?;
        let field = Field::new(name.into(), ArrowDataType::Utf8View, true);
        Ok(Self { field, array })
    }

    /// Any texts.
    pub(crate) fn texts<'a>(name: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        Self::new(name, Utf8ViewArray::from_slice_values(texts).boxed())
    }

    /// Numbers; not-a-number is no number. Where they repeat, each is written once and then its
    /// place: scores are shares of a few points, and a tenth of the bytes is less to compress and
    /// to read.
    pub(crate) fn numbers(name: &str, mut numbers: Vec<f64>) -> PolarsResult<Self> {
        let valid = validity(&numbers, |n| n.is_finite());
        for number in &mut numbers {
            // There is one zero only.
            *number += 0.0;
        }
        let field = Field::new(name.into(), ArrowDataType::Float64, true);
        let array = if let Some((keys, values)) = repeats::places(&numbers) {
            let keys = PrimitiveArray::from_vec(keys).with_validity(valid);
            let values = PrimitiveArray::from_vec(values).boxed();
            DictionaryArray::try_from_keys(keys, values, false)?.boxed()
        } else {
            PrimitiveArray::from_vec(numbers)
                .with_validity(valid)
                .boxed()
        };
        Ok(Self { field, array })
    }

    /// Counts.
    pub(crate) fn counts(name: &str, counts: Vec<u16>) -> Self {
        Self::new(name, PrimitiveArray::from_vec(counts).boxed())
    }

    /// Counts that may be absent.
    pub(crate) fn some_counts(name: &str, counts: &[Option<u32>]) -> Self {
        Self::new(name, PrimitiveArray::<u32>::from(counts).boxed())
    }
}

/// Which values are there; none where all are.
fn validity<T>(values: &[T], is_there: impl Fn(&T) -> bool) -> Option<Bitmap> {
    let all = values.iter().all(&is_there);
    (!all).then(|| values.iter().map(is_there).collect())
}

/// A group of rows, encoded and compressed.
pub(crate) struct Group {
    schema: ArrowSchema,
    rows: usize,
    columns: Vec<Vec<CompressedPage>>,
}

impl Group {
    /// Encodes and compresses columns of `rows` rows. This is most of the work of writing them.
    pub(crate) fn new(rows: usize, columns: Vec<Column>) -> PolarsResult<Self> {
        let mut group = Self {
            schema: ArrowSchema::default(),
            rows,
            columns: Vec::with_capacity(columns.len()),
        };
        for Column { field, array } in columns {
            let kind = to_parquet_type(&field)?;
            // Floats of their own differ: the library would look for a dictionary in vain.
            let encoding = match array.dtype() {
                ArrowDataType::Float64 => Encoding::Plain,
                _ => Encoding::RleDictionary,
            };
            for pages in array_to_columns(array, kind, OPTIONS, &[encoding])? {
                let mut compressed = Vec::new();
                for page in pages {
                    compressed.push(compress(page?, Vec::new(), OPTIONS.compression)?);
                }
                group.columns.push(compressed);
            }
            group.schema.insert(field.name.clone(), field);
        }
        Ok(group)
    }
}

/// A Parquet file being written.
pub(crate) struct ParquetTable<W: Write>(Begun<W>);

enum Begun<W: Write> {
    /// Its columns are not known yet.
    No(W),
    Yes(Box<FileWriter<W>>),
    /// It failed while beginning.
    Lost,
}

impl<W: Write> ParquetTable<W> {
    pub(crate) const fn new(to: W) -> Self {
        Self(Begun::No(to))
    }

    /// Writes a group of rows. Every group has the same columns.
    pub(crate) fn write(&mut self, group: &Group) -> Result<(), WriteError> {
        guarded(|| {
            if let Begun::No(_) = &self.0
                && let Begun::No(to) = std::mem::replace(&mut self.0, Begun::Lost)
            {
                let schema = group.schema.clone();
                let writer = FileWriter::try_new(to, schema, OPTIONS)?;
                self.0 = Begun::Yes(Box::new(writer));
            }
            let Begun::Yes(writer) = &mut self.0 else {
                return Ok(());
            };
            if group.rows == 0 {
                return Ok(());
            }
            let columns = group.columns.iter().map(|pages| {
                let pages = convert(pages.iter().map(PolarsResult::Ok));
                PolarsResult::Ok(DynStreamingIterator::new(pages))
            });
            writer.write(group.rows as u64, DynIter::new(columns))
        })
        .map_err(WriteError::Encoding)
    }

    /// Ends the file.
    pub(crate) fn finish(self) -> Result<W, WriteError> {
        match self.0 {
            Begun::No(to) => Ok(to),
            Begun::Yes(mut writer) => {
                guarded(|| writer.end(None)).map_err(WriteError::Encoding)?;
                Ok(writer.into_inner())
            }
            Begun::Lost => Err(WriteError::Encoding("the file was not begun".to_owned())),
        }
    }
}

/// Snappy: every reader knows it. Pages of the usual size.
const OPTIONS: WriteOptions = WriteOptions {
    statistics: StatisticsOptions {
        min_value: true,
        max_value: true,
        distinct_count: false,
        null_count: true,
        binary_statistics_truncate_length: None,
    },
    version: Version::V1,
    compression: CompressionOptions::Snappy,
    data_page_size: None,
};
