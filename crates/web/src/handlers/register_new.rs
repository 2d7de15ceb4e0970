//! The form for a new row of the register.

use axum::response::Response;
use icc_app::Error;
use icc_app::register::Outcome;
use icc_pages::urls::Route;

use super::register::table;
use super::register_row::{RowForm, Shown, page};
use crate::extract::{LONGEST_CODE, Path, Query};
use crate::form::Sent;
use crate::guest::Member;
use crate::problem::Problem;

pub(crate) async fn show(
    member: Member,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let table = table(&code)?;
    let of = query.text("of", LONGEST_CODE)?;
    let service = &member.cx.app.service;
    let found = service.register_new(&member.actor, table, &of).await?;
    page(member, table, (found, of), Shown::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(code): Path<String>,
    query: Query,
    sent: Sent<RowForm>,
) -> Result<Response, Problem> {
    let table = table(&code)?;
    let of = query.text("of", LONGEST_CODE)?;
    let cells = sent.form.cells;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let outcome = service
        .register_add(&member.actor, table, &cells, origin)
        .await?;
    let problems = match outcome {
        Outcome::Kept(kept) => {
            let there = match service.register_row(&member.actor, table, &kept.name).await {
                Ok(_) => Route::RegisterRow {
                    table: code,
                    row: kept.name,
                },
                // Whoever may add something need not be allowed to change it afterwards.
                Err(Error::NotFound) => Route::Register {},
                Err(error) => return Err(error.into()),
            };
            return Ok(member.cx.done(&there, "register-kept"));
        }
        Outcome::Refused(problems) => problems,
        // A new row meets nobody.
        Outcome::Same | Outcome::Conflict(_) => return Err(Error::Conflict.into()),
    };
    let found = service.register_new(&member.actor, table, &of).await?;
    let shown = Shown {
        typed: Some(cells),
        problems,
        ..Shown::default()
    };
    page(member, table, (found, of), shown).await
}
