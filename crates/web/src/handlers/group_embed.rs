//! A chart of several cities for pages of other people.

use axum::response::Response;
use icc_pages::urls::RouteKind;
use serde::Deserialize;

use super::embed::{self, EmbedFile, Subject};
use crate::extract::{PageCx, Path};
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct AtCode {
    of: String,
    code: String,
    wave: String,
    chart: String,
}

#[derive(Deserialize)]
pub(crate) struct At {
    of: String,
    code: String,
    wave: String,
    file: String,
}

#[derive(Deserialize)]
pub(crate) struct AtDigest {
    of: String,
    code: String,
    wave: String,
    digest: String,
    file: String,
}

pub(crate) async fn code(cx: PageCx, Path(at): Path<AtCode>) -> Result<Response, Problem> {
    let subject = Subject::group((&at.of, &at.code), at.wave, &at.chart)?;
    embed::code(cx, RouteKind::GroupEmbedCode, subject).await
}

pub(crate) async fn living(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let (chart, file) = EmbedFile::read(&at.file);
    let subject = Subject::group((&at.of, &at.code), at.wave, chart)?;
    embed::living(cx, RouteKind::GroupEmbed, subject, file).await
}

pub(crate) async fn fixed(cx: PageCx, Path(at): Path<AtDigest>) -> Result<Response, Problem> {
    let (chart, file) = EmbedFile::read(&at.file);
    let subject = Subject::group((&at.of, &at.code), at.wave, chart)?;
    embed::fixed(cx, RouteKind::GroupEmbedOf, subject, (&at.digest, file)).await
}
