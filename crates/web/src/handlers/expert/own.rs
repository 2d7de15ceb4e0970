//! What the reader says of the own expertise.

use axum::response::Response;
use icc_app::experts::ExpertSaid;
use icc_pages::urls::Route;

use crate::form::{Formed, Refusal};
use crate::guest::Member;
use crate::handlers::practice::tagged;
use crate::present;
use crate::problem::Problem;
use crate::sheet::Sheet;

const HERE: Route = Route::OwnExpertise {};

pub(crate) async fn show(member: Member) -> Result<Response, Problem> {
    page(member, None, Refusal::default()).await
}

pub(crate) async fn send(member: Member, mut sheet: Sheet) -> Result<Response, Problem> {
    let said = said(&mut sheet)?;
    let tagged = tagged(&member.cx);
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .keep_expertise(&member.actor, (&said, &tagged), origin)
        .await
    {
        Ok(()) if said.withdrawn => Ok(member.cx.done(&HERE, "expertise-withdrawn")),
        Ok(()) => Ok(member.cx.done(&HERE, "expertise-kept")),
        Err(error) => page(member, Some(said), Refusal::of(error)?).await,
    }
}

/// What the form says; looked at by the use case.
fn said(sheet: &mut Sheet) -> Result<ExpertSaid, Problem> {
    Ok(ExpertSaid {
        role_fr: sheet.text("role-fr")?,
        role_en: sheet.text("role-en")?,
        about_fr: sheet.text("about-fr")?,
        about_en: sheet.text("about-en")?,
        languages: sheet.all("languages").into_iter().collect(),
        fields: sheet.all("fields").into_iter().collect(),
        help: sheet.all("help").into_iter().collect(),
        reach: sheet.text("reach")?,
        told: sheet.text("told")? == "yes",
        withdrawn: sheet.text("withdrawn")? == "yes",
        version: sheet.whole("version")?,
    })
}

async fn page(
    member: Member,
    said: Option<ExpertSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.own_expertise(&actor).await?;
    // Of a form that only withdraws nothing is left to be shown.
    let said = said.filter(|said| !said.withdrawn);
    let status = refusal.status();
    let formed = Formed { said, refusal };
    let tagged = tagged(&cx);
    cx.page_once(status, move |cx| {
        let page = present::experts::own(cx, actor.name, (&found, &tagged), formed);
        Ok(cx.app.pages.own_expert(&cx.frame(HERE), &page)?)
    })
    .await
}
