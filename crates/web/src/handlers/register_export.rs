//! A whole table of the register as a file.

use axum::http::HeaderMap;
use axum::response::Response;

use super::register::table;
use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// What a table is sent as.
pub(super) const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

pub(crate) async fn send(member: Member, Path(code): Path<String>) -> Result<Response, Problem> {
    let table = table(&code)?;
    let service = &member.cx.app.service;
    let text = service.register_file(&member.actor, table).await?;
    let name = format!("{}.csv", table.code());
    let file = Rendered::new(MEDIA_TYPE, text).named(Opening::Kept, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}
