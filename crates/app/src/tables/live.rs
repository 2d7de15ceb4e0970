//! The tables as they are now: the public ones, and the same for an audience that sees more.

use std::collections::BTreeSet;
use std::sync::Arc;

use icc_datasets::Origin;
use icc_datasets::field::{Released, Table};
use icc_datasets::released::{Cell, Condition, Page, ScorePieces};
use icc_store::Audience;

use super::filter::{NETWORK, UNIT, conditions};
use super::{Cursor, Question, TablePage, asked};
use crate::error::Error;
use crate::policy::Actor;
use crate::releases::{FIGURES, Gathered};
use crate::service::Service;
use crate::snapshot::Snapshot;
use crate::work::{Kind, Workers};

/// The one table whose rows are not in memory as rows.
const SCORES: &str = "scores";

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
    let most = question.most as usize;
    if table.name == SCORES {
        return scores(gathered, table, &conditions, (from, most));
    }
    let kept = gathered.rows(table.name);
    let is_met = |row: &[Cell]| conditions.iter().all(|one| one.is_met_by(row));
    let rows = kept.iter().enumerate().skip(from);
    let mut met = rows.filter(|(_, row)| is_met(row));
    let found = met.by_ref().take(most);
    let found = found.map(|(_, row)| row.clone()).collect();
    Ok((found, met.next().map(|(at, _)| at)))
}

/// The scores, method by method and period by period: those that cannot hold what is asked for are
/// counted, and not looked at.
fn scores(
    gathered: &Gathered,
    table: &'static Table,
    conditions: &[Condition],
    (from, most): (usize, usize),
) -> Result<Found, Error> {
    let may_hold = |column: &str, value: &str| {
        let column = table.position(column);
        let mut own = conditions.iter().filter(|one| Some(one.column) == column);
        own.all(|one| one.any.contains(value))
    };
    let broken = |error: icc_datasets::WriteError| Error::broken([error.to_string()]);
    let mut found = Vec::new();
    let mut start = 0;
    for collection in &gathered.snapshot.collections {
        for method in &collection.methods {
            let origin = Origin::new(&collection.definition, &method.program);
            let fits = may_hold("edition", &origin.edition)
                && may_hold("method", &origin.method)
                && may_hold("method_version", &origin.method_version);
            for wave in &collection.waves {
                let period = wave.record.code.as_str();
                let pieces = ScorePieces::new(table, &origin, &method.program, &method.scores);
                let pieces = pieces.of_period(period);
                let end = start + pieces.rows();
                if !fits || end <= from || !may_hold("period", period) {
                    start = end;
                    continue;
                }
                for piece in pieces.into_pieces() {
                    let piece = piece.map_err(broken)?;
                    let rows = piece.rows_where(from.saturating_sub(start), conditions);
                    for (at, row) in rows.map_err(broken)? {
                        if found.len() == most {
                            return Ok((found, Some(start + at)));
                        }
                        found.push(row);
                    }
                    start += piece.rows();
                }
            }
        }
    }
    Ok((found, None))
}
