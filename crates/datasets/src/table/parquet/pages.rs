//! What the pages of a Parquet file claim, checked before memory is reserved for it.
//!
//! A page header is a few bytes and may promise any number of values of any size. The library that
//! decodes pages believes it, and a program that runs out of memory ends without a word.

use std::io::{Cursor, Read, Seek, SeekFrom};

use polars_parquet_format::thrift::protocol::TCompactInputProtocol;
use polars_parquet_format::{DataPageHeaderV2, Encoding, PageHeader};

use crate::limits::{PAGE_BYTES, PAGE_HEADER_BYTES, PAGE_ROWS};

/// Bytes of a page header read at first: most are far shorter.
const USUAL_HEADER: usize = 1 << 12;

/// How the pages of a column are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// As writers mostly do: plain values, or places in a dictionary; pages of some length.
    Usual,
    /// In a way that is left to the library.
    Rare,
}

impl Packing {
    /// That of two parts together.
    pub(super) const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Usual, Self::Usual) => Self::Usual,
            _ => Self::Rare,
        }
    }
}

/// A column in a group of rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    /// Where its pages begin and end in the file.
    pub(super) start: u64,
    pub(super) end: u64,
    /// How many rows it has.
    pub(super) rows: u64,
}

/// Checks every page of a chunk, and tells how they are packed.
///
/// # Errors
/// What is not as it must be.
pub(super) fn check(file: &mut (impl Read + Seek), chunk: Chunk) -> Result<Packing, &'static str> {
    let mut at = chunk.start;
    let mut rows = 0;
    let mut packing = Packing::Usual;
    while rows < chunk.rows {
        if at >= chunk.end {
            return Err("too few values in the pages");
        }
        let (header, length) = header(file, at, chunk.end)?;
        let packed = size(header.compressed_page_size)?;
        let unpacked = size(header.uncompressed_page_size)?;
        at = at.saturating_add(length).saturating_add(packed);
        if at > chunk.end {
            return Err("a page beyond its column");
        }
        if unpacked > PAGE_BYTES as u64 {
            return Err("a page too large");
        }
        if let Some(data) = &header.data_page_header {
            let values = size(data.num_values)?;
            packing = packing.or(of_page(values, data.encoding));
            rows += values;
        } else if let Some(data) = &header.data_page_header_v2 {
            let values = second_version(data, packed, unpacked)?;
            packing = packing.or(of_page(values, data.encoding));
            rows += values;
        } else if let Some(words) = &header.dictionary_page_header
            && size(words.num_values)? > unpacked
        {
            return Err("a dictionary longer than its page");
        }
        if rows > chunk.rows {
            return Err("too many values in the pages");
        }
    }
    Ok(packing)
}

fn of_page(values: u64, encoding: Encoding) -> Packing {
    let known = [
        Encoding::PLAIN,
        Encoding::PLAIN_DICTIONARY,
        Encoding::RLE_DICTIONARY,
    ];
    if values <= PAGE_ROWS && known.contains(&encoding) {
        Packing::Usual
    } else {
        Packing::Rare
    }
}

fn second_version(
    page: &DataPageHeaderV2,
    packed: u64,
    unpacked: u64,
) -> Result<u64, &'static str> {
    let values = size(page.num_values)?;
    let levels = size(page.definition_levels_byte_length)?
        .saturating_add(size(page.repetition_levels_byte_length)?);
    if size(page.num_nulls)? > values || size(page.num_rows)? > values {
        return Err("more nulls or rows than values");
    }
    if levels > packed || levels > unpacked {
        return Err("levels longer than their page");
    }
    Ok(values)
}

fn size(number: i32) -> Result<u64, &'static str> {
    u64::try_from(number).map_err(|_| "a negative size")
}

/// The page header at a place, and its length.
fn header(
    file: &mut (impl Read + Seek),
    at: u64,
    end: u64,
) -> Result<(PageHeader, u64), &'static str> {
    for limit in [USUAL_HEADER, PAGE_HEADER_BYTES] {
        let mut bytes = Vec::new();
        let unreadable = |_| "a page that cannot be read";
        file.seek(SeekFrom::Start(at)).map_err(unreadable)?;
        let rest = (end - at).min(limit as u64);
        file.take(rest)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        let mut cursor = Cursor::new(&bytes[..]);
        let mut protocol = TCompactInputProtocol::new(&mut cursor, limit);
        if let Ok(header) = PageHeader::read_from_in_protocol(&mut protocol) {
            return Ok((header, cursor.position()));
        }
    }
    Err("a page header that cannot be read")
}
