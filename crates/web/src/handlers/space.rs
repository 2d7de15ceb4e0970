//! The reserved spaces of networks.

pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod post;
pub(crate) mod topic;

use axum::extract::{FromRequest, Request};
use icc_app::space::{PostSaid, TopicSaid};
use icc_pages::context::ProblemKind;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::id;
use crate::form::{FieldLimits, Fields, fields};
use crate::problem::Problem;
use crate::state::Site;

/// A post is longer than what other forms hold.
const LIMITS: FieldLimits = FieldLimits {
    fields: 64,
    value: 20_000,
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

    fn here(&self) -> Route {
        Route::Topic {
            network: self.network.clone(),
            topic: self.topic.clone(),
        }
    }
}

/// What a form says of a post; looked at by the use case.
pub(crate) struct WrittenPost(PostSaid);

/// What a form says of a topic.
pub(crate) struct WrittenTopic(TopicSaid);

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
        version: version.map_err(|_| Problem::new(ProblemKind::BadRequest))?,
    })
}

impl FromRequest<Site> for WrittenPost {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let mut fields = fields(request, site.app.limits.sheet, LIMITS).await?;
        Ok(Self(post_said(&mut fields)?))
    }
}

impl FromRequest<Site> for WrittenTopic {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let mut fields = fields(request, site.app.limits.sheet, LIMITS).await?;
        Ok(Self(TopicSaid {
            kind: fields.text("topic-kind")?,
            about: fields.text("about")?,
            post: post_said(&mut fields)?,
            newcomers: fields.text("newcomers")? == "yes",
        }))
    }
}
