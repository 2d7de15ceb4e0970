//! A city at a wave, as an audience sees it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::reading;
use crate::extract::Path;
use crate::guest::Member;
use crate::present;
use crate::present::shared::own_standing;
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
    let place = (at.city.as_str(), at.wave.as_str());
    let service = &member.cx.app.service;
    let own = service
        .own_result(&member.actor, &at.audience, place)
        .await?;
    let cx = reading(member, at.audience, &at.city).await?;
    cx.page_once(StatusCode::OK, move |cx| {
        let mut page = present::city::page(cx, &at.city, Some(&at.wave))?;
        page.own = own.as_ref().map(own_standing);
        let frame = cx.city_frame(here, page.invented);
        Ok(cx.app.pages.city(&frame, &page)?)
    })
    .await
}
