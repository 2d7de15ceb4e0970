//! The reviewer's console: a review as a whole, one of its sections, and the files beside answers.

use std::collections::BTreeMap;

use icc_store::{EvidenceId, EvidenceSource, Read, Repositories, Visit};

use super::answer::{Reviewed, ReviewedAnswer};
use super::peers::{PeerAnswer, peers};
use super::texts::TextDocument;
use crate::error::Error;
use crate::evidence::{FileKind, SentFile};
use crate::policy::{Action, Actor};
use crate::responses::ordered_sections;
use crate::review::ReviewTextKind;
use crate::service::Service;

/// A section of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCount {
    /// Its code.
    pub code: String,
    /// How many sections it lies in.
    pub depth: usize,
    /// Answers that there are, with those of sections inside it.
    pub answers: usize,
    /// Those that wait for a reviewer's word.
    pub open: usize,
}

/// A review as a whole.
#[derive(Debug)]
pub struct Overview {
    /// What is looked at.
    pub reviewed: Reviewed,
    /// Its sections, each followed by those inside it.
    pub sections: Vec<SectionCount>,
    /// Who has the review now.
    pub reviewers: Vec<String>,
    /// What it says as a whole, by kind.
    pub texts: BTreeMap<ReviewTextKind, TextDocument>,
    /// Whether it is the reviewer's turn.
    pub may_review: bool,
}

/// A section of a review with its answers.
#[derive(Debug)]
pub struct ReviewSection {
    /// What is looked at.
    pub reviewed: Reviewed,
    /// Code of the section.
    pub code: String,
    /// Every section.
    pub sections: Vec<SectionCount>,
    /// What other cities have answered, by question.
    pub peers: BTreeMap<String, Vec<PeerAnswer>>,
    /// Visits that can have shown something about an answer, the latest first.
    pub visits: Vec<Visit>,
    /// Whether it is the reviewer's turn.
    pub may_review: bool,
}

impl ReviewSection {
    /// Its answers and those of sections inside it, in order.
    pub fn answers(&self) -> impl Iterator<Item = &ReviewedAnswer> {
        let within = self.reviewed.desk.asked.sections_within(&self.code);
        let all = self.reviewed.answers.iter();
        all.filter(move |answer| within.contains(&answer.section))
    }
}

impl Service {
    /// A review as a whole.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not given to the person, or has ended for him or her.
    pub async fn review(&self, actor: &Actor, city: &str, wave: &str) -> Result<Overview, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (reviewed, may_review) = self.looked_at(actor, (city, wave), &read).await?;
        let response = reviewed.desk.response()?;
        let reviewers = self.reviewer_names(response.id, &read).await?;
        let texts = self.review_texts_of(&reviewed.desk, &read).await?;
        snapshot.end().await?;
        Ok(Overview {
            sections: sections(&reviewed),
            reviewers,
            texts: texts
                .into_iter()
                .map(|(kind, (text, _))| (kind, text))
                .collect(),
            may_review,
            reviewed,
        })
    }

    /// A section of a review.
    ///
    /// # Errors
    /// As [`Service::review`]; also when there is no such section, or nothing is asked in it.
    pub async fn review_section(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        section: &str,
    ) -> Result<ReviewSection, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (reviewed, may_review) = self.looked_at(actor, (city, wave), &read).await?;
        let today = self.today();
        let peers = peers(actor, &reviewed.desk, today, &read).await?;
        let visits = self.visits_at(&reviewed.desk, &read).await?;
        snapshot.end().await?;
        let found = ReviewSection {
            sections: sections(&reviewed),
            code: section.to_owned(),
            peers,
            visits,
            may_review,
            reviewed,
        };
        if found.answers().next().is_none() {
            return Err(Error::NotFound);
        }
        Ok(found)
    }

    /// The section in which a question stands, for showing it again with what was sent.
    ///
    /// # Errors
    /// As [`Service::review_section`].
    pub async fn review_section_of(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        question: &str,
    ) -> Result<ReviewSection, Error> {
        let section = {
            let read = self.store().read();
            let desk = self.review_desk(actor, (city, wave), &read).await?;
            let question = desk.asked.definition.question(question);
            let section = question.ok_or(Error::NotFound)?.section.as_str();
            desk.asked.top_of(section).to_owned()
        };
        self.review_section(actor, (city, wave), &section).await
    }

    async fn looked_at(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        read: &Repositories<'_, Read>,
    ) -> Result<(Reviewed, bool), Error> {
        let desk = self.review_desk(actor, (city, wave), read).await?;
        let may_review = actor.may(Action::Review, &desk.whole());
        Ok((self.reviewed(desk, read).await?, may_review))
    }

    /// The file of a piece that is attached to an answer under review.
    ///
    /// # Errors
    /// As [`Service::review`]; also for a piece that is attached to no answer, or is no file.
    pub async fn review_file(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        id: EvidenceId,
    ) -> Result<SentFile, Error> {
        let read = self.store().read();
        let (reviewed, _) = self.looked_at(actor, (city, wave), &read).await?;
        let found = reviewed.evidence.get(&id.to_string());
        let Some(EvidenceSource::File(file)) = found.map(|found| &found.source) else {
            return Err(Error::NotFound);
        };
        let bytes = read.evidence().content(file).await?;
        Ok(SentFile {
            kind: FileKind::of_media_type(&file.media_type).ok_or(Error::NotFound)?,
            bytes: bytes.ok_or(Error::NotFound)?,
            name: file.name.clone(),
        })
    }
}

/// Every section with something in it.
fn sections(reviewed: &Reviewed) -> Vec<SectionCount> {
    let asked = &reviewed.desk.asked;
    let count = |(depth, code): (usize, String)| {
        let within = asked.sections_within(&code);
        let own = reviewed.answers.iter();
        let own: Vec<&ReviewedAnswer> = own.filter(|a| within.contains(&a.section)).collect();
        (!own.is_empty()).then(|| SectionCount {
            depth,
            answers: own.iter().filter(|answer| answer.is_answer).count(),
            open: own.iter().filter(|answer| answer.is_open()).count(),
            code,
        })
    };
    ordered_sections(asked)
        .into_iter()
        .filter_map(count)
        .collect()
}
