//! A chart, table or report of a city as an audience sees it. Its name says that it is reserved.

use std::sync::Arc;

use axum::http::{HeaderMap, header};
use axum::response::Response;
use icc_app::export::exports_of;
use icc_app::jobs::Progress;
use icc_pages::context::ProblemKind;
use serde::Deserialize;

use super::reading;
use crate::extract::{Path, for_this_visitor};
use crate::guest::Member;
use crate::handlers::city_file::{At, CityFile, made};
use crate::problem::Problem;
use crate::routes::Keeping;

#[derive(Deserialize)]
pub(crate) struct SharedAt {
    audience: String,
    city: String,
    wave: String,
    file: String,
}

pub(crate) async fn send(member: Member, Path(at): Path<SharedAt>) -> Result<Response, Problem> {
    let file = CityFile::named(&at.file).ok_or(Problem::new(ProblemKind::NotFound))?;
    let words = match file {
        CityFile::Report(_) => {
            let (service, place) = (&member.cx.app.service, (&*at.city, &*at.wave));
            Some(service.words_as(&member.actor, &at.audience, place).await?)
        }
        _ => None,
    };
    let cx = reading(member, at.audience, &at.city).await?;
    // What is not out has no computation that a report or table could name.
    if cx.reader.is_own() && !matches!(file, CityFile::Chart(..)) {
        return Err(Problem::new(ProblemKind::NotFound));
    }
    let exports = match file {
        CityFile::Scores => exports_of(Arc::clone(&cx.published.snapshot), &cx.app.i18n).await?,
        _ => Arc::default(),
    };
    let at = At {
        city: at.city,
        wave: at.wave,
        file: at.file,
    };
    let app = Arc::clone(&cx.app);
    let making = app.workers.run(file.work(), move || {
        let words = (file, words.as_ref(), &Progress::unseen());
        made(&cx, words, &at, &exports)
    });
    let mut answer = making.await??.answer(&HeaderMap::new(), Keeping::Never);
    answer.headers_mut().remove(header::ETAG);
    Ok(for_this_visitor(answer))
}
