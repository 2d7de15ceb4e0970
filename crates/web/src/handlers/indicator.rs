//! One indicator or area.

use axum::response::Response;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Path, Query};
use crate::present;
use crate::problem::Problem;

pub(crate) async fn show(
    cx: PageCx,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let wanted = query.position("page")?;
    let here = Route::Indicator {
        code: code.clone(),
        page: if wanted == 1 {
            String::new()
        } else {
            wanted.to_string()
        },
    };
    let practices = cx.app.service.public_practices_for(&code).await?;
    let name = format!("{} {}", here.path(cx.locale), practices.stamp());
    let snapshot = &cx.published.snapshot;
    let examples = cx.app.service.examples(snapshot).await?;
    cx.page(RouteKind::Indicator, name, move |cx| {
        let page = present::indicator::page(cx, (&code, wanted), &examples, &practices)?;
        Ok(cx.app.pages.indicator(&cx.frame(here), &page)?)
    })
    .await
}
