//! Who of a network has consented to what, as a page and as a table.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::board::AtBoard;
use crate::present::consent::consents_page;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

pub(crate) async fn show(member: Member, Path(at): Path<AtBoard>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let board = service
        .consents_board(&actor, &at.network, &at.wave)
        .await?;
    let page = consents_page(&board, cx.locale);
    let here = Route::Consents {
        network: at.network,
        wave: at.wave,
    };
    let invented = board.wave.demonstration;
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.consents(&frame, &page)?)
    })
    .await
}

pub(crate) async fn file(member: Member, Path(at): Path<AtBoard>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let file = service
        .consents_file(&actor, &at.network, &at.wave, cx.locale)
        .await?;
    let rendered = Rendered::new("text/csv; charset=utf-8", file.bytes);
    let named = rendered.named(Opening::Kept, &file.name, &file.name);
    Ok(named.answer(&HeaderMap::new(), Keeping::Never))
}
