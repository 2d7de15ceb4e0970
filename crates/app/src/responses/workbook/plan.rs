//! What a workbook would do, cell by cell; then exactly that.

use std::collections::BTreeMap;

use icc_domain::Locale;
use icc_i18n::I18n;
use icc_questionnaire::definition::Question;
use icc_store::{Confirmation, DraftAnswer, Repositories, Response, Write};
use serde_json::json;

use super::reading::{CellField, Fault, FaultKind, ReadQuestion, Reading, Spot};
use super::words::Words;
use crate::error::Error;
use crate::input;
use crate::policy::Actor;
use crate::responses::desk::{Desk, entries};
use crate::responses::entry::{EntryField, EntryIssue};
use crate::responses::save::{Saving, fillable, held};
use crate::responses::{Change, Entry, LookedAt, Saved, Wording};
use crate::service::Service;

/// What a workbook would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookPlan {
    /// What would become of each cell, in the order of the workbook.
    pub cells: Vec<PlannedCell>,
    /// How many answers would be written.
    pub answers: usize,
    /// What tells this plan from every other, hexadecimal.
    pub digest: String,
}

impl WorkbookPlan {
    /// Whether anything would be written.
    #[must_use]
    pub const fn can_be_applied(&self) -> bool {
        self.answers > 0
    }

    /// How many cells have a verdict with this code.
    #[must_use]
    pub fn count(&self, code: &str) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| cell.verdict.code() == code).count()
    }
}

/// What would become of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCell {
    /// Where it stands.
    pub spot: Spot,
    /// Code of its question; empty for none.
    pub question: String,
    /// Which cell of the question; none for one that could not be understood.
    pub field: Option<CellField>,
    /// What would become of it.
    pub verdict: CellVerdict,
}

/// What would become of a cell. Texts are in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellVerdict {
    /// Nothing stood there.
    New(String),
    /// Another text: before and after. Emptied, when nothing stands after.
    Changed(String, String),
    /// It says what is known.
    Unchanged,
    /// It is not written.
    Rejected(Rejection),
    /// Somebody has changed the answer since the workbook was made.
    Conflict {
        /// What stands there now.
        theirs: String,
        /// What the workbook says.
        mine: String,
        /// Who has changed it; empty for somebody who is not known any more.
        by: String,
    },
}

impl CellVerdict {
    /// The word for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Changed(..) => "changed",
            Self::Unchanged => "unchanged",
            Self::Rejected(_) => "rejected",
            Self::Conflict { .. } => "conflict",
        }
    }
}

/// Why a cell is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// It was not understood, with what was found.
    Fault(FaultKind, String),
    /// The answer cannot be kept so.
    Issue(EntryIssue),
    /// Another cell of the same question is rejected.
    Held,
    /// The question is not open to the person.
    NotYours,
}

impl Service {
    /// The questionnaire that a workbook is to be read for.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may answer nothing of it; [`Error::Closed`] when it was
    /// handed in, or outside its dates.
    pub async fn workbook_desk(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<Desk, Error> {
        let snapshot = self.store().snapshot().await?;
        let desk = self
            .desk(actor, city, wave, &snapshot.repositories())
            .await?;
        snapshot.end().await?;
        desk.response()?;
        open_to(&desk, actor)?;
        Ok(desk)
    }

    /// What a workbook would do. It is done and undone again, so that nothing else can come of it
    /// later.
    ///
    /// # Errors
    /// As [`Service::workbook_desk`].
    pub async fn workbook_try(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        reading: &Reading,
        (i18n, locale): (&I18n, Locale),
    ) -> Result<WorkbookPlan, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let planning = Planning::new(self, actor, &desk, (i18n, locale));
        let plan = planning.carry_out(&repositories, reading).await?;
        unit.roll_back().await?;
        Ok(plan)
    }

