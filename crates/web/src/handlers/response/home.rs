//! A questionnaire as its list of tasks; beginning and dividing it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::responses::Mode;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use super::At;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::present::response::home_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Chosen {
    mode: String,
}

impl Form for Chosen {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            mode: fields.text("mode")?,
        })
    }
}

impl Chosen {
    fn mode(&self) -> Result<Mode, Problem> {
        Mode::from_word(&self.mode).ok_or(Problem::new(ProblemKind::BadRequest))
    }
}

fn here(at: &At) -> Route {
    Route::Response {
        city: at.city.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let home = service.response_home(&actor, &at.city, &at.wave).await?;
    let invented = home.desk.city.demonstration;
    let page = home_page(&home, &cx.app.i18n, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here(&at), invented);
        Ok(cx.app.pages.response(&frame, &page)?)
    })
    .await
}

pub(crate) async fn start(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Chosen>,
) -> Result<Response, Problem> {
    let mode = sent.form.mode()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .start_response(&member.actor, &at.city, &at.wave, mode, origin)
        .await?;
    Ok(member.cx.done(&here(&at), "response-started"))
}

pub(crate) async fn mode(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Chosen>,
) -> Result<Response, Problem> {
    let mode = sent.form.mode()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    service
        .set_mode(&member.actor, &at.city, &at.wave, mode, origin)
        .await?;
    Ok(member.cx.done(&here(&at), "response-mode"))
}
