//! The reserved spaces of networks.

pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod post;
pub(crate) mod topic;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use icc_app::Error;
use icc_app::input::Issue;
use icc_app::policy::Action;
use icc_app::space::{PostSaid, PostsShown, TopicSaid};
use icc_pages::context::{FieldError, ProblemKind};
use icc_pages::urls::Route;
use serde::Deserialize;

use super::id;
use crate::form::{FieldLimits, Fields, fields, shown};
use crate::guest::Member;
use crate::problem::Problem;
use crate::state::Site;
use crate::with_file::{Taking, TextLimits, WithFile, status_of};

/// A post is longer than what other forms hold.
const LIMITS: FieldLimits = FieldLimits {
    fields: 64,
    value: 20_000,
};
/// The same for a form with a file, whose texts are counted in bytes.
const TEXTS: TextLimits = TextLimits {
    parts: 64,
    text: 4 * LIMITS.value,
};

/// A topic in the address.
#[derive(Deserialize)]
pub(crate) struct AtTopic {
    network: String,
    topic: String,
}

impl AtTopic {
    fn of<T: From<uuid::Uuid>>(&self) -> Result<(&str, T), Problem> {
        Ok((self.network.as_str(), id(&self.topic)?))
    }

    /// The page with these posts.
    fn showing(&self, shown: PostsShown) -> Route {
        let (post, page) = match shown {
            PostsShown::With(number) => (number.to_string(), String::new()),
            PostsShown::Page(page) if page > 1 => (String::new(), page.to_string()),
            PostsShown::Page(_) => (String::new(), String::new()),
        };
        Route::Topic {
            network: self.network.clone(),
            topic: self.topic.clone(),
            post,
            page,
        }
    }
}

/// What a form says of a post; looked at by the use case.
pub(crate) struct WrittenPost(PostSaid);

fn post_said(fields: &mut Fields) -> Result<PostSaid, Problem> {
    let version = fields.text("version")?;
    let version = if version.is_empty() {
        Ok(0)
    } else {
        version.parse()
    };
    Ok(PostSaid {
        title: fields.text("title")?,
        body: fields.text("body")?,
        language: fields.text("language")?,
        documents: fields.all("documents"),
        file: None,
        version: version.map_err(|_| Problem::new(ProblemKind::BadRequest))?,
    })
}

fn topic_said(fields: &mut Fields) -> Result<TopicSaid, Problem> {
    Ok(TopicSaid {
        kind: fields.text("topic-kind")?,
        about: fields.text("about")?,
        post: post_said(fields)?,
        newcomers: fields.text("newcomers")? == "yes",
    })
}

impl FromRequest<Site> for WrittenPost {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let mut fields = fields(request, site.app.limits.sheet, LIMITS).await?;
        Ok(Self(post_said(&mut fields)?))
    }
}

/// What a form for new words has sent. One that takes a file comes in parts, one for somebody who has
/// no evidence to put it to does not.
///
/// # Errors
/// That there is no such page for whoever writes nowhere: before anything of a file is read.
async fn written(member: &Member, request: Request) -> Result<WithFile, Problem> {
    let app = &member.cx.app;
    if !member.actor.may_somewhere(Action::WriteInSpace) {
        return Err(Error::NotFound.into());
    }
    if !WithFile::is_sent(request.headers()) {
        let fields = fields(request, app.limits.sheet, LIMITS).await?;
        return Ok(WithFile::without(fields));
    }
    // Whatever becomes of the file, the words arrive.
    let left = |code| Taking::Left(Issue::new("file", code));
    let taking = if member.actor.may_somewhere(Action::KeepEvidence) {
        Taking::place(app).unwrap_or_else(|| left("file-busy"))
    } else {
        left("file-nobodys")
    };
    WithFile::read(request, app, TEXTS, taking).await
}

/// What a page says is wrong with new words, and its status. A sound file has to be chosen once more:
/// no browser keeps it.
fn told(mut issues: Vec<Issue>, said: &PostSaid) -> (Vec<FieldError>, StatusCode) {
    let status = status_of(&issues);
    if said.file.is_some() && issues.iter().all(|issue| issue.field != "file") {
        issues.push(Issue::new("file", "file-again"));
    }
    (shown(&issues), status)
}
