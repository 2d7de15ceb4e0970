//! What municipalities keep to show that their answers are true: links and files.
//!
//! Whoever has an [`Evidence`] was shown it by a scope, so its content asks for no scope of its own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::{Handle, Write, failed, kept, kept_version, read_word};
use crate::entity::{evidence, evidence_content, evidence_file, evidence_tag, municipality};
use crate::error::StoreError;
use crate::ids::{AccountId, EvidenceId, MunicipalityId};
use crate::scope::{Reach, Scope};

/// Who may see a piece of evidence once its answer is shown to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceVisibility {
    /// Whoever may see the answer.
    Public,
    /// The municipality, and whoever reviews its answers.
    Reserved,
}

impl EvidenceVisibility {
    const WORDS: [(Self, &'static str); 2] =
        [(Self::Public, "public"), (Self::Reserved, "reserved")];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Reserved => "reserved",
        }
    }

    /// The visibility for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(visibility, _)| *visibility)
    }
}

/// What of it may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceDetails {
    /// What it is called.
    pub title: String,
    /// Who keeps it up to date.
    pub owner: Option<AccountId>,
    /// The last day on which it proves anything; none: it does not run out.
    pub valid_until: Option<NaiveDate>,
    /// What colleagues should know about it; never evidence itself.
    pub note: String,
    /// Who may see it.
    pub visibility: EvidenceVisibility,
    /// Codes of the questions that it may serve.
    pub tags: BTreeSet<String>,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceSource {
    /// An address elsewhere, which the service never opens.
    Link(String),
    /// A file that is kept here.
    File(StoredFile),
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its generated id, under which it is kept.
    pub id: Uuid,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its media type.
    pub media_type: String,
    /// What whoever handed it in called it.
    pub name: String,
    /// Its length in bytes.
    pub size: i64,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// Whose it is.
    pub municipality: MunicipalityId,
    /// Where it is.
    pub source: EvidenceSource,
    /// What may change.
    pub details: EvidenceDetails,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// By whom. An erased person stays an id here.
    pub created_by: AccountId,
    /// Since when it is withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// 1 for the first, one more for every change.
    pub version: i32,
}

impl std::ops::Deref for Evidence {
    type Target = EvidenceDetails;

    fn deref(&self) -> &EvidenceDetails {
        &self.details
    }
}

/// A file that is handed in.
#[derive(Clone, PartialEq, Eq)]
pub struct NewFile {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its media type.
    pub media_type: String,
    /// What whoever hands it in calls it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for NewFile {
    /// Without the content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewFile")
            .field("media_type", &self.media_type)
            .field("size", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// What is added: a link or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewEvidence {
    /// An address.
    Link(String),
    /// A file.
    File(NewFile),
}

/// Finders and writers of evidence.
#[derive(Debug)]
pub struct Evidences<'a, A>(pub(super) Handle<'a, A>);

