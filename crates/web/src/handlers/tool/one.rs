//! A tool, its file, and who uses it.

use axum::response::Response;
use icc_pages::urls::RouteKind;
use validator::Validate;

use super::At;
use crate::extract::{PageCx, Path};
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::handlers::evidence::file::offered;
use crate::present;
use crate::problem::Problem;

/// Whether a municipality uses it.
#[derive(Validate)]
pub(crate) struct Using {
    #[validate(skip)]
    city: String,
    #[validate(skip)]
    uses: bool,
}

impl Form for Using {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            city: fields.text("city")?,
            uses: fields.text("uses")? == "yes",
        })
    }
}

pub(crate) async fn show(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let found = service.tool(cx.guest.actor.as_ref(), at.id()?).await?;
    cx.page_anew(RouteKind::Tool, move |cx| {
        let page = present::tools::one(cx, &found);
        let frame = cx.city_frame(at.here(), page.entry.invented);
        Ok(cx.app.pages.tool(&frame, &page)?)
    })
    .await
}

pub(crate) async fn file(cx: PageCx, Path(at): Path<At>) -> Result<Response, Problem> {
    let service = &cx.app.service;
    let file = service.tool_file(cx.guest.actor.as_ref(), at.id()?).await?;
    Ok(offered(&at.tool, file))
}

pub(crate) async fn say(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Using>,
) -> Result<Response, Problem> {
    let Using { city, uses } = sent.form;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let of = (at.id()?, city.as_str());
    service.use_tool(&member.actor, of, uses, origin).await?;
    Ok(member.cx.done(&at.here(), "tool-used"))
}
