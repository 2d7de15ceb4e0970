//! What full marks would take, and what planned measures would change.

use std::collections::BTreeSet;

use axum::response::Response;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path, Query, see_other};
use crate::present;
use crate::present::next_steps::MOST;
use crate::problem::Problem;

/// The longest list of questions that an address holds.
const LONGEST: usize = 600;
/// Between the codes of questions.
const BETWEEN: char = '.';

#[derive(Deserialize)]
pub(crate) struct At {
    city: String,
    wave: String,
}

pub(crate) async fn show(
    cx: PageCx,
    Path(at): Path<At>,
    query: Query,
) -> Result<Response, Problem> {
    let texts = query.all("plan", LONGEST)?;
    let codes = texts.iter().flat_map(|text| text.split(BETWEEN));
    let planned: BTreeSet<String> = codes
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    if planned.len() > MOST {
        return Err(Problem::new(ProblemKind::BadRequest));
    }
    let listed: Vec<&str> = planned.iter().map(String::as_str).collect();
    let plan = listed.join(&BETWEEN.to_string());
    let written = match texts.as_slice() {
        [one] => *one == plan,
        _ => plan.is_empty() && !query.has("plan"),
    };
    let here = Route::NextSteps {
        city: at.city.clone(),
        wave: at.wave.clone(),
        plan,
    };
    // One plan, one address.
    if !written {
        return Ok(see_other(&here.path(cx.locale)));
    }
    cx.page_anew(RouteKind::NextSteps, move |cx| {
        let page = present::next_steps::page(cx, &at.city, &at.wave, &planned)?;
        Ok(cx
            .app
            .pages
            .next_steps(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}
