//! The searchable list of cities.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Query};
use crate::present;
use crate::present::cities::Wanted;
use crate::problem::Problem;

/// The longest name that is searched for.
const LONGEST_SEARCH: usize = 100;

pub(crate) async fn list(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let wanted = Wanted {
        query: query.text("q", LONGEST_SEARCH)?,
        network: query.text("network", LONGEST_SEARCH)?,
        page: query.position("page")?,
    };
    cx.page_anew(RouteKind::Cities, move |cx| {
        let page = present::cities::page(cx, &wanted);
        let here = Route::Cities {
            q: wanted.query,
            network: wanted.network,
            page: if wanted.page == 1 {
                String::new()
            } else {
                wanted.page.to_string()
            },
        };
        Ok(cx.app.pages.cities(&cx.frame(here), &page)?)
    })
    .await
}
