//! The table of scores: one row per unit, period and measure.

mod csv;
mod parquet;

pub use parquet::parquet_type;

use std::io::{self, Write};
use std::ops::Range;

use icc_questionnaire::Definition;
use icc_scoring::panel::Case;
use icc_scoring::run::Table as Scored;
use icc_scoring::score::{DECLARED, DOCUMENTED, UNKNOWN_AS_FULL, UNKNOWN_AS_ZERO, VERIFIED};
use icc_scoring::{Cell, MeasureInfo, Program, Reason, Scores};
use polars::prelude::PolarsError;
use rust_xlsxwriter::XlsxError;

use crate::digest::{Digesting, FileRecord};
use crate::field::{SCORED, SCORES, SCORES_TREATED, Table};
use crate::group::{Column, Group, ParquetTable};
use crate::guard::guarded;
use crate::lanes::in_order;
use crate::table::Format;
use crate::text::CsvTable;

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file cannot be written.
    #[error("the table cannot be written")]
    Io(#[from] io::Error),
    /// The table cannot be encoded.
    #[error("the table cannot be encoded: {0}")]
    Encoding(String),
}

impl From<PolarsError> for WriteError {
    fn from(source: PolarsError) -> Self {
        Self::Encoding(source.to_string())
    }
}

impl From<XlsxError> for WriteError {
    fn from(source: XlsxError) -> Self {
        Self::Encoding(source.to_string())
    }
}

/// What every row of a table of scores says of its origin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The edition.
    pub edition: String,
    /// The method.
    pub method: String,
    /// Its version.
    pub method_version: String,
}

impl Origin {
    /// The origin of what a program scores.
    #[must_use]
    pub fn new(definition: &Definition, program: &Program) -> Self {
        Self {
            edition: definition.id.to_string(),
            method: program.method.clone(),
            method_version: program.version.clone(),
        }
    }
}

/// The table of scores of a program.
#[must_use]
pub fn table(program: &Program) -> &'static Table {
    if program.treats() {
        &SCORES_TREATED
    } else {
        &SCORES
    }
}

/// The columns of numbers that every cell has, in the order of the table.
const NUMBERS: [&str; 8] = [
    "value",
    "unrounded",
    "documented",
    "verified",
    "unknown_as_zero",
    "unknown_as_full",
    "coverage",
    "in_scope",
];

/// The columns of counts, in the order of the states.
const COUNTS: [&str; 6] = [
    "answered",
    "not_within_powers",
    "not_applicable",
    "unknown",
    "not_answered",
    "not_asked",
];

/// The numbers of a cell in the order of [`NUMBERS`]; not-a-number where there is none.
fn numbers_of(cell: &Cell) -> [f64; NUMBERS.len()] {
    let figure = |at| cell.figure(at).unwrap_or(f64::NAN);
    [
        figure(DECLARED),
        cell.score().map_or(f64::NAN, |_| cell.raw),
        figure(DOCUMENTED),
        figure(VERIFIED),
        figure(UNKNOWN_AS_ZERO),
        figure(UNKNOWN_AS_FULL),
        cell.coverage().unwrap_or(f64::NAN),
        cell.scope,
    ]
}

/// The numbers of a cell by their columns; none where there is none.
#[must_use]
pub fn numbers(cell: &Cell) -> [(&'static str, Option<f64>); 8] {
    let numbers = numbers_of(cell);
    std::array::from_fn(|at| {
        let number = numbers[at];
        (NUMBERS[at], number.is_finite().then_some(number))
    })
}

/// The counts of a cell by their columns.
#[must_use]
pub fn counts(cell: &Cell) -> [(&'static str, u64); 6] {
    std::array::from_fn(|at| (COUNTS[at], cell.counts[at].into()))
}

/// The word of a cell in the column `status`.
#[must_use]
pub fn status_word(cell: &Cell) -> &'static str {
    match cell.reason {
        Reason::Scored => SCORED,
        reason => reason.as_str(),
    }
}

/// Rows of scores that belong together: some cases of one kind of unit.
pub(crate) struct Part<'a> {
    scores: &'a Scores,
    /// Position of the kind's table.
    kind: usize,
    cases: Range<usize>,
    /// Every measure of the method.
    all: &'a [MeasureInfo<'a>],
    /// Positions of those of the kind, in the order of the method.
    list: Vec<usize>,
    /// Whether the table says how many treated figures a score rests on.
    treated: bool,
}

impl Part<'_> {
    fn table(&self) -> &Scored {
        &self.scores.tables[self.kind]
    }

    /// For each row in turn, its case: of the first kind of unit, which panels are made of; none for
    /// rows of another kind.
    pub(crate) fn cases_of_rows(&self) -> impl Iterator<Item = Option<usize>> {
        let (own, measures) = (self.kind == 0, self.list.len());
        let cases = self.cases.clone();
        cases.flat_map(move |case| std::iter::repeat_n(own.then_some(case), measures))
    }

    /// How many rows it has.
    pub(crate) fn rows(&self) -> usize {
        self.cases.len() * self.list.len()
    }
}

/// Rows at most of a part: of a group of rows of a Parquet file.
const PART_ROWS: usize = 1 << 17;

/// Packs rows of scores. It writes nothing, so that many parts can be packed at once.
#[derive(Debug)]
pub(crate) struct Packer<'a> {
    measures: Vec<MeasureInfo<'a>>,
    origin: Origin,
    format: Format,
    treated: bool,
}

