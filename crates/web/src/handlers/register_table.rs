//! A table of the register.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use super::register::table;
use crate::extract::{Path, Query};
use crate::guest::Member;
use crate::present::register::table_page;
use crate::problem::Problem;

/// The longest text that is searched for.
const LONGEST_SEARCH: usize = 100;

pub(crate) async fn show(
    member: Member,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let table = table(&code)?;
    let q = query.text("q", LONGEST_SEARCH)?;
    let listing = cx.app.service.register_table(&actor, table).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let here = Route::RegisterTable {
            table: code,
            q: q.clone(),
        };
        let page = table_page(cx, table, q, &listing);
        Ok(cx.app.pages.register_table(&cx.frame(here), &page)?)
    })
    .await
}
