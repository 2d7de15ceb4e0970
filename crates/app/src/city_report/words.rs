//! What a city shows everybody beside its answers: comments, examples, titles of evidence, and what
//! the review says of them.

use std::collections::BTreeMap;

use icc_domain::Locale;
use icc_i18n::key;
use icc_reports::Paragraph;
use icc_store::{
    Audience, Item, Municipality, Read, Repositories, ResponseStatus, ReviewTextKind, Scope, Wave,
};
use serde_json::json;

use crate::answers::digest;
use crate::consent::said_by;
use crate::error::Error;
use crate::naming::Naming;
use crate::policy::Actor;
use crate::responses::{Asked, Entry};
use crate::review::TextDocument;
use crate::service::Service;
use crate::shared::{Showing, seen};

/// What is shown beside the answers of a city in a wave; nothing where it allows nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PublishedWords {
    /// What was answered, by the code of the question, with no more words than are shown.
    pub(crate) answers: BTreeMap<String, Entry>,
    /// Titles of the evidence that is shown, by its id.
    pub(super) evidence: BTreeMap<String, String>,
    /// What the review says as a whole, in the order in which it is read.
    review: Vec<(ReviewTextKind, TextDocument)>,
}

impl Service {
    /// What a city shows everybody beside the answers of a wave that were published.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown city or wave.
    pub async fn published_words(&self, city: &str, wave: &str) -> Result<PublishedWords, Error> {
        self.words_beside(&Audience::Public, (city, wave)).await
    }

    /// The same as somebody sees it who reads as an audience, by its name in addresses.
    ///
    /// # Errors
    /// [`Error::NotFound`] as for [`Service::published_words`], and when the person does not read so.
    pub async fn words_as(
        &self,
        actor: &Actor,
        slug: &str,
        place: (&str, &str),
    ) -> Result<PublishedWords, Error> {
        let (offered, _) = self.read_as(actor, slug, place.0).await?;
        self.words_beside(&offered.audience, place).await
    }

    async fn words_beside(
        &self,
        audience: &Audience,
        (city, wave): (&str, &str),
    ) -> Result<PublishedWords, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let city = read.municipalities().by_code(city).await?;
        let wave = read.waves().by_code(wave).await?;
        let place = city.zip(wave).ok_or(Error::NotFound)?;
        let consents = said_by(&read, place.0.id, place.1.id).await?;
        let items = self.items_for(audience, &consents);
        let asked = self.asked(&place.1).await?;
        let words = words(&read, &place, &items, &asked).await?;
        snapshot.end().await?;
        Ok(words)
    }
}

async fn words(
    read: &Repositories<'_, Read>,
    (city, wave): &(Municipality, Wave),
    items: &[Item],
    asked: &Asked,
) -> Result<PublishedWords, Error> {
    if ![Item::Scores, Item::Answers]
        .iter()
        .all(|item| items.contains(item))
    {
        return Ok(PublishedWords::default());
    }
    let scope = Scope::service();
    let showing = Showing { items, own: false };
    let seen = match seen(&scope, (city, wave), showing, asked, read).await {
        Err(Error::NotFound) => return Ok(PublishedWords::default()),
        found => found?,
    };
    let titles = seen.evidence.into_iter();
    let titles = titles.map(|(id, piece)| (id, piece.details.title));
    let mut review = Vec::new();
    // What the review says is about what was said: it goes with the comments, and not before what
    // it is about is out.
    if items.contains(&Item::Comments) {
        let responses = read.responses().of_municipality(&scope, city.id).await?;
        let out = responses
            .into_iter()
            .find(|one| one.wave == wave.id && one.status == ResponseStatus::Published);
        if let Some(response) = out {
            for text in read.review_texts().of(&response).await? {
                review.push((text.kind, TextDocument::read(&text.document)?));
            }
        }
    }
    Ok(PublishedWords {
        answers: seen.answers,
        evidence: titles.collect(),
        review,
    })
}

impl PublishedWords {
    /// What tells one state of these words from another: SHA-256, hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let review = self.review.iter();
        let review: Vec<_> = review
            .map(|(kind, text)| json!([kind.as_str(), text]))
            .collect();
        let all = json!([self.answers, self.evidence, review]);
        digest(&all.to_string())
    }

    /// What the review says, for a reader.
    pub(super) fn review(&self, naming: &Naming<'_>) -> Vec<Paragraph> {
        let written = self.review.iter().filter(|(_, text)| !text.body.is_empty());
        written
            .map(|(kind, text)| {
                let (body, language) = text.for_reader(naming.locale);
                let title = match kind {
                    ReviewTextKind::Narrative => key!("review-text-narrative"),
                    ReviewTextKind::Recommendations => key!("review-text-recommendations"),
                };
                Paragraph {
                    title: naming.i18n.plain(naming.locale, title),
                    text: body.to_owned(),
                    language: other(language, naming.locale),
                }
            })
            .collect()
    }
}

/// The tag of a language that is not the reader's own.
pub(super) fn other(language: Locale, reader: Locale) -> String {
    if language == reader {
        String::new()
    } else {
        language.tag().to_owned()
    }
}
