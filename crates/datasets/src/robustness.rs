//! The tables about how far a place depends on the method.

use std::io::Write;

use icc_scoring::robustness::{
    Changes, Chosen, Interval, ItemStatistics, Omissions, Outcome, Subject, Third,
};

use crate::field::{CHOICES, INFLUENCE, INTERVALS, INTERVALS_RANKED, ITEMS, MOVES, Table};
use crate::rows::{Cell, write};
use crate::scores::{Origin, WriteError};
use crate::table::Format;

/// Everything that was found out about one index.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The index under every combination of decisions.
    pub chosen: Chosen,
    /// What units come to over many replications.
    pub replicated: Vec<Interval>,
    /// Without each of its questions.
    pub questions: Omissions,
    /// Without each of its members.
    pub members: Omissions,
    /// What the questions are like.
    pub items: Vec<ItemStatistics>,
}

impl Findings {
    /// In how many units the whole of an interval is in the third that the method as it is declared
    /// puts them into; none where there are no thirds.
    #[must_use]
    pub fn settled(&self) -> Option<usize> {
        let told: Vec<_> = self
            .replicated
            .iter()
            .filter(|i| i.third.is_some())
            .collect();
        let stays = |i: &&&Interval| i.third.is_some_and(|third| i.thirds == Some([third; 2]));
        (!told.is_empty()).then(|| told.iter().filter(stays).count())
    }
}

/// The tables about an index, in the order in which they are written.
#[must_use]
pub fn tables(subject: &Subject) -> [&'static Table; 5] {
    let intervals = if subject.is_ranked() {
        &INTERVALS_RANKED
    } else {
        &INTERVALS
    };
    [&CHOICES, &MOVES, intervals, &INFLUENCE, &ITEMS]
}

/// Writes one of [`tables`].
///
/// # Errors
/// When it cannot be written.
pub fn write_table<W: Write + Send>(
    table: &Table,
    origin: &Origin,
    subject: &Subject,
    findings: &Findings,
    format: Format,
    to: W,
) -> Result<W, WriteError> {
    let about = About { origin, subject };
    let rows = match table.name {
        "choices" => about.choices(&findings.chosen),
        "moves" => about.moves(&findings.chosen),
        "intervals" => about.intervals(findings),
        "influence" => about.influence(findings),
        _ => about.items(&findings.items),
    };
    write(to, format, table, rows.iter())
}

/// What every row says first.
struct About<'a> {
    origin: &'a Origin,
    subject: &'a Subject<'a>,
}

impl<'a> About<'a> {
    fn row(&self, rest: impl IntoIterator<Item = Cell<'a>>) -> Vec<Cell<'a>> {
        let about = [
            self.origin.edition.as_str(),
            &self.origin.method,
            &self.origin.method_version,
            self.subject.period(),
            self.subject.measure(),
        ];
        about.map(Cell::from).into_iter().chain(rest).collect()
    }

    /// What says which combination of decisions a row is about.
    fn combination(&self, outcome: &Outcome) -> [Cell<'a>; 4] {
        let composites = Cell::Text(self.subject.composites().join(";").into());
        let [structure, powers, unknown] = self.subject.words(outcome.choice).map(Cell::from);
        [composites, structure, powers, unknown]
    }

    fn choices(&self, chosen: &'a Chosen) -> Vec<Vec<Cell<'a>>> {
        let declared = &chosen.declared().scores;
        let units = self.subject.units();
        let of = |outcome: &Outcome| {
            let row = |(at, unit): (usize, &&'a str)| {
                let value = outcome.scores[at];
                let difference = value.zip(declared[at]).map(|(value, own)| value - own);
                let own = [
                    Cell::from(*unit),
                    value.into(),
                    word(outcome.thirds[at]),
                    difference.into(),
                ];
                self.row(self.combination(outcome).into_iter().chain(own))
            };
            units.iter().enumerate().map(row).collect::<Vec<_>>()
        };
        chosen.outcomes.iter().flat_map(of).collect()
    }

    fn moves(&self, chosen: &'a Chosen) -> Vec<Vec<Cell<'a>>> {
        let of = |outcome: &Outcome| {
            let rows = chosen.moved(outcome).into_iter().map(|moved| {
                let group = Cell::from(moved.third.map_or("all", Third::as_str));
                let own = [group].into_iter().chain(changes(&moved.changes));
                self.row(self.combination(outcome).into_iter().chain(own))
            });
            rows.collect::<Vec<_>>()
        };
        chosen.outcomes.iter().flat_map(of).collect()
    }

    fn intervals(&self, findings: &'a Findings) -> Vec<Vec<Cell<'a>>> {
        let sources = [
            ("replications", &findings.replicated),
            ("questions", &findings.questions.intervals),
            ("members", &findings.members.intervals),
        ];
        let units = self.subject.units();
        let of = |(source, intervals): (&'a str, &'a Vec<Interval>)| {
            let rows = units.iter().zip(intervals).map(|(unit, interval)| {
                let of = |at: usize| Cell::from(interval.scores.map(|s| s[at]));
                let third = |at: usize| word(interval.thirds.map(|t| t[at]));
                let share = |at: usize| Cell::from(interval.shares.map(|s| s[at]));
                let ranks = interval.ranks.map(|ranks| {
                    let end = |at: usize| Cell::from(ranks.ends.map(|ends| ends[at]));
                    [ranks.declared.into(), end(0), end(1), end(2)]
                });
                let own = [
                    source.into(),
                    (*unit).into(),
                    interval.n.into(),
                    interval.value.into(),
                    word(interval.third),
                    of(0),
                    of(1),
                    of(2),
                    third(0),
                    third(1),
                    share(0),
                    share(1),
                    share(2),
                ];
                self.row(own.into_iter().chain(ranks.into_iter().flatten()))
            });
            rows.collect::<Vec<_>>()
        };
        sources.into_iter().flat_map(of).collect()
    }

    fn influence(&self, findings: &'a Findings) -> Vec<Vec<Cell<'a>>> {
        let sources = [
            ("questions", &findings.questions),
            ("members", &findings.members),
        ];
        let of = |(source, omissions): (&'a str, &'a Omissions)| {
            let rows = omissions.influences.iter().map(|influence| {
                let about = [source.into(), influence.code.as_str().into()];
                self.row(about.into_iter().chain(changes(&influence.changes)))
            });
            rows.collect::<Vec<_>>()
        };
        sources.into_iter().flat_map(of).collect()
    }

    fn items(&self, items: &'a [ItemStatistics]) -> Vec<Vec<Cell<'a>>> {
        let row = |item: &'a ItemStatistics| {
            self.row([
                item.code.as_str().into(),
                item.n.into(),
                item.difficulty.into(),
                item.floor.into(),
                item.ceiling.into(),
                item.item_total.into(),
            ])
        };
        items.iter().map(row).collect()
    }
}

/// How much scores change, and for how many units.
fn changes(changes: &Changes) -> [Cell<'static>; 5] {
    [
        changes.n.into(),
        changes.mean.into(),
        changes.mean_size.into(),
        changes.largest_size.into(),
        changes.other_third.into(),
    ]
}

/// The word of a third; nothing where there is none.
fn word(third: Option<Third>) -> Cell<'static> {
    Cell::from(third.map_or("", Third::as_str))
}
