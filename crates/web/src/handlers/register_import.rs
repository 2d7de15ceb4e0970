//! Handing in a whole table: first what would happen, then exactly that.

use axum::extract::FromRequest;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use icc_app::Error;
use icc_app::policy::Action;
use icc_app::register::{DataProblem, Plan, Table, text_of};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;

use super::register::table;
use super::register_export::MEDIA_TYPE;
use crate::extract::Path;
use crate::guest::Member;
use crate::present::register::{Tried, import_page, report};
use crate::problem::Problem;
use crate::respond::{Opening, Rendered};
use crate::routes::Keeping;
use crate::state::Site;

/// What the form has sent: a file for the first step, its text again for the others.
pub(crate) struct Upload {
    step: String,
    bytes: Vec<u8>,
    digest: String,
}

impl FromRequest<Site> for Upload {
    type Rejection = Problem;

    async fn from_request(request: axum::extract::Request, site: &Site) -> Result<Self, Problem> {
        let unread = |_| Problem::new(ProblemKind::UnsupportedMediaType);
        let mut parts = axum::extract::Multipart::from_request(request, site)
            .await
            .map_err(unread)?;
        let mut upload = Self {
            step: String::new(),
            bytes: Vec::new(),
            digest: String::new(),
        };
        // Its body is limited by axum, to a little more than the largest file.
        while let Some(part) = parts.next_field().await.map_err(|error| read(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|error| read(&error))?;
            let word = || String::from_utf8_lossy(&bytes).into_owned();
            match name.as_str() {
                "step" => upload.step = word(),
                "digest" => upload.digest = word(),
                "file" | "text" => upload.bytes = bytes.to_vec(),
                _ => {}
            }
        }
        Ok(upload)
    }
}

fn read(error: &axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(ProblemKind::ContentTooLarge)
    } else {
        Problem::new(ProblemKind::BadRequest)
    }
}

pub(crate) async fn show(member: Member, Path(code): Path<String>) -> Result<Response, Problem> {
    let table = table(&code)?;
    if !member.actor.may_somewhere(Action::TakeTables) {
        return Err(Error::NotFound.into());
    }
    page(member, table, Tried::default(), StatusCode::OK).await
}

pub(crate) async fn send(
    member: Member,
    Path(code): Path<String>,
    upload: Result<Upload, Problem>,
) -> Result<Response, Problem> {
    let table = table(&code)?;
    if !member.actor.may_somewhere(Action::TakeTables) {
        return Err(Error::NotFound.into());
    }
    let upload = upload?;
    let service = &member.cx.app.service;
    let text = match text_of(&upload.bytes) {
        Ok(text) => text,
        Err(problem) => return refused(member, table, problem).await,
    };
    let plan = match upload.step.as_str() {
        "apply" => {
            let asked = (text.as_str(), upload.digest.as_str());
            let origin = member.cx.guest.origin();
            let applied = service
                .register_apply(&member.actor, table, asked, origin)
                .await;
            match applied {
                Ok(_) => {
                    let there = Route::RegisterTable {
                        table: code,
                        q: String::new(),
                    };
                    return Ok(member.cx.done(&there, "register-imported"));
                }
                Err(Error::Conflict) => {
                    let plan = service.register_try(&member.actor, table, &text).await?;
                    let tried = Tried {
                        plan: Some((plan, text)),
                        changed: true,
                        ..Tried::default()
                    };
                    return page(member, table, tried, StatusCode::CONFLICT).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
        "report" | "try" => service.register_try(&member.actor, table, &text).await?,
        _ => return Err(Problem::new(ProblemKind::BadRequest)),
    };
    if upload.step == "report" {
        return Ok(sent_report(&member, table, &plan));
    }
    let status = if plan.problems.is_empty() && plan.count("refused") == 0 {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let tried = Tried {
        plan: Some((plan, text)),
        ..Tried::default()
    };
    page(member, table, tried, status).await
}

async fn refused(member: Member, table: Table, problem: DataProblem) -> Result<Response, Problem> {
    let tried = Tried {
        problem: Some(problem),
        ..Tried::default()
    };
    page(member, table, tried, StatusCode::UNPROCESSABLE_ENTITY).await
}

fn sent_report(member: &Member, table: Table, plan: &Plan) -> Response {
    let name = format!("{}-report.csv", table.code());
    let text = report(&member.cx, table, plan);
    let file = Rendered::new(MEDIA_TYPE, text).named(Opening::Kept, &name, &name);
    file.answer(&HeaderMap::new(), Keeping::Never)
}

async fn page(
    member: Member,
    table: Table,
    tried: Tried,
    status: StatusCode,
) -> Result<Response, Problem> {
    member
        .cx
        .page_once(status, move |cx| {
            let here = Route::RegisterImport {
                table: table.code().to_owned(),
            };
            let page = import_page(cx, table, &tried);
            Ok(cx.app.pages.register_import(&cx.frame(here), &page)?)
        })
        .await
}
