//! The table of scores: one row per unit, period and measure.

mod csv;
mod parquet;

use std::io::{self, Write};

use icc_questionnaire::Definition;
use icc_scoring::run::Table;
use icc_scoring::score::{DECLARED, DOCUMENTED, UNKNOWN_AS_FULL, UNKNOWN_AS_ZERO, VERIFIED};
use icc_scoring::{Cell, MeasureInfo, Program, Scores};

use crate::digest::{Digesting, FileRecord};
use crate::table::Format;

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

/// The measures of one kind of unit in a panel's scores.
struct Own<'a> {
    scores: &'a Scores,
    /// Position of the kind's table.
    kind: usize,
    /// Every measure of the method.
    all: &'a [MeasureInfo<'a>],
    /// Positions of those of the kind, in the order of the method.
    list: Vec<usize>,
}

impl Own<'_> {
    fn table(&self) -> &Table {
        &self.scores.tables[self.kind]
    }

    fn cases(&self) -> usize {
        self.table().cases.len()
    }
}

/// Writes a table of scores, piece by piece.
pub struct ScoreWriter<'a, W: Write + Send> {
    measures: Vec<MeasureInfo<'a>>,
    output: Output<Digesting<W>>,
    rows: u64,
}

enum Output<W: Write + Send> {
    Csv(Box<csv::CsvScores<W>>),
    Parquet(Box<parquet::ParquetScores<W>>),
}

impl<'a, W: Write + Send> ScoreWriter<'a, W> {
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
        let output = match format {
            Format::Csv => Output::Csv(Box::new(csv::CsvScores::new(to, origin)?)),
            Format::Parquet => Output::Parquet(Box::new(parquet::ParquetScores::new(to, origin))),
        };
        Ok(Self {
            measures: program.measures_info().collect(),
            output,
            rows: 0,
        })
    }

    /// Writes the scores of a panel. Panels are written in the order of their cases.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, scores: &Scores) -> Result<(), WriteError> {
        let mut kinds: Vec<usize> = (0..scores.tables.len()).collect();
        kinds.sort_by(|a, b| scores.tables[*a].kind.cmp(&scores.tables[*b].kind));
        for kind in kinds {
            let list = (0..self.measures.len()).filter(|m| self.measures[*m].kind == kind);
            let own = Own {
                scores,
                kind,
                all: &self.measures,
                list: list.collect(),
            };
            self.rows += (own.cases() * own.list.len()) as u64;
            match &mut self.output {
                Output::Csv(csv) => csv.write(&own)?,
                Output::Parquet(parquet) => parquet.write(&own)?,
            }
        }
        Ok(())
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> Result<FileRecord, WriteError> {
        let digesting = match self.output {
            Output::Csv(csv) => csv.finish()?,
            Output::Parquet(parquet) => parquet.finish()?,
        };
        Ok(FileRecord {
            digest: digesting.finish()?,
            rows: self.rows,
        })
    }
}
