//! Having a file of a city made that takes a while: its page says how far it is, and lets one leave.

use axum::response::Response;
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};

use super::city_file::{At, Wanted};
use super::extension::Nothing;
use super::preparing::{LONGEST, Leaving, at_rest, begin, under_way};
use crate::extract::{PageCx, Path, Query};
use crate::form::Sent;
use crate::present::prepare::of_city;
use crate::problem::Problem;

pub(crate) async fn show(
    cx: PageCx,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let ticket = query.text("ticket", LONGEST)?;
    let stage = match under_way(&cx, &ticket) {
        // Whoever waits looks often: what the file is made from is not read each time.
        Some(stage) => Some(stage),
        None => at_rest(&cx, &ticket, &wanted(&cx, &at).await?.name()),
    };
    cx.page_anew(RouteKind::FilePrepare, move |cx| {
        let report = cx.published.snapshot.city(&at.city, Some(&at.wave))?;
        let page = of_city(&report, &cx.naming(), (&at, &ticket), stage)?;
        let frame = cx.city_frame(
            at.prepare(&ticket),
            report.city.municipality.record.demonstration,
        );
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
    let there = |ticket: String| at.prepare(&ticket);
    begin(cx, wanted.name(), there, move |cx, progress| {
        wanted.made(cx, progress)
    })
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

/// The file of an address, if it is one of those that take a while.
async fn wanted(cx: &PageCx, at: &At) -> Result<Wanted, Problem> {
    let wanted = Wanted::of(cx, at.clone()).await?;
    if wanted.file.work() == Kind::Report {
        Ok(wanted)
    } else {
        Err(Problem::new(ProblemKind::NotFound))
    }
}
