//! Where a table comes from.

use std::fmt;
use std::io::Cursor;

pub use polars::io::mmap::MmapBytesReader as Handle;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values in UTF-8.
    Csv,
    /// Apache Parquet.
    Parquet,
}

impl Format {
    /// By the end of a file's name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        if end.eq_ignore_ascii_case("parquet") {
            Self::Parquet
        } else {
            Self::Csv
        }
    }

    /// The end of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }
}

/// A table to read: an opened file or bytes. This crate opens nothing itself.
pub struct Source<'a> {
    pub(crate) name: String,
    pub(crate) format: Format,
    pub(crate) handle: Box<dyn Handle + 'a>,
}

impl<'a> Source<'a> {
    /// An opened file; `name` is used in problems, and its end tells the format.
    #[must_use]
    pub fn new(name: &str, handle: impl Handle + 'a) -> Self {
        Self {
            name: name.to_owned(),
            format: Format::of(name),
            handle: Box::new(handle),
        }
    }

    /// Bytes; `name` is used in problems, and its end tells the format.
    #[must_use]
    pub fn bytes(name: &str, bytes: &'a [u8]) -> Self {
        Self::new(name, Cursor::new(bytes))
    }
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source")
            .field("name", &self.name)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
