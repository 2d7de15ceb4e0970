//! What is handed in, frozen: the answers that count, and every word and piece of evidence.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use icc_domain::Locale;
use icc_questionnaire::{Grade, State};
use icc_store::{Confirmation, DraftAnswer, Evidence, EvidenceSource};
use serde::{Deserialize, Serialize};

use crate::answers::{Answer, AnswerSheet, SheetError, canonical};
use crate::error::Error;
use crate::evidence::{counts, grades};
use crate::responses::{Desk, Entry};

/// What a municipality has handed in, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Code of the municipality.
    pub municipality: String,
    /// Code of the wave.
    pub wave: String,
    /// SHA-256 of the definition that was answered.
    pub definition: String,
    /// Every answer, by the code of its question.
    pub answers: BTreeMap<String, RecordedAnswer>,
    /// What was attached to them, by its id.
    pub evidence: BTreeMap<String, RecordedEvidence>,
}

/// An answer in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedAnswer {
    /// Which version of it.
    pub version: i32,
    /// Whether it counts.
    pub counts: Counts,
    /// What was said.
    pub entry: Entry,
}

/// Whether an answer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// It is scored as it was given.
    AsGiven,
    /// It came along from an earlier wave and nobody has said that it is still true: *unknown*.
    Unconfirmed,
    /// The other answers are such that it is not asked: left out.
    NotAsked,
}

impl Counts {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::AsGiven, Self::Unconfirmed, Self::NotAsked];

    /// The word used in files and pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AsGiven => "as-given",
            Self::Unconfirmed => "unconfirmed",
            Self::NotAsked => "not-asked",
        }
    }
}

/// A piece of evidence in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedEvidence {
    /// What it is called.
    pub title: String,
    /// Where it is, for a link; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// SHA-256 of a file; empty for a link.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// Whether it counted on the day.
    pub counts: bool,
}

/// Both copies of what is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frozen {
    /// What is scored.
    pub(crate) sheet: AnswerSheet,
    /// What was said.
    pub(crate) record: Record,
    /// Codes of the questions that are asked of the municipality.
    pub(crate) asked: BTreeSet<String>,
}

impl Record {
    /// The canonical JSON (RFC 8785) and its SHA-256 digest.
    pub fn document(&self) -> Result<(String, String), SheetError> {
        canonical(self)
    }

    /// Reads a stored document.
    pub fn read(document: &str) -> Result<Self, SheetError> {
        serde_json::from_str(document).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// How many answers count so.
    #[must_use]
    pub fn counting(&self, wanted: Counts) -> usize {
        let answers = self.answers.values();
        answers.filter(|answer| answer.counts == wanted).count()
    }
}

/// Freezes the answers of a questionnaire as they are. `verified` names the questions whose answer
/// somebody entitled to has verified, and that still holds; evidence counts as on `day`.
///
/// An answer that nobody has confirmed becomes *unknown*, and only then is it decided which
/// questions are asked: a condition may look at it.
pub(crate) fn freeze(
    desk: &Desk,
    answers: &[DraftAnswer],
    evidence: &BTreeMap<String, Evidence>,
    verified: &BTreeSet<String>,
    day: NaiveDate,
) -> Result<Frozen, Error> {
    let mut said: BTreeMap<String, (Entry, &DraftAnswer)> = BTreeMap::new();
    let mut effective: BTreeMap<String, Entry> = BTreeMap::new();
    for answer in answers {
        let entry = Entry::read(&answer.document)?;
        if entry.state == State::NotAnswered {
            continue;
        }
        let counted = match answer.confirmation {
            Confirmation::Carried => Entry {
                state: State::Unknown,
                ..Entry::default()
            },
            Confirmation::Entered | Confirmation::Confirmed => entry.clone(),
        };
        effective.insert(answer.question.clone(), counted);
        said.insert(answer.question.clone(), (entry, answer));
    }
    let asked = desk.asked_questions(&effective)?;
    let mut sheet = AnswerSheet::default();
    let mut recorded = BTreeMap::new();
    let mut attached = BTreeSet::new();
    for question in &desk.asked.definition.questions {
        let code = question.code.as_str();
        let (Some((entry, answer)), Some(counted)) = (said.remove(code), effective.get(code))
        else {
            continue;
        };
        let counts = if !asked.contains(code) {
            Counts::NotAsked
        } else if answer.confirmation == Confirmation::Carried {
            Counts::Unconfirmed
        } else {
            Counts::AsGiven
        };
        if counts != Counts::NotAsked {
            let grade = grades(counted, question, evidence, day);
            let scored = counted.scored(question, &|option| {
                if verified.contains(code) {
                    Grade::Verified
                } else {
                    grade(option)
                }
            });
            if let Some(scored) = scored {
                sheet.0.insert(code.to_owned(), scored);
            }
        }
        attached.extend(entry.evidence.keys().cloned());
        let answer = RecordedAnswer {
            version: answer.version,
            counts,
            entry,
        };
        recorded.insert(code.to_owned(), answer);
    }
    let pieces = attached.into_iter().filter_map(|id| {
        let piece = recorded_evidence(evidence.get(&id)?, day);
        Some((id, piece))
    });
    let record = Record {
        municipality: desk.city.code.clone(),
        wave: desk.wave.code.clone(),
        definition: desk.wave.definition_hash.clone(),
        answers: recorded,
        evidence: pieces.collect(),
    };
    Ok(Frozen {
        sheet,
        record,
        asked,
    })
}

fn recorded_evidence(piece: &Evidence, day: NaiveDate) -> RecordedEvidence {
    let (url, sha256) = match &piece.source {
        EvidenceSource::Link(url) => (url.clone(), String::new()),
        EvidenceSource::File(file) => (String::new(), file.sha256.clone()),
    };
    RecordedEvidence {
        title: piece.title.clone(),
        url,
        sha256,
        counts: counts(piece, day),
    }
}

impl AnswerSheet {
    /// The same answers, those of these questions verified.
    pub(crate) fn verified(mut self, questions: &BTreeSet<String>) -> Self {
        for (code, answer) in &mut self.0 {
            if let (
                true,
                Answer::Answered {
                    options, evidence, ..
                },
            ) = (questions.contains(code), answer)
            {
                // An answer without options is proven as a whole.
                if options.is_empty() {
                    *evidence = Grade::Verified;
                }
                for grade in options.values_mut() {
                    *grade = Grade::Verified;
                }
            }
        }
        self
    }
}

/// Languages that a network wants and into which words still wait to be translated, with how many
/// answers have such words. Only what counts has to be translated.
pub(crate) fn untranslated(record: &Record, required: &[Locale]) -> Vec<(Locale, u32)> {
    let waiting = required.iter().map(|locale| {
        let answers = record.answers.values();
        let open = answers
            .filter(|answer| answer.counts == Counts::AsGiven)
            .filter(|answer| answer.entry.translation_state(*locale).is_open());
        (*locale, u32::try_from(open.count()).unwrap_or(u32::MAX))
    });
    waiting.filter(|(_, n)| *n > 0).collect()
}