/// Rows of scores as they stand in a file.
pub(crate) struct Packed {
    rows: usize,
    content: Content,
}

enum Content {
    Csv(Vec<u8>),
    Parquet(Group),
}

impl<'a> Packer<'a> {
    pub(crate) fn new(format: Format, origin: &Origin, program: &'a Program) -> Self {
        Self {
            measures: program.measures_info().collect(),
            origin: origin.clone(),
            format,
            treated: program.treats(),
        }
    }

    /// Cases at most of a part, where all measures are of one kind.
    pub(crate) fn cases(&self) -> usize {
        (PART_ROWS / self.measures.len().max(1)).max(1)
    }

    /// How many measures the method has.
    pub(crate) fn measures(&self) -> usize {
        self.measures.len()
    }

    /// The parts of a panel's scores, in the order of a table; of one period, or of all.
    pub(crate) fn parts<'s>(&'s self, scores: &'s Scores, period: Option<&str>) -> Vec<Part<'s>> {
        let mut kinds: Vec<usize> = (0..scores.tables.len()).collect();
        kinds.sort_by(|a, b| scores.tables[*a].kind.cmp(&scores.tables[*b].kind));
        let mut parts = Vec::new();
        for kind in kinds {
            let own = |m: &usize| self.measures[*m].kind == kind;
            let list: Vec<usize> = (0..self.measures.len()).filter(own).collect();
            if list.is_empty() {
                continue;
            }
            let cases = scores.tables[kind].cases.as_slice();
            // Cases are in the order of their periods.
            let within = match period {
                None => 0..cases.len(),
                Some(period) => {
                    let of = |case: &Case| scores.periods[case.period as usize].as_str();
                    let from = cases.partition_point(|case| of(case) < period);
                    from..from + cases[from..].partition_point(|case| of(case) == period)
                }
            };
            let step = (PART_ROWS / list.len()).max(1);
            let end = within.end;
            parts.extend(within.step_by(step).map(|start| Part {
                scores,
                kind,
                cases: start..(start + step).min(end),
                all: &self.measures,
                list: list.clone(),
                treated: self.treated,
            }));
        }
        parts
    }

    /// The rows of a part, column by column, and how many there are.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub(crate) fn columns(&self, part: &Part<'_>) -> Result<(usize, Vec<Column>), WriteError> {
        let columns = guarded(|| parquet::columns(part, &self.origin));
        Ok((part.rows(), columns.map_err(WriteError::Encoding)?))
    }

    fn pack(&self, part: &Part<'_>) -> Result<Packed, WriteError> {
        let content = match self.format {
            Format::Csv => Content::Csv(csv::pack(part, &self.origin)?),
            Format::Parquet => {
                let group = guarded(|| parquet::pack(part, &self.origin));
                Content::Parquet(group.map_err(WriteError::Encoding)?)
            }
        };
        Ok(Packed {
            rows: part.rows(),
            content,
        })
    }

    /// Packs the scores of a panel.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub(crate) fn pack_all(&self, scores: &Scores) -> Result<Vec<Packed>, WriteError> {
        let parts = self.parts(scores, None);
        parts.iter().map(|part| self.pack(part)).collect()
    }
}

/// Writes a table of scores, piece by piece.
pub struct ScoreWriter<'a, W: Write> {
    packer: Packer<'a>,
    output: Output<Digesting<W>>,
    rows: u64,
}

enum Output<W: Write> {
    Csv(W),
    Parquet(ParquetTable<W>),
}

impl<'a, W: Write> ScoreWriter<'a, W> {
    /// Begins a table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(
        to: W,
        format: Format,
        origin: &Origin,
        program: &'a Program,
    ) -> Result<Self, WriteError> {
        let to = Digesting::new(to);
        Ok(Self {
            packer: Packer::new(format, origin, program),
            output: match format {
                Format::Csv => Output::Csv(CsvTable::new(to, table(program))?.finish()?),
                Format::Parquet => Output::Parquet(ParquetTable::new(to)),
            },
            rows: 0,
        })
    }

    /// Writes the scores of a panel. Panels are written in the order of their cases.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, scores: &Scores) -> Result<(), WriteError> {
        let Self {
            packer,
            output,
            rows,
        } = self;
        let parts = packer.parts(scores, None);
        let pack = |(): &mut (), at: usize| packer.pack(&parts[at]);
        in_order(
            parts.len(),
            || (),
            pack,
            |packed| {
                *rows += packed.rows as u64;
                output.put(&packed)
            },
        )
    }

    /// Writes what was packed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn put(&mut self, packed: &Packed) -> Result<(), WriteError> {
        self.rows += packed.rows as u64;
        self.output.put(packed)
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<FileRecord, WriteError> {
        let digesting = match self.output {
            Output::Csv(to) => to,
            Output::Parquet(table) => table.finish()?,
        };
        Ok(FileRecord {
            digest: digesting.finish()?,
            rows: self.rows,
        })
    }
}

impl<W: Write> Output<W> {
    fn put(&mut self, packed: &Packed) -> Result<(), WriteError> {
        match (self, &packed.content) {
            (Self::Csv(to), Content::Csv(bytes)) => Ok(to.write_all(bytes)?),
            (Self::Parquet(table), Content::Parquet(group)) => table.write(group),
            _ => Err(WriteError::Encoding("packed for another format".to_owned())),
        }
    }
}
