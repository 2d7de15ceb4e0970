//! Who is on the steering committee of a network.

use axum::response::Response;
use icc_app::consensus::CommitteeSaid;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtNetwork;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present::consensus::committee_page;
use crate::problem::Problem;

/// Who is chosen; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Choosing {
    #[validate(skip)]
    said: CommitteeSaid,
}

impl Form for Choosing {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: CommitteeSaid {
                people: fields.all("people"),
                version: fields.text("version")?,
            },
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtNetwork>) -> Result<Response, Problem> {
    page(member, at, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtNetwork>,
    sent: Sent<Choosing>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let kept = service.keep_committee(&member.actor, &at.network, &said, origin);
    match kept.await {
        Ok(()) => {
            let there = Route::Consensuses {
                network: at.network,
                page: String::new(),
            };
            Ok(member.cx.done(&there, "committee-kept"))
        }
        Err(error) => page(member, at, Refusal::of(error)?).await,
    }
}

async fn page(member: Member, at: AtNetwork, refusal: Refusal) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.committee(&actor, &at.network).await?;
    let mut page = committee_page(&found, cx.locale);
    let status = refusal.status();
    page.errors = refusal.errors;
    page.conflict = refusal.conflict;
    let here = Route::SteeringCommittee {
        network: at.network,
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.steering_committee(&frame, &page)?)
    })
    .await
}
