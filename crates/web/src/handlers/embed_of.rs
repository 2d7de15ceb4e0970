//! The same as [`embed`](super::embed) with the very figures whose digest the address holds, so that
//! it can be kept for ever. When these are not the published ones any more, it leads to those that
//! are: a figure that was corrected or taken back is not shown by us again.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::RouteKind;
use serde::Deserialize;

use super::embed::{At, EmbedFile, make};
use crate::around::headers::framable;
use crate::extract::{PageCx, Path};
use crate::present;
use crate::problem::Problem;
use crate::respond::Rendered;
use crate::routes::{Keeping, keeping};

#[derive(Deserialize)]
pub(crate) struct AtDigest {
    city: String,
    wave: String,
    digest: String,
    file: String,
}

pub(crate) async fn send(cx: PageCx, Path(asked): Path<AtDigest>) -> Result<Response, Problem> {
    let AtDigest {
        city,
        wave,
        digest,
        file,
    } = asked;
    let at = Arc::new(At { city, wave, file });
    let absent = || Problem::new(ProblemKind::NotFound);
    let (picture, _) = EmbedFile::named(&at.file).ok_or_else(absent)?;
    let cx = Arc::new(cx);
    let of = Arc::clone(&at);
    let name = format!("digest {} {}", at.name(), picture.name());
    let found = move |cx: &PageCx| {
        let report = cx.published.snapshot.city(&of.city, Some(&of.wave))?;
        let digest = present::embed::digest(cx, &report, picture)?;
        Ok(Rendered::new("text/plain", digest))
    };
    let current = cx.made(Kind::Quick, name, found).await?;
    if current.body != digest.as_bytes() {
        let mut answer = Redirect::temporary(&at.route().path(cx.locale)).into_response();
        let anew = HeaderValue::from_static(Keeping::Anew.header());
        answer.headers_mut().insert(header::CACHE_CONTROL, anew);
        return Ok(framable(answer));
    }
    let name = at.name();
    let made = move |cx: &PageCx| make(cx, &at);
    let rendered = cx.made(Kind::Quick, name, made).await?;
    let answer = rendered.answer(&cx.headers, keeping(RouteKind::EmbedOf));
    Ok(framable(answer))
}
