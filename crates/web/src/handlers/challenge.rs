//! The register of issues and challenges of a network.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::challenges::{
    ChallengeFilter, ChallengeId, ChallengeSaid, ChallengeStatus, GovernmentOrder,
};
use icc_app::practices::Theme;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{NEW, Route};
use serde::Deserialize;

use crate::extract::{Path, Query, id_or_new, page_word};
use crate::form::{Formed, Refusal};
use crate::guest::Member;
use crate::handlers::id;
use crate::present;
use crate::problem::Problem;
use crate::sheet::Sheet;

/// The longest words that are looked for, in characters.
const LONGEST_WORDS: usize = icc_app::search::LONGEST_QUERY;

/// One of a register in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    network: String,
    #[serde(deserialize_with = "id_or_new")]
    challenge: String,
}

impl At {
    fn id(&self) -> Result<Option<ChallengeId>, Problem> {
        if self.challenge == NEW {
            Ok(None)
        } else {
            id(&self.challenge).map(Some)
        }
    }
}

pub(crate) async fn list(
    member: Member,
    Path(network): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let filter = ChallengeFilter {
        words: query.text("q", LONGEST_WORDS)?,
        theme: query.word("theme", Theme::from_word)?,
        order: query.word("order", GovernmentOrder::from_word)?,
        status: query.word("status", ChallengeStatus::from_word)?,
    };
    let Member { cx, actor, .. } = member;
    let found = cx
        .app
        .service
        .challenges(&actor, &network, &filter, query.page()?)
        .await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let page = present::challenges::list(cx, &filter, &found);
        let here = Route::Challenges {
            network,
            q: page.query.clone(),
            theme: page.theme.clone(),
            order: page.order.clone(),
            status: page.status.clone(),
            page: page_word(page.pagination.page),
        };
        let frame = cx.city_frame(here, found.network.demonstration);
        Ok(cx.app.pages.challenges(&frame, &page)?)
    })
    .await
}

pub(crate) async fn synthesis(
    member: Member,
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
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.synthesis(&actor, &network, wanted).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let page = present::challenges::synthesis(cx, &found);
        let here = Route::Synthesis { network, year };
        Ok(cx
            .app
            .pages
            .synthesis(&cx.city_frame(here, page.invented), &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let id = at.id()?.ok_or(Problem::new(ProblemKind::NotFound))?;
    let Member { cx, actor, .. } = member;
    let of = (at.network.as_str(), id);
    let found = cx.app.service.challenge(&actor, of).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let page = present::challenges::one(cx, &found);
        let here = Route::Challenge {
            network: at.network,
            challenge: at.challenge,
        };
        let frame = cx.city_frame(here, page.entry.invented);
        Ok(cx.app.pages.challenge(&frame, &page)?)
    })
    .await
}

pub(crate) async fn form(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let said = said(&mut sheet)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.network.as_str(), at.id()?);
    match service
        .keep_challenge(&member.actor, of, &said, origin)
        .await
    {
        Ok(_) if said.removed => {
            let there = Route::Challenges {
                network: at.network,
                q: String::new(),
                theme: String::new(),
                order: String::new(),
                status: String::new(),
                page: String::new(),
            };
            Ok(member.cx.done(&there, "challenge-removed"))
        }
        Ok(id) => {
            let there = Route::Challenge {
                network: at.network,
                challenge: id.to_string(),
            };
            Ok(member.cx.done(&there, "challenge-kept"))
        }
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

/// What a form says of one; looked at by the use case.
fn said(sheet: &mut Sheet) -> Result<ChallengeSaid, Problem> {
    Ok(ChallengeSaid {
        city: sheet.text("city")?,
        title: sheet.text("title")?,
        language: sheet.text("language")?,
        theme: sheet.text("theme")?,
        orders: sheet.all("orders").into_iter().collect(),
        status: sheet.text("status")?,
        since: sheet.text("since")?,
        body: sheet.text("situation")?,
        tried: sheet.text("tried")?,
        practices: sheet.all("practices").into_iter().collect(),
        removed: sheet.text("removed")? == "yes",
        version: sheet.whole("version")?,
    })
}

async fn page(
    member: Member,
    at: At,
    said: Option<ChallengeSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let of = (at.network.as_str(), at.id()?);
    let found = cx.app.service.challenge_form(&actor, of).await?;
    let status = refusal.status();
    let formed = Formed { said, refusal };
    cx.page_once(status, move |cx| {
        let page = present::challenges::form(cx, &found, formed);
        let here = Route::ChallengeForm {
            network: at.network,
            challenge: at.challenge,
        };
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.challenge_form(&frame, &page)?)
    })
    .await
}
