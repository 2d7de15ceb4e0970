//! A full copy of what was handed in, in the language in which it was.

use axum::http::HeaderMap;
use axum::response::Response;
use icc_app::Error;
use icc_app::responses::PaperSize;
use icc_app::work::Kind;
use serde::Deserialize;

use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// A file of a revision.
#[derive(Deserialize)]
pub(crate) struct AtCopy {
    city: String,
    wave: String,
    revision: String,
    file: String,
}

pub(crate) async fn send(member: Member, Path(at): Path<AtCopy>) -> Result<Response, Problem> {
    let size = match at.file.as_str() {
        "copy.pdf" => PaperSize::A4,
        "copy-letter.pdf" => PaperSize::Letter,
        _ => return Err(Error::NotFound.into()),
    };
    let revision = at.revision.parse().map_err(|_| Error::NotFound)?;
    let app = &member.cx.app;
    let copy = app
        .service
        .paper_copy(&member.actor, &at.city, &at.wave, revision)
        .await?;
    let language = copy.language().tag();
    let (city, wave) = (&copy.desk.city.code, &copy.desk.wave.code);
    let name = format!("{city}-{wave}-{revision}-{language}.pdf");
    let i18n = std::sync::Arc::clone(&app.i18n);
    let zone = app.config.zone;
    let made = app
        .workers
        .run(Kind::Report, move || copy.pdf(&i18n, zone, size));
    let file = Rendered::new("application/pdf", made.await??.bytes);
    let file = file.named(Opening::Shown, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}
