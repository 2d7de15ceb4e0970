//! Answers: one canonical document per municipality, wave and revision.

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::consents::scores_shown_to;
use super::definitions::hash_of;
use super::{Handle, Write, failed, kept, read_word};
use crate::entity::submission;
use crate::error::StoreError;
use crate::ids::{MunicipalityId, SubmissionId, WaveId};
use crate::scope::{Reach, Scope};

/// How far a submission has come. It only goes forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Being filled in; the document may still change.
    Draft,
    /// Handed in; the document may not change any more.
    Submitted,
    /// Checked and accepted; this is what is scored.
    Final,
}

impl Status {
    const WORDS: [(Self, &'static str); 3] = [
        (Self::Draft, "draft"),
        (Self::Submitted, "submitted"),
        (Self::Final, "final"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Final => "final",
        }
    }
}

/// One revision of a municipality's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its id in this service.
    pub id: SubmissionId,
    /// Since when its results are out; none while they are not.
    pub published_at: Option<DateTime<Utc>>,
    /// Everything else.
    pub record: NewSubmission,
}

impl std::ops::Deref for Submission {
    type Target = NewSubmission;

    fn deref(&self) -> &NewSubmission {
        &self.record
    }
}

/// A revision without its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubmission {
    /// Whose answers they are.
    pub municipality: MunicipalityId,
    /// The wave they belong to.
    pub wave: WaveId,
    /// 1 for the first, one more for every correction.
    pub revision: i32,
    /// How far it has come.
    pub status: Status,
    /// The answers as canonical JSON.
    pub document: String,
    /// SHA-256 of the document, 64 lower-case hexadecimal digits.
    pub digest: String,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was handed in; none exactly for a draft.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// How far a revision has come: what those may know who may not read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevisionProgress {
    /// Whose it is.
    pub municipality: MunicipalityId,
    /// How far it has come.
    pub status: Status,
    /// Whether its results are out.
    pub is_published: bool,
}

/// Finders and writers of submissions.
#[derive(Debug)]
pub struct Submissions<'a, A>(pub(super) Handle<'a, A>);

