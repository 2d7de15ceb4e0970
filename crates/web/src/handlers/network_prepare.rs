//! Having the report on a network made: its page says how far it is, and lets one leave.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use super::extension::Nothing;
use super::network_file::{At, made};
use super::preparing::{LONGEST, Leaving, at_rest, begin, under_way};
use crate::extract::{PageCx, Path, Query};
use crate::form::Sent;
use crate::present::prepare::of_network;
use crate::problem::Problem;

pub(crate) async fn show(
    cx: PageCx,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let ticket = query.text("ticket", LONGEST)?;
    let stage = under_way(&cx, &ticket).or_else(|| at_rest(&cx, &ticket, &at.name()));
    cx.page_anew(RouteKind::NetworkPrepare, move |cx| {
        let report = cx.published.snapshot.network_at(&at.network, &at.wave)?;
        let page = of_network(&report, &cx.naming(), (&at, &ticket), stage)?;
        let frame = cx.city_frame(at.prepare(&ticket), report.network.record.demonstration);
        Ok(cx.app.pages.prepare(&frame, &page)?)
    })
    .await
}

pub(crate) async fn send(
    cx: PageCx,
    Path(at): Path<At>,
    _: Sent<Nothing>,
) -> Result<Response, Problem> {
    // What cannot be there is refused now, not after a while.
    at.paper()?;
    cx.published.snapshot.network_at(&at.network, &at.wave)?;
    let to = at.clone();
    let there = move |ticket: String| to.prepare(&ticket);
    begin(cx, at.name(), there, move |cx, progress| {
        made(cx, &at, progress)
    })
}

pub(crate) async fn leave(
    cx: PageCx,
    Path(at): Path<At>,
    Sent { form, .. }: Sent<Leaving>,
) -> Result<Response, Problem> {
    cx.app.jobs.leave(&form.ticket);
    let network = Route::Network {
        network: at.network,
        page: String::new(),
    };
    Ok(cx.done(&network, "file-left"))
}
