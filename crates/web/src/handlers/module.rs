//! Questions that networks ask on their own: all of them, and one, opened, moved and asked again.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::modules::{OpeningSaid, TermSaid};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use serde::Deserialize;
use validator::Validate;

use crate::extract::{Path, id_or_new};
use crate::form::{Fields, Form, Refusal, Sent};
use crate::guest::Member;
use crate::present::modules::{Forms, module_page, modules_page};
use crate::problem::Problem;

/// A module in the address.
#[derive(Deserialize)]
pub(crate) struct At {
    pub(crate) network: String,
    #[serde(deserialize_with = "id_or_new")]
    pub(crate) module: String,
}

impl At {
    pub(crate) fn of(&self) -> (&str, &str) {
        (&self.network, &self.module)
    }

    pub(crate) fn here(&self) -> Route {
        Route::Module {
            network: self.network.clone(),
            module: self.module.clone(),
        }
    }
}

/// What is to be done with a module.
#[derive(Validate)]
pub(crate) struct Step {
    #[validate(skip)]
    to: To,
}

enum To {
    Open(OpeningSaid),
    Term(TermSaid),
    Remove(i32),
    Again,
}

impl Form for Step {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let to = match fields.text("step")?.as_str() {
            "open" => To::Open(OpeningSaid {
                first: fields.text("first")?,
                last: fields.text("last")?,
                version: fields.whole("version")?,
            }),
            "term" => To::Term(TermSaid {
                last: fields.text("last")?,
                seen: fields.whole("seen")?,
            }),
            "remove" => To::Remove(fields.whole("version")?),
            "again" => To::Again,
            _ => return Err(Problem::new(ProblemKind::BadRequest)),
        };
        Ok(Self { to })
    }
}

pub(crate) async fn list(member: Member) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.modules(&actor).await?;
    let page = modules_page(&found, cx.locale);
    cx.page_once(StatusCode::OK, move |cx| {
        Ok(cx.app.pages.modules(&cx.frame(Route::Modules {}), &page)?)
    })
    .await
}

pub(crate) async fn show(member: Member, Path(at): Path<At>) -> Result<Response, Problem> {
    page(member, &at, Forms::default()).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<At>,
    sent: Sent<Step>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let actor = &member.actor;
    match sent.form.to {
        To::Open(said) => {
            let done = service.open_module(actor, at.of(), &said, origin).await;
            let forms = Forms {
                opening: Some(said),
                ..Forms::default()
            };
            answered(member, &at, (done, "module-opened"), forms).await
        }
        To::Term(said) => {
            let done = service.move_module_end(actor, at.of(), &said, origin).await;
            let forms = Forms {
                term: Some(said),
                ..Forms::default()
            };
            answered(member, &at, (done, "module-term"), forms).await
        }
        To::Remove(seen) => match service.remove_module(actor, at.of(), seen, origin).await {
            Ok(()) => Ok(member.cx.done(&Route::Modules {}, "module-removed")),
            other => answered(member, &at, (other, "module-removed"), Forms::default()).await,
        },
        To::Again => {
            let number = service.ask_again(actor, at.of(), origin).await?;
            let there = Route::Module {
                network: at.network,
                module: number.to_string(),
            };
            Ok(member.cx.done(&there, "module-again"))
        }
    }
}

/// Leads back, or shows what was sent with what is wrong with it.
async fn answered(
    member: Member,
    at: &At,
    (outcome, done): (Result<(), Error>, &'static str),
    forms: Forms,
) -> Result<Response, Problem> {
    match outcome {
        Ok(()) => Ok(member.cx.done(&at.here(), done)),
        Err(error) => {
            let refusal = Refusal::of(error)?;
            page(member, at, Forms { refusal, ..forms }).await
        }
    }
}

async fn page(member: Member, at: &At, forms: Forms) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.module(&actor, at.of()).await?;
    let status = forms.refusal.status();
    let page = module_page(&found, forms, cx.locale);
    let here = at.here();
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.module(&frame, &page)?)
    })
    .await
}
