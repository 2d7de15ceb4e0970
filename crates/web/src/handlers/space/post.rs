//! A post: what it ever was, changing it, deciding about it.

use axum::http::StatusCode;
use axum::response::Response;
use icc_app::Error;
use icc_app::space::{PostId, PostSaid, PostSaidOf, PostsShown, TopicId};
use icc_pages::urls::Route;
use serde::Deserialize;
use validator::Validate;

use super::topic::{anchor, page as topic_page};
use super::{AtTopic, WrittenPost};
use crate::extract::Path;
use crate::form::{Fields, Form, Refusal, Sent, shown};
use crate::guest::Member;
use crate::handlers::id;
use crate::present::space::post_page;
use crate::problem::Problem;

/// A post in the address.
#[derive(Deserialize)]
pub(crate) struct AtPost {
    network: String,
    topic: String,
    post: String,
}

impl AtPost {
    fn of(&self) -> Result<(&str, TopicId, PostId), Problem> {
        Ok((self.network.as_str(), id(&self.topic)?, id(&self.post)?))
    }

    fn in_topic(&self) -> AtTopic {
        AtTopic {
            network: self.network.clone(),
            topic: self.topic.clone(),
        }
    }

    /// Back to it in its topic, having done something.
    fn back(&self, member: &Member, number: i32, done: &'static str) -> Response {
        let there = self.in_topic().showing(PostsShown::With(number));
        member.cx.done_at(&there, &anchor(number), done)
    }

    fn here(&self) -> Route {
        Route::Post {
            network: self.network.clone(),
            topic: self.topic.clone(),
            post: self.post.clone(),
        }
    }
}

/// What is said of a post; looked at by the use case.
#[derive(Validate)]
pub(crate) struct Marked {
    #[validate(skip)]
    said: PostSaidOf,
}

impl Form for Marked {
    const FIELDS: &'static [&'static str] = &[];

    fn read(fields: &mut Fields) -> Result<Self, Problem> {
        Ok(Self {
            said: PostSaidOf {
                what: fields.text("what")?,
                reason: fields.text("reason")?,
            },
        })
    }
}

pub(crate) async fn show(member: Member, Path(at): Path<AtPost>) -> Result<Response, Problem> {
    page(member, &at, None, Refusal::default()).await
}

pub(crate) async fn change(
    member: Member,
    Path(at): Path<AtPost>,
    WrittenPost(said): WrittenPost,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let changed = service.change_post(&member.actor, at.of()?, &said, origin);
    match changed.await {
        Ok(number) => Ok(at.back(&member, number, "post-changed")),
        Err(error) => page(member, &at, Some(&said), Refusal::of(error)?).await,
    }
}

pub(crate) async fn mark(
    member: Member,
    Path(at): Path<AtPost>,
    sent: Sent<Marked>,
) -> Result<Response, Problem> {
    let (service, origin) = (&member.cx.app.service, member.cx.guest.origin());
    let said = sent.form.said;
    let marked = service.mark_post(&member.actor, at.of()?, &said, origin);
    match marked.await {
        Ok(number) => Ok(at.back(&member, number, "topic-marked")),
        Err(Error::Invalid(issues)) => {
            let mut errors = shown(&issues);
            for error in &mut errors {
                // There is a form for each post.
                error.field = format!("{}-{}", error.field, at.post);
            }
            let said = PostSaid {
                language: member.cx.locale.tag().to_owned(),
                ..PostSaid::default()
            };
            let told = (errors, StatusCode::UNPROCESSABLE_ENTITY);
            let found = member.cx.app.service.post(&member.actor, at.of()?).await?;
            let shown = PostsShown::With(found.view.post.number);
            topic_page(member, (&at.in_topic(), shown), &said, told).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    member: Member,
    at: &AtPost,
    said: Option<&PostSaid>,
    refusal: Refusal,
) -> Result<Response, Problem> {
    let Member { cx, actor, .. } = member;
    let found = cx.app.service.post(&actor, at.of()?).await?;
    let status = refusal.status();
    let page = post_page(&found, said, refusal, cx.locale);
    let here = at.here();
    cx.page_once(status, move |cx| {
        let frame = cx.city_frame(here, page.head.invented);
        Ok(cx.app.pages.post(&frame, &page)?)
    })
    .await
}
