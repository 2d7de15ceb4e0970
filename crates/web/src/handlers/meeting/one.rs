//! A meeting: taking part, and showing a document there.

use axum::response::Response;
use icc_app::evidence::EvidenceId;
use icc_app::meetings::{AttendanceSaid, ShowingSaid};
use serde::Deserialize;
use validator::Validate;

use super::AtMeeting;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::handlers::evidence::file::offered;
use crate::handlers::id;
use crate::present::meetings::meeting_page;
use crate::problem::Problem;

/// A document of a meeting in the address.
#[derive(Deserialize)]
pub(crate) struct AtDocument {
    network: String,
    meeting: String,
    item: String,
}

/// What is said; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: Said,
}

/// Which of the forms of the page was sent.
enum Said {
    Attendance(AttendanceSaid),
    Showing(ShowingSaid),
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let said = match fields.text("step")?.as_str() {
            "show" => Said::Showing(ShowingSaid {
                document: fields.text("document")?,
                part: fields.text("part")?,
            }),
            _ => Said::Attendance(AttendanceSaid {
                way: fields.text("attend")?,
                city: fields.text("city")?,
                seen: fields.text("seen")?,
            }),
        };
        Ok(Self { said })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    page(member, at, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtMeeting>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let (actor, of) = (&member.actor, (at.network.as_str(), at.id()?));
    let (done, word) = match &sent.form.said {
        Said::Attendance(said) => {
            let attended = service.attend_meeting(actor, of, said, origin).await;
            let word = match said.way.as_str() {
                "not" => "meeting-left",
                _ => "meeting-attended",
            };
            (attended, word)
        }
        Said::Showing(said) => {
            let shown = service.show_at_meeting(actor, of, said, origin).await;
            (shown, "meeting-document")
        }
    };
    match done {
        Ok(()) => Ok(member.cx.done(&at.here(), word)),
        Err(error) => page(member, at, Refusal::of(error)?).await,
    }
}

pub(crate) async fn file(member: Member, Path(at): Path<AtDocument>) -> Result<Response, Problem> {
    let item: EvidenceId = id(&at.item)?;
    let of = (at.network.as_str(), id(&at.meeting)?);
    let service = &member.cx.app.service;
    let file = service.meeting_file(&member.actor, of, item).await?;
    Ok(offered(&at.item, file))
}

async fn page(member: Member, at: AtMeeting, refusal: Refusal) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.meeting(&actor, &at.network, at.id()?).await?;
    let mut page = meeting_page(&found, cx.locale);
    let status = refusal.status();
    page.errors = refusal.errors;
    page.conflict = refusal.conflict;
    let here = at.here();
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.meeting(&frame, &page)?)
    })
    .await
}
