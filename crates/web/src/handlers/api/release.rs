//! The releases, and one of them.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use icc_app::releases::{ListedRelease, ReleaseFile, WithdrawnRelease};
use icc_app::tables::releases_page;
use icc_domain::Locale;
use icc_pages::urls::Route;
use serde_json::{Value, json};

use super::{Named, named, whole};
use crate::api::answer::About;
use crate::api::format::wanted;
use crate::api::{API_RELEASES, answer, query};
use crate::extract::{Path, Query};
use crate::negotiate;
use crate::problem::Problem;
use crate::state::App;

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let format = wanted(query::whole(&query)?, &headers)?;
    let releases = app.service.releases().await?;
    answer::table(
        &releases_page(&releases),
        About::default(),
        format,
        &headers,
    )
}

pub(crate) async fn show(
    State(app): State<Arc<App>>,
    Path(version): Path<String>,
    uri: Uri,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    query::nothing(&query)?;
    let version = match named(&app, &version, "", &uri).await? {
        Named::Version(version) => version,
        Named::Elsewhere(answer) => return Ok(answer),
    };
    let (listed, files) = app.service.release(version).await?;
    let locale = negotiate::language(&headers);
    let document = document(&app, locale, &listed, &files);
    answer::document(&document, locale, &headers)
}

fn document(app: &App, locale: Locale, listed: &ListedRelease, files: &[ReleaseFile]) -> Value {
    let (release, about) = (&listed.release, &listed.document);
    let version = release.version;
    let tables = about.tables.iter().map(|table| {
        let path = format!("{API_RELEASES}/{version}/{}", table.name);
        json!({
            "name": table.name,
            "rows": table.rows,
            "address": whole(app, &path),
        })
    });
    let files = files.iter().map(|file| {
        json!({
            "name": file.name,
            "media_type": file.media_type,
            "bytes": file.bytes,
            "sha256": file.sha256,
            "address": whole(app, &format!("/data/v{version}/{}", file.name)),
        })
    });
    let page = Route::Release {
        version: version.to_string(),
    };
    json!({
        "version": version.to_string(),
        "made_on": release.made_at.date_naive(),
        "change": about.step.as_str(),
        "previous": about.previous,
        "demonstration": release.demonstration,
        "licence": about.publishing.licence,
        "engine": about.engine,
        "page": whole(app, &page.path(locale)),
        "withdrawn": listed.withdrawal.as_ref().map(|one| withdrawn(one, locale)),
        "tables": tables.collect::<Vec<_>>(),
        "files": files.collect::<Vec<_>>(),
    })
}

fn withdrawn(withdrawal: &WithdrawnRelease, locale: Locale) -> Value {
    let replaced_by = withdrawal.replaced_by;
    json!({
        "on": withdrawal.at.date_naive(),
        "reason": withdrawal.reasons.get(locale).unwrap_or_default(),
        "replaced_by": replaced_by.map(|version| version.to_string()),
    })
}
