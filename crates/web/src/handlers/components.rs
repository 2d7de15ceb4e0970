//! Every component of the pages once.

use axum::response::Response;
use icc_pages::context::ComponentsPage;
use icc_pages::urls::{Route, RouteKind};
use icc_pages::{Demonstration, Frame, sample};

use crate::extract::PageCx;
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx) -> Result<Response, Problem> {
    cx.page(RouteKind::Components, "components".to_owned(), |cx| {
        let page: ComponentsPage =
            sample(cx.locale, "all").map_err(|error| Problem::internal(&error))?;
        // What it shows is invented in every service.
        let frame = Frame {
            demonstration: Demonstration::City,
            ..cx.frame(Route::Components {})
        };
        Ok(cx.app.pages.components(&frame, &page)?)
    })
    .await
}
