//! A piece with its form.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::evidence::EvidenceSaid;
use icc_app::input::Issue;
use validator::Validate;

use super::{AtItem, all_of, version};
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::present::evidence::item_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Change {
    version: String,
    #[validate(skip)]
    said: EvidenceSaid,
}

impl Form for Change {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            version: fields.text("version")?,
            said: EvidenceSaid {
                title: fields.text("title")?,
                url: String::new(),
                owner: fields.text("owner")?,
                valid_until: fields.text("valid-until")?,
                note: fields.text("note")?,
                visibility: fields.text("visibility")?,
                tags: fields.all("tags"),
            },
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtItem>) -> Result<Response, Problem> {
    page(member, at, None, (StatusCode::OK, Vec::new())).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtItem>,
    sent: Sent<Change>,
) -> Result<Response, Problem> {
    let Change {
        version: seen,
        said,
    } = sent.form;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let what = (at.id()?, version(&seen)?);
    let changed = service
        .change_evidence(&member.actor, &at.city, what, &said, origin)
        .await;
    match changed {
        Ok(()) => Ok(member.cx.done(&all_of(&at.city), "evidence-kept")),
        Err(Error::Invalid(issues)) => {
            let told = (StatusCode::UNPROCESSABLE_ENTITY, issues);
            page(member, at, Some(said), told).await
        }
        // What was typed stays, beside the version that there is now.
        Err(Error::Conflict) => {
            let issue = Issue::new("title", "evidence-changed");
            page(member, at, Some(said), (StatusCode::CONFLICT, vec![issue])).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: AtItem,
    said: Option<EvidenceSaid>,
    (status, issues): (StatusCode, Vec<Issue>),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let item = service.evidence_item(&actor, &at.city, at.id()?).await?;
    let invented = item.form.city.demonstration;
    let page = item_page(&item, said, &issues, &cx.app.i18n, cx.locale);
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(at.here(), invented);
        Ok(cx.app.pages.evidence_form(&frame, &page)?)
    })
    .await
}
