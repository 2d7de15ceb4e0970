//! Moving a wave.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::waves::WaveSaid;
use icc_pages::urls::Route;

use super::{AtWave, Sheet};
use crate::extract::Path;
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::present::waves::wave_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<AtWave>) -> Result<Response, Problem> {
    let row = member.cx.app.service.wave(&member.actor, &at.wave).await?;
    page(member, &at, &WaveSaid::of(&row.wave), Outcome::Shown).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtWave>,
    sent: Sent<Sheet>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .change_wave(&member.actor, &at.wave, &said, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&Route::Waves {}, "wave-changed")),
        Err(Error::Invalid(issues)) => page(member, &at, &said, Outcome::Refused(issues)).await,
        Err(Error::Conflict) => page(member, &at, &said, Outcome::Conflict).await,
        Err(error) => Err(error.into()),
    }
}

/// Why the page is shown.
enum Outcome {
    Shown,
    Refused(Vec<Issue>),
    Conflict,
}

async fn page(
    member: Member,
    at: &AtWave,
    said: &WaveSaid,
    outcome: Outcome,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let row = service.wave(&actor, &at.wave).await?;
    let choices = service.wave_choices(&actor).await?;
    let mut said = said.clone();
    let (issues, status) = match outcome {
        Outcome::Shown => (Vec::new(), StatusCode::OK),
        Outcome::Refused(issues) => {
            let status = status_of(&issues);
            (issues, status)
        }
        Outcome::Conflict => {
            // Whoever sends it again has seen what holds now.
            said.seen = WaveSaid::of(&row.wave).seen;
            (Vec::new(), StatusCode::CONFLICT)
        }
    };
    let mut page = wave_page(Some(&row), &choices, &said, shown(&issues), cx.locale);
    page.conflict = status == StatusCode::CONFLICT;
    let here = Route::WaveEdit {
        wave: at.wave.clone(),
    };
    cx.page_once(status, move |cx| {
        Ok(cx.app.pages.wave(&cx.frame(here), &page)?)
    })
    .await
}
