//! Making a wave.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::waves::WaveSaid;
use icc_pages::urls::Route;

use super::Sheet;
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::present::waves::wave_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    page(member, &WaveSaid::default(), &[]).await
}

pub(crate) async fn send(member: Member, sent: Sent<Sheet>) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service.add_wave(&member.actor, &said, origin).await {
        Ok(()) => Ok(member.cx.done(&Route::Waves {}, "wave-made")),
        Err(Error::Invalid(issues)) => page(member, &said, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(member: Member, said: &WaveSaid, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let choices = cx.app.service.wave_choices(&actor).await?;
    let page = wave_page(None, &choices, said, shown(issues), cx.locale);
    cx.page_once(status_of(issues), move |cx| {
        Ok(cx.app.pages.wave(&cx.frame(Route::WaveNew {}), &page)?)
    })
    .await
}
