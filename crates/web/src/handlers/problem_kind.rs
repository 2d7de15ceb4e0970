//! What a kind of problem means: where the `type` of a problem document leads.

use axum::response::Response;
use icc_pages::context::{Problem as Page, ProblemKind, Purpose};
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Path};
use crate::problem::Problem;

pub(crate) async fn show(cx: PageCx, Path(code): Path<String>) -> Result<Response, Problem> {
    let mut kinds = ProblemKind::ALL.into_iter();
    let kind = kinds.find(|kind| kind.code() == code);
    let kind = kind.ok_or(Problem::new(ProblemKind::NotFound))?;
    cx.page(
        RouteKind::ProblemKind,
        format!("problem {code}"),
        move |cx| {
            let page = Page {
                kind,
                status: kind.status(),
                purpose: Purpose::Described,
            };
            let here = Route::ProblemKind { kind: code };
            Ok(cx.app.pages.problem(&cx.frame(here), &page)?)
        },
    )
    .await
}
