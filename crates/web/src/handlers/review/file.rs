//! A file beside an answer under review.

use axum::response::Response;
use icc_app::evidence::EvidenceId;

use super::AtItem;
use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::evidence::file::offered;
use crate::handlers::id;
use crate::problem::Problem;

pub(crate) async fn send(member: Member, Path(at): Path<AtItem>) -> Result<Response, Problem> {
    let piece: EvidenceId = id(&at.item)?;
    let service = &member.cx.app.service;
    let of = (at.city.as_str(), at.wave.as_str());
    let file = service.review_file(&member.actor, of, piece).await?;
    Ok(offered(&at.item, file))
}
