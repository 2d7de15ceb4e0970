//! Tables as CSV: UTF-8, comma, one header row, RFC 4180.

mod quotes;

use std::io::{self, Read};

use csv::{ByteRecord, ReaderBuilder};

use super::{Block, find_columns};
use crate::distinct::Distinct;
use crate::field::Table;
use crate::limits;
use crate::problem::{Problem, Problems};
use crate::table::source::Handle;
use quotes::Quotes;

const BUFFER: usize = 1 << 16;

pub(super) struct CsvRows<'a> {
    reader: csv::Reader<Guard<'a>>,
    /// Per column of the table: its place in the file.
    places: Vec<Option<usize>>,
    /// Columns of the file.
    width: usize,
    record: ByteRecord,
    /// The row of the record read last, counted as in a spreadsheet.
    row: u64,
    /// Line breaks met so far.
    line: u64,
}

impl<'a> CsvRows<'a> {
    pub(super) fn open(
        handle: Box<dyn Handle + 'a>,
        table: &Table,
        problems: &mut Problems,
    ) -> Option<Self> {
        let guard = match Guard::begin(handle) {
            Ok(guard) => guard,
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(guard);
        let mut rows = Self {
            reader,
            places: Vec::new(),
            width: 0,
            record: ByteRecord::new(),
            row: 0,
            line: 1,
        };
        let before = problems.count();
        if !rows.read(problems) {
            if problems.count() == before {
                problems.push(Problem::new("file-empty"));
            }
            return None;
        }
        if rows.is_torn(problems) {
            return None;
        }
        let mut names = Vec::with_capacity(rows.record.len());
        for name in &rows.record {
            let Ok(name) = std::str::from_utf8(name) else {
                problems.push(Problem::new("file-encoding").row(1));
                return None;
            };
            names.push(name);
        }
        rows.width = names.len();
        let separators = [(';', "file-semicolons"), ('\t', "file-tabs")];
        if let [one] = names[..]
            && let Some((_, code)) = separators.iter().find(|(it, _)| one.contains(*it))
        {
            problems.push(Problem::new(code).row(1));
            return None;
        }
        rows.places = find_columns(&names, table, problems)?;
        Some(rows)
    }

    pub(super) fn need(&mut self, columns: &[usize]) {
        for (position, place) in self.places.iter_mut().enumerate() {
            *place = place.filter(|_| columns.contains(&position));
        }
    }

    pub(super) fn next(
        &mut self,
        block: &mut Block,
        distinct: &mut [Distinct],
        problems: &mut Problems,
    ) -> bool {
        let mut expected = 0;
        while block.rows < limits::BLOCK_ROWS && self.read(problems) {
            if self.row > limits::ROWS {
                problems.push(Problem::new("too-many-rows").with("limit", limits::ROWS));
                return false;
            }
            if self.record.iter().all(<[u8]>::is_empty) {
                continue; // Spreadsheets write such rows at the end.
            }
            if self.is_torn(problems) {
                continue;
            }
            if self.record.len() != self.width {
                let length = Problem::new("row-length").row(self.row);
                problems.push(
                    length
                        .with("found", self.record.len())
                        .with("expected", self.width),
                );
                continue;
            }
            if !self.add_row(block, distinct, problems) {
                continue;
            }
            if block.rows == 0 || self.row != expected {
                block.jumps.push((block.rows, self.row));
            }
            expected = self.row + 1;
            block.rows += 1;
        }
        block.rows > 0
    }

    /// Adds the cells of a record; reports those that are no text and then adds none.
    fn add_row(
        &self,
        block: &mut Block,
        distinct: &mut [Distinct],
        problems: &mut Problems,
    ) -> bool {
        let mut fine = true;
        for ((cells, place), distinct) in block.columns.iter_mut().zip(&self.places).zip(distinct) {
            let Some(place) = place else { continue };
            let bytes = self.record.get(*place).unwrap_or_default();
            if let Some(code) = distinct.code_of_bytes(bytes) {
                cells.push(code);
            } else {
                let shown = String::from_utf8_lossy(bytes);
                let problem = Problem::new("not-utf8").row(self.row).with("value", shown);
                problems.push(problem.with("position", *place + 1));
                fine = false;
            }
        }
        if !fine {
            for cells in &mut block.columns {
                cells.truncate(block.rows);
            }
        }
        fine
    }

    /// Reports quotation marks of the record read last that do not enclose a cell.
    fn is_torn(&mut self, problems: &mut Problems) -> bool {
        let end = self.reader.position().byte();
        let mut torn = false;
        while let Some((_, code)) = self.reader.get_mut().quotes.take_before(end) {
            problems.push(Problem::new(code).row(self.row));
            torn = true;
        }
        torn
    }

    /// Reads the next record; false at the end and where the file cannot be read on.
    fn read(&mut self, problems: &mut Problems) -> bool {
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return false,
            Err(error) => {
                problems.push(self.failure(error));
                return false;
            }
        }
        self.reader.get_mut().record_ended();
        // The reader skips empty lines, which are rows of a spreadsheet.
        let line = self.reader.position().line();
        let inside: u64 = self
            .record
            .iter()
            .map(|cell| cell.split(|b| *b == b'\n').skip(1).count() as u64)
            .sum();
        let skipped = (line - self.line).saturating_sub(1 + inside);
        self.line = line;
        self.row += 1 + skipped;
        true
    }

