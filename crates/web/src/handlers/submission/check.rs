//! Looking through a questionnaire, and handing it in.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::submissions::{HandedIn, Signing};
use icc_pages::urls::Route;
use validator::Validate;

use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::handlers::response::At;
use crate::present::submission::check_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Signed {
    #[validate(skip)]
    signing: Signing,
}

impl Form for Signed {
    const FIELDS: &'static [&'static str] = &["name", "function", "agreed"];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let signing = Signing {
            name: fields.text("name")?,
            function: fields.text("function")?,
            agreed: fields.text("agreed")? == "yes",
            seen: fields.text("seen")?,
        };
        Ok(Self { signing })
    }
}

/// How the page is shown again.
enum Again<'a> {
    /// For the first time.
    No,
    /// With everything that is wrong.
    Issues(&'a [Issue]),
    /// Because answers have changed.
    Changed,
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let signing = Signing {
        name: member.actor.name.clone(),
        ..Signing::default()
    };
    page(member, at, signing, Again::No).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Signed>,
) -> Result<Response, Problem> {
    let signing = sent.form.signing;
    let (cx, actor) = (&member.cx, &member.actor);
    let (service, origin) = (&cx.app.service, cx.guest.origin());
    let (city, wave) = (at.city.as_str(), at.wave.as_str());
    let handed_in = service
        .hand_in(actor, city, wave, &signing, cx.locale, origin)
        .await;
    match handed_in {
        Ok(HandedIn::Now(_) | HandedIn::Before(_)) => {
            let there = Route::Submission {
                city: at.city,
                wave: at.wave,
            };
            Ok(cx.done(&there, "submission-handed-in"))
        }
        Ok(HandedIn::Changed) => page(member, at, signing, Again::Changed).await,
        Err(Error::Invalid(issues)) => page(member, at, signing, Again::Issues(&issues)).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: At,
    signing: Signing,
    again: Again<'_>,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let check = service.check_response(&actor, &at.city, &at.wave).await?;
    let invented = check.desk.city.demonstration;
    let mut page = check_page(&check, &signing, &cx.app.i18n, cx.locale);
    let status = match again {
        Again::No => StatusCode::OK,
        Again::Issues(issues) => {
            page.errors = shown(issues);
            status_of(issues)
        }
        Again::Changed => {
            page.changed = true;
            page.agreed = false;
            StatusCode::CONFLICT
        }
    };
    let here = Route::SubmissionCheck {
        city: at.city,
        wave: at.wave,
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.submission_check(&frame, &page)?)
    })
    .await
}
