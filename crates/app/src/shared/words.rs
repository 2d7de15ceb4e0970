//! What was handed in, word for word, as far as everybody or an audience may see it: answers, and
//! with them the comments and the evidence that the municipality shows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_questionnaire::State;
use icc_store::{
    Audience, Evidence, EvidenceId, EvidenceSource, EvidenceVisibility, Item, Municipality, Read,
    Repositories, ReviewPath, Scope, Status, Submission, Wave,
};

use super::audience_named;
use crate::answers::AnswerSheet;
use crate::consent::{Consents, Offered, said_by};
use crate::error::Error;
use crate::evidence::{FileKind, SentFile};
use crate::policy::{Action, Actor, Subject, everybodys_scope};
use crate::responses::{Asked, Asking, Entry, ordered_sections};
use crate::service::Service;
use crate::submissions::{Counts, Move, Record};

/// As whom something is read.
#[derive(Debug, Clone, Copy)]
pub enum ReadAs<'a> {
    /// As everybody: whoever asks need not be known.
    Everybody,
    /// As an audience for which the person reads, by its name in addresses.
    Audience(&'a Actor, &'a str),
}

/// What was handed in, as far as an audience may see it.
#[derive(Debug)]
pub struct SharedWords {
    /// The audience.
    pub audience: Offered,
    /// Whose.
    pub city: Municipality,
    /// Of which wave.
    pub wave: Wave,
    /// Whether it was accepted without anybody looking at it.
    pub unreviewed: bool,
    /// What was asked.
    pub asked: Arc<Asked>,
    /// What counts of each question that was asked, by section, in the order of the questionnaire:
    /// a question without an answer is *not answered*.
    pub sections: Vec<(String, Vec<(String, Entry)>)>,
    /// The evidence beside them that is shown, by its id.
    pub evidence: BTreeMap<String, Evidence>,
    /// What is shown of it.
    pub items: Vec<Item>,
}

impl Service {
    /// What was handed in, as far as whoever reads it may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not read as such an audience, the municipality does
    /// not show it its answers, or nothing is out.
    pub async fn shared_words(
        &self,
        reader: ReadAs<'_>,
        place: (&str, &str),
    ) -> Result<SharedWords, Error> {
        let snapshot = self.store().snapshot().await?;
        let words = self
            .words_for(reader, place, &snapshot.repositories())
            .await?;
        snapshot.end().await?;
        Ok(words)
    }

