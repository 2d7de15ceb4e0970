//! A questionnaire without answers, to prepare with.

use axum::http::HeaderMap;
use axum::response::Response;
use icc_app::Error;
use icc_app::responses::{MEDIA_TYPE, Paper, PaperSize, WorkbookKind};
use icc_app::work::Kind;

use super::AtFile;
use crate::extract::Path;
use crate::guest::Member;
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;

/// The workbook among the files.
const WORKBOOK: &str = "questionnaire.xlsx";
/// The file to print, and the same on paper that is usual in Canada.
const PRINTED: &str = "questionnaire.pdf";
const PRINTED_LETTER: &str = "questionnaire-letter.pdf";
/// The form for other programs, in every language.
const FORM: &str = "questionnaire-xlsform.xlsx";

pub(crate) async fn send(member: Member, Path(at): Path<AtFile>) -> Result<Response, Problem> {
    let service = &member.cx.app.service;
    let (city, wave) = (at.city.as_str(), at.wave.as_str());
    let paper = service
        .questionnaire_paper(&member.actor, city, wave, WorkbookKind::Blank)
        .await?;
    match at.file.as_str() {
        WORKBOOK => workbook(member, paper).await,
        FORM => form(member, paper).await,
        PRINTED => printed(member, paper, PaperSize::A4).await,
        PRINTED_LETTER => printed(member, paper, PaperSize::Letter).await,
        _ => Err(Error::NotFound.into()),
    }
}

/// Answers with a workbook, which is made on a thread for such work.
pub(super) async fn workbook(member: Member, paper: Paper) -> Result<Response, Problem> {
    let (app, locale) = (&member.cx.app, member.cx.locale);
    let name = name(&paper, locale.tag(), "xlsx");
    let i18n = std::sync::Arc::clone(&app.i18n);
    let made = app
        .workers
        .run(Kind::Quick, move || paper.workbook(&i18n, locale));
    let file = Rendered::new(MEDIA_TYPE, made.await??).named(Opening::Kept, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}

/// Answers with the form for other programs.
async fn form(member: Member, paper: Paper) -> Result<Response, Problem> {
    let app = &member.cx.app;
    let edition = &paper.desk.asked.definition;
    let name = format!("{}-{}.xlsx", edition.id, edition.version);
    let (edition, i18n) = (
        std::sync::Arc::clone(edition),
        std::sync::Arc::clone(&app.i18n),
    );
    let made = app.workers.run(Kind::Quick, move || {
        icc_app::xlsform::xlsform(&edition, &i18n)
    });
    let file = Rendered::new(MEDIA_TYPE, made.await??).named(Opening::Kept, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}

/// Answers with a file to print, made one after the other.
async fn printed(member: Member, paper: Paper, size: PaperSize) -> Result<Response, Problem> {
    let (app, locale) = (&member.cx.app, member.cx.locale);
    let name = name(&paper, locale.tag(), "pdf");
    let i18n = std::sync::Arc::clone(&app.i18n);
    let made = app
        .workers
        .run(Kind::Report, move || paper.pdf(&i18n, locale, size));
    let file = Rendered::new("application/pdf", made.await??.bytes);
    let file = file.named(Opening::Shown, &name, &name);
    Ok(file.answer(&HeaderMap::new(), Keeping::Never))
}

/// The name of a file: codes only, whatever municipality and wave are called.
fn name(paper: &Paper, language: &str, extension: &str) -> String {
    let desk = &paper.desk;
    let (city, wave, kind) = (&desk.city.code, &desk.wave.code, paper.kind.as_str());
    format!("{city}-{wave}-{kind}-{language}.{extension}")
}