impl<A> Evidences<'_, A> {
    /// Everything that a municipality keeps, the newest first, withdrawn or not, as far as the scope
    /// shows it.
    pub async fn of_municipality(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
    ) -> Result<Vec<Evidence>, StoreError> {
        let own = evidence::COLUMN.municipality_id.eq(municipality);
        self.find(scope, Condition::all().add(own)).await
    }

    /// One piece of a municipality.
    pub async fn by_id(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
        id: EvidenceId,
    ) -> Result<Option<Evidence>, StoreError> {
        let columns = evidence::COLUMN;
        let own = Condition::all()
            .add(columns.municipality_id.eq(municipality))
            .add(columns.id.eq(id));
        Ok(self.find(scope, own).await?.pop())
    }

    /// The bytes of a file; none when they are gone.
    pub async fn content(&self, file: &StoredFile) -> Result<Option<Vec<u8>>, StoreError> {
        let found = evidence_content::Entity::find_by_id(file.id)
            .one(&self.0.db())
            .await
            .map_err(failed("evidence_content"))?;
        Ok(found.map(|row| row.bytes))
    }

    /// How many bytes the files of a municipality have, those of withdrawn evidence too: they are
    /// still kept.
    pub async fn stored_bytes(
        &self,
        scope: &Scope,
        municipality: MunicipalityId,
    ) -> Result<u64, StoreError> {
        let columns = evidence_file::COLUMN;
        let sizes: Vec<i64> = evidence_file::Entity::find()
            .select_only()
            .column(evidence_file::Column::Size)
            .filter(reached(scope, columns.municipality_id))
            .filter(columns.municipality_id.eq(municipality))
            .into_tuple()
            .all(&self.0.db())
            .await
            .map_err(failed("evidence_file"))?;
        let sizes = sizes.into_iter();
        Ok(sizes.map(|size| u64::try_from(size).unwrap_or(0)).sum())
    }

    async fn find(&self, scope: &Scope, filter: Condition) -> Result<Vec<Evidence>, StoreError> {
        let columns = evidence::COLUMN;
        let rows = evidence::Entity::find()
            .filter(reached(scope, columns.municipality_id))
            .filter(filter)
            .order_by_desc(columns.created_at)
            .order_by_desc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("evidence"))?;
        let files = rows.iter().filter_map(|row| row.file_id);
        let mut files = self.files(files.collect()).await?;
        let mut tags = self.tags(rows.iter().map(|row| row.id).collect()).await?;
        rows.into_iter()
            .map(|row| {
                let file = row.file_id.and_then(|id| files.remove(&id));
                let tags = tags.remove(&row.id).unwrap_or_default();
                read(row, file, tags)
            })
            .collect()
    }

    async fn files(&self, ids: Vec<Uuid>) -> Result<BTreeMap<Uuid, StoredFile>, StoreError> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = evidence_file::Entity::find()
            .filter(evidence_file::COLUMN.id.is_in(ids))
            .all(&self.0.db())
            .await
            .map_err(failed("evidence_file"))?;
        let rows = rows.into_iter().map(|row| {
            let file = StoredFile {
                id: row.id,
                sha256: row.sha256,
                media_type: row.media_type,
                name: row.name,
                size: row.size,
            };
            (row.id, file)
        });
        Ok(rows.collect())
    }

    async fn tags(
        &self,
        ids: Vec<EvidenceId>,
    ) -> Result<BTreeMap<EvidenceId, BTreeSet<String>>, StoreError> {
        let mut tags: BTreeMap<EvidenceId, BTreeSet<String>> = BTreeMap::new();
        if ids.is_empty() {
            return Ok(tags);
        }
        let rows = evidence_tag::Entity::find()
            .filter(evidence_tag::COLUMN.evidence_id.is_in(ids))
            .all(&self.0.db())
            .await
            .map_err(failed("evidence_tag"))?;
        for row in rows {
            tags.entry(row.evidence_id)
                .or_default()
                .insert(row.question);
        }
        Ok(tags)
    }
}

/// The rows that a scope shows: nothing of it is public by itself.
fn reached(scope: &Scope, municipality: impl ColumnTrait) -> Condition {
    match scope.0 {
        Reach::Nothing | Reach::Shown { .. } => Condition::all().add(Expr::val(1).eq(0)),
        Reach::Municipality(id) => Condition::all().add(municipality.eq(id)),
        Reach::Service => Condition::all(),
    }
}

