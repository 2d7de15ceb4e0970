//! Having a file made that takes a while: its page says how far it is, and lets one leave.

use std::sync::Arc;

use axum::response::Response;
use icc_app::jobs::{Making, Stage};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use validator::Validate;

use super::city_file::{At, Wanted};
use super::extension::Nothing;
use crate::extract::{PageCx, Path, Query, see_other};
use crate::form::{Fields, Form, Sent};
use crate::present::prepare::prepare_page;
use crate::problem::Problem;

/// A ticket is this long at most.
const LONGEST: usize = 100;

/// Whoever leaves gives the ticket back.
#[derive(Validate)]
pub(crate) struct Leaving {
    #[validate(skip)]
    ticket: String,
}

impl Form for Leaving {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            ticket: fields.text("ticket")?,
        })
    }
}

pub(crate) async fn show(
    cx: PageCx,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let ticket = query.text("ticket", LONGEST)?;
    let stage = match cx.app.service.look_at(&cx.app.jobs, &ticket) {
        // Whoever waits looks often: what the file is made from is not read each time.
        Some(under_way @ (Stage::Waiting { .. } | Stage::Working { .. })) => Some(under_way),
        other => {
            let name = cx.kept_name(&wanted(&cx, &at).await?.name());
            let there = cx.app.cache.has(&name).then_some(Stage::Done);
            there.or(other)
        }
    };
    cx.page_anew(RouteKind::FilePrepare, move |cx| {
        let report = cx.published.snapshot.city(&at.city, Some(&at.wave))?;
        let page = prepare_page(&report, &cx.naming(), (&at, &ticket), stage)?;
        let here = here(&at, ticket.clone());
        let frame = cx.city_frame(here, report.city.municipality.record.demonstration);
        Ok(cx.app.pages.prepare(&frame, &page)?)
    })
    .await
}

pub(crate) async fn send(
    cx: PageCx,
    Path(at): Path<At>,
    _: Sent<Nothing>,
) -> Result<Response, Problem> {
    let wanted = wanted(&cx, &at).await?;
    // What cannot be there is refused now, not after a while.
    if cx
        .published
        .snapshot
        .city(&at.city, Some(&at.wave))?
        .result
        .is_none()
    {
        return Err(Problem::new(ProblemKind::NotFound));
    }
    let name = cx.kept_name(&wanted.name());
    let (ticket, making) = cx.app.service.take_ticket(&cx.app.jobs, &name)?;
    let there = see_other(&here(&at, ticket).path(cx.locale));
    if let Some(making) = making {
        tokio::spawn(make(Arc::new(cx), wanted, making));
    }
    Ok(there)
}

pub(crate) async fn leave(
    cx: PageCx,
    Path(at): Path<At>,
    Sent { form, .. }: Sent<Leaving>,
) -> Result<Response, Problem> {
    cx.app.jobs.leave(&form.ticket);
    let city = Route::CityWave {
        city: at.city,
        wave: at.wave,
    };
    Ok(cx.done(&city, "file-left"))
}

/// Makes the file, which is then kept as if it had been asked for.
async fn make(cx: Arc<PageCx>, wanted: Wanted, making: Making) {
    let name = wanted.name();
    let making = Arc::new(making);
    let told = Arc::clone(&making);
    let made = cx.made(Kind::Booked, name, move |cx| {
        wanted.made(cx, &told.start()?)
    });
    let made = made.await.is_ok();
    if let Some(making) = Arc::into_inner(making) {
        making.end(made);
    }
}

/// The file of an address, if it is one of those that take a while.
async fn wanted(cx: &PageCx, at: &At) -> Result<Wanted, Problem> {
    let wanted = Wanted::of(cx, at.clone()).await?;
    if wanted.file.work() == Kind::Report {
        Ok(wanted)
    } else {
        Err(Problem::new(ProblemKind::NotFound))
    }
}

fn here(at: &At, ticket: String) -> Route {
    Route::FilePrepare {
        city: at.city.clone(),
        wave: at.wave.clone(),
        file: at.file.clone(),
        ticket,
    }
}
