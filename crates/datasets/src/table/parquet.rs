//! Tables as Apache Parquet: columns of strings, dictionaries of strings, integers or floats.

mod pages;

use std::io::{Read, Seek, SeekFrom};

use polars::io::SerReader;
use polars::prelude::{
    CategoricalMapping, Column, DataFrame, DataType, FileMetadata, FileMetadataRef,
    ParallelStrategy, ParquetReader, PolarsResult, StringChunked,
};

use super::{Block, find_columns};
use crate::distinct::{Distinct, EMPTY, inline_key};
use crate::field::Table;
use crate::guard::guarded;
use crate::limits;
use crate::problem::{Problem, Problems};
use crate::table::source::Handle;
use pages::Chunk;

/// Up to this length a string stands in its view, the first four bytes in the prefix.
const INLINE: u32 = 12;
const MAGIC: &[u8; 4] = b"PAR1";

pub(super) struct ParquetRows<'a> {
    handle: Box<dyn Handle + 'a>,
    metadata: FileMetadataRef,
    /// Names of the table's columns that the file has, and their positions in the table.
    names: Vec<String>,
    positions: Vec<usize>,
    /// What is left to read: first row and number of rows of each piece, last piece first.
    pieces: Vec<(usize, usize)>,
}

impl<'a> ParquetRows<'a> {
    pub(super) fn open(
        mut handle: Box<dyn Handle + 'a>,
        table: &Table,
        problems: &mut Problems,
    ) -> Option<Self> {
        let (metadata, types) = match begin(&mut handle) {
            Ok(begun) => begun,
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        let names: Vec<&str> = types.iter().map(|(name, _)| name.as_str()).collect();
        let places = find_columns(&names, table, problems)?;
        let mut names = Vec::new();
        let mut positions = Vec::new();
        let mut fine = true;
        for (position, place) in places.iter().enumerate() {
            let Some((name, kind)) = place.and_then(|place| types.get(place)) else {
                continue;
            };
            if !is_readable(kind) {
                let problem = Problem::new("column-type").column(name).row(1);
                problems.push(problem.with("type", kind));
                fine = false;
            }
            names.push(name.clone());
            positions.push(position);
        }
        let checked = guarded(|| Ok::<_, String>(fits(&mut handle, &metadata, &names)));
        let checked = checked
            .unwrap_or_else(|reason| Err(Problem::new("file-not-parquet").with("reason", reason)));
        if let Err(problem) = checked {
            problems.push(problem);
            return None;
        }
        let mut pieces = Vec::new();
        let mut first = 0;
        for group in &metadata.row_groups {
            let end = first + group.num_rows();
            while first < end {
                let length = (end - first).min(limits::PIECE_ROWS);
                pieces.push((first, length));
                first += length;
            }
        }
        pieces.reverse();
        fine.then_some(Self {
            handle,
            metadata,
            names,
            positions,
            pieces,
        })
    }

    pub(super) fn need(&mut self, columns: &[usize]) {
        let wanted: Vec<bool> = self.positions.iter().map(|p| columns.contains(p)).collect();
        let mut at = wanted.iter();
        self.names
            .retain(|_| at.next().is_none_or(|wanted| *wanted));
        self.positions.retain(|position| columns.contains(position));
    }

    pub(super) fn next(
        &mut self,
        block: &mut Block,
        distinct: &mut [Distinct],
        problems: &mut Problems,
    ) -> bool {
        let Some((first, length)) = self.pieces.pop() else {
            return false;
        };
        let row = first as u64 + 2;
        let read = guarded(|| {
            let frame = self.read(first, length)?;
            let columns = self.names.iter().map(|name| frame.column(name));
            let columns = columns.collect::<PolarsResult<Vec<_>>>()?;
            self.number(&columns, block, distinct)
        });
        let even = block
            .columns
            .iter()
            .all(|c| c.is_empty() || c.len() == length);
        if let Err(reason) = read {
            problems.push(
                Problem::new("file-not-parquet")
                    .row(row)
                    .with("reason", reason),
            );
            return false;
        }
        if !even {
            problems.push(
                Problem::new("file-not-parquet")
                    .row(row)
                    .with("reason", "length"),
            );
            return false;
        }
        block.rows = length;
        block.jumps.push((0, row));
        true
    }

    fn read(&mut self, first: usize, length: usize) -> PolarsResult<DataFrame> {
        let mut reader = ParquetReader::new(&mut self.handle)
            .with_columns(Some(self.names.clone()))
            .with_slice(Some((first, length)))
            .read_parallel(ParallelStrategy::Columns);
        reader.set_metadata(self.metadata.clone());
        reader.finish()
    }

    /// Numbers the texts of the columns, each on a thread of its own.
    fn number(
        &self,
        columns: &[&Column],
        block: &mut Block,
        distinct: &mut [Distinct],
    ) -> PolarsResult<()> {
        let mut cells: Vec<_> = block.columns.iter_mut().map(Some).collect();
        let mut texts: Vec<_> = distinct.iter_mut().map(Some).collect();
        std::thread::scope(|scope| {
            let mut threads = Vec::new();
            for (column, position) in columns.iter().zip(&self.positions) {
                let (Some(cells), Some(texts)) = (cells[*position].take(), texts[*position].take())
                else {
                    continue;
                };
                threads.push(scope.spawn(move || number_column(column, texts, cells)));
            }
            threads
                .into_iter()
                .try_for_each(|thread| match thread.join() {
                    Ok(done) => done,
                    Err(panic) => std::panic::resume_unwind(panic),
                })
        })
    }
}

/// Reads the footer, and refuses what would not be a table or not fit.
fn begin<'a>(
    handle: &mut Box<dyn Handle + 'a>,
) -> Result<(FileMetadataRef, Vec<(String, DataType)>), Problem> {
    let damaged = |reason: &str| Problem::new("file-not-parquet").with("reason", reason);
    let unreadable = |e: std::io::Error| Problem::new("file-unreadable").with("reason", e);
    let size = handle.seek(SeekFrom::End(0)).map_err(unreadable)?;
    if size == 0 {
        return Err(Problem::new("file-empty"));
    }
    let mut head = [0; 4];
    let mut tail = [0; 8];
    if size < 12 {
        return Err(damaged("PAR1"));
    }
    handle.rewind().map_err(unreadable)?;
    handle.read_exact(&mut head).map_err(unreadable)?;
    handle.seek(SeekFrom::End(-8)).map_err(unreadable)?;
    handle.read_exact(&mut tail).map_err(unreadable)?;
    handle.rewind().map_err(unreadable)?;
    let [l0, l1, l2, l3, magic @ ..] = tail;
    if head != *MAGIC || magic != *MAGIC {
        return Err(damaged("PAR1"));
    }
    let footer = u64::from(u32::from_le_bytes([l0, l1, l2, l3]));
    if footer > limits::FOOTER_BYTES || footer + 12 > size {
        return Err(damaged("footer"));
    }
    let (metadata, types) = guarded(|| {
        let mut metadata = FileMetadata::clone(ParquetReader::new(&mut *handle).get_metadata()?);
        // Some writers add that texts were a dictionary; the library would then make one of its own
        // from every text, which are numbered here anyway.
        metadata.key_value_metadata = None;
        let metadata = FileMetadataRef::new(metadata);
        let mut reader = ParquetReader::new(handle);
        reader.set_metadata(metadata.clone());
        let schema = reader.schema()?;
        let types = schema
            .iter_values()
            .map(|field| (field.name.to_string(), DataType::from_arrow_field(field)))
            .collect();
        PolarsResult::Ok((metadata, types))
    })
    .map_err(|reason| damaged(&reason))?;
    Ok((metadata, types))
}

