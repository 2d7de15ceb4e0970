//! What everybody sees of the consensus register of a network.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use super::consensus::AtNetwork;
use crate::extract::{PageCx, Path};
use crate::present::consensus::{public_page, public_register_page};
use crate::problem::Problem;

/// An adopted consensus in the address.
#[derive(Deserialize)]
pub(crate) struct AtNumber {
    network: String,
    number: String,
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<AtNetwork>) -> Result<Response, Problem> {
    let found = cx.app.service.public_register(&at.network).await?;
    let page = public_register_page(&cx, &found);
    let here = Route::NetworkRegister {
        network: at.network,
    };
    cx.page_anew(RouteKind::NetworkRegister, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.network_register(&frame, &page)?)
    })
    .await
}

pub(crate) async fn one(cx: PageCx, Path(at): Path<AtNumber>) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let found = service.public_consensus(&at.network, &at.number).await?;
    let page = public_page(&found, &cx.app.config.public_url, cx.locale);
    let here = Route::PublicConsensus {
        network: at.network,
        number: at.number,
    };
    cx.page_anew(RouteKind::PublicConsensus, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.public_consensus(&frame, &page)?)
    })
    .await
}
