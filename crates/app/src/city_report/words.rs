//! What a city shows everybody beside its answers: comments, examples, titles of evidence, and what
//! the review says of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use icc_domain::Locale;
use icc_i18n::key;
use icc_reports::Paragraph;
use icc_store::{
    Audience, EvidenceVisibility, Item, Municipality, Read, Repositories, ReviewTextKind, Scope,
    Wave,
};
use serde_json::json;

use crate::answers::digest;
use crate::consent::said_by;
use crate::error::Error;
use crate::naming::Naming;
use crate::policy::Actor;
use crate::review::TextDocument;
use crate::service::Service;
use crate::shared::published;
use crate::submissions::Counts;

/// What is shown beside the answers of a city in a wave; nothing where it allows nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PublishedWords {
    /// By the code of the question.
    pub(super) beside: BTreeMap<String, Beside>,
    /// What the review says as a whole, in the order in which it is read.
    review: Vec<(ReviewTextKind, TextDocument)>,
}

/// What is shown beside an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Beside {
    /// What was said.
    pub(super) entry: crate::responses::Entry,
    /// Whether comment and example may be shown.
    pub(super) comments: bool,
    /// Titles of the evidence that may be shown.
    pub(super) evidence: Vec<String>,
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
        let (offered, _) = self.read_as(actor, slug).await?;
        self.words_beside(&offered.audience, place).await
    }

    async fn words_beside(
        &self,
        audience: &Audience,
        (city, wave): (&str, &str),
    ) -> Result<PublishedWords, Error> {
        let today = self.clock().now().date_naive();
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let city = read.municipalities().by_code(city).await?;
        let wave = read.waves().by_code(wave).await?;
        let place = city.zip(wave).ok_or(Error::NotFound)?;
        let words = words(&read, audience, &place, today).await?;
        snapshot.end().await?;
        Ok(words)
    }
}

async fn words(
    read: &Repositories<'_, Read>,
    audience: &Audience,
    (city, wave): &(Municipality, Wave),
    today: NaiveDate,
) -> Result<PublishedWords, Error> {
    let consents = said_by(read, city.id, wave.id).await?;
    let allows = |item| consents.allows(audience, item, today);
    let (comments, evidence) = (allows(Item::Comments), allows(Item::Evidence));
    if !comments && !evidence || !allows(Item::Answers) || !allows(Item::Scores) {
        return Ok(PublishedWords::default());
    }
    let scope = Scope::service();
    let record = match published(&scope, (city, wave), read).await {
        Err(Error::NotFound) => return Ok(PublishedWords::default()),
        found => found?,
    };
    let mut beside = BTreeMap::new();
    let pieces = read.evidence().of_municipality(&scope, city.id).await?;
    let open: BTreeMap<String, String> = pieces
        .into_iter()
        .filter(|one| {
            one.details.visibility == EvidenceVisibility::Public && one.withdrawn_at.is_none()
        })
        .map(|one| (one.id.to_string(), one.details.title))
        .collect();
    for (code, answer) in record.answers {
        // What is not asked, and what nobody has confirmed, is not said in this wave.
        if answer.counts != Counts::AsGiven {
            continue;
        }
        let titles = answer.entry.evidence.keys();
        let titles = titles.filter_map(|id| open.get(id)).cloned();
        let one = Beside {
            evidence: if evidence {
                titles.collect()
            } else {
                Vec::new()
            },
            comments,
            entry: answer.entry,
        };
        beside.insert(code, one);
    }
    let mut review = Vec::new();
    // What the review says is about what was said: it goes with the comments.
    if comments {
        let responses = read.responses().of_municipality(&scope, city.id).await?;
        if let Some(response) = responses.into_iter().find(|one| one.wave == wave.id) {
            for text in read.review_texts().of(&response).await? {
                review.push((text.kind, TextDocument::read(&text.document)?));
            }
        }
    }
    Ok(PublishedWords { beside, review })
}

impl PublishedWords {
    /// What tells one state of these words from another: SHA-256, hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let beside = self.beside.iter();
        let beside = beside.map(|(code, one)| json!([code, one.entry, one.comments, one.evidence]));
        let review = self.review.iter();
        let review = review.map(|(kind, text)| json!([kind.as_str(), text]));
        let all = json!([beside.collect::<Vec<_>>(), review.collect::<Vec<_>>()]);
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