/// Whether what the footer and the page headers claim of some columns can be true, and is within
/// the limits.
fn fits<'a>(
    handle: &mut Box<dyn Handle + 'a>,
    metadata: &FileMetadataRef,
    names: &[String],
) -> Result<(), Problem> {
    let damaged = |reason: &str| Problem::new("file-not-parquet").with("reason", reason);
    let size = handle
        .seek(SeekFrom::End(0))
        .map_err(|e| Problem::new("file-unreadable").with("reason", e))?;
    let mut total = 0_u64;
    for group in &metadata.row_groups {
        let rows = group.num_rows() as u64;
        total = total.saturating_add(rows);
        let mut bytes = 0_u64;
        for name in names {
            for column in group.columns_under_root_iter(name).into_iter().flatten() {
                let range = column.byte_range();
                if range.end > size || column.num_values() != rows.cast_signed() {
                    return Err(damaged("column"));
                }
                let unpacked = u64::try_from(column.uncompressed_size());
                bytes = bytes.saturating_add(unpacked.map_err(|_| damaged("column"))?);
                let chunk = Chunk {
                    start: range.start,
                    end: range.end,
                    rows,
                };
                pages::check(handle, chunk).map_err(damaged)?;
            }
        }
        if bytes > limits::ROW_GROUP_BYTES {
            let large = Problem::new("file-too-large").with("size", bytes >> 20);
            return Err(large.with("limit", limits::ROW_GROUP_BYTES >> 20));
        }
    }
    if total != metadata.num_rows as u64 {
        return Err(damaged("rows"));
    }
    if total > limits::ROWS {
        return Err(Problem::new("too-many-rows").with("limit", limits::ROWS));
    }
    Ok(())
}

