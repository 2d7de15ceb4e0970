//! One column of one group of rows, read page by page: each word of a dictionary is taken up once.

use std::io::Cursor;

use polars::prelude::DataType;
use polars_parquet::parquet::encoding::Encoding;
use polars_parquet::parquet::encoding::hybrid_rle::{HybridRleChunk, HybridRleDecoder};
use polars_parquet::parquet::encoding::plain_byte_array::BinaryIter;
use polars_parquet::parquet::error::{ParquetError, ParquetResult};
use polars_parquet::parquet::metadata::ColumnChunkMetadata;
use polars_parquet::parquet::page::{DataPage, split_buffer};
use polars_parquet::parquet::read::{BasicDecompressor, PageReader};

use crate::distinct::{Distinct, EMPTY, number_key};
use crate::limits::PAGE_BYTES;

/// How the bytes of a value become a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Text,
    Signed32,
    Unsigned32,
    Signed64,
    Unsigned64,
    Float32,
    Float64,
}

impl Value {
    /// That of a column, where the column is plain enough to be read here.
    pub(super) fn of(kind: &DataType, column: &ColumnChunkMetadata) -> Option<Self> {
        use polars_parquet::parquet::schema::types::PhysicalType as P;
        let shape = &column.descriptor().descriptor;
        if shape.max_rep_level != 0 || shape.max_def_level > 1 {
            return None;
        }
        Some(match (column.physical_type(), kind) {
            (P::ByteArray, DataType::String | DataType::Categorical(..) | DataType::Enum(..)) => {
                Self::Text
            }
            (P::Int32, DataType::Int32) => Self::Signed32,
            (P::Int32, DataType::UInt8 | DataType::UInt16 | DataType::UInt32) => Self::Unsigned32,
            (P::Int64, DataType::Int64) => Self::Signed64,
            (P::Int64, DataType::UInt64) => Self::Unsigned64,
            (P::Float, DataType::Float32) => Self::Float32,
            (P::Double, DataType::Float64) => Self::Float64,
            _ => return None,
        })
    }

    /// Numbers plain values, and adds the numbers.
    fn number(
        self,
        bytes: &[u8],
        count: usize,
        texts: &mut Distinct,
        to: &mut Vec<u32>,
    ) -> ParquetResult<()> {
        let end = to.len() + count;
        match self {
            Self::Text => {
                for value in BinaryIter::new(bytes, Some(count)).take(count) {
                    let code = texts.code_of_bytes(value?);
                    to.push(code.ok_or_else(|| wrong("a text that is not UTF-8"))?);
                }
            }
            Self::Signed32 => fixed(bytes, count, to, |b| {
                let n = i64::from(i32::from_le_bytes(b));
                texts.code_of_key(number_key(n.cast_unsigned(), 0), || n.to_string())
            }),
            Self::Unsigned32 => fixed(bytes, count, to, |b| {
                let n = u64::from(u32::from_le_bytes(b));
                texts.code_of_key(number_key(n, 0), || n.to_string())
            }),
            Self::Signed64 => fixed(bytes, count, to, |b| {
                let n = i64::from_le_bytes(b);
                texts.code_of_key(number_key(n.cast_unsigned(), 0), || n.to_string())
            }),
            Self::Unsigned64 => fixed(bytes, count, to, |b| {
                let n = u64::from_le_bytes(b);
                // Above the greatest signed number, the bits alone would be those of a negative one.
                let sort = u32::from(n > i64::MAX.cast_unsigned());
                texts.code_of_key(number_key(n, sort), || n.to_string())
            }),
            Self::Float32 => fixed(bytes, count, to, |b| {
                let n = f32::from_le_bytes(b);
                texts.code_of_key(number_key(u64::from(n.to_bits()), 2), || n.to_string())
            }),
            Self::Float64 => fixed(bytes, count, to, |b| {
                let n = f64::from_le_bytes(b);
                texts.code_of_key(number_key(n.to_bits(), 3), || n.to_string())
            }),
        }
        if to.len() == end {
            Ok(())
        } else {
            Err(wrong("too few values in a page"))
        }
    }
}

/// Reads values of a fixed width.
fn fixed<C, const N: usize>(
    bytes: &[u8],
    count: usize,
    to: &mut Vec<C>,
    cell: impl FnMut([u8; N]) -> C,
) {
    let (values, _) = bytes.as_chunks::<N>();
    to.extend(values.iter().take(count).copied().map(cell));
}

/// What a row of a column becomes.
pub(super) trait Cell: Copy {
    /// That of a row without a value.
    const NONE: Self;

    /// Takes up plain values: adds their cells.
    fn read(
        value: Value,
        bytes: &[u8],
        count: usize,
        texts: &mut Distinct,
        to: &mut Vec<Self>,
    ) -> ParquetResult<()>;
}

/// The number of a text.
impl Cell for u32 {
    const NONE: Self = EMPTY;

    fn read(
        value: Value,
        bytes: &[u8],
        count: usize,
        texts: &mut Distinct,
        to: &mut Vec<Self>,
    ) -> ParquetResult<()> {
        value.number(bytes, count, texts, to)
    }
}

/// A float as it is.
impl Cell for Option<f64> {
    const NONE: Self = None;

    fn read(
        value: Value,
        bytes: &[u8],
        count: usize,
        _: &mut Distinct,
        to: &mut Vec<Self>,
    ) -> ParquetResult<()> {
        let end = to.len() + count;
        if value == Value::Float64 {
            fixed(bytes, count, to, |b| Some(f64::from_le_bytes(b)));
        }
        if to.len() == end {
            Ok(())
        } else {
            Err(wrong("too few values in a page"))
        }
    }
}

