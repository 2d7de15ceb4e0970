//! Inviting to a meeting: looked at first, then sent.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::meetings::{Inviting, MeetingPreview};
use icc_pages::urls::Route;
use validator::Validate;

use super::AtMeeting;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::present::meetings::invite_page;
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Looked {
    /// What tells the invitation that was looked at.
    seen: String,
}

impl Form for Looked {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            seen: fields.text("seen")?,
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let of = (at.network.as_str(), at.id()?);
    let service = &member.cx.app.service;
    let looked = service.look_at_invitation(&member.actor, of).await;
    page(member, at, looked, StatusCode::OK).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtMeeting>,
    sent: Sent<Looked>,
) -> Result<Response, Problem> {
    let of = (at.network.as_str(), at.id()?);
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let invited = service.invite_to_meeting(&member.actor, of, &sent.form.seen, origin);
    match invited.await {
        Ok(Inviting::Sent(_)) => Ok(member.cx.done(&at.here(), "meeting-invited")),
        Ok(Inviting::Changed(preview)) => {
            page(member, at, Ok(*preview), StatusCode::CONFLICT).await
        }
        Err(error) => page(member, at, Err(error), StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

async fn page(
    member: Member,
    at: AtMeeting,
    looked: Result<MeetingPreview, Error>,
    status: StatusCode,
) -> Result<Response, Problem> {
    let (preview, reason) = match looked {
        Ok(preview) => (Some(preview), None),
        Err(Error::Invalid(issues)) => (None, issues.first().map(|issue| issue.code)),
        Err(error) => return Err(error.into()),
    };
    let Member { cx, actor, .. } = member;
    let found = cx
        .app
        .service
        .meeting(&actor, &at.network, at.id()?)
        .await?;
    let letters = (&cx.app.pages, cx.app.config.public_url.as_str());
    let mut page = invite_page(&found, preview.as_ref(), letters, cx.locale)?;
    page.changed = status == StatusCode::CONFLICT;
    page.reason = reason.unwrap_or_default().to_owned();
    let here = Route::MeetingInvite {
        network: at.network,
        meeting: at.meeting,
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.meeting_invite(&frame, &page)?)
    })
    .await
}