    /// Does what a workbook says, if that is still what was shown.
    ///
    /// # Errors
    /// As [`Service::workbook_desk`]; [`Error::Conflict`] when the plan is another one now, or there
    /// is nothing to write: then nothing is written.
    pub async fn workbook_apply(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        (reading, digest): (&Reading, &str),
        (i18n, locale): (&I18n, Locale),
    ) -> Result<WorkbookPlan, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let planning = Planning::new(self, actor, &desk, (i18n, locale));
        let plan = planning.carry_out(&repositories, reading).await?;
        if plan.digest != digest || !plan.can_be_applied() {
            return Err(Error::Conflict);
        }
        unit.commit().await?;
        Ok(plan)
    }
}

/// Whether the person may answer something now.
fn open_to(desk: &Desk, actor: &Actor) -> Result<(), Error> {
    let mut why = Error::NotFound;
    for question in &desk.asked.definition.questions {
        match fillable(desk, actor, question.code.as_str()) {
            Ok(()) => return Ok(()),
            Err(Error::Closed) => why = Error::Closed,
            Err(_) => {}
        }
    }
    Err(why)
}

struct Planning<'a> {
    service: &'a Service,
    actor: &'a Actor,
    desk: &'a Desk,
    words: Words<'a>,
}

/// What became of a question.
enum Outcome {
    Saved(Saved),
    Faulty,
}

impl<'a> Planning<'a> {
    fn new(
        service: &'a Service,
        actor: &'a Actor,
        desk: &'a Desk,
        (i18n, locale): (&'a I18n, Locale),
    ) -> Self {
        let wording = Wording::new(&desk.asked.definition, i18n, locale);
        Self {
            service,
            actor,
            desk,
            words: Words {
                wording,
                i18n,
                locale,
            },
        }
    }

    async fn carry_out(
        &self,
        repositories: &Repositories<'_, Write>,
        reading: &Reading,
    ) -> Result<WorkbookPlan, Error> {
        open_to(self.desk, self.actor)?;
        let response = held(self.desk, repositories).await?;
        let before = repositories.answers().all(&response).await?;
        let kept: BTreeMap<&str, &DraftAnswer> =
            before.iter().map(|a| (a.question.as_str(), a)).collect();
        let said = entries(&before)?;
        let blank = Entry::default();
        let mut cells = Vec::new();
        let mut answers = 0;
        let mut told = vec![json!([self.desk.city.code, self.desk.wave.code, reading])];
        for read in &reading.questions {
            let code = read.code.as_str();
            let known = self.desk.asked.definition.question(code);
            let Some(question) = known.filter(|_| self.open(code)) else {
                cells.extend(not_yours(read));
                told.push(json!([code, "not-yours"]));
                continue;
            };
            let before = said.get(code).unwrap_or(&blank);
            let faulty = reading.faults.iter().any(|fault| fault.question == code);
            let outcome = if faulty {
                Outcome::Faulty
            } else {
                let change = Change {
                    question: code.to_owned(),
                    version: seen(read, kept.get(code).copied()),
                    said: read.said(),
                    looked_at: LookedAt::No,
                };
                let saved = self.save(repositories, &response, question, &change, reading.language);
                Outcome::Saved(saved.await?)
            };
            answers += usize::from(matches!(outcome, Outcome::Saved(Saved::Kept(_))));
            let version = kept.get(code).map(|answer| answer.version);
            told.push(json!([code, version, word(&outcome)]));
            let planned = Cells {
                words: &self.words,
                question,
                read,
                before,
            };
            cells.extend(planned.of(&outcome, reading.language));
        }
        cells.extend(reading.faults.iter().map(fault));
        let text = serde_json::Value::from(told).to_string();
        Ok(WorkbookPlan {
            cells,
            answers,
            digest: input::digest("workbook", &text),
        })
    }

    fn open(&self, code: &str) -> bool {
        fillable(self.desk, self.actor, code).is_ok()
    }

    async fn save(
        &self,
        repositories: &Repositories<'_, Write>,
        response: &Response,
        question: &Question,
        change: &Change,
        language: Locale,
    ) -> Result<Saved, Error> {
        let saving = Saving {
            service: self.service,
            response,
            repositories,
            actor: self.actor,
        };
        saving.save(question, change, language).await
    }
}

/// The version that a change starts from. What came along from an earlier wave, and nobody has looked
/// at, is no word of a colleague: whoever had no answer before him or her replaces it.
fn seen(read: &ReadQuestion, kept: Option<&DraftAnswer>) -> i32 {
    let carried = kept.filter(|answer| answer.confirmation == Confirmation::Carried);
    match carried {
        Some(answer) if read.version == 0 => answer.version,
        _ => read.version,
    }
}

const fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Saved(Saved::Kept(_)) => "kept",
        Outcome::Saved(Saved::Unchanged(_)) => "unchanged",
        Outcome::Saved(Saved::Refused(_)) => "refused",
        Outcome::Saved(Saved::Conflict(_)) => "conflict",
        Outcome::Faulty => "faulty",
    }
}

