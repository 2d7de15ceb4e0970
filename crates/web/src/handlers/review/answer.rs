//! Saying something about one answer.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_pages::urls::Route;

use super::section::page;
use super::{AtQuestion, Saying, at_question, done};
use crate::extract::Path;
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::present::review::Refused;
use crate::problem::Problem;

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtQuestion>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let show = sent.form.show.clone();
    let decision = sent.form.decision(at.question.clone())?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    let said = service
        .review_answer(&member.actor, of, &decision, origin)
        .await;
    let (refused, status) = match said {
        Ok(()) => {
            let section = service
                .review_section_of(&member.actor, of, &at.question)
                .await?;
            let there = Route::ReviewSection {
                city: at.city,
                wave: at.wave,
                section: section.code,
                show,
            };
            return Ok(member.cx.done(&there, done(decision.to)));
        }
        Err(Error::Invalid(issues)) => {
            let refused = Refused {
                errors: at_question(shown(&issues), &at.question),
                decision: Some(decision),
                conflict: false,
            };
            (refused, status_of(&issues))
        }
        Err(Error::Conflict) => {
            let refused = Refused {
                errors: Vec::new(),
                decision: Some(decision),
                conflict: true,
            };
            (refused, StatusCode::CONFLICT)
        }
        Err(error) => return Err(error.into()),
    };
    let section = service
        .review_section_of(&member.actor, of, &at.question)
        .await?;
    page(member, section, show, refused, status).await
}
