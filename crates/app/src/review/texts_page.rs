//! Writing the narrative and the recommendations of a review, and translating them.

use std::collections::{BTreeMap, BTreeSet};

use icc_domain::Locale;
use icc_store::{Hold, Place, Repositories, ReviewText, ReviewTextKind};
use serde_json::json;

use super::stage::held;
use super::texts::{LONGEST_TEXT, TextDocument, TextTranslation};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor};
use crate::responses::Desk;
use crate::service::Service;

/// The texts of a review.
#[derive(Debug)]
pub struct TextsPage {
    /// Whose, and what.
    pub desk: Desk,
    /// The texts with their versions, by kind; a blank one of version 0 where nothing was written.
    pub texts: BTreeMap<ReviewTextKind, (TextDocument, i32)>,
    /// Whether they can be changed now.
    pub may_review: bool,
}

/// What a form says about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSaid {
    /// Which one.
    pub kind: ReviewTextKind,
    /// The version that was shown.
    pub version: i32,
    /// The language in which it is written.
    pub language: Locale,
    /// What it says.
    pub body: String,
    /// The same in the other language.
    pub translation: String,
    /// Whether that is done.
    pub finished: bool,
}

/// What became of the texts that were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextsSaved {
    /// Texts that somebody else has changed since; nothing of what was sent is kept.
    pub conflicts: BTreeSet<ReviewTextKind>,
}

/// Texts as they were kept, with their versions.
pub(crate) fn read_texts(
    all: Vec<ReviewText>,
) -> Result<BTreeMap<ReviewTextKind, (TextDocument, i32)>, Error> {
    let read = |text: ReviewText| {
        let document = TextDocument::read(&text.document)?;
        Ok((text.kind, (document, text.version)))
    };
    all.into_iter().map(read).collect()
}

impl Service {
    /// The texts of a review.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not given to the person, or has ended for him or her.
    pub async fn review_texts(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<TextsPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.review_desk(actor, (city, wave), &read).await?;
        let mut texts = self.review_texts_of(&desk, &read).await?;
        snapshot.end().await?;
        let first = desk.required_languages.first().copied();
        let first = first.unwrap_or(actor.language);
        for kind in ReviewTextKind::ALL {
            let blank = || (TextDocument::blank(first), 0);
            texts.entry(kind).or_insert_with(blank);
        }
        Ok(TextsPage {
            may_review: actor.may(Action::Review, &desk.whole()),
            desk,
            texts,
        })
    }

    /// Keeps the texts of a review; all that were sent, or none.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not given to the person; [`Error::Closed`] while the
    /// municipality has it, or after it was accepted; [`Error::Invalid`] for one that is too long,
    /// or a translation of nothing.
    pub async fn save_review_texts(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        said: &[TextSaid],
        origin: &Origin,
    ) -> Result<TextsSaved, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.review_desk(actor, (city, wave), &repositories).await?;
        if !actor.may(Action::Review, &desk.whole()) {
            return Err(Error::Closed);
        }
        let response = held(&desk, Hold::Open, &repositories).await?;
        let issues: Vec<Issue> = said.iter().flat_map(faults).collect();
        if !issues.is_empty() {
            return Err(Error::Invalid(issues));
        }
        let kept = self.review_texts_of(&desk, &repositories).await?;
        let (mut saved, mut changed) = (TextsSaved::default(), Vec::new());
        for one in said {
            let now = kept.get(&one.kind);
            let version = now.map_or(0, |(_, version)| *version);
            let text = written(one, now.map(|(text, _)| text));
            let same = match now {
                Some((now, _)) => *now == text,
                None => text.body.is_empty(),
            };
            if same {
                continue;
            }
            if version != one.version {
                saved.conflicts.insert(one.kind);
                continue;
            }
            changed.push(ReviewText {
                kind: one.kind,
                document: text.document()?,
                changed_by: actor.account,
                changed_at: self.clock().now(),
                version,
            });
        }
        if !saved.conflicts.is_empty() || changed.is_empty() {
            unit.roll_back().await?;
            return Ok(saved);
        }
        let kinds: Vec<&str> = changed.iter().map(|text| text.kind.as_str()).collect();
        for text in &changed {
            repositories.review_texts().put(&response, text).await?;
        }
        let about = About {
            action: "review-texts",
            actor: Some(actor.account),
            origin,
            object: ("response", Some(response.id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({ "texts": kinds }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(saved)
    }

    /// The texts of a review that were written, with their versions.
    pub(super) async fn review_texts_of<A: Sync>(
        &self,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<BTreeMap<ReviewTextKind, (TextDocument, i32)>, Error> {
        read_texts(read.review_texts().of(desk.response()?).await?)
    }

    /// Texts that were written and do not stand in a language that a network wants.
    pub(super) async fn untranslated<A: Sync>(
        &self,
        desk: &Desk,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<(ReviewTextKind, Locale)>, Error> {
        let texts = self.review_texts_of(desk, read).await?;
        let wanted = &desk.required_languages;
        let open = texts.iter().flat_map(|(kind, (text, _))| {
            let open = wanted
                .iter()
                .filter(|locale| text.state(**locale).is_open());
            open.map(|locale| (*kind, *locale))
        });
        Ok(open.collect())
    }
}

/// The language beside the one in which a text is written.
pub(super) const fn other(language: Locale) -> Locale {
    match language {
        Locale::Fr => Locale::En,
        Locale::En => Locale::Fr,
    }
}

fn faults(said: &TextSaid) -> Vec<Issue> {
    let mut issues = Vec::new();
    let long = |text: &str| text.chars().count() > LONGEST_TEXT;
    let (body, translation) = match said.kind {
        ReviewTextKind::Narrative => ("narrative.body", "narrative.translation"),
        ReviewTextKind::Recommendations => ("recommendations.body", "recommendations.translation"),
    };
    for (field, text) in [(body, &said.body), (translation, &said.translation)] {
        if long(text) {
            issues.push(Issue::new(field, "review-text-long"));
        }
    }
    if said.body.trim().is_empty() && !said.translation.trim().is_empty() {
        issues.push(Issue::new(body, "review-text-original"));
    }
    issues
}

/// The text as it is kept.
fn written(said: &TextSaid, before: Option<&TextDocument>) -> TextDocument {
    let mut text = TextDocument {
        language: said.language,
        body: crate::responses::text(&said.body),
        translations: BTreeMap::new(),
    };
    let translation = crate::responses::text(&said.translation);
    if translation.is_empty() {
        return text;
    }
    let tag = other(said.language).tag().to_owned();
    let former = before.and_then(|before| before.translations.get(&tag));
    let same = former.filter(|former| former.body == translation && former.finished);
    // A translation that nobody has touched is still one of what the text was then, unless somebody
    // says that it is done now.
    let of = match (same, before) {
        (Some(former), Some(before)) if !said.finished || before.digest() != text.digest() => {
            former.of.clone()
        }
        _ => text.digest(),
    };
    let new = TextTranslation {
        body: translation,
        of,
        finished: said.finished,
    };
    text.translations.insert(tag, new);
    text
}
