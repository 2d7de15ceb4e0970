//! Scores as Parquet.

use icc_scoring::Reason;
use icc_scoring::panel::Case;
use polars::prelude::PolarsResult;

use super::{COUNTS, NUMBERS, Origin, Part, numbers_of};
use crate::field::{FieldKind, Vocabulary};
use crate::group::{Column, Group, NONE, Words};

/// What a reader finds in a column of a Parquet file of scores, in the words of Arrow. Texts, codes
/// and words are kept as dictionaries of strings where they repeat; readers turn them into strings.
#[must_use]
pub const fn parquet_type(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text | FieldKind::Code | FieldKind::Word(_) => "string",
        FieldKind::Number | FieldKind::Share => "double",
        FieldKind::Count => "uint16",
    }
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
    fn new(origin: &Origin, part: &Part<'_>) -> Self {
        let (scores, measures) = (part.scores, part.all);
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
        Self {
            origin: [
                Words::new([origin.edition.as_str()]),
                Words::new([origin.method.as_str()]),
                Words::new([origin.method_version.as_str()]),
            ],
            kinds: Words::new(scores.tables.iter().map(|t| t.kind.as_str())),
            periods: Words::new(scores.periods.iter().map(String::as_str)),
            measures: Words::new(measures.iter().map(|m| m.code)),
            levels: (Words::new(levels), of_level),
            bands: (Words::new(bands), of_bands),
            status: Words::new(Vocabulary::Status.words()),
        }
    }
}

/// The rows of a part, packed.
pub(super) fn pack(own: &Part<'_>, origin: &Origin) -> PolarsResult<Group> {
    Group::new(own.rows(), columns(own, origin)?)
}

/// The rows of a part, column by column.
pub(super) fn columns(own: &Part<'_>, origin: &Origin) -> PolarsResult<Vec<Column>> {
    let words = AllWords::new(origin, own);
    let table = own.table();
    let (rows, cases) = (own.rows(), own.cases.clone());
    let kind = u32::try_from(own.kind).unwrap_or(NONE);
    // A unit has a case per period, and its name once.
    let of = |case: usize| (table.cases[case].unit, table.unit(case));
    let mut names: Vec<(u32, &str)> = cases.clone().map(of).collect();
    names.sort_unstable();
    names.dedup();
    let list = || Vec::with_capacity(rows);
    let [mut periods, mut units, mut measures] = [list(), list(), list()];
    let [mut levels, mut status, mut bands] = [list(), list(), list()];
    let mut figures = NUMBERS.map(|_| Vec::with_capacity(rows));
    let mut counts = COUNTS.map(|_| Vec::with_capacity(rows));
    let mut ranks = Vec::with_capacity(rows);
    let [mut treated, mut imputed] = [Vec::new(), Vec::new()];
    for case in cases {
        let Case { unit, period } = table.cases[case];
        let unit = names.partition_point(|(other, _)| *other < unit);
        let unit = u32::try_from(unit).unwrap_or(NONE);
        let cells = own.scores.row(own.kind, case);
        periods.extend(own.list.iter().map(|_| period));
        units.extend(own.list.iter().map(|_| unit));
        for measure in own.list.iter().copied() {
            let cell = &cells[measure];
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
            let rank = own.scores.rank_at(own.kind, case, measure);
            ranks.push(rank.unwrap_or(f64::NAN));
            if own.treated {
                let counted = own.scores.treated_at(own.kind, case, measure);
                treated.push(counted.treated);
                imputed.push(counted.imputed);
            }
        }
    }
    let names = Words::new(names.iter().map(|(_, name)| *name));
    let [edition, method, version] = &words.origin;
    let mut columns = vec![
        Column::words("edition", edition, vec![0; rows])?,
        Column::words("method", method, vec![0; rows])?,
        Column::words("method_version", version, vec![0; rows])?,
        Column::words("kind", &words.kinds, vec![kind; rows])?,
        Column::words("period", &words.periods, periods)?,
        Column::words("unit", &names, units)?,
        Column::words("measure", &words.measures, measures)?,
        Column::words("level", &words.levels.0, levels)?,
        Column::words("status", &words.status, status)?,
    ];
    let figures = NUMBERS.iter().zip(figures);
    for (name, list) in figures {
        columns.push(Column::numbers(name, list)?);
    }
    let counts = COUNTS.iter().zip(counts);
    columns.extend(counts.map(|(name, list)| Column::counts(name, list)));
    columns.push(Column::numbers("rank", ranks)?);
    columns.push(Column::words("band", &words.bands.0, bands)?);
    if own.treated {
        columns.push(Column::counts("treated", treated));
        columns.push(Column::counts("imputed", imputed));
    }
    Ok(columns)
}

/// The position of a reason's word in the vocabulary of `status`.
fn place_of(reason: Reason) -> u32 {
    let place = Reason::ALL
        .iter()
        .position(|r| *r == reason)
        .map_or(0, |at| at + 1);
    u32::try_from(place).unwrap_or(NONE)
}
