//! A network with its figures.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Path, Query};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(
    cx: PageCx,
    Path(network): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let wanted = query.position("page")?;
    let here = Route::Network {
        network: network.clone(),
        page: if wanted == 1 {
            String::new()
        } else {
            wanted.to_string()
        },
    };
    let practices = cx.app.service.public_practices_in(&network).await?;
    let meetings = cx.app.service.public_meetings(&network).await?;
    let actor = cx.guest.actor.as_ref();
    let experts = cx.app.service.has_experts(actor, &network).await?;
    let path = here.path(cx.locale);
    let stamps = (practices.stamp(), meetings.version());
    let name = format!("{path} {} {} {experts}", stamps.0, stamps.1);
    cx.page(RouteKind::Network, name, move |cx| {
        let page =
            present::network::page(cx, (&network, wanted), (&practices, &meetings, experts))?;
        Ok(cx
            .app
            .pages
            .network(&cx.city_frame(here, page.entry.invented), &page)?)
    })
    .await
}
