//! What forms say of topics and posts, and what of it is sound.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_store::{Evidence, EvidenceId, TopicKind};

use super::AboutSection;
use crate::evidence::SaidFile;
use crate::input::{self, Issue, Wanted};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 160;
/// The longest words of a post, in characters.
pub const LONGEST_BODY: usize = 8000;
/// The longest reason for which words are hidden, in characters.
pub const LONGEST_REASON: usize = 500;
/// How many documents a post names at most.
pub const MOST_DOCUMENTS: usize = 5;

/// What a form says of a topic that is begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicSaid {
    /// `discussion` or `question`.
    pub kind: String,
    /// Code of what it is about; empty for nothing in particular.
    pub about: String,
    /// What it begins with.
    pub post: PostSaid,
    /// Whether whoever comes later can read it too.
    pub newcomers: bool,
}

/// What a form says of a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostSaid {
    /// The title of the topic; left alone for a reply.
    pub title: String,
    /// The words.
    pub body: String,
    /// Tag of the language in which they are written.
    pub language: String,
    /// Ids of pieces of evidence of the own municipality; left alone for a change.
    pub documents: Vec<String>,
    /// A file that becomes such a piece with the post; left alone for a change.
    pub file: Option<SaidFile>,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

/// Whether a post begins a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It has a title.
    First,
    /// It has none.
    Reply,
}

impl Place {
    pub(super) const fn of(number: i32) -> Self {
        if number == 1 {
            Self::First
        } else {
            Self::Reply
        }
    }
}

/// What of a post is sound.
#[derive(Debug)]
pub(super) struct Sound {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) language: Locale,
}

impl PostSaid {
    pub(super) fn sound(&self, place: Place) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let title = match place {
            Place::First => input::line("title", &self.title, LONGEST_TITLE),
            Place::Reply => Ok(String::new()),
        };
        let title = title.map_err(|issue| issues.push(issue));
        let body = input::sentences("body", &self.body, Wanted::Needed, LONGEST_BODY);
        let body = body.map_err(|issue| issues.push(issue));
        let language = self.language.parse::<Locale>();
        if language.is_err() {
            issues.push(Issue::new("language", "missing"));
        }
        match (title, body, language) {
            (Ok(title), Ok(body), Ok(language)) if issues.is_empty() => Ok(Sound {
                title,
                body,
                language,
            }),
            _ => Err(issues),
        }
    }

    /// The pieces that it names, of those that the author can name; with its file no more than a post
    /// names.
    pub(super) fn pieces(
        &self,
        own: &BTreeMap<String, Evidence>,
    ) -> Result<BTreeSet<EvidenceId>, Issue> {
        let named = self.documents.iter().filter(|id| !id.is_empty());
        let pieces: Option<BTreeSet<EvidenceId>> = named
            .map(|id| {
                let piece = own.get(id)?;
                piece.withdrawn_at.is_none().then_some(piece.id)
            })
            .collect();
        let pieces = pieces.ok_or(Issue::new("documents", "document-unknown"))?;
        if pieces.len() + usize::from(self.file.is_some()) > MOST_DOCUMENTS {
            return Err(Issue::new("documents", "documents-many"));
        }
        Ok(pieces)
    }
}

impl TopicSaid {
    /// What it is, and what it is about, of what the questionnaire has.
    pub(super) fn kind(
        &self,
        sections: &[AboutSection],
    ) -> Result<(TopicKind, Option<String>), Vec<Issue>> {
        let mut issues = Vec::new();
        let kind = TopicKind::from_word(&self.kind);
        if kind.is_none() {
            issues.push(Issue::new("topic-kind", "missing"));
        }
        let about = (!self.about.is_empty()).then(|| self.about.clone());
        let is_known = |code: &String| {
            sections.iter().any(|it| {
                let mut questions = it.questions.iter();
                it.section.code == *code || questions.any(|one| one.code == *code)
            })
        };
        if about.as_ref().is_some_and(|code| !is_known(code)) {
            issues.push(Issue::new("about", "about-unknown"));
        }
        match kind {
            Some(kind) if issues.is_empty() => Ok((kind, about)),
            _ => Err(issues),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(said: &PostSaid, place: Place) -> Vec<(&'static str, &'static str)> {
        let issues = said.sound(place).err().unwrap_or_default();
        issues.iter().map(|it| (it.field, it.code)).collect()
    }

    #[test]
    fn a_topic_has_a_title_and_a_reply_has_none() {
        let said = PostSaid {
            body: "Bonjour".to_owned(),
            language: "fr".to_owned(),
            ..PostSaid::default()
        };
        assert_eq!(faults(&said, Place::First), [("title", "missing")]);
        assert_eq!(faults(&said, Place::Reply), []);
        assert_eq!(
            faults(&PostSaid::default(), Place::First),
            [
                ("title", "missing"),
                ("body", "missing"),
                ("language", "missing")
            ]
        );
        let long = PostSaid {
            body: "é".repeat(LONGEST_BODY + 1),
            ..said
        };
        assert_eq!(faults(&long, Place::Reply), [("body", "too-long")]);
    }

    #[test]
    fn a_topic_is_of_a_kind_and_about_what_the_questionnaire_has() {
        let said = TopicSaid {
            kind: "speech".to_owned(),
            about: "C1".to_owned(),
            ..TopicSaid::default()
        };
        let issues = said.kind(&[]).err().unwrap_or_default();
        let issues: Vec<_> = issues.iter().map(|it| (it.field, it.code)).collect();
        assert_eq!(
            issues,
            [("topic-kind", "missing"), ("about", "about-unknown")]
        );
        let said = TopicSaid {
            kind: "question".to_owned(),
            about: String::new(),
            ..said
        };
        assert_eq!(said.kind(&[]).ok(), Some((TopicKind::Question, None)));
    }
}
