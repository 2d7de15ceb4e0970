//! Putting a tool into the library of a network.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::tools::ToolSaid;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::said;
use crate::extract::Path;
use crate::form::{Formed, Refusal};
use crate::guest::Member;
use crate::handlers::practice::tagged;
use crate::present;
use crate::present::tools::ITSELF;
use crate::problem::Problem;
use crate::sheet::Sheet;

/// A library, and whose tool it is to be, in the address.
#[derive(Deserialize)]
pub(crate) struct AtPlace {
    network: String,
    of: String,
}

impl AtPlace {
    fn place(&self) -> (&str, Option<&str>) {
        let of = self.of.as_str();
        (&self.network, (of != ITSELF).then_some(of))
    }
}

pub(crate) async fn begin(
    member: Member,
    Path(network): Path<String>,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.tool_places(&actor, &network).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let page = present::tools::begin(cx, &found);
        let frame = cx.city_frame(Route::ToolBegin { network }, found.network.demonstration);
        Ok(cx.app.pages.tool_begin(&frame, &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<AtPlace>) -> Result<Response, Problem> {
    page(member, at, None, &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtPlace>,
    mut sheet: Sheet,
) -> Result<Response, Problem> {
    let said = said(&mut sheet)?;
    let tagged = tagged(&member.cx);
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service
        .add_tool(&member.actor, at.place(), (&said, &tagged), origin)
        .await
    {
        Ok(id) => {
            let there = Route::Tool {
                tool: id.to_string(),
            };
            Ok(member.cx.done(&there, "tool-kept"))
        }
        Err(Error::Invalid(issues)) => page(member, at, Some(said), &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: AtPlace,
    said: Option<ToolSaid>,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let form = cx.app.service.new_tool(&actor, at.place()).await?;
    let refusal = Refusal::with(issues);
    let status = refusal.status();
    let formed = Formed { said, refusal };
    let tagged = tagged(&cx);
    cx.page_once(status, move |cx| {
        let page = present::tools::form(cx, &form, &tagged, formed);
        let here = Route::ToolNew {
            network: at.network,
            of: at.of,
        };
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.tool_form(&frame, &page)?)
    })
    .await
}
