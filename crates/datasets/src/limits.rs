//! Bounds on everything that is read.

/// Rows of a table.
pub const ROWS: u64 = 2_000_000_000;
/// Columns of a table.
pub const COLUMNS: usize = 100;
/// Bytes of one row of a CSV file.
pub const RECORD_BYTES: usize = 1 << 20;
/// Rows read at once.
pub(crate) const BLOCK_ROWS: usize = 1 << 16;
/// Bytes, uncompressed, of the columns that one group of rows of a Parquet file may hold.
pub const ROW_GROUP_BYTES: u64 = 1 << 32;
/// Bytes of the footer of a Parquet file.
pub const FOOTER_BYTES: u64 = 1 << 26;
/// Rows of a column of a Parquet file read at once where it is packed in a rarer way; a whole
/// number of blocks. A group of rows that is read in pieces is unpacked for each.
pub(crate) const PIECE_ROWS: usize = BLOCK_ROWS << 5;
/// Rows of one page of a Parquet file that are read at once.
pub(crate) const PAGE_ROWS: u64 = 1 << 22;
/// Bytes, uncompressed, of one page of a Parquet file.
pub const PAGE_BYTES: usize = 1 << 28;
/// Bytes of the header of a page: it may hold the least and the greatest value.
pub(crate) const PAGE_HEADER_BYTES: usize = 1 << 20;
