//! Up to five cities or groups on one scale.

use std::collections::BTreeSet;

use axum::response::Response;
use icc_app::comparison::{MOST, Selection, Subject};
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};

use crate::extract::{PageCx, Query, see_other};
use crate::present;
use crate::problem::Problem;

/// The longest selection that an address holds.
const LONGEST: usize = 1_200;

pub(crate) async fn show(cx: PageCx, query: Query) -> Result<Response, Problem> {
    let bad = || Problem::new(ProblemKind::BadRequest);
    let with = query.text("with", LONGEST)?;
    let mut selection = Selection::read(&with).ok_or_else(bad)?;
    let added = query.text("add", LONGEST)?;
    if !added.is_empty() {
        selection.add(Subject::read(&added).ok_or_else(bad)?);
    }
    let own: BTreeSet<String> = query.all("own", LONGEST)?.into_iter().collect();
    if !own.is_empty() {
        selection.add(Subject::Own(own));
    }
    if selection.len() > MOST {
        return Err(bad());
    }
    let here = Route::Compare {
        with: selection.written(),
    };
    // One comparison, one address: whatever was chosen in a form leads to it.
    if selection.written() != with || query.has("add") || query.has("own") {
        return Ok(see_other(&here.path(cx.locale)));
    }
    cx.page_anew(RouteKind::Compare, move |cx| {
        let page = present::compare::page(cx, &selection)?;
        Ok(cx.app.pages.compare(&cx.frame(here), &page)?)
    })
    .await
}
