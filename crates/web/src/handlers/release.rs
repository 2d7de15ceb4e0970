//! Releases of the data, and one of them.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::releases::Version;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn list(cx: PageCx) -> Result<Response, Problem> {
    let releases = cx.app.service.releases().await?;
    let page = present::release::list(&releases);
    cx.page_anew(RouteKind::Releases, move |cx| {
        Ok(cx
            .app
            .pages
            .releases(&cx.frame(Route::Releases {}), &page)?)
    })
    .await
}

pub(crate) async fn show(cx: PageCx, Path(version): Path<String>) -> Result<Response, Problem> {
    let version = read(&version)?;
    one(cx, version, StatusCode::OK).await
}

/// The page of a release; with another status where somebody came for one of its files.
pub(super) async fn one(
    cx: PageCx,
    version: Version,
    status: StatusCode,
) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let (release, files) = service.release(version).await?;
    let latest = match service.latest_release().await {
        Ok(latest) => Some(latest.release.version),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let preview = service.release_preview(&release).await?;
    let page = present::release::page(&cx, &release, &files, (latest, preview));
    let here = Route::Release {
        version: version.to_string(),
    };
    let render = move |cx: &PageCx| -> Result<String, Problem> {
        Ok(cx.app.pages.release(&cx.frame(here), &page)?)
    };
    if status == StatusCode::OK {
        cx.page_anew(RouteKind::Release, render).await
    } else {
        cx.page_once(status, render).await
    }
}

/// Reads a version in an address.
pub(super) fn read(version: &str) -> Result<Version, Problem> {
    let read = version.parse();
    read.map_err(|()| Problem::new(ProblemKind::NotFound))
}
