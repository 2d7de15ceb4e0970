//! Where the interface for programs begins, and its description.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use icc_app::tables::public_tables;
use icc_app::work::Kind;
use icc_pages::urls::Route;
use serde_json::json;

use super::whole;
use crate::api::query::nothing;
use crate::api::{API, API_DOCUMENT, API_RELEASES, answer, openapi};
use crate::extract::Query;
use crate::negotiate;
use crate::problem::Problem;
use crate::respond::Rendered;
use crate::routes::Keeping;
use crate::state::App;

/// What there is, and where.
pub(crate) async fn show(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    nothing(&query)?;
    let locale = negotiate::language(&headers);
    let tables = public_tables(&app.i18n, locale).into_iter().map(|table| {
        let filters = table.filters.iter();
        json!({
            "name": table.name,
            "about": table.about,
            "address": whole(&app, &format!("{API}/{}", table.name)),
            "rows_chosen_by": filters.map(|filter| filter.name).collect::<Vec<_>>(),
        })
    });
    let document = json!({
        "version": "1",
        "documentation": whole(&app, &Route::Api {}.path(locale)),
        "description": whole(&app, API_DOCUMENT),
        "releases": whole(&app, API_RELEASES),
        "tables": tables.collect::<Vec<_>>(),
    });
    let mut answer = answer::document(&document, locale, &headers)?;
    let link = format!("<{API_DOCUMENT}>; rel=\"service-desc\"");
    if let Ok(link) = HeaderValue::from_str(&link) {
        answer.headers_mut().append(header::LINK, link);
    }
    Ok(answer)
}

/// The description, as OpenAPI.
pub(crate) async fn document(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    nothing(&query)?;
    let locale = negotiate::language(&headers);
    let worker = Arc::clone(&app);
    let write = move || openapi(&worker.i18n, locale, &worker.config.public_url);
    let make = async {
        let text = app.workers.run(Kind::Quick, write).await?;
        let text = text.map_err(|error| Problem::internal(&error))?;
        Ok(Rendered::new("application/json", text))
    };
    let rendered = app.cache.get(format!("openapi {locale}"), make).await?;
    let answer = rendered.answer(&headers, Keeping::Revalidated);
    Ok(answer::in_language(answer, locale))
}
