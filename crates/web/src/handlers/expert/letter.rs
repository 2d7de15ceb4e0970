//! Writing to somebody in the directory of a network.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_pages::urls::Route;

use super::At;
use crate::extract::Path;
use crate::form::{Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::practice::letter::Letter;
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, at, String::new(), &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Letter>,
) -> Result<Response, Problem> {
    let body = sent.form.body;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .write_to_expert(&member.actor, at.place()?, &body, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&at.here(), "expert-asked")),
        Err(Error::Invalid(issues)) => page(member, at, body, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(member: Member, at: At, body: String, issues: &[Issue]) -> Result<Response, Problem> {
    let (cx, actor) = (member.cx, member.actor);
    let service = &cx.app.service;
    let found = service.expert_letter_page(&actor, at.place()?).await?;
    let errors = shown(issues);
    cx.page_once(status_of(issues), move |cx| {
        let page = present::experts::letter(cx, &found, body, errors);
        let here = Route::ExpertLetter {
            network: at.network,
            expert: at.expert,
        };
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.expert_letter(&frame, &page)?)
    })
    .await
}
