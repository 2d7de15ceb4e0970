//! A row of the register with its form.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::policy::Action;
use icc_app::register::{Cells, DataProblem, Origin, Outcome, Row, RowPage, Table};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use super::register::table;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::present::register::{Typed, row_page};
use crate::problem::Problem;

/// The columns of every table; what the table at hand does not have is left alone.
#[derive(Validate)]
pub(crate) struct RowForm {
    pub(crate) cells: Cells,
    version: String,
}

impl Form for RowForm {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let mut cells = Cells::new();
        for table in Table::ALL {
            for column in table.columns(Origin::Real) {
                if !cells.contains_key(*column) {
                    cells.insert((*column).to_owned(), fields.text(column)?);
                }
            }
        }
        Ok(Self {
            cells,
            version: fields.text("version")?,
        })
    }
}

impl RowForm {
    /// The version that the form was made from. A form of ours has always one.
    pub(crate) fn version(&self) -> Result<i32, Problem> {
        let version = self.version.parse();
        version.map_err(|_| Problem::new(ProblemKind::BadRequest))
    }
}

pub(crate) async fn show(
    member: Member,
    Path((code, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let table = table(&code)?;
    let service = &member.cx.app.service;
    let found = service.register_row(&member.actor, table, &name).await?;
    page(member, table, (found, String::new()), Shown::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path((code, name)): Path<(String, String)>,
    sent: Sent<RowForm>,
) -> Result<Response, Problem> {
    let table = table(&code)?;
    let version = sent.form.version()?;
    let cells = sent.form.cells;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let row = (table, name.as_str(), version);
    let outcome = service
        .register_change(&member.actor, row, &cells, origin)
        .await?;
    let here = Route::RegisterRow {
        table: code,
        row: name.clone(),
    };
    let mut shown = Shown {
        typed: Some(cells),
        ..Shown::default()
    };
    match outcome {
        Outcome::Kept(_) => return Ok(member.cx.done(&here, "register-kept")),
        Outcome::Same => return Ok(member.cx.done(&here, "register-same")),
        Outcome::Refused(problems) => shown.problems = problems,
        Outcome::Conflict(theirs) => shown.theirs = Some(*theirs),
    }
    let found = service.register_row(&member.actor, table, &name).await?;
    // With other reasons than a conflict, the version that was seen stays the one to beat.
    let seen = shown.theirs.is_none().then_some(version);
    page(
        member,
        table,
        (found, String::new()),
        Shown { seen, ..shown },
    )
    .await
}

/// What the page shows beside what is kept.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) typed: Option<Cells>,
    pub(super) problems: Vec<DataProblem>,
    pub(super) theirs: Option<Row>,
    pub(super) seen: Option<i32>,
}

impl Shown {
    const fn status(&self) -> StatusCode {
        if self.theirs.is_some() {
            StatusCode::CONFLICT
        } else if self.problems.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

pub(super) async fn page(
    member: Member,
    table: Table,
    (found, of): (RowPage, String),
    shown: Shown,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let status = shown.status();
    let add_source = actor.may_somewhere(Action::Add(Table::Sources));
    cx.page_once(status, move |cx| {
        let here = match &found.row {
            Some(row) => Route::RegisterRow {
                table: table.code().to_owned(),
                row: row.name.clone(),
            },
            None => Route::RegisterNew {
                table: table.code().to_owned(),
                of: of.clone(),
            },
        };
        let typed = Typed {
            of: &of,
            cells: shown.typed.as_ref(),
            problems: &shown.problems,
            theirs: shown.theirs.as_ref(),
            seen: shown.seen,
            add_source,
        };
        let page = row_page(cx, table, &found, &typed);
        Ok(cx.app.pages.register_row(&cx.frame(here), &page)?)
    })
    .await
}
