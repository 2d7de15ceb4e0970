//! Asking for a later end.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::responses::Wish;
use icc_pages::urls::Route;
use validator::Validate;

use super::response::At;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::extension::extension_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Wished {
    #[validate(skip)]
    wish: Wish,
}

impl Form for Wished {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let wish = Wish {
            until: fields.text("until")?,
            reason: fields.text("reason")?,
        };
        Ok(Self { wish })
    }
}

/// A form without fields: its button says everything.
#[derive(Validate)]
pub(crate) struct Nothing {}

impl Form for Nothing {
    const FIELDS: &'static [&'static str] = &[];

    fn read(_: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {})
    }
}

fn here(at: &At) -> Route {
    Route::Extension {
        city: at.city.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, &Wish::default(), &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Wished>,
) -> Result<Response, Problem> {
    let wish = sent.form.wish;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .ask_extension(&member.actor, &at.city, &at.wave, &wish, origin)
        .await
    {
        Ok(_) => Ok(member.cx.done(&here(&at), "extension-asked")),
        Err(Error::Invalid(issues)) => page(member, &at, &wish, &issues).await,
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn withdraw(
    member: Member,
    Path(at): Path<At>,
    _: Sent<Nothing>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .withdraw_extension(&member.actor, &at.city, &at.wave, origin)
        .await?;
    Ok(member.cx.done(&here(&at), "extension-withdrawn"))
}

async fn page(member: Member, at: &At, wish: &Wish, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.extension(&actor, &at.city, &at.wave).await?;
    let invented = found.desk.city.demonstration;
    let page = extension_page(&found, wish, shown(issues), cx.locale);
    let here = here(at);
    cx.page_once(status_of(issues), move |cx| {
        Ok(cx
            .app
            .pages
            .extension(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
