//! Looking through a section before it is handed in.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;

use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::response::AtSection;
use crate::present::submission::section_page;
use crate::problem::Problem;

pub(crate) async fn show(member: Member, Path(at): Path<AtSection>) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let section = cx
        .app
        .service
        .response_section(&actor, &at.city, &at.wave, &at.section)
        .await?;
    let invented = section.desk.city.demonstration;
    let page = section_page(&section, &cx.app.i18n, cx.locale);
    let here = Route::SubmissionSection {
        city: at.city,
        wave: at.wave,
        section: at.section,
    };
    cx.page_once(StatusCode::OK, move |cx| {
        let frame = cx.city_frame(here, invented);
        Ok(cx.app.pages.submission_section(&frame, &page)?)
    })
    .await
}
