//! The board as a table: one row per member and indicator, and one for the whole.

use icc_datasets::WriteError;
use icc_datasets::lines::Lines;
use icc_datasets::workbook::{self, TableSheet, write_tables};
use icc_domain::Locale;

use super::{Board, BoardRow, Waiting};
use crate::error::Error;
use crate::export::mark;
use crate::policy::Actor;
use crate::responses::Tally;
use crate::service::Service;

/// The form of a table to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardForm {
    /// Text, for programs (CSV).
    Lines,
    /// A workbook (XLSX).
    Workbook,
}

impl BoardForm {
    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Lines => "text/csv; charset=utf-8",
            Self::Workbook => workbook::MEDIA_TYPE,
        }
    }

    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Lines => "csv",
            Self::Workbook => "xlsx",
        }
    }

    /// Tables in this form, whose first rows name the columns: text holds the first of them alone.
    /// Every cell of a workbook is a text, so that none is ever computed.
    pub(crate) fn write(self, title: &str, tables: &[TableSheet]) -> Result<Vec<u8>, WriteError> {
        match self {
            Self::Lines => as_lines(tables.first().map_or(&[][..], |table| &table.rows)),
            Self::Workbook => write_tables(title, tables),
        }
    }
}

/// A table to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardFile {
    /// Its name, which says when the municipalities are invented.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The columns. Names do not change with the language of the reader.
const COLUMNS: [&str; 26] = [
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
    "reviewers",
    "last_step",
    "waits",
    "waits_since",
];

impl Service {
    /// The board of a network in a wave as a table: counts and dates, never an answer.
    ///
    /// # Errors
    /// As [`Service::board`].
    pub async fn board_file(
        &self,
        actor: &Actor,
        (network, wave): (&str, &str),
        form: BoardForm,
        locale: Locale,
    ) -> Result<BoardFile, Error> {
        let board = self.board(actor, network, wave).await?;
        let mark = mark(board.wave.demonstration);
        let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
        for row in &board.rows {
            rows.push(cells(&board, row, ("all", ""), &row.tally, locale));
            for (code, tally) in board.indicators.iter().zip(&row.indicators) {
                rows.push(cells(&board, row, ("indicator", code), tally, locale));
            }
        }
        let (network, wave) = (&board.network.code, &board.wave.code);
        let table = TableSheet {
            name: "progress".to_owned(),
            rows,
        };
        let bytes = form.write(&format!("{network}, {wave}"), &[table]);
        Ok(BoardFile {
            name: format!("{mark}progress-{network}-{wave}.{}", form.ending()),
            bytes: bytes.map_err(|error| Error::broken([error.to_string()]))?,
        })
    }
}

fn as_lines(rows: &[Vec<String>]) -> Result<Vec<u8>, WriteError> {
    let (head, rest) = match rows.split_first() {
        Some((head, rest)) => (head.as_slice(), rest),
        None => (&[][..], rows),
    };
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut lines = Lines::new(&head)?;
    for row in rest {
        lines.add(row)?;
    }
    lines.finish()
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
    let waits = |word: fn(&Waiting) -> String| {
        let words: Vec<String> = row.waits.iter().map(word).collect();
        words.join("; ")
    };
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
        row.reviewers.join("; "),
        row.moved_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        waits(|one| one.what.as_str().to_owned()),
        waits(|one| one.day.map(|day| day.to_string()).unwrap_or_default()),
    ]
}
