//! What a municipality has handed in, word for word, with who signed it.

use icc_domain::Locale;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};

use super::submissions::check_digest;
use super::{Handle, Write, failed, read_locale};
use crate::entity::{submission, submission_record};
use crate::error::StoreError;
use crate::ids::{AccountId, SubmissionId};
use crate::scope::{Reach, Scope};

/// What was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRecord {
    /// The revision of which it is the record.
    pub submission: SubmissionId,
    /// Every answer with its words and evidence, as canonical JSON.
    pub document: String,
    /// SHA-256 of the document, 64 lower-case hexadecimal digits.
    pub digest: String,
    /// The language in which it was handed in.
    pub language: Locale,
    /// Who signed.
    pub signed_name: String,
    /// As what.
    pub signed_function: String,
    /// Whose account handed it in. An erased person stays an id here.
    pub by: AccountId,
}

/// Finders and writers of what was handed in.
#[derive(Debug)]
pub struct SubmissionRecords<'a, A>(pub(super) Handle<'a, A>);

impl<A> SubmissionRecords<'_, A> {
    /// What was handed in as a revision, when the scope is of the municipality: what is public of a
    /// submission are its figures, never its words.
    pub async fn of(
        &self,
        scope: &Scope,
        submission: SubmissionId,
    ) -> Result<Option<SubmissionRecord>, StoreError> {
        let columns = submission::COLUMN;
        let own = match scope.0 {
            Reach::Shown { .. } | Reach::Nothing => return Ok(None),
            Reach::Municipality(id) => Condition::all().add(columns.municipality_id.eq(id)),
            Reach::Service => Condition::all(),
        };
        let shown = submission::Entity::find_by_id(submission)
            .filter(own)
            .count(&self.0.db())
            .await
            .map_err(failed("submission"))?;
        if shown == 0 {
            return Ok(None);
        }
        let found = submission_record::Entity::find_by_id(submission)
            .one(&self.0.db())
            .await
            .map_err(failed("submission_record"))?;
        found.map(SubmissionRecord::read).transpose()
    }
}

impl SubmissionRecords<'_, Write> {
    /// Keeps what was handed in.
    ///
    /// # Errors
    /// [`StoreError::Hash`] when the digest is not that of the document; [`StoreError::Duplicate`]
    /// when the revision has one; [`StoreError::MissingReference`] without a revision.
    pub async fn add(&self, record: &SubmissionRecord) -> Result<(), StoreError> {
        check_digest(&record.document, &record.digest)?;
        let row = submission_record::ActiveModel {
            submission_id: Set(record.submission),
            document: Set(record.document.clone()),
            digest: Set(record.digest.clone()),
            language: Set(record.language.tag().to_owned()),
            signed_name: Set(record.signed_name.clone()),
            signed_function: Set(record.signed_function.clone()),
            made_by: Set(record.by),
        };
        submission_record::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("submission_record"))?;
        Ok(())
    }
}

impl SubmissionRecord {
    fn read(row: submission_record::Model) -> Result<Self, StoreError> {
        Ok(Self {
            submission: row.submission_id,
            language: read_locale(&row.language, "submission_record")?,
            document: row.document,
            digest: row.digest,
            signed_name: row.signed_name,
            signed_function: row.signed_function,
            by: row.made_by,
        })
    }
}