    fn failure(&mut self, error: csv::Error) -> Problem {
        let row = self.row + 1;
        match error.into_kind() {
            csv::ErrorKind::Io(error) => match self.reader.get_mut().refusal.take() {
                Some(problem) => problem.row(row),
                None => Problem::new("file-unreadable")
                    .row(row)
                    .with("reason", error),
            },
            other => Problem::new("file-unreadable")
                .row(row)
                .with("reason", format!("{other:?}")),
        }
    }
}

/// Watches what is read: refuses what is no text at once, and rows without an end.
struct Guard<'a> {
    /// The beginning of the file, read already.
    begun: io::Cursor<Vec<u8>>,
    handle: Box<dyn Handle + 'a>,
    /// Bytes handed out since a record ended.
    since_record: usize,
    quotes: Quotes,
    /// Why reading was refused.
    refusal: Option<Problem>,
}

impl<'a> Guard<'a> {
    fn begin(mut handle: Box<dyn Handle + 'a>) -> Result<Self, Problem> {
        let mut begun = Vec::with_capacity(BUFFER);
        let read = handle.by_ref().take(BUFFER as u64).read_to_end(&mut begun);
        if let Err(error) = read {
            return Err(Problem::new("file-unreadable").with("reason", error));
        }
        if begun.starts_with(b"PAR1") {
            return Err(Problem::new("file-is-parquet"));
        }
        if begun.starts_with(b"\xff\xfe") || begun.starts_with(b"\xfe\xff") {
            return Err(Problem::new("file-encoding"));
        }
        if begun.contains(&0) {
            return Err(Problem::new("file-not-text"));
        }
        if begun.starts_with(b"\xef\xbb\xbf") {
            begun.drain(..3);
        }
        Ok(Self {
            begun: io::Cursor::new(begun),
            handle,
            since_record: 0,
            quotes: Quotes::new(),
            refusal: None,
        })
    }

    const fn record_ended(&mut self) {
        self.since_record = 0;
    }

    fn refuse(&mut self, problem: Problem) -> io::Error {
        self.refusal = Some(problem);
        io::ErrorKind::InvalidData.into()
    }
}

impl Read for Guard<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_record > limits::RECORD_BYTES {
            let long = Problem::new("record-too-long").with("limit", limits::RECORD_BYTES >> 10);
            return Err(self.refuse(long));
        }
        let mut read = self.begun.read(buffer)?;
        if read == 0 {
            read = self.handle.read(buffer)?;
        }
        if buffer[..read].contains(&0) {
            return Err(self.refuse(Problem::new("file-not-text")));
        }
        self.quotes.watch(&buffer[..read]);
        self.since_record += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
