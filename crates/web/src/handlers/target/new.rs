//! Saving what is ticked as a target.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::targets::TargetSaid;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::{Saying, on_own_ground, practices};
use crate::extract::{Path, Query};
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::next_steps::{LONGEST, planned};
use crate::present;
use crate::present::next_steps::written;
use crate::present::targets::Drafted;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    wave: String,
}

pub(crate) async fn show(
    member: Member,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let said = TargetSaid {
        questions: planned(&query.all("plan", LONGEST)?)?,
        ..TargetSaid::default()
    };
    page(member, at, said, (&[], StatusCode::OK)).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.wave.as_str());
    match service.add_target(&member.actor, of, &said, origin).await {
        Ok(id) => {
            let there = Route::Target {
                city: at.city,
                target: id.to_string(),
            };
            Ok(member.cx.done(&there, "target-kept"))
        }
        Err(Error::Invalid(issues)) => {
            let status = status_of(&issues);
            page(member, at, said, (&issues, status)).await
        }
        Err(Error::Conflict) => {
            let many = [Issue::new("name", "targets-many")];
            page(member, at, said, (&many, StatusCode::CONFLICT)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: At,
    said: TargetSaid,
    (issues, status): (&[Issue], StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let owners = cx.app.service.target_owners(&actor, &at.city).await?;
    let practices = practices(&cx, &actor, &said, Vec::new()).await?;
    let (cx, _) = on_own_ground(cx, &actor, &at.city).await?;
    let errors = shown(issues);
    cx.page_once(status, move |cx| {
        let drafted = Drafted {
            wave: &at.wave,
            said: &said,
            owners,
            practices,
            errors,
            conflict: false,
        };
        let page = present::targets::new(cx, &at.city, drafted)?;
        let here = Route::TargetNew {
            city: at.city.clone(),
            wave: at.wave.clone(),
            plan: written(&said.questions),
        };
        Ok(cx
            .app
            .pages
            .target(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
