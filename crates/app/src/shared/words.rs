//! What was handed in, word for word, as far as an audience may see it: answers, and with them the
//! comments and the evidence that the municipality shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_store::{
    Audience, Evidence, EvidenceId, EvidenceSource, EvidenceVisibility, Item, Municipality, Read,
    Repositories, Scope, Wave,
};

use super::audiences_of;
use crate::consent::{Consents, Offered, said_by};
use crate::error::Error;
use crate::evidence::{FileKind, SentFile};
use crate::policy::{Action, Actor, Subject};
use crate::responses::{Asked, Entry, ordered_sections};
use crate::service::Service;
use crate::submissions::{Counts, Record};

/// What was handed in, as far as an audience may see it.
#[derive(Debug)]
pub struct SharedWords {
    /// The audience.
    pub audience: Offered,
    /// Whose.
    pub city: Municipality,
    /// Of which wave.
    pub wave: Wave,
    /// What was asked.
    pub asked: Arc<Asked>,
    /// The answers that count, by section and question, in the order of the questionnaire.
    pub sections: Vec<(String, Vec<(String, Entry)>)>,
    /// The evidence beside them that is shown, by its id.
    pub evidence: BTreeMap<String, Evidence>,
    /// What is shown of it.
    pub items: Vec<Item>,
}

/// What somebody asks for as an audience.
struct Wanted<'a> {
    slug: &'a str,
    city: &'a str,
    wave: &'a str,
}

impl Service {
    /// What was handed in, as far as an audience may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not read as such an audience, the municipality does
    /// not show it its answers, or nothing was published that was handed in here.
    pub async fn shared_words(
        &self,
        actor: &Actor,
        slug: &str,
        (city, wave): (&str, &str),
    ) -> Result<SharedWords, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let wanted = Wanted { slug, city, wave };
        let words = self.words_for(actor, &wanted, &read).await?;
        snapshot.end().await?;
        Ok(words)
    }

    /// A file of evidence beside one of those answers.
    ///
    /// # Errors
    /// [`Error::NotFound`] as for [`Service::shared_words`], and when it is not shown.
    pub async fn shared_file(
        &self,
        actor: &Actor,
        slug: &str,
        (city, wave): (&str, &str),
        id: EvidenceId,
    ) -> Result<SentFile, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let wanted = Wanted { slug, city, wave };
        let words = self.words_for(actor, &wanted, &read).await?;
        let found = words.evidence.get(&id.to_string());
        let Some(EvidenceSource::File(file)) = found.map(|found| &found.source) else {
            return Err(Error::NotFound);
        };
        let bytes = read.evidence().content(file).await?;
        snapshot.end().await?;
        Ok(SentFile {
            kind: FileKind::of_media_type(&file.media_type).ok_or(Error::NotFound)?,
            bytes: bytes.ok_or(Error::NotFound)?,
            name: file.name.clone(),
        })
    }

    async fn words_for(
        &self,
        actor: &Actor,
        wanted: &Wanted<'_>,
        read: &Repositories<'_, Read>,
    ) -> Result<SharedWords, Error> {
        let audiences = audiences_of(actor, read).await?.into_iter();
        let mut audiences = audiences.filter(|one| one.slug() == wanted.slug);
        let audience = audiences.next().ok_or(Error::NotFound)?;
        let city = read.municipalities().by_code(wanted.city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let wave = read.waves().by_code(wanted.wave).await?;
        let wave = wave.ok_or(Error::NotFound)?;
        let consents = said_by(read, city.id, wave.id).await?;
        let items = self.items_for(&audience.audience, &consents);
        let shown = Subject::shown_to(&audience.audience, read).await?;
        if !items.contains(&Item::Answers) || !actor.may(Action::SeeShared, &shown) {
            return Err(Error::NotFound);
        }
        let scope = actor.shared_scope(&shown, city.id);
        let seen = seen(&scope, (&city, &wave), &items, read).await?;
        let asked = self.asked(&wave).await?;
        let mut sections = Vec::new();
        for (_, section) in ordered_sections(&asked) {
            let own = asked.definition.questions.iter();
            let own = own.filter(|question| question.section.as_str() == section);
            let answers: Vec<(String, Entry)> = own
                .filter_map(|question| {
                    let code = question.code.to_string();
                    let entry = seen.answers.get(&code)?.clone();
                    Some((code, entry))
                })
                .collect();
            if !answers.is_empty() {
                sections.push((section, answers));
            }
        }
        Ok(SharedWords {
            audience,
            city,
            wave,
            asked,
            sections,
            evidence: seen.evidence,
            items,
        })
    }

    /// What an audience may see today.
    pub(crate) fn items_for(&self, audience: &Audience, consents: &Consents) -> Vec<Item> {
        let today = self.clock().now().date_naive();
        let items = Item::ALL.into_iter();
        items
            .filter(|item| consents.allows(audience, *item, today))
            .collect()
    }
}

