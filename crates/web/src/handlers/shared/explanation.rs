//! A score opened down to its answers, as an audience sees it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::reading;
use crate::extract::Path;
use crate::guest::Member;
use crate::handlers::explanation::opened;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    audience: String,
    city: String,
    wave: String,
    code: String,
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let here = Route::SharedExplanation {
        audience: at.audience.clone(),
        city: at.city.clone(),
        wave: at.wave.clone(),
        code: at.code.clone(),
    };
    let cx = reading(member, at.audience, &at.city).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        opened(cx, here, (&at.city, &at.wave), &at.code)
    })
    .await
}
