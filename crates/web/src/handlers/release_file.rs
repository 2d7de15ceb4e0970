//! The permanent addresses of releases: they have no language, and they stay.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use icc_app::releases::{FoundFile, Version};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::release;
use crate::extract::{PageCx, Path};
use crate::negotiate;
use crate::problem::Problem;
use crate::respond::{Streamed, anew};
use crate::state::{App, Site};

/// Leads to the page of a release, in the language that the browser wishes for.
pub(crate) async fn lead(
    State(app): State<Arc<App>>,
    Path(version): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let version = match version.as_str() {
        LATEST => app.service.latest_release().await?.release.version,
        named => {
            let version = numbered(named)?;
            app.service.release(version).await?;
            version
        }
    };
    let page = Route::Release {
        version: version.to_string(),
    };
    let language = negotiate::language(&headers);
    let mut answer = anew(Redirect::temporary(&page.path(language)).into_response());
    let vary = HeaderValue::from_static("accept-language");
    answer.headers_mut().insert(header::VARY, vary);
    Ok(answer)
}

/// Leads to the permanent address of a file of the newest release.
pub(crate) async fn latest(
    State(app): State<Arc<App>>,
    Path(file): Path<String>,
) -> Result<Response, Problem> {
    let latest = app.service.latest_release().await?;
    let version = latest.release.version;
    // Only what is there is an address to lead to.
    let (_, files) = app.service.release(version).await?;
    let mut names = files.iter().map(|file| &file.name);
    if !names.any(|name| *name == file) {
        return Err(Problem::new(ProblemKind::NotFound));
    }
    let address = format!("/data/v{version}/{file}");
    Ok(anew(Redirect::temporary(&address).into_response()))
}

/// Sends a file of a release as it comes; where the release was withdrawn, its page says why.
pub(crate) async fn send(
    State(app): State<Arc<App>>,
    Path((version, file)): Path<(String, String)>,
    mut parts: Parts,
) -> Result<Response, Problem> {
    let version = numbered(&version)?;
    match app.service.release_file(version, &file).await? {
        FoundFile::Kept(found, kept) => {
            let streamed = Streamed {
                media_type: &found.media_type,
                sha256: &found.sha256,
                bytes: kept.size,
                name: file.rsplit('/').next().unwrap_or(&file),
            };
            let mut answer = streamed.answer(&parts.headers, Body::from_stream(kept.into_pieces()));
            if found.media_type.starts_with("text/csv") {
                let link = format!(
                    "</data/v{version}/csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\""
                );
                if let Ok(link) = HeaderValue::from_str(&link) {
                    answer.headers_mut().insert(header::LINK, link);
                }
            }
            Ok(answer)
        }
        FoundFile::Withdrawn(..) => {
            let locale = negotiate::language(&parts.headers);
            let site = Site { app, locale };
            let cx = PageCx::from_request_parts(&mut parts, &site).await?;
            release::one(cx, version, StatusCode::GONE).await
        }
    }
}

/// The word in addresses for the newest release.
const LATEST: &str = "latest";

/// Reads `v1.0.0`.
fn numbered(text: &str) -> Result<Version, Problem> {
    let number = text.strip_prefix('v');
    release::read(number.ok_or(Problem::new(ProblemKind::NotFound))?)
}
