//! Writing a practice down.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::practices::{PracticeForm, PracticeSaid};
use icc_pages::urls::Route;
use serde::Deserialize;

use super::{At, said, tagged};
use crate::extract::{PageCx, Path};
use crate::form::{Formed, Refusal};
use crate::guest::Member;
use crate::present;
use crate::problem::Problem;
use crate::sheet::Sheet;

/// For whom, in which network, in the address.
#[derive(Deserialize)]
pub(crate) struct AtPlace {
    city: String,
    network: String,
}

impl AtPlace {
    fn here(&self) -> Route {
        Route::PracticeNew {
            city: self.city.clone(),
            network: self.network.clone(),
        }
    }
}

pub(crate) async fn begin(member: Member, Path(at): Path<AtPlace>) -> Result<Response, Problem> {
    new(member, &at, None, &[]).await
}

pub(crate) async fn add(
    member: Member,
    Path(at): Path<AtPlace>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let said = said(&mut sheet, (at.city.clone(), at.network.clone()))?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let tagged = tagged(&member.cx);
    match service
        .add_practice(&member.actor, &said, &tagged, origin)
        .await
    {
        Ok(id) => {
            let there = Route::PracticeDesk {
                practice: id.to_string(),
            };
            Ok(member.cx.done(&there, "practice-begun"))
        }
        Err(Error::Invalid(issues)) => new(member, &at, Some(said), &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn new(
    member: Member,
    at: &AtPlace,
    said: Option<PracticeSaid>,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let place = (at.city.as_str(), at.network.as_str());
    let form = cx.app.service.new_practice(&actor, place).await?;
    let refusal = Refusal::with(issues);
    page(cx, (form, at.here()), Formed { said, refusal }).await
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    change(member, at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let id = at.id()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let said = said(&mut sheet, (String::new(), String::new()))?;
    let tagged = tagged(&member.cx);
    match service
        .change_practice(&member.actor, id, (&said, &tagged), origin)
        .await
    {
        Ok(()) => {
            let there = Route::PracticeDesk {
                practice: at.practice,
            };
            Ok(member.cx.done(&there, "practice-written"))
        }
        Err(error) => change(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn change(
    member: Member,
    at: At,
    said: Option<PracticeSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let form = cx.app.service.practice_form(&actor, at.id()?).await?;
    let here = Route::PracticeEdit {
        practice: at.practice,
    };
    page(cx, (form, here), Formed { said, refusal }).await
}

async fn page(
    cx: PageCx,
    (form, here): (PracticeForm, Route),
    formed: Formed<PracticeSaid>,
) -> Result<Response, Problem> {
    let status = formed.refusal.status();
    let tagged = tagged(&cx);
    cx.page_once(status, move |cx| {
        let page = present::practices::form(cx, &form, &tagged, formed);
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.practice_form(&frame, &page)?)
    })
    .await
}