/// What was handed in, cut down to what may be seen of it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The answers that count, by their question, with no more words and evidence than may be seen.
    pub(crate) answers: BTreeMap<String, Entry>,
    /// The evidence beside them that may be seen, by its id.
    pub(crate) evidence: BTreeMap<String, Evidence>,
}

/// What may be seen of what was handed in as the revision that is out: the one place where answers
/// are cut down to the items that a municipality shows.
///
/// # Errors
/// [`Error::NotFound`] when nothing that was handed in here is out.
pub(crate) async fn seen(
    scope: &Scope,
    place: (&Municipality, &Wave),
    items: &[Item],
    read: &Repositories<'_, Read>,
) -> Result<Seen, Error> {
    let mut record = published(scope, place, read).await?;
    record.answers.retain(|_, it| it.counts == Counts::AsGiven);
    let answers = record.answers.values();
    let attached: BTreeSet<&String> = answers.flat_map(|it| it.entry.evidence.keys()).collect();
    let mut evidence = BTreeMap::new();
    if items.contains(&Item::Evidence) {
        for mut piece in read.evidence().of_municipality(scope, place.0.id).await? {
            let id = piece.id.to_string();
            let open = piece.visibility == EvidenceVisibility::Public;
            if open && piece.withdrawn_at.is_none() && attached.contains(&id) {
                // As it was called when it was handed in: another title comes out with a revision.
                if let Some(recorded) = record.evidence.get(&id) {
                    piece.details.title.clone_from(&recorded.title);
                }
                evidence.insert(id, piece);
            }
        }
    }
    let comments = items.contains(&Item::Comments);
    let answers = record.answers.into_iter().map(|(code, answer)| {
        let mut entry = answer.entry;
        entry.evidence.retain(|id, _| evidence.contains_key(id));
        if !comments {
            entry.comment.clear();
            entry.example.clear();
            entry.translations.clear();
        }
        (code, entry)
    });
    Ok(Seen {
        answers: answers.collect(),
        evidence,
    })
}

/// What was handed in as the revision that is out, or as the last one before it: what only verifying
/// has changed was not handed in again.
async fn published(
    scope: &Scope,
    (city, wave): (&Municipality, &Wave),
    read: &Repositories<'_, Read>,
) -> Result<Record, Error> {
    let all = read.submissions().of_municipality(scope, city.id).await?;
    let mut of_wave: Vec<_> = all.into_iter().filter(|one| one.wave == wave.id).collect();
    let out = of_wave.iter().rposition(|one| one.published_at.is_some());
    let out = out.ok_or(Error::NotFound)?;
    of_wave.truncate(out + 1);
    for revision in of_wave.iter().rev() {
        let record = read.submission_records().of(scope, revision.id).await?;
        if let Some(record) = record {
            return Ok(Record::read(&record.document)?);
        }
    }
    Err(Error::NotFound)
}
