//! What is known about cities and networks, for those who look after it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::register::Table;
use icc_pages::context::{ProblemKind, RegisterCount, RegisterPage};
use icc_pages::urls::Route;

use crate::guest::Member;
use crate::problem::Problem;

const HERE: Route = Route::Register {};

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let overview = cx.app.service.register(&actor).await?;
    let tables = overview.tables.iter();
    let page = RegisterPage {
        tables: tables
            .map(|(table, count)| RegisterCount {
                table: table.code().to_owned(),
                count: i64::try_from(*count).unwrap_or(i64::MAX),
            })
            .collect(),
        files: overview.files,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.register(&cx.frame(HERE), &page)?)
    })
    .await
}

/// The table that an address names. There are no others.
pub(super) fn table(code: &str) -> Result<Table, Problem> {
    Table::from_code(code).ok_or(Problem::new(ProblemKind::NotFound))
}
