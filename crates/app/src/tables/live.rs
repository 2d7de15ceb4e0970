//! The tables as they are now: the public ones, and the same for an audience that sees more.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use icc_datasets::field::{Released, Table};
use icc_datasets::released::{
    CasePieces, Cell, Condition, Page, Piece, Pieces, ScorePieces, Scored,
};
use icc_datasets::{Origin, WriteError};
use icc_store::Audience;

use super::filter::{NETWORK, UNIT, conditions};
use super::{Cursor, Question, TablePage, asked};
use crate::error::Error;
use crate::policy::Actor;
use crate::releases::{FIGURES, Gathered, SCORES};
use crate::service::Service;
use crate::snapshot::Snapshot;
use crate::work::{Kind, Workers};

/// A column of waves.
const PERIOD: &str = "period";
/// Rows of cases that are looked at together.
const LOOK: usize = 1 << 12;

/// Rows that were found, and the position of the next one that would have been.
type Found = (Vec<Vec<Cell>>, Option<usize>);

impl Service {
    /// Some rows of a public table, as it is now.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such table; [`Error::Conflict`] when the cursor is of
    /// an earlier state; [`Error::Busy`] when too many are asking.
    pub async fn table_now(
        &self,
        question: Question,
        workers: &Workers,
    ) -> Result<TablePage, Error> {
        let public = self.snapshot().await?;
        self.table_of(public, question, workers).await
    }

    /// Some rows of a table as one of the audiences for which somebody reads sees it, by its name
    /// in addresses. As a municipality itself one reads the own rows, as it handed them in, of every
    /// table about municipalities; figures then are those that everybody sees.
    ///
    /// # Errors
    /// Those of [`Service::table_now`]; [`Error::NotFound`] also when the person does not read as
    /// such an audience, or there is none.
    pub async fn table_as(
        &self,
        actor: &Actor,
        audience: &str,
        question: Question,
        workers: &Workers,
    ) -> Result<TablePage, Error> {
        let audience = self.audience_of(actor, audience).await?.audience;
        let own = matches!(audience, Audience::Own(_));
        let snapshot = if own && question.table == FIGURES {
            self.snapshot().await?
        } else {
            self.snapshot_for(&audience).await?
        };
        self.table_of(snapshot, question, workers).await
    }

    async fn table_of(
        &self,
        snapshot: Arc<Snapshot>,
        question: Question,
        workers: &Workers,
    ) -> Result<TablePage, Error> {
        let released = asked(&question)?;
        let gathered = Gathered::of(self, snapshot).await?;
        let state = gathered.snapshot.version();
        let position = Cursor::position_in(question.cursor.as_ref(), &state)?;
        let work = move || -> Result<TablePage, Error> {
            let from = usize::try_from(position).unwrap_or(usize::MAX);
            let (rows, next) = rows(&gathered, released, &question, from)?;
            let columns = released.table.fields.iter();
            Ok(TablePage {
                table: released.table.name,
                demonstration: gathered.demonstration(),
                next: next.map(|next| Cursor::at(&state, next as u64)),
                state,
                page: Page {
                    columns: columns.map(|field| field.name.to_owned()).collect(),
                    rows,
                },
            })
        };
        workers.run(Kind::Quick, work).await?
    }
}

fn rows(
    gathered: &Gathered,
    released: &'static Released,
    question: &Question,
    from: usize,
) -> Result<Found, Error> {
    let table = released.table;
    let position = |column: &str| table.position(column);
    let network = question.filters.get(NETWORK);
    let network = network.filter(|_| position(NETWORK).is_none());
    let members = network.map(|code| {
        let network = gathered.snapshot.networks.get(code);
        let members = network.map(|network| gathered.snapshot.members(network.id));
        let members = members.unwrap_or_default().into_iter();
        members.map(str::to_owned).collect::<BTreeSet<_>>()
    });
    let filters = question.filters.iter().map(|(name, text)| (*name, text));
    let mut conditions = conditions(filters, position, members);
    if let (Audience::Own(code), Some(column)) = (&gathered.snapshot.audience, position(UNIT)) {
        conditions.push(Condition {
            column,
            any: BTreeSet::from([code.clone()]),
        });
    }
    let wanted = Wanted {
        table,
        conditions: &conditions,
        from,
        most: question.most as usize,
    };
    if table.name == SCORES {
        return wanted.scores(&gathered.snapshot);
    }
    if let Some(cases) = gathered.cases(table) {
        return wanted.cases(&cases);
    }
    let kept = gathered.rows(table.name);
    let is_met = |row: &[Cell]| conditions.iter().all(|one| one.is_met_by(row));
    let rows = kept.iter().enumerate().skip(from);
    let mut met = rows.filter(|(_, row)| is_met(row));
    let found = met.by_ref().take(wanted.most);
    let found = found.map(|(_, row)| row.clone()).collect();
    Ok((found, met.next().map(|(at, _)| at)))
}

