//! Scores as Parquet.

use std::io::Write;
use std::ops::Range;

use icc_scoring::{MeasureInfo, Reason, Scores};
use polars::prelude::{
    Column, DataFrame, IntoColumn, NewChunkedArray, PolarsResult, StringChunked, UInt16Chunked,
};

use super::{COUNTS, NUMBERS, Origin, Own, WriteError, numbers_of};
use crate::field::Vocabulary;
use crate::frame::{NONE, ParquetTable, Words, numbers};
use crate::guard::guarded;

/// Rows of one group of the file.
const GROUP_ROWS: usize = 1 << 18;
/// Groups encoded at the same time.
const GROUPS_AT_ONCE: usize = 4;

pub(super) struct ParquetScores<W: Write + Send> {
    table: ParquetTable<W>,
    origin: Origin,
    words: Option<AllWords>,
}

/// The texts that the columns are made of.
struct AllWords {
    origin: [Words; 3],
    kinds: Words,
    periods: Words,
    measures: Words,
    levels: (Words, Vec<u32>),
    bands: (Words, Vec<Vec<u32>>),
    status: Words,
}

impl AllWords {
    fn new(
        origin: &Origin,
        scores: &Scores,
        measures: &[MeasureInfo<'_>],
    ) -> Result<Self, WriteError> {
        let mut levels: Vec<&str> = measures.iter().filter_map(|m| m.level).collect();
        let mut bands: Vec<&str> = measures
            .iter()
            .flat_map(|m| &m.bands)
            .copied()
            .flatten()
            .collect();
        for list in [&mut levels, &mut bands] {
            list.sort_unstable();
            list.dedup();
        }
        let place = |list: &[&str], text: Option<&str>| {
            let found = text.and_then(|text| list.binary_search(&text).ok());
            found.and_then(|at| u32::try_from(at).ok()).unwrap_or(NONE)
        };
        let of_level = measures.iter().map(|m| place(&levels, m.level)).collect();
        let of_bands = measures
            .iter()
            .map(|m| m.bands.iter().map(|band| place(&bands, *band)).collect())
            .collect();
        Ok(Self {
            origin: [
                Words::new([origin.edition.as_str()])?,
                Words::new([origin.method.as_str()])?,
                Words::new([origin.method_version.as_str()])?,
            ],
            kinds: Words::new(scores.tables.iter().map(|t| t.kind.as_str()))?,
            periods: Words::new(scores.periods.iter().map(String::as_str))?,
            measures: Words::new(measures.iter().map(|m| m.code))?,
            levels: (Words::new(levels)?, of_level),
            bands: (Words::new(bands)?, of_bands),
            status: Words::new(Vocabulary::Status.words())?,
        })
    }
}

impl<W: Write + Send> ParquetScores<W> {
    pub(super) fn new(to: W, origin: &Origin) -> Self {
        Self {
            table: ParquetTable::new(to),
            origin: origin.clone(),
            words: None,
        }
    }

    pub(super) fn write(&mut self, own: &Own<'_>) -> Result<(), WriteError> {
        let words = match &mut self.words {
            Some(words) => words,
            none => none.insert(AllWords::new(&self.origin, own.scores, own.all)?),
        };
        let cases = own.cases();
        let step = (GROUP_ROWS / own.list.len().max(1)).max(1);
        let groups: Vec<Range<usize>> = (0..cases)
            .step_by(step)
            .map(|start| start..(start + step).min(cases))
            .filter(|_| !own.list.is_empty())
            .collect();
        for groups in groups.chunks(GROUPS_AT_ONCE) {
            let frames = guarded(|| {
                std::thread::scope(|scope| {
                    let words = &*words;
                    let threads: Vec<_> = groups
                        .iter()
                        .map(|group| scope.spawn(move || frame(own, group.clone(), words)))
                        .collect();
                    let joined = threads.into_iter().map(|thread| match thread.join() {
                        Ok(frame) => frame,
                        Err(panic) => std::panic::resume_unwind(panic),
                    });
                    joined.collect::<PolarsResult<Vec<_>>>()
                })
            });
            self.table.write(&frames.map_err(WriteError::Encoding)?)?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<W, WriteError> {
        self.table.finish()
    }
}

/// The rows of some cases, column by column.
fn frame(own: &Own<'_>, cases: Range<usize>, words: &AllWords) -> PolarsResult<DataFrame> {
    let table = own.table();
    let rows = cases.len() * own.list.len();
    let kind = u32::try_from(own.kind).unwrap_or(NONE);
    let mut periods = Vec::with_capacity(rows);
    let mut units = Vec::with_capacity(rows);
    let mut measures: Vec<u32> = Vec::with_capacity(rows);
    let mut levels = Vec::with_capacity(rows);
    let mut status = Vec::with_capacity(rows);
    let mut bands = Vec::with_capacity(rows);
    let mut figures = NUMBERS.map(|_| Vec::with_capacity(rows));
    let mut counts = COUNTS.map(|_| Vec::with_capacity(rows));
    let mut ranks = Vec::with_capacity(rows);
    for case in cases {
        for measure in own.list.iter().copied() {
            let cell = own.scores.cell(own.kind, case, measure);
            periods.push(table.cases[case].period);
            units.push(table.unit(case));
            measures.push(u32::try_from(measure).unwrap_or(NONE));
            levels.push(words.levels.1[measure]);
            status.push(place_of(cell.reason));
            let band = cell
                .band_position()
                .and_then(|at| words.bands.1[measure].get(at));
            bands.push(band.copied().unwrap_or(NONE));
            for (column, number) in figures.iter_mut().zip(numbers_of(cell)) {
                column.push(number);
            }
            for (column, count) in counts.iter_mut().zip(cell.counts) {
                column.push(count);
            }
            ranks.push(
                own.scores
                    .rank_at(own.kind, case, measure)
                    .unwrap_or(f64::NAN),
            );
        }
    }
    let zeros = vec![0; rows];
    let [edition, method, version] = &words.origin;
    let mut columns: Vec<Column> = vec![
        edition.column("edition", &zeros),
        method.column("method", &zeros),
        version.column("method_version", &zeros),
        words.kinds.column("kind", &vec![kind; rows]),
        words.periods.column("period", &periods),
        StringChunked::from_slice("unit".into(), &units).into_column(),
        words.measures.column("measure", &measures),
        words.levels.0.column("level", &levels),
        words.status.column("status", &status),
    ];
    columns.extend(
        NUMBERS
            .iter()
            .zip(&figures)
            .map(|(name, list)| numbers(name, list)),
    );
    columns.extend(
        COUNTS
            .iter()
            .zip(counts)
            .map(|(name, list)| UInt16Chunked::from_vec((*name).into(), list).into_column()),
    );
    columns.push(numbers("rank", &ranks));
    columns.push(words.bands.0.column("band", &bands));
    DataFrame::new(rows, columns)
}

/// The position of a reason's word in the vocabulary of `status`.
fn place_of(reason: Reason) -> u32 {
    let place = Reason::ALL
        .iter()
        .position(|r| *r == reason)
        .map_or(0, |at| at + 1);
    u32::try_from(place).unwrap_or(NONE)
}
