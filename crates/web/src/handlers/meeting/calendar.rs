//! The own calendar of a network for other programs: making its address, withdrawing it, and what
//! stands under it.

use axum::http::HeaderMap;
use axum::response::Response;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use super::list;
use crate::extract::{PageCx, Path, Query};
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::handlers::consensus::AtNetwork;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// The media type of iCalendar.
pub(crate) const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";
/// The longest text that stands for the secret of a calendar: ours are shorter.
const LONGEST_SECRET: usize = 100;

#[derive(Validate)]
pub(crate) struct Asked {
    /// `make` or `drop`.
    step: String,
}

impl Form for Asked {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            step: fields.text("step")?,
        })
    }
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtNetwork>,
    sent: Sent<Asked>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match sent.form.step.as_str() {
        "make" => {
            let made = service.make_calendar(&member.actor, &at.network, origin);
            let route = Route::OwnCalendar {
                network: at.network.clone(),
                token: made.await?,
            };
            let base = &member.cx.app.config.public_url;
            let address = format!("{base}{}", route.path(member.cx.locale));
            list::page(member, at, 1, address).await
        }
        "drop" => {
            let dropped = service.drop_calendar(&member.actor, &at.network, origin);
            dropped.await?;
            let there = Route::Meetings {
                network: at.network,
                page: String::new(),
            };
            Ok(member.cx.done(&there, "calendar-dropped"))
        }
        _ => Err(Problem::new(ProblemKind::BadRequest)),
    }
}

pub(crate) async fn show(
    cx: PageCx,
    Path(at): Path<AtNetwork>,
    query: Query,
) -> Result<Response, Problem> {
    let secret = query.text("token", LONGEST_SECRET)?;
    let service = &cx.app.service;
    let calendar = service
        .own_calendar(&at.network, &secret, cx.locale)
        .await?;
    let name = format!("{}.ics", at.network);
    let file = Rendered::new(MEDIA_TYPE, calendar.text).named(Opening::Kept, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}
