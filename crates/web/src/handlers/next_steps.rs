//! What full marks would take, and what planned measures would change.

use std::collections::BTreeSet;

use axum::response::Response;
use icc_app::Actor;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{PageCx, Path, Query, see_other};
use crate::present;
use crate::present::next_steps::{BETWEEN, Helping, MOST, written};
use crate::problem::Problem;

/// The longest list of questions that an address holds.
pub(crate) const LONGEST: usize = 600;

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
    let (planned, is_written) = asked(&query)?;
    let here = Route::NextSteps {
        city: at.city.clone(),
        wave: at.wave.clone(),
        plan: written(&planned),
    };
    // One plan, one address.
    if !is_written {
        return Ok(see_other(&here.path(cx.locale)));
    }
    let may_keep = match &cx.guest.actor {
        Some(actor) => cx.app.service.may_keep_targets(actor, &at.city).await?,
        None => false,
    };
    let helping = helping(&cx, cx.guest.actor.as_ref()).await?;
    cx.page_anew(RouteKind::NextSteps, move |cx| {
        let of = (at.city.as_str(), at.wave.as_str());
        let page = present::next_steps::page(cx, of, &planned, (may_keep, &helping))?;
        Ok(cx
            .app
            .pages
            .next_steps(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}

/// What helps with the questions of today's edition, of what the reader may see.
pub(crate) async fn helping(cx: &PageCx, actor: Option<&Actor>) -> Result<Helping, Problem> {
    let questions = present::next_steps::asked_today(cx);
    let service = &cx.app.service;
    Ok(Helping {
        practices: service.practices_for(actor, &questions).await?,
        tools: service.tools_for(actor, &questions).await?,
    })
}

/// The questions that are planned, and whether the address is written as the one of this plan.
pub(crate) fn asked(query: &Query) -> Result<(BTreeSet<String>, bool), Problem> {
    let texts = query.all("plan", LONGEST)?;
    let planned = planned(&texts)?;
    let plan = written(&planned);
    let is_written = match texts.as_slice() {
        [one] => *one == plan,
        _ => plan.is_empty() && !query.has("plan"),
    };
    Ok((planned, is_written))
}

/// The questions that texts of an address or form name.
pub(crate) fn planned(texts: &[String]) -> Result<BTreeSet<String>, Problem> {
    let codes = texts.iter().flat_map(|text| text.split(BETWEEN));
    let planned: BTreeSet<String> = codes
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    if planned.len() > MOST {
        return Err(Problem::new(ProblemKind::BadRequest));
    }
    Ok(planned)
}
