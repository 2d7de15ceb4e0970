//! What whoever coordinates a network writes to its members: looked at first, then sent.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::messages::{MessageSaid, MessageWords, Preview, Sending};
use icc_domain::Locale;
use icc_pages::urls::Route;
use validator::Validate;

use super::board::AtBoard;
use crate::extract::Path;
use crate::form::{Fields, Form, Sent, shown, status_of};
use crate::guest::Member;
use crate::present::messages::{Looked, messages_page};
use crate::problem::Problem;

#[derive(Validate)]
pub(crate) struct Written {
    /// `send`, or anything else to look at it first.
    step: String,
    #[validate(skip)]
    said: MessageSaid,
}

impl Form for Written {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let mut words = BTreeMap::new();
        for locale in Locale::ALL {
            let tag = locale.tag();
            let of_language = MessageWords {
                subject: fields.text(&format!("subject-{tag}"))?,
                text: fields.text(&format!("text-{tag}"))?,
            };
            words.insert(locale, of_language);
        }
        Ok(Self {
            step: fields.text("step")?,
            said: MessageSaid {
                kind: fields.text("kind")?,
                to: fields.text("to")?,
                words,
                seen: fields.text("seen")?,
            },
        })
    }
}

fn here(at: &AtBoard) -> Route {
    Route::Messages {
        network: at.network.clone(),
        wave: at.wave.clone(),
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtBoard>) -> Result<Response, Problem> {
    page(member, &at, &MessageSaid::default(), Answer::Form(&[])).await
}

pub(crate) async fn send(
    member: Member,
    Path(at): Path<AtBoard>,
    sent: Sent<Written>,
) -> Result<Response, Problem> {
    let Written { step, said } = sent.form;
    let board = (at.network.as_str(), at.wave.as_str());
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let done = if step == "send" {
        service
            .send_message(&member.actor, board, &said, origin)
            .await
            .map(|sending| match sending {
                Sending::Sent(_) => None,
                Sending::Changed(preview) => Some((*preview, StatusCode::CONFLICT)),
            })
    } else {
        let preview = service.look_at_message(&member.actor, board, &said).await;
        preview.map(|preview| Some((preview, StatusCode::OK)))
    };
    match done {
        Ok(None) => Ok(member.cx.done(&here(&at), "message-sent")),
        Ok(Some((preview, status))) => {
            page(member, &at, &said, Answer::Preview(preview, status)).await
        }
        Err(Error::Invalid(issues)) => page(member, &at, &said, Answer::Form(&issues)).await,
        Err(error) => Err(error.into()),
    }
}

/// What a page answers with, beside its form.
enum Answer<'a> {
    /// Nothing but what is wrong with the form.
    Form(&'a [Issue]),
    /// The message as it would go out.
    Preview(Preview, StatusCode),
}

async fn page(
    member: Member,
    at: &AtBoard,
    said: &MessageSaid,
    answer: Answer<'_>,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.messages(&actor, &at.network, &at.wave).await?;
    let (issues, preview, status): (&[Issue], _, _) = match answer {
        Answer::Form(issues) => (issues, None, status_of(issues)),
        Answer::Preview(preview, status) => (&[], Some(preview), status),
    };
    let looked = preview.as_ref().map(|preview| Looked {
        preview,
        changed: status == StatusCode::CONFLICT,
        pages: &cx.app.pages,
        base: &cx.app.config.public_url,
    });
    let page = messages_page(&found, said, looked, shown(issues), cx.locale)?;
    let (here, invented) = (here(at), found.wave.demonstration);
    cx.page_once(status, move |cx| {
        Ok(cx
            .app
            .pages
            .messages(&cx.city_frame(here, invented), &page)?)
    })
    .await
}
