//! A new link or file, attached at once when it was asked for at a question.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::evidence::EvidenceSaid;
use icc_app::input::Issue;
use icc_app::policy::Action;
use icc_pages::urls::Route;

use super::all_of;
use super::upload::Upload;
use crate::extract::{LONGEST_CODE, Path, Query};
use crate::guest::Member;
use crate::present::evidence::new_page;
use crate::problem::Problem;
use crate::state::Site;

/// Where it is asked for.
struct Place {
    city: String,
    wave: String,
    question: String,
}

impl Place {
    fn of(city: String, query: &Query) -> Result<Self, Problem> {
        Ok(Self {
            city,
            wave: query.text("wave", LONGEST_CODE)?,
            question: query.text("question", LONGEST_CODE)?,
        })
    }

    fn attach(&self) -> Option<(&str, &str)> {
        let any = !(self.wave.is_empty() && self.question.is_empty());
        any.then_some((self.wave.as_str(), self.question.as_str()))
    }
}

pub(crate) async fn show(
    member: Member,
    Path(city): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let place = Place::of(city, &query)?;
    page(member, place, None, (StatusCode::OK, Vec::new())).await
}

pub(crate) async fn send(
    State(site): State<Site>,
    member: Member,
    Path(city): Path<String>,
    query: Query,
    request: Request,
) -> Result<Response, Problem> {
    let place = Place::of(city, &query)?;
    // Before anything of a file is read.
    if !member.actor.may_somewhere(Action::KeepEvidence) {
        return Err(Error::NotFound.into());
    }
    let upload = Upload::read(request, &site).await?;
    if let Some(issue) = upload.too_large {
        let told = (StatusCode::PAYLOAD_TOO_LARGE, vec![issue]);
        return page(member, place, Some(upload.said), told).await;
    }
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let sent = (&upload.said, upload.file);
    let added = service
        .add_evidence(&member.actor, &place.city, sent, place.attach(), origin)
        .await;
    match added {
        Ok(_) => {
            let there = match place.attach() {
                Some(_) => Route::ResponseQuestion {
                    city: place.city,
                    wave: place.wave,
                    question: place.question,
                },
                None => all_of(&place.city),
            };
            Ok(member.cx.done(&there, "evidence-added"))
        }
        Err(Error::Invalid(issues)) => {
            let told = (StatusCode::UNPROCESSABLE_ENTITY, issues);
            page(member, place, Some(upload.said), told).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    place: Place,
    said: Option<EvidenceSaid>,
    (status, issues): (StatusCode, Vec<Issue>),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let form = service
        .evidence_form(&actor, &place.city, place.attach())
        .await?;
    let invented = form.city.demonstration;
    let largest = service.evidence_limits().file;
    let at = place.attach().map(|(_, question)| question);
    let page = new_page(&form, at, said, &issues, (largest, &cx.app.i18n, cx.locale));
    cx.page_once(status, move |cx| {
        let here = Route::EvidenceNew {
            city: place.city,
            wave: place.wave,
            question: place.question,
        };
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.evidence_form(&frame, &page)?)
    })
    .await
}
