//! Planning a meeting.

use axum::response::Response;
use icc_app::meetings::{AgendaSaid, MOST_ITEMS, MeetingSaid};
use icc_pages::urls::Route;
use validator::Validate;

use super::AtMeeting;
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present::meetings::{form_of, form_page};
use crate::problem::Problem;

/// What is said of a meeting; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Saying {
    #[validate(skip)]
    said: MeetingSaid,
}

impl Form for Saying {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let mut agenda = Vec::new();
        for number in 1..=MOST_ITEMS {
            agenda.push(AgendaSaid {
                title: fields.text(&format!("item-{number}"))?,
                minutes: fields.text(&format!("minutes-{number}"))?,
                presents: fields.text(&format!("presents-{number}"))?,
            });
        }
        Ok(Self {
            said: MeetingSaid {
                state: fields.text("state")?,
                host: fields.text("host")?,
                theme: fields.text("heading")?,
                day: fields.text("day")?,
                time: fields.text("time")?,
                minutes: fields.text("minutes")?,
                zone: fields.text("zone")?,
                place: fields.text("place")?,
                url: fields.text("url")?,
                invitation: fields.text("invitation")?,
                public: fields.text("public")?,
                version: fields.text("version")?,
                agenda,
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
    let id = at.planned()?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let planned = service.plan_meeting(&member.actor, &at.network, id, &said, origin);
    match planned.await {
        Ok(id) => {
            let there = Route::Meeting {
                network: at.network,
                meeting: id.to_string(),
            };
            Ok(member.cx.done(&there, "meeting-kept"))
        }
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: AtMeeting,
    said: Option<MeetingSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let id = at.planned()?;
    let found = cx.app.service.meeting_form(&actor, &at.network, id).await?;
    let standing = form_of(&found, cx.app.config.zone);
    let version = standing.version.clone();
    let said = MeetingSaid {
        // What stands now is shown; what is sent again is said to that.
        version,
        ..said.unwrap_or(standing)
    };
    let mut page = form_page(&found, &at.meeting, said, cx.locale);
    let status = refusal.status();
    page.errors = refusal.errors;
    page.conflict = refusal.conflict;
    let here = Route::MeetingForm {
        network: at.network,
        meeting: at.meeting,
    };
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.network.invented);
        Ok(cx.app.pages.meeting_form(&frame, &page)?)
    })
    .await
}
