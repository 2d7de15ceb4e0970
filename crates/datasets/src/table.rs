//! Reading tables: blocks of rows whose cells are numbers of distinct texts.

mod ahead;
mod csv;
mod parquet;
mod source;

use icc_questionnaire::similar;

use crate::distinct::{Distinct, EMPTY};
use crate::field::Table;
use crate::limits::COLUMNS;
use crate::problem::{Problem, Problems, listed};

pub(crate) use ahead::{Forgotten, Take, ahead};
pub use source::{Format, Handle, Source};

/// Some rows of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    /// How many rows.
    pub(crate) rows: usize,
    /// Per column of the table: the number of each row's text; empty where the file lacks the
    /// column.
    pub(crate) columns: Vec<Vec<u32>>,
    /// Per column of the table: the float of each row, where the column has floats that are asked
    /// for as such ([`Reader::as_floats`]); else empty.
    pub(crate) floats: Vec<Vec<Option<f64>>>,
    /// Where the count of rows of the file jumps: index in the block, row of the file.
    jumps: Vec<(usize, u64)>,
    /// What stands in a column that the file lacks.
    lacking: Vec<u32>,
}

impl Block {
    /// The row of the file.
    pub(crate) fn row(&self, index: usize) -> u64 {
        let after = self.jumps.partition_point(|(at, _)| *at <= index);
        self.jumps[..after]
            .last()
            .map_or(0, |(at, row)| row + (index - at) as u64)
    }

    /// Rows whose numbers in the file follow each other, with the number of the first.
    pub(crate) fn segments(&self) -> impl Iterator<Item = (std::ops::Range<usize>, u64)> {
        self.jumps.iter().enumerate().map(|(i, (start, row))| {
            let end = self.jumps.get(i + 1).map_or(self.rows, |(next, _)| *next);
            (*start..end, *row)
        })
    }

    /// The numbers of a column's texts, of every row.
    pub(crate) fn column(&self, column: usize) -> &[u32] {
        let cells = &self.columns[column];
        if cells.is_empty() {
            &self.lacking[..self.rows]
        } else {
            cells
        }
    }

    /// The number of a cell's text.
    pub(crate) fn cell(&self, column: usize, index: usize) -> u32 {
        self.columns[column].get(index).copied().unwrap_or(EMPTY)
    }

    fn clear(&mut self) {
        self.rows = 0;
        self.columns.iter_mut().for_each(Vec::clear);
        self.floats.iter_mut().for_each(Vec::clear);
        self.jumps.clear();
    }
}

/// Reads a table block by block.
pub(crate) struct Reader<'a> {
    /// What is expected.
    pub(crate) table: &'static Table,
    /// Distinct texts per column of the table.
    pub(crate) distinct: Vec<Distinct>,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Csv(Box<csv::CsvRows<'a>>),
    Parquet(Box<parquet::ParquetRows<'a>>),
    /// The file could not even be begun; its problems are known.
    Refused,
}

impl<'a> Reader<'a> {
    /// Begins a file: finds its columns and reports those missing, unknown or repeated.
    pub(crate) fn open(source: Source<'a>, table: &'static Table, problems: &mut Problems) -> Self {
        problems.in_file(&source.name);
        let rows = match source.format {
            Format::Csv => csv::CsvRows::open(source.handle, table, problems)
                .map(|rows| Rows::Csv(Box::new(rows))),
            Format::Parquet => parquet::ParquetRows::open(source.handle, table, problems)
                .map(|rows| Rows::Parquet(Box::new(rows))),
        };
        Self {
            table,
            distinct: vec![Distinct::default(); table.fields.len()],
            rows: rows.unwrap_or(Rows::Refused),
        }
    }

    /// Leaves out every column but these.
    pub(crate) fn need(&mut self, columns: &[usize]) {
        match &mut self.rows {
            Rows::Csv(rows) => rows.need(columns),
            Rows::Parquet(rows) => rows.need(columns),
            Rows::Refused => {}
        }
    }

    /// Gives the floats of a column as they are, not as texts, wherever the file has floats of 64
    /// bits there: see [`Block::floats`].
    pub(crate) fn as_floats(&mut self, column: usize) {
        match &mut self.rows {
            Rows::Parquet(rows) => rows.as_floats(column),
            Rows::Csv(_) | Rows::Refused => {}
        }
    }

    /// How many rows the file says it has; 0 where it does not say.
    pub(crate) fn rows(&self) -> usize {
        match &self.rows {
            Rows::Parquet(rows) => rows.count(),
            Rows::Csv(_) | Rows::Refused => 0,
        }
    }

    /// Whether distinct texts may be cleared now: no numbers of theirs are kept for rows to come.
    pub(crate) const fn may_forget(&self) -> bool {
        match &self.rows {
            Rows::Parquet(rows) => !rows.remembers(),
            Rows::Csv(_) | Rows::Refused => true,
        }
    }

    /// The next rows; false at the end, and after a problem that makes going on pointless.
    pub(crate) fn next(&mut self, block: &mut Block, problems: &mut Problems) -> bool {
        block.columns.resize(self.table.fields.len(), Vec::new());
        block.floats.resize(self.table.fields.len(), Vec::new());
        block.clear();
        let more = match &mut self.rows {
            Rows::Csv(rows) => rows.next(block, &mut self.distinct, problems),
            Rows::Parquet(rows) => rows.next(block, &mut self.distinct, problems),
            Rows::Refused => false,
        };
        if block.lacking.len() < block.rows {
            block.lacking.resize(block.rows, EMPTY);
        }
        more
    }
}

/// Where each column of a table stands in a file with these column names.
fn find_columns(
    names: &[&str],
    table: &Table,
    problems: &mut Problems,
) -> Option<Vec<Option<usize>>> {
    if names.len() > COLUMNS {
        let many = Problem::new("too-many-columns").row(1);
        problems.push(many.with("count", names.len()).with("limit", COLUMNS));
        return None;
    }
    let mut places = vec![None; table.fields.len()];
    let mut fine = true;
    for (at, name) in names.iter().enumerate() {
        let Some(position) = table.position(name) else {
            let known: Vec<_> = table.fields.iter().map(|f| f.name).collect();
            let unknown = Problem::new("column-unknown").row(1).column(name);
            let unknown = unknown.with("known", listed(&known));
            let meant = similar(name, known).unwrap_or("none");
            problems.push(unknown.with("similar", meant));
            fine = false;
            continue;
        };
        if places[position].replace(at).is_some() {
            problems.push(Problem::new("columns-repeated").row(1).column(name));
            fine = false;
        }
    }
    for (field, place) in table.fields.iter().zip(&places) {
        if field.required && place.is_none() {
            problems.push(Problem::new("column-missing").row(1).column(field.name));
            fine = false;
        }
    }
    fine.then_some(places)
}
