//! Rows of a table, piece by piece: a piece is made when it is asked for, so that no table has to
//! be in memory as a whole.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use icc_scoring::panel::Panel;
use icc_scoring::{PerUnit, Program, Scores};
use polars::prelude::PolarsResult;

use super::{Cell, Piece, TableFormat, TableWriter, Written};
use crate::field::{Table, Vocabulary};
use crate::group::{Column, NONE, Words};
use crate::lanes::in_order;
use crate::scores::{Origin, Packer, Part, WriteError};
use crate::table::Format;

/// The rows of a table in pieces that can be made in any order, and at once.
pub trait Pieces: Sync {
    /// How many pieces there are.
    fn pieces(&self) -> usize;

    /// How many rows they have together.
    fn rows(&self) -> u64;

    /// A piece, by its position.
    ///
    /// # Errors
    /// When it cannot be made.
    fn piece(&self, at: usize) -> Result<Piece, WriteError>;
}

/// Writes a table into some files while its rows pass once: pieces are made and packed on every
/// processor, and written in their order.
///
/// # Errors
/// When the table cannot be made or written.
pub fn write_table<W: Write>(
    table: &'static Table,
    files: Vec<(W, TableFormat)>,
    pieces: &dyn Pieces,
) -> Result<Vec<Written>, WriteError> {
    let formats: Vec<TableFormat> = files.iter().map(|(_, format)| *format).collect();
    let writers = files.into_iter();
    let writers = writers.map(|(to, format)| TableWriter::new(to, table, format));
    let mut writers = writers.collect::<Result<Vec<_>, _>>()?;
    in_order(
        pieces.pieces(),
        || (),
        |(): &mut (), at| pieces.piece(at)?.pack(&formats),
        |mut packed| {
            let (rows, contents) = (packed.rows, packed.contents.drain(..));
            let mut pairs = writers.iter_mut().zip(contents);
            pairs.try_for_each(|(writer, content)| writer.put(rows, content))
        },
    )?;
    writers.into_iter().map(TableWriter::finish).collect()
}

/// Several tables of the same columns, one after the other.
#[derive(Default)]
pub struct Chain<'a>(Vec<Box<dyn Pieces + 'a>>);

impl std::fmt::Debug for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Chain").field(&self.0.len()).finish()
    }
}

impl<'a> Chain<'a> {
    /// Adds one at the end.
    pub fn push(&mut self, pieces: impl Pieces + 'a) {
        self.0.push(Box::new(pieces));
    }
}

impl Pieces for Chain<'_> {
    fn pieces(&self) -> usize {
        self.0.iter().map(|one| one.pieces()).sum()
    }

    fn rows(&self) -> u64 {
        self.0.iter().map(|one| one.rows()).sum()
    }

    fn piece(&self, at: usize) -> Result<Piece, WriteError> {
        let mut at = at;
        for one in &self.0 {
            match at.checked_sub(one.pieces()) {
                Some(rest) => at = rest,
                None => return one.piece(at),
            }
        }
        Err(WriteError::Encoding("there is no such piece".to_owned()))
    }
}

/// Rows of a piece, where a table is cut by rows.
pub(super) const PIECE_ROWS: usize = 1 << 16;

/// Rows that are in memory as cells.
#[derive(Debug, Clone, Copy)]
pub struct RowPieces<'a> {
    table: &'static Table,
    rows: &'a [Vec<Cell>],
}

impl<'a> RowPieces<'a> {
    /// Rows of a table, each with one cell per column.
    #[must_use]
    pub const fn new(table: &'static Table, rows: &'a [Vec<Cell>]) -> Self {
        Self { table, rows }
    }
}

impl Pieces for RowPieces<'_> {
    fn pieces(&self) -> usize {
        self.rows.len().div_ceil(PIECE_ROWS)
    }

    fn rows(&self) -> u64 {
        self.rows.len() as u64
    }

    fn piece(&self, at: usize) -> Result<Piece, WriteError> {
        let mut chunks = self.rows.chunks(PIECE_ROWS);
        Piece::new(self.table, chunks.nth(at).unwrap_or_default())
    }
}

/// What scores are taken from.
#[derive(Debug, Clone, Copy)]
pub enum Scored<'a> {
    /// The scores of a panel, where a measure looks at many units.
    Whole(&'a Scores),
    /// The panel, where each unit is scored apart: its scores are made piece by piece.
    Apart(&'a Panel, PerUnit<'a>),
}

