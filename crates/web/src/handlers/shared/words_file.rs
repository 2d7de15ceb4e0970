//! A file of evidence beside an answer that an audience may see.

use axum::response::Response;
use icc_app::evidence::EvidenceId;
use icc_app::shared::ReadAs;
use serde::Deserialize;

use crate::extract::{Path, for_this_visitor};
use crate::guest::Member;
use crate::handlers::evidence::file::offered;
use crate::handlers::id;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct AtPiece {
    audience: String,
    city: String,
    wave: String,
    item: String,
}

pub(crate) async fn send(member: Member, Path(at): Path<AtPiece>) -> Result<Response, Problem> {
    let piece: EvidenceId = id(&at.item)?;
    let service = &member.cx.app.service;
    let reader = ReadAs::Audience(&member.actor, &at.audience);
    let place = (at.city.as_str(), at.wave.as_str());
    let file = service.shared_file(reader, place, piece).await?;
    Ok(for_this_visitor(offered(&at.item, file)))
}
