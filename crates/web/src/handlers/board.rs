//! How far the members of a network have come; deciding on a later end.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use icc_app::Error;
use icc_app::board::BoardForm;
use icc_app::input::Issue;
use icc_app::policy::Action;
use icc_app::responses::{ExtensionId, Verdict};
use icc_pages::context::DecideForm;
use icc_pages::urls::Route;
use serde::Deserialize;
use validator::Validate;

use super::id;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::board::{board_page, boards_page};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// A board in the address.
#[derive(Deserialize)]
pub(crate) struct AtBoard {
    pub(crate) network: String,
    pub(crate) wave: String,
}

#[derive(Validate)]
pub(crate) struct Decided {
    extension: String,
    #[validate(skip)]
    verdict: Verdict,
}

impl Form for Decided {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            extension: fields.text("extension")?,
            verdict: Verdict {
                decision: fields.text("decision")?,
                until: fields.text("until")?,
                remark: fields.text("remark")?,
            },
        })
    }
}

fn here(at: &AtBoard) -> Route {
    Route::Board {
        network: at.network.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn list(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let boards = service.boards(&actor).await?;
    let mut page = boards_page(&boards, service.clock().now(), cx.locale);
    page.rules = actor.may_somewhere(Action::SetNetworkRules);
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.boards(&cx.frame(Route::Boards {}), &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<AtBoard>) -> Result<Response, Problem> {
    page(member, &at, DecideForm::default(), &[]).await
}

pub(crate) async fn lines(member: Member, Path(at): Path<AtBoard>) -> Result<Response, Problem> {
    file(member, &at, BoardForm::Lines).await
}

pub(crate) async fn workbook(member: Member, Path(at): Path<AtBoard>) -> Result<Response, Problem> {
    file(member, &at, BoardForm::Workbook).await
}

async fn file(member: Member, at: &AtBoard, form: BoardForm) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let board = (at.network.as_str(), at.wave.as_str());
    let service = &cx.app.service;
    let file = service.board_file(&actor, board, form, cx.locale).await?;
    let rendered = Rendered::new(form.media_type(), file.bytes);
    let named = rendered.named(Opening::Kept, &file.name, &file.name);
    Ok(named.answer(&HeaderMap::new(), Keeping::Never))
}

pub(crate) async fn decide(
    member: Member,
    Path(at): Path<AtBoard>,
    sent: Sent<Decided>,
) -> Result<Response, Problem> {
    let Decided { extension, verdict } = sent.form;
    let request: ExtensionId = id(&extension)?;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let decided = service
        .decide_extension(&member.actor, request, &verdict, origin)
        .await;
    match decided {
        Ok(()) => Ok(member.cx.done(&here(&at), "extension-decided")),
        Err(Error::Invalid(issues)) => {
            let form = DecideForm {
                extension,
                decision: verdict.decision,
                until: verdict.until,
                remark: verdict.remark,
            };
            page(member, &at, form, &issues).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: &AtBoard,
    form: DecideForm,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let board = cx.app.service.board(&actor, &at.network, &at.wave).await?;
    let mut errors = shown(issues);
    for error in &mut errors {
        // There is a form for each request.
        error.field = format!("{}-{}", error.field, form.extension);
    }
    let page = board_page(&board, form, errors, &cx.app.i18n, cx.locale);
    let (here, invented) = (here(at), board.wave.demonstration);
    cx.page_once(status_of(issues), move |cx| {
        Ok(cx.app.pages.board(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