    /// A file of evidence beside one of those answers.
    ///
    /// # Errors
    /// [`Error::NotFound`] as for [`Service::shared_words`], and when it is not shown.
    pub async fn shared_file(
        &self,
        reader: ReadAs<'_>,
        place: (&str, &str),
        id: EvidenceId,
    ) -> Result<SentFile, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let words = self.words_for(reader, place, &read).await?;
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
        reader: ReadAs<'_>,
        (city, wave): (&str, &str),
        read: &Repositories<'_, Read>,
    ) -> Result<SharedWords, Error> {
        let audience = match reader {
            ReadAs::Everybody => Offered::everybody(),
            ReadAs::Audience(actor, slug) => audience_named(actor, slug, read).await?,
        };
        let city = read.municipalities().by_code(city).await?;
        let city = city.ok_or(Error::NotFound)?;
        let wave = read.waves().by_code(wave).await?;
        let wave = wave.ok_or(Error::NotFound)?;
        let consents = said_by(read, city.id, wave.id).await?;
        let own = match &audience.audience {
            Audience::Own(code) if *code == city.code => true,
            Audience::Own(_) => return Err(Error::NotFound),
            _ => false,
        };
        let items = if own {
            Item::ALL.to_vec()
        } else {
            self.items_for(&audience.audience, &consents)
        };
        if !items.contains(&Item::Scores) || !items.contains(&Item::Answers) {
            return Err(Error::NotFound);
        }
        let scope = match reader {
            ReadAs::Everybody => everybodys_scope(city.id),
            ReadAs::Audience(actor, _) => {
                let shown = Subject::shown_to(&audience.audience, read).await?;
                if !actor.may(Action::SeeShared, &shown) {
                    return Err(Error::NotFound);
                }
                actor.shared_scope(&shown, city.id)
            }
        };
        let asked = self.asked(&wave).await?;
        let showing = Showing { items: &items, own };
        let seen = seen(&scope, (&city, &wave), showing, &asked, read).await?;
        let about = Asking {
            city: &city.code,
            country: &city.country,
            facts: &read.municipalities().facts(city.id).await?,
            wave: &wave,
        };
        let put = asked.questions(&about, &seen.answers)?;
        let mut sections = Vec::new();
        for (_, section) in ordered_sections(&asked) {
            let own = asked.definition.questions.iter();
            let own = own.filter(|question| question.section.as_str() == section);
            let answers: Vec<(String, Entry)> = own
                .map(|question| question.code.to_string())
                .filter(|code| put.contains(code))
                .map(|code| {
                    let entry = seen.answers.get(&code).cloned().unwrap_or_default();
                    (code, entry)
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
            unreviewed: seen.unreviewed,
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
    /// Whether it was accepted without anybody looking at it.
    pub(crate) unreviewed: bool,
    /// The answers that count, by their question, with no more words and evidence than may be seen.
    pub(crate) answers: BTreeMap<String, Entry>,
    /// The evidence beside them that may be seen, by its id.
    pub(crate) evidence: BTreeMap<String, Evidence>,
}

/// How much of what was handed in may be seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Showing<'a> {
    /// What is shown.
    pub(crate) items: &'a [Item],
    /// Whether it is the municipality itself that reads: what it has handed in last, out or not,
    /// with the evidence that it keeps to itself.
    pub(crate) own: bool,
}

/// What may be seen of what was handed in as the revision that is out: the one place where answers
/// are cut down to the items that a municipality shows.
///
/// # Errors
/// [`Error::NotFound`] when nothing is out.
pub(crate) async fn seen(
    scope: &Scope,
    (city, wave): (&Municipality, &Wave),
    Showing { items, own }: Showing<'_>,
    asked: &Asked,
    read: &Repositories<'_, Read>,
) -> Result<Seen, Error> {
    let HandedIn {
        mut answers,
        titles,
        unreviewed,
    } = handed_in(scope, (city, wave), own, asked, read).await?;
    let attached: BTreeSet<String> = answers
        .values()
        .flat_map(|entry| entry.evidence.keys().cloned())
        .collect();
    let mut evidence = BTreeMap::new();
    if items.contains(&Item::Evidence) {
        for mut piece in read.evidence().of_municipality(scope, city.id).await? {
            let id = piece.id.to_string();
            let open = own || piece.visibility == EvidenceVisibility::Public;
            if open && piece.withdrawn_at.is_none() && attached.contains(&id) {
                // As it was called when it was handed in: another title comes out with a revision.
                if let Some(title) = titles.get(&id) {
                    piece.details.title.clone_from(title);
                }
                evidence.insert(id, piece);
            }
        }
    }
    let comments = items.contains(&Item::Comments);
    for entry in answers.values_mut() {
        entry.evidence.retain(|id, _| evidence.contains_key(id));
        if !comments {
            entry.comment.clear();
            entry.example.clear();
            entry.translations.clear();
        }
    }
    Ok(Seen {
        unreviewed,
        answers,
        evidence,
    })
}

/// What was handed in, as far as it counts.
struct HandedIn {
    unreviewed: bool,
    answers: BTreeMap<String, Entry>,
    /// What evidence was called then, by its id.
    titles: BTreeMap<String, String>,
}

/// What counts of the revision that is out, or of the own one that was handed in last. Its words are
/// those of the record that was handed in as this revision or as the last one before it: what only
/// verifying has changed was not handed in again. Where answers came without words, they are those
/// that were scored.
async fn handed_in(
    scope: &Scope,
    (city, wave): (&Municipality, &Wave),
    own: bool,
    asked: &Asked,
    read: &Repositories<'_, Read>,
) -> Result<HandedIn, Error> {
    let all = read.submissions().of_municipality(scope, city.id).await?;
    let mut of_wave: Vec<_> = all.into_iter().filter(|one| one.wave == wave.id).collect();
    let wanted = |one: &Submission| {
        let handed_in = own && one.status != Status::Draft;
        handed_in || one.published_at.is_some()
    };
    let out = of_wave.iter().rposition(wanted).ok_or(Error::NotFound)?;
    of_wave.truncate(out + 1);
    let paths = read.reviews().paths(wave.id, Move::Accept.code()).await?;
    let unreviewed = paths.get(&of_wave[out].id) == Some(&ReviewPath::Declared);
    for revision in of_wave.iter().rev() {
        let record = read.submission_records().of(scope, revision.id).await?;
        if let Some(record) = record {
            let record = Record::read(&record.document)?;
            let titles = record.evidence.iter();
            return Ok(HandedIn {
                unreviewed,
                titles: titles
                    .map(|(id, piece)| (id.clone(), piece.title.clone()))
                    .collect(),
                answers: counted(record),
            });
        }
    }
    Ok(HandedIn {
        unreviewed,
        answers: scored(&of_wave[out], asked)?,
        titles: BTreeMap::new(),
    })
}

/// The answers of a record as they count: what nobody has confirmed counts as *unknown*.
fn counted(record: Record) -> BTreeMap<String, Entry> {
    let answers = record.answers.into_iter();
    let counted = answers.filter_map(|(code, answer)| {
        let entry = match answer.counts {
            Counts::AsGiven => answer.entry,
            Counts::Unconfirmed => Entry {
                state: State::Unknown,
                ..Entry::default()
            },
            Counts::NotAsked => return None,
        };
        Some((code, entry))
    });
    counted.collect()
}

fn scored(submission: &Submission, asked: &Asked) -> Result<BTreeMap<String, Entry>, Error> {
    let sheet = AnswerSheet::read(&submission.document)?;
    let questions = asked.definition.questions.iter();
    let answers = questions.filter_map(|question| {
        let answer = sheet.0.get(question.code.as_str())?;
        Some((
            question.code.to_string(),
            Entry::of_scored(question, answer),
        ))
    });
    Ok(answers.collect())
}
