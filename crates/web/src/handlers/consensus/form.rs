//! Proposing a consensus, and wording it anew.

use axum::response::Response;
use icc_app::consensus::ConsensusSaid;
use icc_pages::context::ProblemKind;
use icc_pages::urls::{NEW, Route};
use validator::Validate;

use super::AtConsensus;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present::consensus::{proposal_page, wording_page};
use crate::problem::Problem;

/// What is said of a proposal; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: ConsensusSaid,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: ConsensusSaid {
                title: fields.text("title")?,
                body: fields.text("words")?,
                indicator: fields.text("indicator")?,
                earlier: fields.text("earlier")?,
                change: fields.text("change")?,
                version: fields.text("version")?,
            },
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtConsensus>) -> Result<Response, Problem> {
    page(member, at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtConsensus>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let actor = &member.actor;
    let done = if at.consensus == NEW {
        let proposed = service.propose_consensus(actor, &at.network, &said, origin);
        let proposed = proposed.await;
        proposed.map(|id| (id.to_string(), "consensus-proposed"))
    } else {
        let of = (at.network.as_str(), at.id()?);
        let worded = service.word_consensus(actor, of, &said, origin).await;
        worded.map(|()| (at.consensus.clone(), "consensus-worded"))
    };
    match done {
        Ok((consensus, done)) => {
            let there = Route::Consensus {
                network: at.network,
                consensus,
            };
            Ok(member.cx.done(&there, done))
        }
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: AtConsensus,
    said: Option<ConsensusSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let absent = || Problem::new(ProblemKind::NotFound);
    let mut page = if at.consensus == NEW {
        let found = service.whole_register(&actor, &at.network).await?;
        if !found.may_propose {
            return Err(absent());
        }
        proposal_page(&found, said.unwrap_or_default(), cx.locale)
    } else {
        let found = service.consensus(&actor, &at.network, at.id()?).await?;
        if !found.may_word {
            return Err(absent());
        }
        wording_page(&found, said, cx.locale)
    };
    let status = refusal.status();
    page.errors = refusal.errors;
    page.conflict = refusal.conflict;
    let here = Route::ConsensusForm {
        network: at.network,
        consensus: at.consensus,
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.consensus_form(&frame, &page)?)
    })
    .await
}
