//! A city at a wave, as an audience sees it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::reading;
use crate::extract::Path;
use crate::guest::Member;
use crate::present;
use crate::problem::Problem;

#[derive(Deserialize)]
pub(crate) struct At {
    pub(super) audience: String,
    pub(super) city: String,
    pub(super) wave: String,
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let here = Route::SharedCityWave {
        audience: at.audience.clone(),
        city: at.city.clone(),
        wave: at.wave.clone(),
    };
    let of = (at.city.as_str(), at.wave.as_str());
    let service = &member.cx.app.service;
    let words = match service.shared_words(&member.actor, &at.audience, of).await {
        Ok(_) => true,
        Err(icc_app::Error::NotFound) => false,
        Err(error) => return Err(error.into()),
    };
    let cx = reading(member, at.audience).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let mut page = present::city::page(cx, &at.city, Some(&at.wave))?;
        page.words = words;
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.city(&frame, &page)?)
    })
    .await
}
