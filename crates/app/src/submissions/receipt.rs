//! What was handed in, for whoever has handed it in: on a page and on paper.

use chrono::{DateTime, Utc};
use icc_domain::{Locale, LocalizedText};
use icc_i18n::{I18n, Zone, date_time, key};
use icc_reports::{Pdf, Printing, ReceiptAnswer, ReceiptFigure, ReceiptPart};
use icc_store::{AccountId, ResponseStep, Submission, SubmissionRecord};

use super::freeze::{Counts, Record};
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::responses::{Desk, PaperSize, Wording, names, ordered_sections};
use crate::service::Service;

/// What has become of a questionnaire since it was begun.
#[derive(Debug)]
pub struct Receipt {
    /// Whose, and what.
    pub desk: Desk,
    /// What was handed in, the newest first.
    pub revisions: Vec<Revision>,
    /// Every step, the newest first.
    pub steps: Vec<StepTaken>,
}

/// A revision that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The answers that are scored.
    pub submission: Submission,
    /// Word for word.
    pub signed: SubmissionRecord,
    /// The same, read.
    pub record: Record,
}

/// A step with who took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// The step.
    pub step: ResponseStep,
    /// What the person is called; none for the rules of the networks, and for somebody who is not
    /// known any more.
    pub by: Option<String>,
}

/// A revision as it is printed.
#[derive(Debug)]
pub struct PaperCopy {
    /// Whose, and what.
    pub desk: Desk,
    /// What was handed in.
    pub revision: Revision,
}

impl Service {
    /// What was handed in, and what has become of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see all of it, or nothing was begun.
    pub async fn receipt(&self, actor: &Actor, city: &str, wave: &str) -> Result<Receipt, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        if !desk.sees_all() || !actor.may(Action::SeeAnswers, &desk.whole()) {
            return Err(Error::NotFound);
        }
        let steps = read.response_steps().of(desk.response()?.id).await?;
        let who: Vec<AccountId> = steps.iter().filter_map(|step| step.by).collect();
        let names = names(&who, &read).await?;
        let submissions = read.submissions();
        let all = submissions
            .of_municipality(&desk.scope, desk.city.id)
            .await?;
        let mut revisions = Vec::new();
        for submission in all.into_iter().rev().filter(|s| s.wave == desk.wave.id) {
            let records = read.submission_records();
            // What only verifying has changed was not handed in by the municipality.
            let Some(signed) = records.of(&desk.scope, submission.id).await? else {
                continue;
            };
            revisions.push(Revision {
                record: Record::read(&signed.document)?,
                submission,
                signed,
            });
        }
        snapshot.end().await?;
        let taken = |step: ResponseStep| StepTaken {
            by: step.by.and_then(|id| names.get(&id).cloned()),
            step,
        };
        Ok(Receipt {
            steps: steps.into_iter().rev().map(taken).collect(),
            revisions,
            desk,
        })
    }

    /// One revision, to print it.
    ///
    /// # Errors
    /// As [`Service::receipt`]; [`Error::NotFound`] when it was not handed in.
    pub async fn paper_copy(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        revision: i32,
    ) -> Result<PaperCopy, Error> {
        let receipt = self.receipt(actor, city, wave).await?;
        let mut revisions = receipt.revisions.into_iter();
        let found = revisions.find(|one| one.submission.revision == revision);
        Ok(PaperCopy {
            desk: receipt.desk,
            revision: found.ok_or(Error::NotFound)?,
        })
    }
}

impl Revision {
    /// When it was handed in.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        let submission = &self.submission;
        submission.submitted_at.unwrap_or(submission.created_at)
    }
}

impl PaperCopy {
    /// The language in which it was handed in.
    #[must_use]
    pub const fn language(&self) -> Locale {
        self.revision.signed.language
    }

    /// A full copy as a tagged PDF, in the language in which it was handed in. It takes a second.
    ///
    /// # Errors
    /// [`Error::Printing`] when it cannot be typeset.
    pub fn pdf(&self, i18n: &I18n, zone: Zone, size: PaperSize) -> Result<Pdf, Error> {
        let locale = self.language();
        let (desk, revision) = (&self.desk, &self.revision);
        let wording = Wording::new(&desk.asked.definition, i18n, locale);
        let name = |names: &LocalizedText, code: &str| {
            names.best(locale).map_or(code, |(_, name)| name).to_owned()
        };
        let count = |counts| u32::try_from(revision.record.counting(counts)).unwrap_or(u32::MAX);
        let figure = |counts: Counts| ReceiptFigure {
            kind: counts.as_str().to_owned(),
            n: count(counts),
        };
        let mut parts = Vec::new();
        for (depth, section) in ordered_sections(&desk.asked) {
            let own = desk.asked.definition.questions.iter();
            let own = own.filter(|q| q.section.as_str() == section);
            let answers = own.map(|q| self.answer(&wording, q.code.as_str(), locale));
            parts.push(ReceiptPart {
                title: wording.section(&section).title.clone(),
                inside: depth > 0,
                answers: answers.collect(),
            });
        }
        let receipt = icc_reports::Receipt {
            city: name(&desk.city.names, &desk.city.code),
            wave: name(&desk.wave.names, &desk.wave.code),
            edition: wording.title().to_owned(),
            demonstration: desk.city.demonstration,
            statement: i18n.plain(locale, key!("site-statement")),
            revision: u32::try_from(revision.submission.revision).unwrap_or_default(),
            handed_in: date_time(locale, zone, revision.at()),
            signed_name: revision.signed.signed_name.clone(),
            signed_function: revision.signed.signed_function.clone(),
            record_digest: revision.signed.digest.clone(),
            answers_digest: revision.submission.digest.clone(),
            figures: Counts::ALL.into_iter().map(figure).collect(),
            parts,
        };
        let printing = Printing {
            timestamp: revision.at(),
            paper: size,
        };
        let pdf = icc_reports::receipt(&receipt, i18n, locale, &printing);
        let pdf = pdf.map_err(Error::Printing)?;
        if !pdf.not_shown.is_empty() {
            tracing::warn!(letters = ?pdf.not_shown, "no embedded font has these letters");
        }
        Ok(pdf)
    }

    fn answer(&self, wording: &Wording<'_>, code: &str, locale: Locale) -> ReceiptAnswer {
        let record = &self.revision.record;
        let answer = record.answers.get(code);
        let entry = answer.map(|answer| &answer.entry);
        let (comment, example, _) = entry.map_or(("", "", None), |e| e.words_for(locale));
        let pieces = entry.into_iter().flat_map(|entry| entry.evidence.keys());
        let evidence = pieces.filter_map(|id| record.evidence.get(id));
        ReceiptAnswer {
            code: code.to_owned(),
            text: wording
                .question(code)
                .map(|question| question.texts.text.clone())
                .unwrap_or_default(),
            words: entry.map(|e| wording.answer(code, e)).unwrap_or_default(),
            counts: answer
                .map_or("", |answer| answer.counts.as_str())
                .to_owned(),
            comment: comment.to_owned(),
            example: example.to_owned(),
            evidence: evidence.map(|one| one.title.clone()).collect(),
        }
    }
}