impl Evidences<'_, Write> {
    /// Lets nobody else add evidence of a municipality while this unit of work lasts, so that two
    /// files that are handed in at once count both.
    pub async fn hold(&self, municipality: MunicipalityId) -> Result<(), StoreError> {
        municipality::Entity::find_by_id(municipality)
            .lock_exclusive()
            .one(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        Ok(())
    }

    /// Adds a piece, with its file: both or nothing is kept.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] when there is no such municipality.
    pub async fn add(
        &self,
        (municipality, by, at): (MunicipalityId, AccountId, DateTime<Utc>),
        new: &NewEvidence,
        details: &EvidenceDetails,
        ids: &dyn IdSource,
    ) -> Result<EvidenceId, StoreError> {
        let id = EvidenceId(ids.next_id());
        let (kind, url, file) = match new {
            NewEvidence::Link(url) => ("link", Some(url.clone()), None),
            NewEvidence::File(file) => {
                let file_id = ids.next_id();
                self.add_file(municipality, file_id, file).await?;
                ("file", None, Some(file_id))
            }
        };
        let row = evidence::ActiveModel {
            id: Set(id),
            municipality_id: Set(municipality),
            kind: Set(kind.to_owned()),
            url: Set(url),
            file_id: Set(file),
            created_at: Set(kept(at)),
            created_by: Set(by),
            withdrawn_at: Set(None),
            version: Set(1),
            ..changeable(details)
        };
        evidence::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("evidence"))?;
        self.put_tags(id, &details.tags).await?;
        Ok(id)
    }

    /// Changes what may change.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else was first, or it is withdrawn.
    pub async fn change(&self, old: &Evidence, new: &EvidenceDetails) -> Result<(), StoreError> {
        self.update(old, changeable(new)).await?;
        evidence_tag::Entity::delete_many()
            .filter(evidence_tag::COLUMN.evidence_id.eq(old.id))
            .exec(&self.0.db())
            .await
            .map_err(failed("evidence_tag"))?;
        self.put_tags(old.id, &new.tags).await
    }

    /// Marks it as withdrawn. The row and its file stay: answers point at them.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else was first.
    pub async fn withdraw(&self, old: &Evidence, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = evidence::ActiveModel {
            withdrawn_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.update(old, row).await
    }

    async fn update(&self, old: &Evidence, row: evidence::ActiveModel) -> Result<(), StoreError> {
        let columns = evidence::COLUMN;
        let done = evidence::Entity::update_many()
            .set(evidence::ActiveModel {
                version: Set(old.version + 1),
                ..row
            })
            .filter(columns.id.eq(old.id))
            .filter(columns.version.eq(old.version))
            .exec(&self.0.db())
            .await
            .map_err(failed("evidence"))?;
        kept_version(&done, "evidence")
    }

    async fn add_file(
        &self,
        municipality: MunicipalityId,
        id: Uuid,
        file: &NewFile,
    ) -> Result<(), StoreError> {
        let row = evidence_file::ActiveModel {
            id: Set(id),
            municipality_id: Set(municipality),
            sha256: Set(file.sha256.clone()),
            media_type: Set(file.media_type.clone()),
            name: Set(file.name.clone()),
            size: Set(i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)),
        };
        evidence_file::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("evidence_file"))?;
        let row = evidence_content::ActiveModel {
            file_id: Set(id),
            bytes: Set(file.bytes.clone()),
        };
        evidence_content::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("evidence_content"))?;
        Ok(())
    }

    async fn put_tags(&self, id: EvidenceId, tags: &BTreeSet<String>) -> Result<(), StoreError> {
        if tags.is_empty() {
            return Ok(());
        }
        let rows = tags.iter().map(|question| evidence_tag::ActiveModel {
            evidence_id: Set(id),
            question: Set(question.clone()),
        });
        evidence_tag::Entity::insert_many(rows)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("evidence_tag"))?;
        Ok(())
    }
}

fn changeable(details: &EvidenceDetails) -> evidence::ActiveModel {
    evidence::ActiveModel {
        title: Set(details.title.clone()),
        owner_id: Set(details.owner),
        valid_until: Set(details.valid_until),
        note: Set(details.note.clone()),
        visibility: Set(details.visibility.as_str().to_owned()),
        ..Default::default()
    }
}

fn read(
    row: evidence::Model,
    file: Option<StoredFile>,
    tags: BTreeSet<String>,
) -> Result<Evidence, StoreError> {
    let table = "evidence";
    let source = match (row.url, file) {
        (Some(url), None) => EvidenceSource::Link(url),
        (None, Some(file)) => EvidenceSource::File(file),
        _ => {
            return Err(StoreError::Unreadable {
                table,
                column: "file_id",
            });
        }
    };
    let visibility = read_word(
        &EvidenceVisibility::WORDS,
        &row.visibility,
        table,
        "visibility",
    )?;
    Ok(Evidence {
        id: row.id,
        municipality: row.municipality_id,
        source,
        details: EvidenceDetails {
            title: row.title,
            owner: row.owner_id,
            valid_until: row.valid_until,
            note: row.note,
            visibility,
            tags,
        },
        created_at: row.created_at,
        created_by: row.created_by,
        withdrawn_at: row.withdrawn_at,
        version: row.version,
    })
}