/// Which rows are looked for.
struct Wanted<'a> {
    table: &'static Table,
    conditions: &'a [Condition],
    /// The position from which on rows count.
    from: usize,
    /// Rows at most.
    most: usize,
}

impl Wanted<'_> {
    /// Whether a row with this text in this column can be among them.
    fn may_hold(&self, column: &str, text: &str) -> bool {
        let column = self.table.position(column);
        let mut own = self.conditions.iter();
        own.all(|one| Some(one.column) != column || one.any.contains(text))
    }

    /// Whether somebody asks for some municipalities only.
    fn names_units(&self) -> bool {
        let unit = self.table.position(UNIT);
        self.conditions.iter().any(|one| Some(one.column) == unit)
    }

    /// Adds the rows of a piece that begins at a position. The position of the first one too many
    /// ends the search.
    fn take(
        &self,
        piece: &Piece,
        start: usize,
        found: &mut Vec<Vec<Cell>>,
    ) -> Result<Option<usize>, Error> {
        let rows = piece.rows_where(self.from.saturating_sub(start), self.conditions);
        for (at, row) in rows.map_err(broken)? {
            if found.len() == self.most {
                return Ok(Some(start + at));
            }
            found.push(row);
        }
        Ok(None)
    }

    /// The rows of cases: those of municipalities and waves that cannot hold what is asked for are
    /// counted, and not looked at.
    fn cases(&self, cases: &CasePieces<'_>) -> Result<Found, Error> {
        let mut found = Vec::new();
        let end = |range: &Range<u64>| usize::try_from(range.end).unwrap_or(usize::MAX);
        let fitting = cases.cases().filter(|(unit, period, range)| {
            end(range) > self.from && self.may_hold(UNIT, unit) && self.may_hold(PERIOD, period)
        });
        let mut fitting = fitting.map(|(_, _, range)| range).peekable();
        while let Some(mut range) = fitting.next() {
            // What follows at once is looked at together, up to what a page can hold.
            while range.end - range.start < LOOK as u64 {
                match fitting.next_if(|next| next.start == range.end) {
                    Some(next) => range.end = next.end,
                    None => break,
                }
            }
            let start = usize::try_from(range.start).unwrap_or(usize::MAX);
            let piece = cases.range(range).map_err(broken)?;
            if let Some(next) = self.take(&piece, start, &mut found)? {
                return Ok((found, Some(next)));
            }
        }
        Ok((found, None))
    }

    /// The scores, method by method and period by period, in the same way.
    fn scores(&self, snapshot: &Snapshot) -> Result<Found, Error> {
        let mut found = Vec::new();
        let mut start = 0;
        for collection in &snapshot.collections {
            let reviews = collection.review_words();
            for (at, method) in collection.methods.iter().enumerate() {
                let origin = Origin::new(&collection.definition, &method.program);
                let fits = self.may_hold("edition", &origin.edition)
                    && self.may_hold("method", &origin.method)
                    && self.may_hold("method_version", &origin.method_version);
                for wave in &collection.waves {
                    let period = wave.record.code.as_str();
                    let pieces = || {
                        let scored = collection.scored(at);
                        let all = ScorePieces::new(self.table, &origin, &method.program, scored);
                        all.reviewed(Arc::clone(&reviews)).of_period(period)
                    };
                    let all = pieces();
                    let end = start + usize::try_from(all.rows()).unwrap_or(usize::MAX);
                    if !fits || end <= self.from || !self.may_hold(PERIOD, period) {
                        start = end;
                        continue;
                    }
                    let apart = matches!(collection.scored(at), Scored::Apart(..));
                    if apart && self.names_units() {
                        let rows = all.measures();
                        for (place, case) in collection.panel.cases_in(period).enumerate() {
                            let own = start + place * rows;
                            let unit = collection.panel.unit_name(case);
                            if own + rows <= self.from || !self.may_hold(UNIT, unit) {
                                continue;
                            }
                            let piece = pieces().of_case(case).piece(0).map_err(broken)?;
                            if let Some(next) = self.take(&piece, own, &mut found)? {
                                return Ok((found, Some(next)));
                            }
                        }
                        start = end;
                        continue;
                    }
                    for number in 0..all.pieces() {
                        let piece = all.piece(number).map_err(broken)?;
                        if let Some(next) = self.take(&piece, start, &mut found)? {
                            return Ok((found, Some(next)));
                        }
                        start += piece.rows();
                    }
                }
            }
        }
        Ok((found, None))
    }
}

fn broken(error: impl Into<WriteError>) -> Error {
    Error::broken([error.into().to_string()])
}
