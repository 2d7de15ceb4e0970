//! Writing tables as Parquet: columns of dictionaries, texts and numbers, group of rows by group.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{
    Categorical8Type, Categorical16Type, Categorical32Type, CategoricalChunked,
    CategoricalPhysical, Column, DataFrame, DataType, Float64Chunked, FrozenCategories, IntoColumn,
    IntoSeries, NewChunkedArray, ParquetCompression, ParquetWriter, PolarsResult,
    StatisticsOptions, UInt8Chunked, UInt16Chunked, UInt32Chunked,
};

use crate::guard::guarded;
use crate::scores::WriteError;

/// No text.
pub(crate) const NONE: u32 = u32::MAX;

/// A closed list of texts that a column is made of.
#[derive(Debug, Clone)]
pub(crate) struct Words(Arc<FrozenCategories>);

impl Words {
    /// The list; its texts differ from each other.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, WriteError> {
        guarded(|| FrozenCategories::new(texts))
            .map(Self)
            .map_err(WriteError::Encoding)
    }

    /// A column of these texts, by position in the list.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "positions fit the list's own type"
    )]
    pub(crate) fn column(&self, name: &str, positions: &[u32]) -> Column {
        let kind = DataType::Enum(self.0.clone(), self.0.mapping().clone());
        let some = positions.iter().map(|p| (*p != NONE).then_some(*p));
        let name = name.into();
        let series = match self.0.physical() {
            CategoricalPhysical::U8 => {
                let own = UInt8Chunked::from_iter_options(name, some.map(|p| p.map(|p| p as u8)));
                CategoricalChunked::<Categorical8Type>::from_cats_and_dtype(own, kind).into_series()
            }
            CategoricalPhysical::U16 => {
                let own = UInt16Chunked::from_iter_options(name, some.map(|p| p.map(|p| p as u16)));
                CategoricalChunked::<Categorical16Type>::from_cats_and_dtype(own, kind)
                    .into_series()
            }
            CategoricalPhysical::U32 => {
                let own = UInt32Chunked::from_iter_options(name, some);
                CategoricalChunked::<Categorical32Type>::from_cats_and_dtype(own, kind)
                    .into_series()
            }
        };
        series.into_column()
    }
}

/// A column of numbers; not-a-number is no number.
pub(crate) fn numbers(name: &str, numbers: &[f64]) -> Column {
    let some = numbers.iter().map(|n| n.is_finite().then_some(n + 0.0));
    Float64Chunked::from_iter_options(name.into(), some).into_column()
}

/// A Parquet file being written.
pub(crate) struct ParquetTable<W: Write + Send> {
    to: Shared<W>,
    writer: Option<BatchedWriter<Shared<W>>>,
}

impl<W: Write + Send> ParquetTable<W> {
    pub(crate) fn new(to: W) -> Self {
        Self {
            to: Shared(Arc::new(Mutex::new(to))),
            writer: None,
        }
    }

    /// Writes groups of rows, one per frame, in their order. Every frame has the same columns.
    pub(crate) fn write(&mut self, frames: &[DataFrame]) -> Result<(), WriteError> {
        let Some(first) = frames.first() else {
            return Ok(());
        };
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(begin(self.to.clone(), first)?),
        };
        guarded(|| {
            let writer = &*writer;
            let groups = std::thread::scope(|scope| {
                let threads: Vec<_> = frames
                    .iter()
                    .map(|frame| {
                        scope.spawn(move || {
                            writer
                                .encode_and_compress(frame)
                                .collect::<PolarsResult<Vec<_>>>()
                        })
                    })
                    .collect();
                let joined = threads.into_iter().map(|thread| match thread.join() {
                    Ok(groups) => groups,
                    Err(panic) => std::panic::resume_unwind(panic),
                });
                joined.collect::<PolarsResult<Vec<_>>>()
            })?;
            groups
                .into_iter()
                .try_for_each(|groups| writer.write_row_groups(groups))
        })
        .map_err(WriteError::Encoding)
    }

    /// Ends the file.
    pub(crate) fn finish(self) -> Result<W, WriteError> {
        if let Some(writer) = self.writer {
            guarded(|| writer.finish()).map_err(WriteError::Encoding)?;
        }
        let inner = Arc::into_inner(self.to.0);
        let inner = inner.ok_or_else(|| WriteError::Encoding("still in use".to_owned()))?;
        Ok(inner.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn begin<W: Write>(
    to: Shared<W>,
    frame: &DataFrame,
) -> Result<BatchedWriter<Shared<W>>, WriteError> {
    guarded(|| {
        ParquetWriter::new(to)
            .with_compression(ParquetCompression::Snappy)
            .with_statistics(StatisticsOptions::default())
            .batched(frame.schema())
    })
    .map_err(WriteError::Encoding)
}

/// A writer that can be had back from the library that writes to it.
struct Shared<W>(Arc<Mutex<W>>);

impl<W> Clone for Shared<W> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<W: Write> Write for Shared<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .flush()
    }
}
