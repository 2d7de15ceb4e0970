//! Files of practices: what was found, to keep, and documents beside one.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use icc_app::evidence::EvidenceId;
use icc_app::practices::{PracticeFileForm, PracticeId};
use icc_pages::context::ProblemKind;
use icc_pages::urls::RouteKind;
use serde::Deserialize;

use super::wanted;
use crate::extract::{PageCx, Path, Query};
use crate::handlers::evidence::file::offered;
use crate::handlers::id;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::keeping;

/// A document in the address.
#[derive(Deserialize)]
pub(crate) struct AtDocument {
    practice: String,
    item: String,
}

pub(crate) async fn found(
    cx: PageCx,
    Path(file): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let filter = wanted(&query)?;
    let form = file
        .strip_prefix("practices.")
        .and_then(PracticeFileForm::of_ending)
        .ok_or(Problem::new(ProblemKind::NotFound))?;
    let service = &cx.app.service;
    let made = service
        .practice_file(cx.guest.actor.as_ref(), &filter, form)
        .await?;
    // What is reserved says so wherever the file is laid.
    let mark = if made.public { "" } else { "reserved-" };
    let name = format!("{mark}{file}");
    let mut answer = Rendered::new(form.media_type(), made.bytes)
        .named(Opening::Kept, &name, &name)
        .answer(&HeaderMap::new(), keeping(RouteKind::PracticesFile));
    answer.headers_mut().remove(header::ETAG);
    Ok(answer)
}

pub(crate) async fn document(cx: PageCx, Path(at): Path<AtDocument>) -> Result<Response, Problem> {
    let of: (PracticeId, EvidenceId) = (id(&at.practice)?, id(&at.item)?);
    let service = &cx.app.service;
    let file = service
        .practice_document(cx.guest.actor.as_ref(), of)
        .await?;
    Ok(offered(&at.item, file))
}
