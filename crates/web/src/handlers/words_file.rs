//! A file of evidence beside an answer that everybody may see: gone with the next request once the
//! municipality does not show it any more, so that nobody keeps it on the way.

use axum::response::Response;
use icc_app::evidence::EvidenceId;
use icc_app::shared::ReadAs;
use serde::Deserialize;

use crate::extract::{PageCx, Path};
use crate::handlers::evidence::file::offered;
use crate::handlers::id;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct AtPiece {
    city: String,
    wave: String,
    item: String,
}

pub(crate) async fn send(cx: PageCx, Path(at): Path<AtPiece>) -> Result<Response, Problem> {
    let piece: EvidenceId = id(&at.item)?;
    let service = &cx.app.service;
    let place = (at.city.as_str(), at.wave.as_str());
    let file = service.shared_file(ReadAs::Everybody, place, piece).await?;
    Ok(offered(&at.item, file))
}
