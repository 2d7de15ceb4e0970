//! The board as a table: one row per member and indicator, and one for the whole.

use icc_datasets::lines::Lines;
use icc_domain::Locale;

use super::{Board, BoardRow};
use crate::error::Error;
use crate::policy::Actor;
use crate::responses::Tally;
use crate::service::Service;

/// A table to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardFile {
    /// Its name, which says when the municipalities are invented.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The columns. Names do not change with the language of the reader.
const COLUMNS: [&str; 22] = [
    "demonstration",
    "network",
    "wave",
    "municipality",
    "name",
    "status",
    "scope",
    "indicator",
    "questions",
    "answered",
    "out_of_scope",
    "unknown",
    "carried",
    "missing",
    "parts_live",
    "parts_overdue",
    "last_change",
    "last_day",
    "extension",
    "extension_wanted",
    "coordinators",
    "looked_at",
];

impl Service {
    /// The board of a network in a wave as a table (CSV): counts and dates, never an answer.
    ///
    /// # Errors
    /// As [`Service::board`].
    pub async fn board_file(
        &self,
        actor: &Actor,
        network: &str,
        wave: &str,
        locale: Locale,
    ) -> Result<BoardFile, Error> {
        let board = self.board(actor, network, wave).await?;
        let mark = if board.wave.demonstration {
            "demonstration-"
        } else {
            ""
        };
        let mut lines = Lines::new(&COLUMNS).map_err(|error| broken(&error))?;
        for row in &board.rows {
            let whole = cells(&board, row, ("all", ""), &row.tally, locale);
            lines.add(&whole).map_err(|error| broken(&error))?;
            for (code, tally) in board.indicators.iter().zip(&row.indicators) {
                let cells = cells(&board, row, ("indicator", code), tally, locale);
                lines.add(&cells).map_err(|error| broken(&error))?;
            }
        }
        Ok(BoardFile {
            name: format!(
                "{mark}progress-{}-{}.csv",
                board.network.code, board.wave.code
            ),
            bytes: lines.finish().map_err(|error| broken(&error))?,
        })
    }
}

fn broken(error: &icc_datasets::WriteError) -> Error {
    Error::broken([error.to_string()])
}

fn cells(
    board: &Board,
    row: &BoardRow,
    (scope, indicator): (&str, &str),
    tally: &Tally,
    locale: Locale,
) -> Vec<String> {
    let standing = row.standing.as_ref();
    let extension = row.extension.as_ref();
    let name = row.city.names.best(locale);
    let day = |at: chrono::DateTime<chrono::Utc>| crate::input::last_day(at).to_string();
    vec![
        board.wave.demonstration.to_string(),
        board.network.code.clone(),
        board.wave.code.clone(),
        row.city.code.clone(),
        name.map_or(&*row.city.code, |(_, name)| name).to_owned(),
        standing
            .map_or("not-begun", |standing| standing.status.as_str())
            .to_owned(),
        scope.to_owned(),
        indicator.to_owned(),
        tally.questions.to_string(),
        tally.answered.to_string(),
        tally.out_of_scope.to_string(),
        tally.unknown.to_string(),
        tally.carried.to_string(),
        tally.missing.to_string(),
        row.parts.live.to_string(),
        row.parts.overdue.to_string(),
        row.changed_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        row.last_day.to_string(),
        extension
            .map_or("", |extension| extension.state.as_str())
            .to_owned(),
        extension.map(|e| day(e.wanted)).unwrap_or_default(),
        row.coordinators.join("; "),
        board.at.to_rfc3339(),
    ]
}
