//! What came of the questions of a network.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use icc_app::board::BoardForm;
use icc_pages::urls::Route;

use super::module::At;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::module_answers::results_page;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.module_results(&actor, at.of()).await?;
    let page = results_page(&found, (&cx.app.i18n, cx.locale));
    let here = Route::ModuleResults {
        network: at.network,
        module: at.module,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.module_results(&frame, &page)?)
    })
    .await
}

pub(crate) async fn lines(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    file(member, &at, BoardForm::Lines).await
}

pub(crate) async fn workbook(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    file(member, &at, BoardForm::Workbook).await
}

async fn file(member: Member, at: &At, form: BoardForm) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let words = (&*cx.app.i18n, cx.locale);
    let service = &cx.app.service;
    let file = service.module_file(&actor, at.of(), form, words).await?;
    let rendered = Rendered::new(form.media_type(), file.bytes);
    let named = rendered.named(Opening::Kept, &file.name, &file.name);
    Ok(named.answer(&HeaderMap::new(), Keeping::Never))
}
