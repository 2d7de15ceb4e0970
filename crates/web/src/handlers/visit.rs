//! A visit of experts on the way into a network.

use axum::response::Response;
use icc_app::joining::{JoiningPage, VisitId, VisitSaid};
use icc_pages::context::ProblemKind;
use icc_pages::urls::{NEW, Route};
use serde::Deserialize;
use validator::Validate;

use super::id;
use crate::extract::{Path, id_or_new};
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present::joining::{VisitFormed, visit_page};
use crate::problem::Problem;

/// A visit in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    network: String,
    #[serde(deserialize_with = "id_or_new")]
    visit: String,
}

impl At {
    fn id(&self) -> Result<Option<VisitId>, Problem> {
        match self.visit.as_str() {
            NEW => Ok(None),
            visit => id(visit).map(Some),
        }
    }
}

/// What is said of a visit; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: VisitSaid,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: VisitSaid {
                first: fields.text("first")?,
                last: fields.text("last")?,
                agenda: fields.text("agenda")?,
                participants: fields.text("participants")?,
                version: fields.whole("version")?,
            },
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let visit = at.id()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.city.as_str(), at.network.as_str());
    match service
        .keep_visit(&member.actor, of, visit, &said, origin)
        .await
    {
        Ok(()) => {
            let there = Route::Joining {
                city: at.city,
                network: at.network,
            };
            Ok(member.cx.done(&there, "visit-kept"))
        }
        Err(error) => page(member, &at, Some(&said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: &At,
    said: Option<&VisitSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let visit = at.id()?;
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found: JoiningPage = service.joining(&actor, &at.city, &at.network).await?;
    let absent = || Problem::new(ProblemKind::NotFound);
    if !found.may_say {
        return Err(absent());
    }
    let standing = match visit {
        None => None,
        Some(id) => {
            let mut visits = found.visits.iter();
            let standing = visits.find(|view| view.visit.id == id);
            Some(&standing.ok_or_else(absent)?.visit)
        }
    };
    let status = refusal.status();
    let formed = VisitFormed {
        said,
        standing,
        refusal,
    };
    let page = visit_page(&found, &at.visit, formed, cx.locale);
    let here = Route::Visit {
        city: at.city.clone(),
        network: at.network.clone(),
        visit: at.visit.clone(),
    };
    cx.page_once(status, move |cx| {
        Ok(cx
            .app
            .pages
            .visit(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
