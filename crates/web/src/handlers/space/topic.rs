//! A topic: reading it, answering in it, deciding about it.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::evidence::EvidenceId;
use icc_app::paging::Paging;
use icc_app::space::{PostSaid, PostsShown, TopicSaidOf};
use icc_pages::context::{FieldError, ProblemKind};
use serde::Deserialize;
use validator::Validate;

use super::{AtTopic, post_said, told, written};
use crate::extract::{Path, Query};
use crate::form::{Fields, Form, Sent};
use crate::guest::Member;
use crate::handlers::evidence::file::offered;
use crate::handlers::id;
use crate::present::space::topic_page;
use crate::problem::Problem;

/// A document of a topic in the address.
#[derive(Deserialize)]
pub(crate) struct AtDocument {
    network: String,
    topic: String,
    item: String,
}

/// What is said of a topic; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Marked {
    #[validate(skip)]
    said: TopicSaidOf,
}

impl Form for Marked {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        let number = fields.text("number")?;
        let number = if number.is_empty() {
            Ok(0)
        } else {
            number.parse()
        };
        Ok(Self {
            said: TopicSaidOf {
                what: fields.text("what")?,
                number: number.map_err(|_| Problem::new(ProblemKind::BadRequest))?,
                partner: fields.text("partner")?,
            },
        })
    }
}

/// Which posts are asked for: those of the page on which one stands, or of a page.
fn wanted(query: &Query) -> Result<PostsShown, Problem> {
    if !query.has("post") {
        return Ok(PostsShown::Page(query.page()?));
    }
    let number = query.position("post")?;
    Ok(PostsShown::With(i32::try_from(number).unwrap_or(i32::MAX)))
}

pub(crate) async fn show(
    member: Member,
    Path(at): Path<AtTopic>,
    query: Query,
) -> Result<Response, Problem> {
    let said = PostSaid {
        language: member.cx.locale.tag().to_owned(),
        ..PostSaid::default()
    };
    let shown = wanted(&query)?;
    page(member, (&at, shown), &said, (Vec::new(), StatusCode::OK)).await
}

pub(crate) async fn reply(
    member: Member,
    Path(at): Path<AtTopic>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut fields, file, _place) = written(&member, request).await?.taken();
    let mut said = post_said(&mut fields)?;
    said.file = file;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    match service.reply(&member.actor, at.of()?, &said, origin).await {
        Ok(number) => {
            let there = at.showing(PostsShown::With(number));
            Ok(member.cx.done_at(&there, &anchor(number), "post-written"))
        }
        Err(Error::Invalid(issues)) => {
            let told = told(issues, &said);
            let last = PostsShown::Page(usize::MAX);
            page(member, (&at, last), &said, told).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn mark(
    member: Member,
    Path(at): Path<AtTopic>,
    sent: Sent<Marked>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let said = sent.form.said;
    service
        .mark_topic(&member.actor, at.of()?, &said, origin)
        .await?;
    // Who has read up to a post goes on from there.
    let shown = if said.number > 0 {
        PostsShown::With(said.number)
    } else {
        PostsShown::default()
    };
    Ok(member.cx.done(&at.showing(shown), "topic-marked"))
}

pub(crate) async fn file(member: Member, Path(at): Path<AtDocument>) -> Result<Response, Problem> {
    let item: EvidenceId = id(&at.item)?;
    let of = (at.network.as_str(), id(&at.topic)?);
    let file = member.cx.app.service.topic_file(&member.actor, of, item);
    Ok(offered(&at.item, file.await?))
}

/// The page as its address says it: by the post that was asked for, or by its number.
fn shown_at(shown: PostsShown, paging: Paging) -> PostsShown {
    match shown {
        PostsShown::With(number) => PostsShown::With(number),
        PostsShown::Page(_) => PostsShown::Page(paging.page),
    }
}

/// Where a post stands on its page.
pub(super) fn anchor(number: i32) -> String {
    format!("post-{number}")
}

pub(super) async fn page(
    member: Member,
    (at, shown): (&AtTopic, PostsShown),
    said: &PostSaid,
    (errors, status): (Vec<FieldError>, StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let found = service.topic(&actor, at.of()?, shown).await?;
    let largest = service.evidence_limits().file;
    let page = topic_page(&found, said, errors, (largest, cx.locale));
    let here = at.showing(shown_at(shown, found.paging));
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.topic(&frame, &page)?)
    })
    .await
}
