//! What invented people say to each other in the spaces of invented networks.

use icc_domain::{Locale, Role};
use serde::Deserialize;

use super::ReferenceData;
use super::documents::entries;
use super::reader::{File, Problems};
use crate::repo::TopicKind;

/// A topic of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationTopic {
    /// The network in whose space it is.
    pub network: String,
    /// What it is.
    pub kind: TopicKind,
    /// Code of the section or question that it is about.
    pub about: Option<String>,
    /// Whether whoever comes later can read it too.
    pub newcomers: bool,
    /// Its title.
    pub title: String,
    /// What is written in it, in order: never empty.
    pub posts: Vec<DemonstrationPost>,
}

/// A post of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationPost {
    /// The role of the account that writes it.
    pub by: Role,
    /// The language in which it is written.
    pub language: Locale,
    /// Its words, as Markdown.
    pub body: String,
    /// Whether it has helped whoever began the topic.
    pub useful: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicEntry {
    network: String,
    kind: String,
    about: Option<String>,
    #[serde(default)]
    newcomers: bool,
    title: String,
    post: Vec<PostEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PostEntry {
    by: String,
    language: String,
    body: String,
    #[serde(default)]
    useful: bool,
}

pub(super) fn topics(file: &File<'_>, data: &mut ReferenceData, problems: &mut Problems) {
    problems.only_invented(file);
    for (place, entry) in entries::<TopicEntry>(file, "topic", problems) {
        problems.refer(file, place, "network", &entry.network);
        let kind = TopicKind::from_word(&entry.kind);
        let posts: Option<Vec<DemonstrationPost>> = entry
            .post
            .into_iter()
            .map(|post| {
                Some(DemonstrationPost {
                    by: Role::from_code(&post.by)?,
                    language: post.language.parse().ok()?,
                    body: post.body,
                    useful: post.useful,
                })
            })
            .collect();
        let posts = posts.filter(|posts| !posts.is_empty());
        let (Some(kind), Some(posts)) = (kind, posts) else {
            problems.push(file, place, "shape", &[("key", "topic")]);
            continue;
        };
        data.demonstration.topics.push(DemonstrationTopic {
            network: entry.network,
            kind,
            about: entry.about,
            newcomers: entry.newcomers,
            title: entry.title,
            posts,
        });
    }
}
