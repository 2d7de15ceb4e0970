//! Handing in a workbook: first what it would do, cell by cell, then exactly that.

use axum::extract::FromRequest;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use icc_app::Error;
use icc_app::responses::{Desk, LARGEST_FILE, Reading, Refusal, WorkbookPlan, read_workbook};
use icc_app::work::Kind;
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::At;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::response::{Handed, import_page, report};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;
use crate::state::Site;

const MEDIA_TYPE: &str = "text/csv; charset=utf-8";

/// What the form has sent: a file for the first step, what was read of it for the others.
#[derive(Default)]
pub(crate) struct Upload {
    step: String,
    name: String,
    bytes: Vec<u8>,
    reading: String,
    digest: String,
}

impl FromRequest<Site> for Upload {
    type Rejection = Problem;

    async fn from_request(request: axum::extract::Request, site: &Site) -> Result<Self, Problem> {
        let unread = |_| Problem::new(ProblemKind::UnsupportedMediaType);
        let mut parts = axum::extract::Multipart::from_request(request, site)
            .await
            .map_err(unread)?;
        let mut upload = Self::default();
        // Its body is limited by axum: to more than the largest file, and than what is read of one.
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" {
                part.file_name()
                    .unwrap_or_default()
                    .clone_into(&mut upload.name);
            }
            let bytes = part.bytes().await.map_err(|error| broken(&error))?;
            let bad = |_| Problem::new(ProblemKind::BadRequest);
            let word = || String::from_utf8(bytes.to_vec()).map_err(bad);
            match name.as_str() {
                "step" => upload.step = word()?,
                "digest" => upload.digest = word()?,
                "reading" => upload.reading = word()?,
                "file" => upload.bytes = bytes.to_vec(),
                _ => {}
            }
        }
        Ok(upload)
    }
}

fn broken(error: &axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(ProblemKind::ContentTooLarge)
    } else {
        Problem::new(ProblemKind::BadRequest)
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    let service = &member.cx.app.service;
    let desk = service
        .workbook_desk(&member.actor, &at.city, &at.wave)
        .await?;
    page(member, desk, Handed::default(), StatusCode::OK).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    upload: Upload,
) -> Result<Response, Problem> {
    let (app, locale) = (std::sync::Arc::clone(&member.cx.app), member.cx.locale);
    let place = (at.city.as_str(), at.wave.as_str());
    // Nobody else's file is even opened.
    let desk = app
        .service
        .workbook_desk(&member.actor, place.0, place.1)
        .await?;
    let language = (&*app.i18n, locale);
    if upload.step == "try" {
        let (desk, reading) = match read(&member, desk, &upload).await? {
            (desk, Ok(reading)) => (desk, reading),
            (desk, Err(refusal)) => {
                let handed = Handed {
                    refusal: Some(refusal),
                    ..Handed::default()
                };
                return page(member, desk, handed, StatusCode::UNPROCESSABLE_ENTITY).await;
            }
        };
        let plan = app
            .service
            .workbook_try(&member.actor, place, &reading, language)
            .await?;
        let status = status_of(&plan);
        let handed = Handed {
            plan: Some((plan, reading)),
            ..Handed::default()
        };
        return page(member, desk, handed, status).await;
    }
    let reading: Reading =
        serde_json::from_str(&upload.reading).map_err(|_| Problem::new(ProblemKind::BadRequest))?;
    match upload.step.as_str() {
        "apply" => {
            let asked = (&reading, upload.digest.as_str());
            let applied = app
                .service
                .workbook_apply(&member.actor, place, asked, language)
                .await;
            match applied {
                Ok(_) => {
                    let there = Route::Response {
                        city: at.city,
                        wave: at.wave,
                    };
                    Ok(member.cx.done(&there, "workbook-applied"))
                }
                Err(Error::Conflict) => {
                    let plan = app
                        .service
                        .workbook_try(&member.actor, place, &reading, language)
                        .await?;
                    let handed = Handed {
                        plan: Some((plan, reading)),
                        changed: true,
                        ..Handed::default()
                    };
                    page(member, desk, handed, StatusCode::CONFLICT).await
                }
                Err(error) => Err(error.into()),
            }
        }
        "report" => {
            let plan = app
                .service
                .workbook_try(&member.actor, place, &reading, language)
                .await?;
            let name = format!("{}-{}-report.csv", desk.city.code, desk.wave.code);
            let text = report(&plan, &desk, &app.i18n, locale);
            let file = Rendered::new(MEDIA_TYPE, text).named(Opening::Kept, &name, &name);
            Ok(file.answer(&HeaderMap::new(), Keeping::Never))
        }
        _ => Err(Problem::new(ProblemKind::BadRequest)),
    }
}

fn status_of(plan: &WorkbookPlan) -> StatusCode {
    if plan.count("rejected") == 0 {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// Why a file is refused before anything of it counts.
pub(crate) enum Refused {
    /// None was chosen.
    Missing,
    /// Its name ends otherwise.
    Name,
    /// Its content.
    Content(Refusal),
}

/// Reads a file on a thread for such work.
async fn read(
    member: &Member,
    desk: Desk,
    upload: &Upload,
) -> Result<(Desk, Result<Reading, Refused>), Problem> {
    if upload.bytes.is_empty() {
        return Ok((desk, Err(Refused::Missing)));
    }
    let extension = std::path::Path::new(&upload.name).extension();
    if extension.is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        return Ok((desk, Err(Refused::Name)));
    }
    let app = &member.cx.app;
    let (i18n, bytes) = (std::sync::Arc::clone(&app.i18n), upload.bytes.clone());
    let work = move || {
        let reading = read_workbook(&bytes, &desk, &i18n);
        (desk, reading.map_err(Refused::Content))
    };
    Ok(app.workers.run(Kind::Quick, work).await?)
}

async fn page(
    member: Member,
    desk: Desk,
    handed: Handed,
    status: StatusCode,
) -> Result<Response, Problem> {
    member
        .cx
        .page_once(status, move |cx| {
            let here = Route::ResponseImport {
                city: desk.city.code.clone(),
                wave: desk.wave.code.clone(),
            };
            let frame = cx.city_frame(here, desk.city.demonstration);
            let page = import_page(&handed, &desk, &cx.app.i18n, cx.locale, LARGEST_FILE)?;
            Ok(cx.app.pages.response_import(&frame, &page)?)
        })
        .await
}
