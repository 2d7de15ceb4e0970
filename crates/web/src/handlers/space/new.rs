//! Beginning a topic.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::space::{PostSaid, TopicSaid};
use icc_pages::context::FieldError;
use icc_pages::urls::Route;

use super::list::about;
use super::{told, topic_said, written};
use crate::extract::{Path, Query};
use crate::guest::Member;
use crate::present::space::topic_new_page;
use crate::problem::Problem;

pub(crate) async fn show(
    member: Member,
    Path(network): Path<String>,
    query: Query,
) -> Result<Response, Problem> {
    let said = TopicSaid {
        about: about(&query)?,
        post: PostSaid {
            language: member.cx.locale.tag().to_owned(),
            ..PostSaid::default()
        },
        ..TopicSaid::default()
    };
    page(member, network, &said, (Vec::new(), StatusCode::OK)).await
}

pub(crate) async fn send(
    member: Member,
    Path(network): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let (mut fields, file, _place) = written(&member, request).await?.taken();
    let mut said = topic_said(&mut fields)?;
    said.post.file = file;
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let begun = service.begin_topic(&member.actor, &network, &said, origin);
    match begun.await {
        Ok(topic) => {
            let there = Route::Topic {
                network,
                topic: topic.to_string(),
                post: String::new(),
                page: String::new(),
            };
            Ok(member.cx.done(&there, "topic-begun"))
        }
        Err(Error::Invalid(issues)) => {
            let told = told(issues, &said.post);
            page(member, network, &said, told).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    network: String,
    said: &TopicSaid,
    (errors, status): (Vec<FieldError>, StatusCode),
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let service = &cx.app.service;
    let form = service.topic_form(&actor, &network).await?;
    let largest = service.evidence_limits().file;
    let page = topic_new_page(&form, said, errors, (largest, cx.locale));
    cx.page_once(status, move |cx| {
        let here = Route::TopicNew {
            network,
            about: page.form.about.clone(),
        };
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.topic_new(&frame, &page)?)
    })
    .await
}
