//! Beginning a topic.

use axum::response::Response;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::space::{PostSaid, TopicSaid};
use icc_pages::urls::Route;

use super::WrittenTopic;
use super::list::about;
use crate::extract::{Path, Query};
use crate::form::{shown, status_of};
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
    page(member, network, &said, &[]).await
}

pub(crate) async fn send(
    member: Member,
    Path(network): Path<String>,
    WrittenTopic(said): WrittenTopic,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let begun = service.begin_topic(&member.actor, &network, &said, origin);
    match begun.await {
        Ok(topic) => {
            let there = Route::Topic {
                network,
                topic: topic.to_string(),
            };
            Ok(member.cx.done(&there, "topic-begun"))
        }
        Err(Error::Invalid(issues)) => page(member, network, &said, &issues).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    network: String,
    said: &TopicSaid,
    issues: &[Issue],
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let form = cx.app.service.topic_form(&actor, &network).await?;
    let page = topic_new_page(&form, said, shown(issues), cx.locale);
    cx.page_once(status_of(issues), move |cx| {
        let here = Route::TopicNew {
            network,
            about: page.form.about.clone(),
        };
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.topic_new(&frame, &page)?)
    })
    .await
}
