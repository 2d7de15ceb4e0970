//! The file of facts: what is known about units, and which units exist.

use crate::distinct::{Distinct, EMPTY};
use crate::field::FACTS;
use crate::names::{NameColumn, Names};
use crate::problem::{Problem, Problems};
use crate::table::{Block, Reader, Source};

const KIND: usize = 0;
const UNIT: usize = 1;
const PERIOD: usize = 2;
const FACT: usize = 3;
const VALUE: usize = 4;

/// One fact, as numbers of texts. Ordered by what it is a fact of, then by row.
#[expect(
    clippy::struct_field_names,
    reason = "named as the columns of the file"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fact {
    /// Number of the kind; [`EMPTY`]: an answering unit.
    pub(crate) kind: u32,
    pub(crate) unit: u32,
    /// [`EMPTY`]: every period.
    pub(crate) period: u32,
    /// [`EMPTY`]: the row only states that the unit exists.
    pub(crate) fact: u32,
    pub(crate) row: u32,
    pub(crate) value: u32,
}

/// The facts of a file, sorted; each stated once.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) list: Vec<Fact>,
    pub(crate) kinds: Distinct,
    pub(crate) names: Distinct,
    pub(crate) values: Distinct,
}

/// Reads a file of facts.
pub(crate) fn read(source: Source<'_>, names: &mut Names, problems: &mut Problems) -> Facts {
    let mut reader = Reader::open(source, &FACTS, problems);
    reader.distinct[UNIT] = std::mem::take(&mut names.units);
    reader.distinct[PERIOD] = std::mem::take(&mut names.periods);
    let mut checks = [
        NameColumn::new(KIND, "kind", false),
        NameColumn::new(UNIT, "unit", true),
        NameColumn::new(PERIOD, "period", false),
        NameColumn::new(FACT, "fact", false),
    ];
    let mut block = Block::default();
    let mut list = Vec::new();
    while reader.next(&mut block, problems) {
        for check in &mut checks {
            check.check(&block, &reader.distinct[check.column], problems);
        }
        list.reserve(block.rows);
        for index in 0..block.rows {
            let cell = |column| block.cell(column, index);
            let (fact, value) = (cell(FACT), cell(VALUE));
            let row = block.row(index);
            if fact == EMPTY && value != EMPTY {
                let value = reader.distinct[VALUE].text(value);
                let problem = Problem::new("value-without-fact").row(row).column("fact");
                problems.push(problem.with("value", value));
            }
            list.push(Fact {
                kind: cell(KIND),
                unit: cell(UNIT),
                period: cell(PERIOD),
                fact,
                row: u32::try_from(row).unwrap_or(u32::MAX),
                value,
            });
        }
    }
    // No two are equal. Files are written table after table, each in order: what is stable finds
    // such runs and only merges them.
    list.sort();
    report_second_values(&list, &reader.distinct, problems);
    list.dedup_by_key(|f| (f.kind, f.unit, f.period, f.fact));
    let take = |texts: &mut Vec<Distinct>, column: usize| std::mem::take(&mut texts[column]);
    names.units = take(&mut reader.distinct, UNIT);
    names.periods = take(&mut reader.distinct, PERIOD);
    Facts {
        list,
        kinds: take(&mut reader.distinct, KIND),
        names: take(&mut reader.distinct, FACT),
        values: take(&mut reader.distinct, VALUE),
    }
}

/// One fact of one unit has one value in a period.
fn report_second_values(list: &[Fact], texts: &[Distinct], problems: &mut Problems) {
    let same = |a: &Fact, b: &Fact| {
        (a.kind, a.unit, a.period, a.fact) == (b.kind, b.unit, b.period, b.fact)
    };
    for group in list.chunk_by(same).filter(|group| group.len() > 1) {
        for other in group.iter().filter(|other| other.value != group[0].value) {
            let problem = Problem::new("two-values")
                .row(u64::from(other.row))
                .column("value");
            let problem = problem
                .with("fact", texts[FACT].text(other.fact))
                .with("value", texts[VALUE].text(other.value))
                .with("first", texts[VALUE].text(group[0].value));
            problems.push(problem.with("first_row", group[0].row));
        }
    }
}
