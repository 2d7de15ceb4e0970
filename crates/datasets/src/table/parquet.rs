//! Tables as Apache Parquet: columns of strings, dictionaries of strings, integers or floats.
//!
//! Most columns are read page by page ([`column`]); the few that are packed in a rarer way are left
//! to the library, piece by piece ([`piece`]).

mod column;
mod pages;
mod piece;

use std::io::{Read, Seek, SeekFrom};

use polars::io::SerReader;
use polars::prelude::{DataType, FileMetadata, FileMetadataRef, ParquetReader, PolarsResult};
use polars_parquet::parquet::metadata::ColumnChunkMetadata;

use super::{Block, find_columns};
use crate::distinct::Distinct;
use crate::field::Table;
use crate::guard::guarded;
use crate::limits;
use crate::problem::{Problem, Problems};
use crate::table::source::Handle;
use column::{ColumnPages, Value};
use pages::{Chunk, Packing};
use piece::Pieces;

const MAGIC: &[u8; 4] = b"PAR1";

pub(super) struct ParquetRows<'a> {
    handle: Box<dyn Handle + 'a>,
    metadata: FileMetadataRef,
    /// The table's columns that the file has.
    columns: Vec<Wanted>,
    /// The group of rows at hand; the next one.
    group: Vec<Open>,
    next_group: usize,
    /// The first row of the file not read yet, and how many rows of the group are left.
    row: usize,
    left: usize,
}

/// A column to read.
struct Wanted {
    name: String,
    /// Its position in the table.
    position: usize,
    kind: DataType,
    /// Whether floats are given as such.
    as_floats: bool,
    /// How each group of rows packs it.
    packing: Vec<Packing>,
}

/// A column of the group of rows at hand.
enum Open {
    Texts(Box<ColumnPages<u32>>),
    Floats(Box<ColumnPages<Option<f64>>>),
    Pieces(Pieces),
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
        let mut columns = Vec::new();
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
            columns.push(Wanted {
                name: name.clone(),
                position,
                kind: kind.clone(),
                as_floats: false,
                packing: Vec::new(),
            });
        }
        let checked = guarded(|| Ok::<_, String>(check(&mut handle, &metadata, &mut columns)));
        let checked = checked
            .unwrap_or_else(|reason| Err(Problem::new("file-not-parquet").with("reason", reason)));
        if let Err(problem) = checked {
            problems.push(problem);
            return None;
        }
        fine.then_some(Self {
            handle,
            metadata,
            columns,
            group: Vec::new(),
            next_group: 0,
            row: 0,
            left: 0,
        })
    }

    pub(super) fn need(&mut self, columns: &[usize]) {
        self.columns
            .retain(|wanted| columns.contains(&wanted.position));
    }

    pub(super) fn as_floats(&mut self, column: usize) {
        for wanted in &mut self.columns {
            wanted.as_floats |= wanted.position == column;
        }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.metadata.num_rows
    }

    /// Whether numbers of texts are remembered from here on: forgetting texts now would mix them up.
    pub(super) const fn remembers(&self) -> bool {
        self.left > 0
    }

    pub(super) fn next(
        &mut self,
        block: &mut Block,
        distinct: &mut [Distinct],
        problems: &mut Problems,
    ) -> bool {
        while self.left == 0 && self.next_group < self.metadata.row_groups.len() {
            let opened = guarded(|| self.open_group());
            if let Err(reason) = opened {
                problems.push(self.damaged(&reason));
                return false;
            }
        }
        if self.left == 0 {
            return false;
        }
        let length = self.left.min(limits::BLOCK_ROWS);
        if let Err(reason) = guarded(|| self.fill(length, block, distinct)) {
            problems.push(self.damaged(&reason));
            return false;
        }
        let even = |cells: usize| cells == 0 || cells == length;
        let texts = block.columns.iter().map(Vec::len);
        if !texts.chain(block.floats.iter().map(Vec::len)).all(even) {
            problems.push(self.damaged("length"));
            return false;
        }
        block.rows = length;
        // The first row of the file names its columns.
        block.jumps.push((0, self.row as u64 + 2));
        self.row += length;
        self.left -= length;
        true
    }

    fn damaged(&self, reason: &str) -> Problem {
        let problem = Problem::new("file-not-parquet").row(self.row as u64 + 2);
        problem.with("reason", reason)
    }

    fn open_group(&mut self) -> PolarsResult<()> {
        let index = self.next_group;
        self.next_group += 1;
        let group = &self.metadata.row_groups[index];
        self.group.clear();
        for wanted in &self.columns {
            let column = group.columns_under_root_iter(&wanted.name).into_iter();
            let column: Option<&ColumnChunkMetadata> = column.flatten().next();
            let usual = wanted.packing.get(index) == Some(&Packing::Usual);
            let pages = column
                .filter(|_| usual)
                .and_then(|column| Some((column, Value::of(&wanted.kind, column)?)));
            self.group.push(if let Some((column, value)) = pages {
                let range = column.byte_range();
                let mut bytes = Vec::new();
                self.handle.seek(SeekFrom::Start(range.start))?;
                let handle = &mut self.handle;
                handle
                    .take(range.end - range.start)
                    .read_to_end(&mut bytes)?;
                if wanted.as_floats && value == Value::Float64 {
                    Open::Floats(Box::new(ColumnPages::new(bytes, column, value)))
                } else {
                    Open::Texts(Box::new(ColumnPages::new(bytes, column, value)))
                }
            } else {
                Open::Pieces(Pieces::new(&wanted.name, self.row, group.num_rows()))
            });
        }
        self.left = group.num_rows();
        Ok(())
    }

    /// Adds the cells of the next rows.
    fn fill(
        &mut self,
        rows: usize,
        block: &mut Block,
        distinct: &mut [Distinct],
    ) -> PolarsResult<()> {
        for (open, wanted) in self.group.iter_mut().zip(&self.columns) {
            let (cells, texts) = (
                &mut block.columns[wanted.position],
                &mut distinct[wanted.position],
            );
            match open {
                Open::Texts(pages) => pages.take(rows, texts, cells)?,
                Open::Floats(pages) => {
                    pages.take(rows, texts, &mut block.floats[wanted.position])?;
                }
                Open::Pieces(pieces) => {
                    pieces.read(&mut self.handle, &self.metadata)?;
                    pieces.take(rows, texts, cells)?;
                }
            }
        }
        Ok(())
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
/// the limits; notes how each group of rows packs them.
fn check<'a>(
    handle: &mut Box<dyn Handle + 'a>,
    metadata: &FileMetadataRef,
    columns: &mut [Wanted],
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
        for wanted in &mut *columns {
            let mut packing = Packing::Usual;
            for column in group
                .columns_under_root_iter(&wanted.name)
                .into_iter()
                .flatten()
            {
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
                packing = packing.or(pages::check(handle, chunk).map_err(damaged)?);
            }
            wanted.packing.push(packing);
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
