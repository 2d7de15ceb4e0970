//! Answers in the order and numbering of another edition, as a file.

use axum::http::HeaderMap;
use axum::response::Response;
use icc_app::Error;
use icc_app::responses::MEDIA_TYPE;
use icc_app::work::Kind;
use serde::Deserialize;

use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// The document and the workbook.
const DOCUMENT: &str = "answers.docx";
const WORKBOOK: &str = "answers.xlsx";
/// The media type of the document.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A file in the order of another edition.
#[derive(Deserialize)]
pub(crate) struct AtEdition {
    city: String,
    wave: String,
    edition: String,
    file: String,
}

pub(crate) async fn send(member: Member, Path(at): Path<AtEdition>) -> Result<Response, Problem> {
    let (app, locale) = (&member.cx.app, member.cx.locale);
    let document = match at.file.as_str() {
        DOCUMENT => true,
        WORKBOOK => false,
        _ => return Err(Error::NotFound.into()),
    };
    let crossed = app
        .service
        .crossed(&member.actor, (&at.city, &at.wave), &at.edition)
        .await?;
    let language = locale.tag();
    let (media, extension) = if document {
        (WORD, "docx")
    } else {
        (MEDIA_TYPE, "xlsx")
    };
    // Codes only, whatever municipality and wave are called.
    let name = format!(
        "{}-{}-{}-{language}.{extension}",
        at.city, at.wave, at.edition
    );
    let i18n = std::sync::Arc::clone(&app.i18n);
    let made = app.workers.run(Kind::Quick, move || {
        if document {
            crossed.docx(&i18n, locale)
        } else {
            crossed.xlsx(&i18n, locale)
        }
    });
    let file = Rendered::new(media, made.await??).named(Opening::Kept, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}
