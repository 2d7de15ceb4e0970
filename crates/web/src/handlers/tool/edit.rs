//! Changing a tool, or taking it out.

use axum::response::Response;
use icc_app::tools::ToolSaid;
use icc_pages::urls::Route;

use super::{At, said};
use crate::extract::Path;
use crate::form::{Formed, Refusal};
use crate::guest::Member;
use crate::handlers::practice::tagged;
use crate::present;
use crate::problem::Problem;
use crate::sheet::Sheet;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, at, None, Refusal::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let said = said(&mut sheet)?;
    let tagged = tagged(&member.cx);
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .change_tool(&member.actor, at.id()?, (&said, &tagged), origin)
        .await
    {
        Ok(()) if said.removed => {
            let there = Route::Tools {
                q: String::new(),
                kind: String::new(),
                theme: String::new(),
                indicator: String::new(),
                language: String::new(),
                network: String::new(),
                page: String::new(),
            };
            Ok(member.cx.done(&there, "tool-removed"))
        }
        Ok(()) => Ok(member.cx.done(&at.here(), "tool-kept")),
        Err(error) => page(member, at, Some(said), Refusal::of(error)?).await,
    }
}

async fn page(
    member: Member,
    at: At,
    said: Option<ToolSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let form = cx.app.service.tool_form(&actor, at.id()?).await?;
    let status = refusal.status();
    let formed = Formed { said, refusal };
    let tagged = tagged(&cx);
    cx.page_once(status, move |cx| {
        let page = present::tools::form(cx, &form, &tagged, formed);
        let here = Route::ToolEdit { tool: at.tool };
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.tool_form(&frame, &page)?)
    })
    .await
}