const fn is_readable(kind: &DataType) -> bool {
    use DataType as D;
    matches!(
        kind,
        D::String
            | D::Categorical(..)
            | D::Enum(..)
            | D::Int32
            | D::Int64
            | D::UInt8
            | D::UInt16
            | D::UInt32
            | D::UInt64
            | D::Float32
            | D::Float64
            | D::Null
    )
}

fn number_column(column: &Column, texts: &mut Distinct, cells: &mut Vec<u32>) -> PolarsResult<()> {
    cells.reserve(column.len());
    match column.dtype() {
        DataType::String => number_strings(column.str()?, texts, cells),
        DataType::Categorical(_, words) | DataType::Enum(_, words) => {
            number_words(column, words, texts, cells)?;
        }
        DataType::Null => cells.resize(cells.len() + column.len(), EMPTY),
        DataType::Float32 => {
            for value in column.f32()?.iter() {
                cells.push(value.map_or(EMPTY, |v| {
                    texts.code_of_key(key(u64::from(v.to_bits())), || v.to_string())
                }));
            }
        }
        DataType::Float64 => {
            for value in column.f64()?.iter() {
                cells.push(value.map_or(EMPTY, |v| {
                    texts.code_of_key(key(v.to_bits()), || v.to_string())
                }));
            }
        }
        DataType::UInt64 => {
            for value in column.u64()?.iter() {
                cells.push(value.map_or(EMPTY, |v| texts.code_of_key(key(v), || v.to_string())));
            }
        }
        _ => {
            for value in column.cast(&DataType::Int64)?.i64()?.iter() {
                cells.push(value.map_or(EMPTY, |v| {
                    texts.code_of_key(key(v.cast_unsigned()), || v.to_string())
                }));
            }
        }
    }
    Ok(())
}

/// The key of a number in a column of numbers: never that of the empty text.
fn key(bits: u64) -> u128 {
    u128::from(bits) << 32 | 1
}

/// A column of places in a list of words: each word is looked up once.
fn number_words(
    column: &Column,
    words: &CategoricalMapping,
    texts: &mut Distinct,
    cells: &mut Vec<u32>,
) -> PolarsResult<()> {
    const UNSEEN: u32 = u32::MAX;
    let mut codes = vec![UNSEEN; words.num_cats_upper_bound()];
    let mut number = |place: Option<u32>| {
        let Some(place) = place else { return EMPTY };
        let Some(code) = codes.get_mut(place as usize) else {
            return EMPTY;
        };
        if *code == UNSEEN {
            *code = words
                .cat_to_str(place)
                .map_or(EMPTY, |word| texts.code(word));
        }
        *code
    };
    let places = column.as_materialized_series().to_physical_repr();
    match places.dtype() {
        DataType::UInt8 => cells.extend(places.u8()?.iter().map(|p| number(p.map(u32::from)))),
        DataType::UInt16 => cells.extend(places.u16()?.iter().map(|p| number(p.map(u32::from)))),
        _ => cells.extend(places.u32()?.iter().map(&mut number)),
    }
    Ok(())
}

fn number_strings(strings: &StringChunked, texts: &mut Distinct, cells: &mut Vec<u32>) {
    for (array, validity) in strings.downcast_iter().zip(strings.iter_validities()) {
        let views = array.views();
        let mut last = None;
        let mut code = EMPTY;
        let mut number = |index: usize| {
            let view = &views[index];
            if view.length > INLINE {
                last = None;
                return texts.code(array.value(index));
            }
            let (b, c, d) = (view.prefix, view.buffer_idx, view.offset);
            let whole = (view.length, b, c, d);
            if last != Some(whole) {
                last = Some(whole);
                let mut bytes = [0; INLINE as usize];
                bytes[..4].copy_from_slice(&b.to_le_bytes());
                bytes[4..8].copy_from_slice(&c.to_le_bytes());
                bytes[8..].copy_from_slice(&d.to_le_bytes());
                code = texts.code_of_key(inline_key(view.length, bytes), || {
                    array.value(index).to_owned()
                });
            }
            code
        };
        if let Some(validity) = validity {
            cells.extend(
                validity
                    .iter()
                    .enumerate()
                    .map(|(i, v)| if v { number(i) } else { EMPTY }),
            );
        } else {
            cells.extend((0..views.len()).map(number));
        }
    }
}