/// The rows of scores: of one method, without ranks.
#[derive(Debug)]
pub struct ScorePieces<'a> {
    packer: Packer<'a>,
    scored: Scored<'a>,
    table: &'static Table,
    period: Option<String>,
    /// How much of each case of the panel was looked at, in the words of [`Vocabulary::Review`].
    reviews: Arc<[Option<&'static str>]>,
    /// The cases, where units are scored apart.
    cases: Range<usize>,
}

impl<'a> ScorePieces<'a> {
    /// Scores, as a table has them.
    #[must_use]
    pub fn new(
        table: &'static Table,
        origin: &Origin,
        program: &'a Program,
        scored: Scored<'a>,
    ) -> Self {
        let cases = match scored {
            Scored::Whole(_) => 0,
            Scored::Apart(panel, _) => panel.cases.len(),
        };
        Self {
            packer: Packer::new(Format::Parquet, origin, program),
            scored,
            table,
            period: None,
            reviews: Arc::default(),
            cases: 0..cases,
        }
    }

    /// With how much of each case of the panel was looked at before it was accepted, in the words of
    /// [`Vocabulary::Review`]; nothing for what was brought in from elsewhere.
    #[must_use]
    pub fn reviewed(self, reviews: Arc<[Option<&'static str>]>) -> Self {
        Self { reviews, ..self }
    }

    /// Those of one period only.
    #[must_use]
    pub fn of_period(self, period: &str) -> Self {
        let cases = match self.scored {
            Scored::Whole(_) => 0..0,
            Scored::Apart(panel, _) => panel.cases_in(period),
        };
        Self {
            period: Some(period.to_owned()),
            cases,
            ..self
        }
    }

    /// Those of one case only, where units are scored apart.
    #[must_use]
    pub fn of_case(self, case: usize) -> Self {
        Self {
            cases: case..case + 1,
            ..self
        }
    }

    /// Rows of a case, where units are scored apart.
    #[must_use]
    pub fn measures(&self) -> usize {
        self.packer.measures()
    }

    fn parts<'s>(&'s self, scores: &'s Scores) -> Vec<Part<'s>> {
        self.packer.parts(scores, self.period.as_deref())
    }

    /// `before`: cases of the panel before those of the scores of the part.
    fn reviews(&self, part: &Part<'_>, before: usize) -> PolarsResult<Column> {
        let words = Vocabulary::Review.words();
        let place = |case: Option<usize>| {
            let word = self.reviews.get(before + case?).copied().flatten()?;
            let found = words.iter().position(|known| *known == word)?;
            u32::try_from(found).ok()
        };
        let places = part.cases_of_rows().map(|case| place(case).unwrap_or(NONE));
        let places = places.collect();
        Column::words("review", &Words::new(words.iter().copied()), places)
    }

    /// The same as [`Self::reviews`] with every other column of the table.
    fn of_part(&self, part: &Part<'_>, before: usize) -> Result<Piece, WriteError> {
        let (rows, mut columns) = self.packer.columns(part)?;
        columns.push(self.reviews(part, before)?);
        let fields = self.table.fields.iter();
        let kept = fields.filter_map(|field| {
            let at = columns.iter().position(|one| one.name() == field.name)?;
            Some(columns.swap_remove(at).without_blanks())
        });
        let kept: PolarsResult<Vec<Column>> = kept.collect();
        Ok(Piece {
            rows,
            columns: kept?,
        })
    }
}

impl Pieces for ScorePieces<'_> {
    fn pieces(&self) -> usize {
        match self.scored {
            Scored::Whole(scores) => self.parts(scores).len(),
            Scored::Apart(..) => self.cases.len().div_ceil(self.packer.cases()),
        }
    }

    fn rows(&self) -> u64 {
        match self.scored {
            Scored::Whole(scores) => {
                self.parts(scores).iter().map(Part::rows).sum::<usize>() as u64
            }
            Scored::Apart(..) => (self.cases.len() * self.packer.measures()) as u64,
        }
    }

    fn piece(&self, at: usize) -> Result<Piece, WriteError> {
        let gone = || WriteError::Encoding("there is no such piece".to_owned());
        match self.scored {
            Scored::Whole(scores) => self.of_part(self.parts(scores).get(at).ok_or_else(gone)?, 0),
            Scored::Apart(panel, program) => {
                let step = self.packer.cases();
                let start = self.cases.start + at * step;
                let block = panel.block(start..(start + step).min(self.cases.end));
                let scores = program.scores(&block);
                let parts = self.packer.parts(&scores, None);
                self.of_part(parts.first().ok_or_else(gone)?, start)
            }
        }
    }
}