/// The pages of a column that are not read yet.
pub(super) struct ColumnPages<C> {
    pages: BasicDecompressor,
    value: Value,
    nullable: bool,
    /// The cells of the dictionary's words, once it is read.
    words: Option<Vec<C>>,
    /// The cells of the page at hand, and how many of them are given away.
    cells: Vec<C>,
    taken: usize,
    /// Places in the dictionary, one run of a page after the other.
    places: Vec<u32>,
}

impl<C: Cell> ColumnPages<C> {
    /// The pages in the bytes of a column, whose headers were checked.
    pub(super) fn new(bytes: Vec<u8>, column: &ColumnChunkMetadata, value: Value) -> Self {
        let reader = PageReader::new(Cursor::new(bytes.into()), column, Vec::new(), PAGE_BYTES);
        Self {
            pages: BasicDecompressor::new(reader, Vec::new()),
            value,
            nullable: column.descriptor().descriptor.max_def_level > 0,
            words: None,
            cells: Vec::new(),
            taken: 0,
            places: Vec::new(),
        }
    }

    /// Adds the cells of the next rows.
    pub(super) fn take(
        &mut self,
        mut rows: usize,
        texts: &mut Distinct,
        to: &mut Vec<C>,
    ) -> ParquetResult<()> {
        to.reserve(rows);
        while rows > 0 {
            if self.taken == self.cells.len() {
                self.next_page(texts)?;
            }
            let end = self.cells.len().min(self.taken + rows);
            to.extend_from_slice(&self.cells[self.taken..end]);
            rows -= end - self.taken;
            self.taken = end;
        }
        Ok(())
    }

    fn next_page(&mut self, texts: &mut Distinct) -> ParquetResult<()> {
        if self.words.is_none() {
            let mut words = Vec::new();
            if let Some(page) = self.pages.read_dict_page()? {
                let (bytes, count) = (&page.buffer, page.num_values);
                C::read(self.value, bytes, count, texts, &mut words)?;
            }
            self.words = Some(words);
        }
        let next = self.pages.next();
        let next = next.ok_or_else(|| wrong("too few pages"))??;
        let page = next.decompress(&mut self.pages)?;
        self.cells.clear();
        self.taken = 0;
        self.read_page(&page, texts)?;
        self.pages.reuse_page_buffer(page);
        Ok(())
    }

    fn read_page(&mut self, page: &DataPage, texts: &mut Distinct) -> ParquetResult<()> {
        let rows = page.num_values();
        let parts = split_buffer(page)?;
        let present = if self.nullable {
            present(parts.def, rows)?
        } else {
            None
        };
        let count = present
            .as_ref()
            .map_or(rows, |list| list.iter().filter(|p| **p != 0).count());
        match page.encoding() {
            Encoding::Plain => C::read(self.value, parts.values, count, texts, &mut self.cells)?,
            _ => self.look_up(parts.values, count)?,
        }
        if let Some(present) = present {
            let mut values = std::mem::take(&mut self.cells).into_iter();
            let mut cell = |p: u32| if p == 0 { None } else { values.next() };
            self.cells = present
                .into_iter()
                .map(|p| cell(p).unwrap_or(C::NONE))
                .collect();
        }
        Ok(())
    }

    /// Reads places in the dictionary.
    fn look_up(&mut self, bytes: &[u8], count: usize) -> ParquetResult<()> {
        let words = self.words.as_deref().unwrap_or_default();
        let beyond = || wrong("a place beyond the dictionary");
        let Some((&bits, places)) = bytes.split_first() else {
            // A page of nothing but nulls need not say how wide its places are.
            return if count == 0 {
                Ok(())
            } else {
                Err(wrong("a page without values"))
            };
        };
        if bits > 32 {
            return Err(wrong("places wider than 32 bits"));
        }
        for chunk in HybridRleDecoder::new(places, u32::from(bits), count).into_chunk_iter() {
            match chunk? {
                HybridRleChunk::Rle(place, times) => {
                    let word = *words.get(place as usize).ok_or_else(beyond)?;
                    self.cells.resize(self.cells.len() + times, word);
                }
                HybridRleChunk::Bitpacked(packed) => {
                    self.places.clear();
                    packed.collect_into(&mut self.places);
                    let start = self.cells.len();
                    self.cells.resize(start + self.places.len(), C::NONE);
                    for (cell, place) in self.cells[start..].iter_mut().zip(&self.places) {
                        *cell = *words.get(*place as usize).ok_or_else(beyond)?;
                    }
                }
            }
        }
        if self.cells.len() == count {
            Ok(())
        } else {
            Err(wrong("too few values in a page"))
        }
    }
}

fn wrong(what: &str) -> ParquetError {
    ParquetError::OutOfSpec(what.to_owned())
}

/// Which rows of a page have a value; none where all have.
fn present(levels: &[u8], rows: usize) -> ParquetResult<Option<Vec<u32>>> {
    let mut decoder = HybridRleDecoder::new(levels, 1, rows);
    if let Some(HybridRleChunk::Rle(1, all)) = decoder.clone().next_chunk()?
        && all == rows
    {
        return Ok(None);
    }
    let mut list = Vec::with_capacity(rows);
    while let Some(chunk) = decoder.next_chunk()? {
        match chunk {
            HybridRleChunk::Rle(level, times) => list.resize(list.len() + times, level),
            HybridRleChunk::Bitpacked(packed) => packed.collect_into(&mut list),
        }
    }
    if list.len() == rows {
        Ok(Some(list))
    } else {
        Err(wrong("too few levels in a page"))
    }
}
