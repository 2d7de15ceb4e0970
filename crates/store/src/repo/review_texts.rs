//! What a review says as a whole: the narrative and the recommendations.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::responses::Response;
use super::{Handle, Write, failed, kept, read_word};
use crate::entity::review_text;
use crate::error::StoreError;
use crate::ids::AccountId;

/// Which text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewTextKind {
    /// What the municipality does, in its context.
    Narrative,
    /// What it could do next.
    Recommendations,
}

impl ReviewTextKind {
    /// Every text, in the order in which they are read.
    pub const ALL: [Self; 2] = [Self::Narrative, Self::Recommendations];
    const WORDS: [(Self, &'static str); 2] = [
        (Self::Narrative, "narrative"),
        (Self::Recommendations, "recommendations"),
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Narrative => "narrative",
            Self::Recommendations => "recommendations",
        }
    }
}

/// A text of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewText {
    /// Which one.
    pub kind: ReviewTextKind,
    /// What it says, with its translations, as canonical JSON.
    pub document: String,
    /// Who changed it last. An erased person stays an id here.
    pub changed_by: AccountId,
    /// When.
    pub changed_at: DateTime<Utc>,
    /// Counts the changes; at least 1.
    pub version: i32,
}

/// Finders and writers of the texts of reviews.
#[derive(Debug)]
pub struct ReviewTexts<'a, A>(pub(super) Handle<'a, A>);

impl<A> ReviewTexts<'_, A> {
    /// The texts of a review, by kind.
    pub async fn of(&self, response: &Response) -> Result<Vec<ReviewText>, StoreError> {
        let columns = review_text::COLUMN;
        review_text::Entity::find()
            .filter(columns.response_id.eq(response.id))
            .order_by_asc(columns.kind)
            .all(&self.0.db())
            .await
            .map_err(failed("review_text"))?
            .into_iter()
            .map(ReviewText::read)
            .collect()
    }
}

impl ReviewTexts<'_, Write> {
    /// Keeps a text; its version is the one that was read, 0 for a first one.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] or [`StoreError::Duplicate`] when somebody else changed it first.
    pub async fn put(&self, response: &Response, text: &ReviewText) -> Result<(), StoreError> {
        let row = review_text::ActiveModel {
            response_id: Set(response.id),
            kind: Set(text.kind.as_str().to_owned()),
            document: Set(text.document.clone()),
            changed_by: Set(text.changed_by),
            changed_at: Set(kept(text.changed_at)),
            version: Set(text.version + 1),
        };
        if text.version == 0 {
            review_text::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed("review_text"))?;
            return Ok(());
        }
        let columns = review_text::COLUMN;
        let done = review_text::Entity::update_many()
            .set(row)
            .filter(columns.response_id.eq(response.id))
            .filter(columns.kind.eq(text.kind.as_str()))
            .filter(columns.version.eq(text.version))
            .exec(&self.0.db())
            .await
            .map_err(failed("review_text"))?;
        super::kept_version(&done, "review_text")
    }
}

impl ReviewText {
    fn read(row: review_text::Model) -> Result<Self, StoreError> {
        let kind = read_word(&ReviewTextKind::WORDS, &row.kind, "review_text", "kind")?;
        Ok(Self {
            kind,
            document: row.document,
            changed_by: row.changed_by,
            changed_at: row.changed_at,
            version: row.version,
        })
    }
}