fn fault(fault: &Fault) -> PlannedCell {
    PlannedCell {
        spot: fault.spot.clone(),
        question: fault.question.clone(),
        field: None,
        verdict: CellVerdict::Rejected(Rejection::Fault(fault.kind, fault.found.clone())),
    }
}

/// Told once for a question, without a look at its answer.
fn not_yours(read: &ReadQuestion) -> Option<PlannedCell> {
    let (field, spot) = read.cells.first()?;
    Some(PlannedCell {
        spot: spot.clone(),
        question: read.code.clone(),
        field: Some(field.clone()),
        verdict: CellVerdict::Rejected(Rejection::NotYours),
    })
}

/// The cells of one question.
struct Cells<'a> {
    words: &'a Words<'a>,
    question: &'a Question,
    read: &'a ReadQuestion,
    before: &'a Entry,
}

impl Cells<'_> {
    fn of(&self, outcome: &Outcome, language: Locale) -> Vec<PlannedCell> {
        let after = Entry::of(self.question, &self.read.said(), self.before, language);
        let after = after.and_then(Result::ok);
        let issues: &[EntryIssue] = match outcome {
            Outcome::Saved(Saved::Refused(issues)) => issues,
            _ => &[],
        };
        let mut cells = Vec::new();
        for (field, spot) in &self.read.cells {
            let own = issues.iter().filter(|issue| of_field(issue, field));
            let mut rejected: Vec<CellVerdict> = own
                .map(|issue| CellVerdict::Rejected(Rejection::Issue(issue.clone())))
                .collect();
            if rejected.is_empty() {
                rejected.push(self.verdict(outcome, field, after.as_ref()));
            }
            cells.extend(rejected.into_iter().map(|verdict| PlannedCell {
                spot: spot.clone(),
                question: self.read.code.clone(),
                field: Some(field.clone()),
                verdict,
            }));
        }
        cells
    }

    fn verdict(&self, outcome: &Outcome, field: &CellField, after: Option<&Entry>) -> CellVerdict {
        let text = |entry: &Entry| self.words.cell(self.question, field, entry);
        let was = text(self.before);
        let is = match (field, after) {
            (CellField::Comment, None) => self.read.comment.trim().to_owned(),
            (CellField::Example, None) => self.read.example.trim().to_owned(),
            (_, None) => was.clone(),
            (_, Some(after)) => text(after),
        };
        match outcome {
            Outcome::Saved(Saved::Unchanged(_)) => CellVerdict::Unchanged,
            _ if was == is => CellVerdict::Unchanged,
            Outcome::Saved(Saved::Kept(_)) if was.is_empty() => CellVerdict::New(is),
            Outcome::Saved(Saved::Kept(_)) => CellVerdict::Changed(was, is),
            Outcome::Saved(Saved::Conflict(conflict)) => CellVerdict::Conflict {
                theirs: was,
                mine: is,
                by: conflict.by.clone().unwrap_or_default(),
            },
            Outcome::Saved(Saved::Refused(_)) | Outcome::Faulty => {
                CellVerdict::Rejected(Rejection::Held)
            }
        }
    }
}

/// Whether a reason is about this cell; what is about options is told at the answer.
fn of_field(issue: &EntryIssue, field: &CellField) -> bool {
    match issue.field() {
        EntryField::Answer | EntryField::OutOfScope => *field == CellField::Answer,
        EntryField::Comment => *field == CellField::Comment,
        EntryField::Example => *field == CellField::Example,
    }
}
