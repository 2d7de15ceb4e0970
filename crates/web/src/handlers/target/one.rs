//! One target: seen, worked out again, changed.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::targets::{TargetId, TargetSaid};
use icc_pages::urls::Route;

use super::{AtTarget, Saying, on_own_ground};
use crate::extract::Path;
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::id;
use crate::present;
use crate::present::targets::Drafted;
use crate::problem::Problem;

fn here(at: &AtTarget) -> Route {
    Route::Target {
        city: at.city.clone(),
        target: at.target.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtTarget>) -> Result<Response, Problem> {
    page(member, at, None, (&[], StatusCode::OK)).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtTarget>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let target: TargetId = id(&at.target)?;
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), target);
    let changed = service
        .change_target(&member.actor, of, &said, origin)
        .await;
    match changed {
        Ok(()) => Ok(member.cx.done(&here(&at), "target-kept")),
        Err(Error::Invalid(issues)) => {
            let status = status_of(&issues);
            page(member, at, Some(said), (&issues, status)).await
        }
        Err(Error::Conflict) => page(member, at, Some(said), (&[], StatusCode::CONFLICT)).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: AtTarget,
    sent: Option<TargetSaid>,
    (issues, status): (&[Issue], StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let target: TargetId = id(&at.target)?;
    let found = cx.app.service.target(&actor, &at.city, target).await?;
    let kept = &found.target;
    let said = match sent {
        // Whoever sends it again has seen what somebody else has said.
        Some(said) => TargetSaid {
            version: kept.version,
            ..said
        },
        None => TargetSaid {
            name: kept.name.clone(),
            due: kept.due.to_string(),
            questions: kept.questions.clone(),
            version: kept.version,
        },
    };
    let (cx, _) = on_own_ground(cx, &actor, &at.city).await?;
    let errors = shown(issues);
    cx.page_once(status, move |cx| {
        let drafted = Drafted {
            wave: &found.wave.record.code,
            said: &said,
            errors,
            conflict: status == StatusCode::CONFLICT,
        };
        let page = present::targets::one(cx, &found, drafted);
        let frame = cx.city_frame(here(&at), page.invented);
        Ok(cx.app.pages.target(&frame, &page)?)
    })
    .await
}
