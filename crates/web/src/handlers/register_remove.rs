//! Removing a figure, or a membership that was a mistake.

use axum::response::Response;
use icc_pages::urls::Route;

use super::register_row::RowForm;
use crate::extract::Path;
use crate::form::Sent;
use crate::guest::Member;
use crate::problem::Problem;

pub(crate) async fn send(
    member: Member,
    Path(name): Path<String>,
    sent: Sent<RowForm>,
) -> Result<Response, Problem> {
    let version = sent.form.version()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let table = service
        .register_remove(&member.actor, (&name, version), origin)
        .await?;
    let there = Route::RegisterTable {
        table: table.code().to_owned(),
        q: String::new(),
    };
    Ok(member.cx.done(&there, "register-removed"))
}
