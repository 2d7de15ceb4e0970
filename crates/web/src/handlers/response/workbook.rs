//! A questionnaire with its answers as a workbook.

use axum::response::Response;
use icc_app::responses::WorkbookKind;

use super::At;
use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;

pub(crate) async fn send(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let service = &member.cx.app.service;
    let (city, wave) = (at.city.as_str(), at.wave.as_str());
    let paper = service
        .questionnaire_paper(&member.actor, city, wave, WorkbookKind::Filled)
        .await?;
    super::blank::workbook(member, paper).await
}
