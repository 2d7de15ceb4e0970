//! What came of a meeting.

use axum::response::Response;
use icc_app::meetings::ReportSaid;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use validator::Validate;

use super::AtMeeting;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present::meetings::report_page;
use crate::problem::Problem;

/// What is said; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: ReportSaid,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: ReportSaid {
                report: fields.text("report")?,
                practices: fields.text("practices")?,
                present: fields.all("present"),
                version: fields.text("version")?,
            },
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    page(member, at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtMeeting>,
    sent: Sent<Saying>,
) -> Result<Response, Problem> {
    let said = sent.form.said;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.network.as_str(), at.id()?);
    let reported = service.report_meeting(&member.actor, of, &said, origin);
    match reported.await {
        Ok(()) => Ok(member.cx.done(&at.here(), "meeting-held")),
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: AtMeeting,
    said: Option<ReportSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.meeting(&actor, &at.network, at.id()?).await?;
    if !found.may_keep {
        return Err(Problem::new(ProblemKind::NotFound));
    }
    let mut page = report_page(&found, said, cx.locale);
    let status = refusal.status();
    page.errors = refusal.errors;
    page.conflict = refusal.conflict;
    let here = Route::MeetingReport {
        network: at.network,
        meeting: at.meeting,
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.meeting_report(&frame, &page)?)
    })
    .await
}
