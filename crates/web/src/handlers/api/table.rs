//! Some rows of a table: as it is now, for everybody or for an audience; or as a release keeps it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use icc_app::tables::KeptPage;
use icc_i18n::key;
use icc_pages::context::ProblemKind;

use super::{Named, named, next, problem};
use crate::api::answer::About;
use crate::api::format::wanted;
use crate::api::token::Asking;
use crate::api::{API, API_RELEASES, answer, query};
use crate::extract::{Path, Query};
use crate::negotiate;
use crate::problem::{Fault, Problem};
use crate::state::App;

pub(crate) async fn now(
    State(app): State<Arc<App>>,
    Path(table): Path<String>,
    query: Query,
    asking: Asking,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = query::table(&query, &table, query::State::Now)?;
    let format = wanted(asked.format, &headers)?;
    let (service, question) = (&app.service, asked.question.clone());
    let page = match &asked.audience {
        None => service.table_now(question, &app.workers).await,
        Some(audience) => {
            let actor = asking.caller()?;
            let page = service.table_as(&actor, audience, question, &app.workers);
            page.await
        }
    };
    let page = page.map_err(problem)?;
    let next = next(&app, &format!("{API}/{table}"), &asked, &page);
    let about = About {
        audience: asked.audience.as_deref(),
        next: next.as_deref(),
    };
    answer::table(&page, about, format, &headers)
}

pub(crate) async fn kept(
    State(app): State<Arc<App>>,
    Path((version, table)): Path<(String, String)>,
    uri: Uri,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = query::table(&query, &table, query::State::Kept)?;
    let format = wanted(asked.format, &headers)?;
    let version = match named(&app, &version, &format!("/{table}"), &uri).await? {
        Named::Version(version) => version,
        Named::Elsewhere(answer) => return Ok(answer),
    };
    let found = app.service.table_of_release(version, &asked.question);
    match found.await.map_err(problem)? {
        KeptPage::There(page) => {
            let path = format!("{API_RELEASES}/{version}/{table}");
            let next = next(&app, &path, &asked, &page);
            let about = About {
                next: next.as_deref(),
                ..About::default()
            };
            answer::table(&page, about, format, &headers)
        }
        KeptPage::Withdrawn(withdrawal) => {
            let locale = negotiate::language(&headers);
            let reason = withdrawal.reasons.get(locale).unwrap_or_default();
            let fault = Fault::new("version", key!("api-fault-withdrawn"), reason.to_owned());
            Err(Problem {
                faults: vec![fault],
                ..Problem::new(ProblemKind::Gone)
            })
        }
    }
}