impl<A> Submissions<'_, A> {
    /// The revisions of a wave that the scope shows: by municipality, then revision.
    pub async fn of_wave(
        &self,
        scope: &Scope,
        wave: WaveId,
    ) -> Result<Vec<Submission>, StoreError> {
        self.find(
            scope,
            Condition::all().add(submission::COLUMN.wave_id.eq(wave)),
        )
        .await
    }

    /// The revisions of a municipality that the scope shows: by wave, then revision.
    pub async fn of_municipality(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
    ) -> Result<Vec<Submission>, StoreError> {
        let own = submission::COLUMN.municipality_id.eq(municipality);
        self.find(scope, Condition::all().add(own)).await
    }

    /// The waves for which a municipality has an accepted revision that the scope shows, without
    /// what they say.
    pub async fn final_waves(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
    ) -> Result<Vec<WaveId>, StoreError> {
        let columns = submission::COLUMN;
        submission::Entity::find()
            .select_only()
            .column(submission::Column::WaveId)
            .distinct()
            .filter(columns.municipality_id.eq(municipality))
            .filter(columns.status.eq(Status::Final.as_str()))
            .filter(visible_to(scope))
            .order_by_asc(columns.wave_id)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("submission"))
    }

    /// How far every revision of a wave has come, by municipality and revision. It opens none.
    pub async fn progress(&self, wave: WaveId) -> Result<Vec<RevisionProgress>, StoreError> {
        let columns = submission::COLUMN;
        let rows: Vec<(MunicipalityId, String, Option<DateTime<Utc>>)> = submission::Entity::find()
            .select_only()
            .column(submission::Column::MunicipalityId)
            .column(submission::Column::Status)
            .column(submission::Column::PublishedAt)
            .filter(columns.wave_id.eq(wave))
            .order_by_asc(columns.municipality_id)
            .order_by_asc(columns.revision)
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("submission"))?;
        let read = |(municipality, status, published): (_, String, Option<_>)| {
            Ok(RevisionProgress {
                municipality,
                status: read_word(&Status::WORDS, &status, "submission", "status")?,
                is_published: published.is_some(),
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// The revision with this id, when the scope shows it.
    pub async fn by_id(
        &self,
        scope: &Scope,
        id: SubmissionId,
    ) -> Result<Option<Submission>, StoreError> {
        let found = self
            .find(scope, Condition::all().add(submission::COLUMN.id.eq(id)))
            .await?;
        Ok(found.into_iter().next())
    }

    /// Of every municipality that the scope shows, the revision that was published last: what
    /// results are computed from.
    pub async fn latest_published(
        &self,
        scope: &Scope,
        wave: WaveId,
    ) -> Result<Vec<Submission>, StoreError> {
        let columns = submission::COLUMN;
        let condition = Condition::all()
            .add(columns.wave_id.eq(wave))
            .add(columns.published_at.is_not_null());
        Ok(last_of_each(self.find(scope, condition).await?))
    }

    async fn find(
        &self,
        scope: &Scope,
        condition: Condition,
    ) -> Result<Vec<Submission>, StoreError> {
        let columns = submission::COLUMN;
        submission::Entity::find()
            .filter(condition)
            .filter(visible_to(scope))
            .order_by_asc(columns.municipality_id)
            .order_by_asc(columns.wave_id)
            .order_by_asc(columns.revision)
            .all(&self.0.db())
            .await
            .map_err(failed("submission"))?
            .into_iter()
            .map(Submission::read)
            .collect()
    }
}

/// Of each municipality the last one, in a list by municipality and revision.
fn last_of_each(found: Vec<Submission>) -> Vec<Submission> {
    let mut latest: Vec<Submission> = Vec::new();
    for one in found {
        match latest.last_mut() {
            Some(last) if last.municipality == one.municipality => *last = one,
            _ => latest.push(one),
        }
    }
    latest
}

/// The submissions, joined or not, whose figures a scope shows.
pub(crate) fn visible_to(scope: &Scope) -> Condition {
    let columns = submission::COLUMN;
    match &scope.0 {
        Reach::Nothing => Condition::any().add(columns.revision.lt(0)),
        Reach::Shown { to, on } => Condition::all()
            .add(columns.published_at.is_not_null())
            .add(Expr::exists(scores_shown_to(to, *on))),
        Reach::Municipality(id) => Condition::all().add(columns.municipality_id.eq(*id)),
        Reach::Service => Condition::all(),
    }
}

impl Submissions<'_, Write> {
    /// Adds a revision.
    ///
    /// # Errors
    /// [`StoreError::Hash`] when the digest is not that of the document; [`StoreError::Duplicate`]
    /// when the revision exists; [`StoreError::MissingReference`] for an unknown municipality or
    /// wave.
    pub async fn add(
        &self,
        new: &NewSubmission,
        ids: &dyn IdSource,
    ) -> Result<SubmissionId, StoreError> {
        check_digest(&new.document, &new.digest)?;
        let id = SubmissionId(ids.next_id());
        let row = submission::ActiveModel {
            id: Set(id),
            municipality_id: Set(new.municipality),
            wave_id: Set(new.wave),
            revision: Set(new.revision),
            status: Set(new.status.as_str().to_owned()),
            document: Set(new.document.clone()),
            digest: Set(new.digest.clone()),
            created_at: Set(kept(new.created_at)),
            submitted_at: Set(new.submitted_at.map(kept)),
            published_at: Set(None),
        };
        submission::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("submission"))?;
        Ok(id)
    }

    /// Replaces the answers of a draft that still has the digest `expected`.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it is no draft any more, or somebody else changed it first.
    pub async fn replace_draft(
        &self,
        id: SubmissionId,
        expected: &str,
        document: &str,
        digest: &str,
    ) -> Result<(), StoreError> {
        check_digest(document, digest)?;
        let columns = submission::COLUMN;
        let done = submission::Entity::update_many()
            .set(submission::ActiveModel {
                document: Set(document.to_owned()),
                digest: Set(digest.to_owned()),
                ..Default::default()
            })
            .filter(columns.id.eq(id))
            .filter(columns.status.eq(Status::Draft.as_str()))
            .filter(columns.digest.eq(expected))
            .exec(&self.0.db())
            .await
            .map_err(failed("submission"))?;
        changed(done.rows_affected)
    }

    /// Hands a draft in.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it is no draft.
    pub async fn submit(&self, id: SubmissionId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = submission::ActiveModel {
            status: Set(Status::Submitted.as_str().to_owned()),
            submitted_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.advance(id, Status::Draft, row).await
    }

    /// Accepts what was handed in.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it was not handed in, or is final already.
    pub async fn finalise(&self, id: SubmissionId) -> Result<(), StoreError> {
        let row = submission::ActiveModel {
            status: Set(Status::Final.as_str().to_owned()),
            ..Default::default()
        };
        self.advance(id, Status::Submitted, row).await
    }

    /// Brings the results of an accepted revision out.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it is not accepted, or out already.
    pub async fn publish(&self, id: SubmissionId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let columns = submission::COLUMN;
        let done = submission::Entity::update_many()
            .set(submission::ActiveModel {
                published_at: Set(Some(kept(at))),
                ..Default::default()
            })
            .filter(columns.id.eq(id))
            .filter(columns.status.eq(Status::Final.as_str()))
            .filter(columns.published_at.is_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("submission"))?;
        changed(done.rows_affected)
    }

    async fn advance(
        &self,
        id: SubmissionId,
        from: Status,
        row: submission::ActiveModel,
    ) -> Result<(), StoreError> {
        let done = submission::Entity::update_many()
            .set(row)
            .filter(submission::COLUMN.id.eq(id))
            .filter(submission::COLUMN.status.eq(from.as_str()))
            .exec(&self.0.db())
            .await
            .map_err(failed("submission"))?;
        changed(done.rows_affected)
    }
}

fn changed(rows: u64) -> Result<(), StoreError> {
    if rows == 0 {
        Err(StoreError::Immutable("submission"))
    } else {
        Ok(())
    }
}

pub(super) fn check_digest(document: &str, digest: &str) -> Result<(), StoreError> {
    let actual = hash_of(document);
    if actual == digest {
        Ok(())
    } else {
        Err(StoreError::Hash {
            claimed: digest.to_owned(),
            actual,
        })
    }
}

impl Submission {
    fn read(row: submission::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            published_at: row.published_at,
            record: NewSubmission {
                municipality: row.municipality_id,
                wave: row.wave_id,
                revision: row.revision,
                status: read_word(&Status::WORDS, &row.status, "submission", "status")?,
                document: row.document,
                digest: row.digest,
                created_at: row.created_at,
                submitted_at: row.submitted_at,
            },
        })
    }
}
