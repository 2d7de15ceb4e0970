//! Visits of experts on the way into a network. What was said of one stays; what holds is the newest
//! version. A finding is a word of the review about an answer: here stands where it comes from, and
//! nothing of what it says.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::{visit, visit_finding};
use crate::error::StoreError;
use crate::ids::{AccountId, JoiningId, ResponseId, VisitId};

/// One version of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// 1 for the first, one more each time.
    pub version: i32,
    /// On which way.
    pub joining: JoiningId,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day, not before the first.
    pub last_day: NaiveDate,
    /// What is looked at and with whom, when; may be empty.
    pub agenda: String,
    /// Who takes part; may be empty.
    pub participants: String,
    /// Who said so. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A word about an answer that comes from a visit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct VisitFinding {
    /// From which visit.
    pub visit: VisitId,
    /// About whose answers.
    pub response: ResponseId,
    /// About which question.
    pub question: String,
    /// The version of the check that the word made.
    pub version: i32,
}

/// Finders and writers of visits.
#[derive(Debug)]
pub struct Visits<'a, A>(pub(super) Handle<'a, A>);

impl<A> Visits<'_, A> {
    /// Every version of every visit on some ways: visit by visit, the newest version first.
    pub async fn of(&self, joinings: &[JoiningId]) -> Result<Vec<Visit>, StoreError> {
        let columns = visit::COLUMN;
        let rows = visit::Entity::find()
            .filter(columns.joining_id.is_in(joinings.iter().copied()))
            .order_by_asc(columns.visit_id)
            .order_by_desc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("visit"))?;
        Ok(rows.into_iter().map(Visit::read).collect())
    }

    /// The findings of some visits, visit by visit.
    pub async fn findings(&self, visits: &[VisitId]) -> Result<Vec<VisitFinding>, StoreError> {
        let columns = visit_finding::COLUMN;
        let rows = visit_finding::Entity::find()
            .filter(columns.visit_id.is_in(visits.iter().copied()))
            .order_by_asc(columns.visit_id)
            .order_by_asc(columns.response_id)
            .order_by_asc(columns.question)
            .order_by_asc(columns.version)
            .all(&self.0.db())
            .await
            .map_err(failed("visit_finding"))?;
        let findings = rows.into_iter().map(|row| VisitFinding {
            visit: row.visit_id,
            response: row.response_id,
            question: row.question,
            version: row.version,
        });
        Ok(findings.collect())
    }
}

impl Visits<'_, Write> {
    /// Keeps a version.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when somebody else has said something first.
    pub async fn add(&self, new: &Visit) -> Result<(), StoreError> {
        let row = visit::ActiveModel {
            visit_id: Set(new.id),
            version: Set(new.version),
            joining_id: Set(new.joining),
            first_day: Set(new.first_day),
            last_day: Set(new.last_day),
            agenda: Set(new.agenda.clone()),
            participants: Set(new.participants.clone()),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        visit::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("visit"))?;
        Ok(())
    }

    /// Notes from which visit a word about an answer comes.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when there is no such word.
    pub async fn add_finding(&self, new: &VisitFinding) -> Result<(), StoreError> {
        let row = visit_finding::ActiveModel {
            visit_id: Set(new.visit),
            response_id: Set(new.response),
            question: Set(new.question.clone()),
            version: Set(new.version),
        };
        visit_finding::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("visit_finding"))?;
        Ok(())
    }
}

impl Visit {
    fn read(row: visit::Model) -> Self {
        Self {
            id: row.visit_id,
            version: row.version,
            joining: row.joining_id,
            first_day: row.first_day,
            last_day: row.last_day,
            agenda: row.agenda,
            participants: row.participants,
            made_by: row.made_by,
            made_at: row.made_at,
        }
    }
}
