//! One target: seen, worked out again, changed.

use axum::response::Response;
use icc_app::targets::{TargetId, TargetSaid};
use icc_pages::urls::Route;

use super::{AtTarget, Saying, on_own_ground, practices};
use crate::extract::Path;
use crate::form::{Refusal, Sent};
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
    page(member, at, None, Refusal::default()).await
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
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: AtTarget,
    sent: Option<TargetSaid>,
    refusal: Refusal,
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
            owner: kept.owner.map(|it| it.to_string()).unwrap_or_default(),
            practices: kept.practices.iter().map(ToString::to_string).collect(),
            version: kept.version,
        },
    };
    let practices = practices(&cx, &actor, &said, found.practices.clone()).await?;
    let (cx, _) = on_own_ground(cx, &actor, &at.city).await?;
    cx.page_once(refusal.status(), move |cx| {
        let drafted = Drafted {
            wave: &found.wave.record.code,
            said: &said,
            owners: present::targets::owners(&found),
            practices,
            errors: refusal.errors,
            conflict: refusal.conflict,
        };
        let page = present::targets::one(cx, &found, drafted)?;
        let frame = cx.city_frame(here(&at), page.invented);
        Ok(cx.app.pages.target(&frame, &page)?)
    })
    .await
}
