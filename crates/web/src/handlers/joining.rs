//! The way of a municipality into a network.

use axum::response::Response;
use icc_app::Error;
use icc_app::evidence::EvidenceId;
use icc_app::input::Issue;
use icc_app::joining::JoiningSaid;
use icc_pages::urls::Route;
use serde::Deserialize;
use validator::Validate;

use super::evidence::file::offered;
use super::id;
use crate::extract::Path;
use crate::form::{Fields, Form, Formed, Refusal, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::joining::{joining_page, joinings_page};
use crate::problem::Problem;

/// A way in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    network: String,
}

impl At {
    fn of(&self) -> (&str, &str) {
        (&self.city, &self.network)
    }

    fn here(&self) -> Route {
        Route::Joining {
            city: self.city.clone(),
            network: self.network.clone(),
        }
    }
}

/// A document of a way in the address.
#[derive(Deserialize)]
pub(crate) struct AtDocument {
    city: String,
    network: String,
    item: String,
}

/// Which way is to be begun.
#[derive(Default, Validate)]
pub(crate) struct Chosen {
    city: String,
    network: String,
}

impl Form for Chosen {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            city: fields.text("city")?,
            network: fields.text("network")?,
        })
    }
}

/// What is said about a stage; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: JoiningSaid,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: JoiningSaid {
                stage: fields.text("stage")?,
                state: fields.text("state")?,
                day: fields.text("day")?,
                authority: fields.text("asked-by")?,
                responsible: fields.text("responsible")?,
                document: fields.text("document")?,
                remark: fields.text("remark")?,
                seen: fields.whole("seen")?,
            },
        })
    }
}

pub(crate) async fn list(member: Member) -> Result<Response, Problem> {
    listed(member, &Chosen::default(), &[]).await
}

pub(crate) async fn begin(member: Member, sent: Sent<Chosen>) -> Result<Response, Problem> {
    let chosen = sent.form;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let at = (chosen.city.as_str(), chosen.network.as_str());
    match service.begin_joining(&member.actor, at, origin).await {
        Ok(()) => {
            let there = Route::Joining {
                city: chosen.city,
                network: chosen.network,
            };
            Ok(member.cx.done(&there, "joining-begun"))
        }
        Err(Error::Invalid(issues)) => listed(member, &chosen, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn listed(member: Member, chosen: &Chosen, issues: &[Issue]) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.joinings(&actor).await?;
    let mut page = joinings_page(&found, cx.locale);
    page.city.clone_from(&chosen.city);
    page.network.clone_from(&chosen.network);
    page.errors = shown(issues);
    cx.page_once(status_of(issues), move |cx| {
        Ok(cx
            .app
            .pages
            .joinings(&cx.frame(Route::Joinings {}), &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, None, Refusal::default()).await
}

pub(crate) async fn say(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .say_joining(&member.actor, at.of(), &said, origin)
        .await
    {
        Ok(()) => Ok(member.cx.done(&at.here(), "joining-said")),
        Err(error) => page(member, &at, Some(&said), Refusal::of(error)?).await,
    }
}

pub(crate) async fn file(member: Member, Path(at): Path<AtDocument>) -> Result<Response, Problem> {
    let item: EvidenceId = id(&at.item)?;
    let of = (at.city.as_str(), at.network.as_str());
    let service = &member.cx.app.service;
    let file = service.joining_file(&member.actor, of, item).await?;
    Ok(offered(&at.item, file))
}

async fn page(
    member: Member,
    at: &At,
    said: Option<&JoiningSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.joining(&actor, &at.city, &at.network).await?;
    let status = refusal.status();
    let formed = Formed { said, refusal };
    let page = joining_page(&found, formed, cx.locale);
    let here = at.here();
    cx.page_once(status, move |cx| {
        Ok(cx
            .app
            .pages
            .joining(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
