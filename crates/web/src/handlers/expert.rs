//! What officials say that they know.

use axum::response::Response;
use icc_app::experts::{ExpertFilter, ExpertHelp, ExpertId};
use icc_pages::context::ProblemKind;
use icc_pages::urls::{Route, RouteKind};
use serde::Deserialize;

use crate::extract::{LONGEST_CODE, PageCx, Path, Query, page_word};
use crate::handlers::id;
use crate::present;
use crate::problem::Problem;

pub(crate) mod letter;
pub(crate) mod own;

/// Somebody in the directory of a network in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    network: String,
    expert: String,
}

impl At {
    fn place(&self) -> Result<(&str, ExpertId), Problem> {
        Ok((self.network.as_str(), id(&self.expert)?))
    }

    fn here(&self) -> Route {
        Route::Expert {
            network: self.network.clone(),
            expert: self.expert.clone(),
        }
    }
}

pub(crate) async fn list(
    cx: PageCx,
    Path(network): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let code = |name: &str| query.text(name, LONGEST_CODE);
    let filter = ExpertFilter {
        words: query.text("q", icc_app::search::LONGEST_QUERY)?,
        field: code("field")?,
        language: code("language")?,
        region: code("region")?,
        help: query.word("help", ExpertHelp::from_word)?,
    };
    let actor = cx.guest.actor.as_ref();
    let part = (query.page()?, cx.locale);
    let service = &cx.app.service;
    let found = service.experts(actor, &network, &filter, part).await?;
    cx.page_anew(RouteKind::Experts, move |cx| {
        let page = present::experts::list(cx, &filter, &found);
        let help = filter.help.map(ExpertHelp::as_str).unwrap_or_default();
        let here = Route::Experts {
            network,
            q: filter.words,
            field: filter.field,
            language: filter.language,
            region: filter.region,
            help: help.to_owned(),
            page: page_word(page.pagination.page),
        };
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.experts(&frame, &page)?)
    })
    .await
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let actor = cx.guest.actor.as_ref();
    let found = cx.app.service.expert(actor, at.place()?).await?;
    cx.page_anew(RouteKind::Expert, move |cx| {
        let page = present::experts::one(cx, &found);
        let frame = cx.city_frame(at.here(), page.invented);
        Ok(cx.app.pages.expert(&frame, &page)?)
    })
    .await
}

pub(crate) async fn year(
    cx: PageCx,
    Path(network): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let year = query.text("year", 4)?;
    let wanted = if year.is_empty() {
        None
    } else {
        let year = year.parse().ok();
        Some(year.ok_or(Problem::new(ProblemKind::BadRequest))?)
    };
    let actor = cx.guest.actor.as_ref();
    let found = cx.app.service.expert_year(actor, &network, wanted).await?;
    cx.page_anew(RouteKind::ExpertYear, move |cx| {
        let page = present::expert_year::page(cx, &found);
        let frame = cx.city_frame(Route::ExpertYear { network, year }, page.invented);
        Ok(cx.app.pages.expert_year(&frame, &page)?)
    })
    .await
}
