//! Practices of municipalities. What was said of them stays, version by version, and so do the steps;
//! what others see is a row of its own, which is there exactly while they may see it.

mod records;
mod write;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{Handle, failed, kept, read_locale};
use crate::entity::{practice, practice_letter, practice_shown, practice_step, practice_text};
use crate::error::StoreError;
use crate::ids::{AccountId, MunicipalityId, NetworkId, PracticeId};
use crate::repo::vocabulary::{SharedWith, Theme, known, parted};
use crate::scope::ReservedScope;

pub use records::{
    CostClass, NewPractice, NewPracticeStep, Practice, PracticeLetter, PracticeShown,
    PracticeState, PracticeStep, PracticeText, PracticeWords, StaffClass,
};

const TABLE: &str = "practice";
const TEXT: &str = "practice_text";
const STEP: &str = "practice_step";
const SHOWN: &str = "practice_shown";
const TOPIC: &str = "practice_topic";
const LETTER: &str = "practice_letter";

/// Finders and writers of practices.
#[derive(Debug)]
pub struct Practices<'a, A>(pub(super) Handle<'a, A>);

impl<A> Practices<'_, A> {
    /// What of every practice others see, as far as the scope shows it: the newest first.
    pub async fn shown(&self, scope: &ReservedScope) -> Result<Vec<PracticeShown>, StoreError> {
        self.find_shown(scope, Condition::all()).await
    }

    /// What others see of some practices, as far as the scope shows it: the newest first.
    pub async fn shown_of(
        &self,
        scope: &ReservedScope,
        practices: &[PracticeId],
    ) -> Result<Vec<PracticeShown>, StoreError> {
        let columns = practice_shown::COLUMN;
        let own = columns.practice_id.is_in(practices.iter().copied());
        self.find_shown(scope, Condition::all().add(own)).await
    }

    /// What others see of the practices of a network, as far as the scope shows it: the newest
    /// first.
    pub async fn shown_in(
        &self,
        scope: &ReservedScope,
        network: NetworkId,
    ) -> Result<Vec<PracticeShown>, StoreError> {
        let own = practice_shown::COLUMN.network_id.eq(network);
        self.find_shown(scope, Condition::all().add(own)).await
    }

    /// How one stands; who may know is for whoever asks.
    pub async fn by_id(&self, id: PracticeId) -> Result<Option<Practice>, StoreError> {
        let own = Condition::all().add(practice::COLUMN.id.eq(id));
        Ok(self.find(own).await?.pop())
    }

    /// How some stand; who may know is for whoever asks.
    pub async fn by_ids(&self, ids: &[PracticeId]) -> Result<Vec<Practice>, StoreError> {
        let own = practice::COLUMN.id.is_in(ids.iter().copied());
        self.find(Condition::all().add(own)).await
    }

    /// When each of some practices was shown to others for the first time; those that took no such
    /// step are left out.
    pub async fn first_shown(
        &self,
        practices: &[PracticeId],
    ) -> Result<BTreeMap<PracticeId, DateTime<Utc>>, StoreError> {
        let columns = practice_step::COLUMN;
        let rows = practice_step::Entity::find()
            .filter(columns.practice_id.is_in(practices.iter().copied()))
            .filter(columns.state.eq(PracticeState::Published.as_str()))
            .order_by_desc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(STEP))?;
        // The first comes last.
        let first = rows.into_iter().map(|row| (row.practice_id, row.made_at));
        Ok(first.collect())
    }

    /// Those of some municipalities, shown or not: what was changed last first.
    pub async fn of_municipalities(
        &self,
        municipalities: &[MunicipalityId],
    ) -> Result<Vec<Practice>, StoreError> {
        let columns = practice::COLUMN;
        let own = columns
            .municipality_id
            .is_in(municipalities.iter().copied());
        self.find(Condition::all().add(own)).await
    }

    /// Those of a network that have come so far: what was changed last first.
    pub async fn in_state(
        &self,
        network: NetworkId,
        state: PracticeState,
    ) -> Result<Vec<Practice>, StoreError> {
        let columns = practice::COLUMN;
        let there = Condition::all()
            .add(columns.network_id.eq(network))
            .add(columns.state.eq(state.as_str()));
        self.find(there).await
    }

    /// How many a municipality has.
    pub async fn count_of(&self, municipality: MunicipalityId) -> Result<u64, StoreError> {
        practice::Entity::find()
            .filter(practice::COLUMN.municipality_id.eq(municipality))
            .count(&self.0.db())
            .await
            .map_err(failed(TABLE))
    }

    /// One version of what is said of a practice.
    pub async fn text(
        &self,
        practice: PracticeId,
        version: i32,
    ) -> Result<Option<PracticeText>, StoreError> {
        let row = practice_text::Entity::find_by_id((practice, version))
            .one(&self.0.db())
            .await
            .map_err(failed(TEXT))?;
        row.map(PracticeText::read).transpose()
    }

    /// What is said of each of some practices, in the version that others see.
    pub async fn shown_texts(
        &self,
        shown: &[PracticeShown],
    ) -> Result<BTreeMap<PracticeId, PracticeText>, StoreError> {
        let versions: BTreeMap<PracticeId, i32> = shown
            .iter()
            .map(|one| (one.practice, one.text_version))
            .collect();
        let rows = practice_text::Entity::find()
            .filter(
                practice_text::COLUMN
                    .practice_id
                    .is_in(versions.keys().copied()),
            )
            .all(&self.0.db())
            .await
            .map_err(failed(TEXT))?;
        let seen = rows
            .into_iter()
            .filter(|row| versions.get(&row.practice_id) == Some(&row.version));
        let texts = seen.map(PracticeText::read);
        let texts: Result<Vec<PracticeText>, StoreError> = texts.collect();
        Ok(texts?
            .into_iter()
            .map(|text| (text.practice, text))
            .collect())
    }

    /// The newest version of what is said of each of some practices.
    pub async fn newest_texts(
        &self,
        practices: &[Practice],
    ) -> Result<BTreeMap<PracticeId, PracticeText>, StoreError> {
        let ids = practices.iter().map(|practice| practice.id);
        let rows = practice_text::Entity::find()
            .filter(practice_text::COLUMN.practice_id.is_in(ids))
            .order_by_asc(practice_text::COLUMN.version)
            .all(&self.0.db())
            .await
            .map_err(failed(TEXT))?;
        let texts = rows.into_iter().map(PracticeText::read);
        let texts: Result<Vec<PracticeText>, StoreError> = texts.collect();
        // The newest comes last.
        Ok(texts?
            .into_iter()
            .map(|text| (text.practice, text))
            .collect())
    }

    /// The practices that somebody has begun to write down.
    pub async fn begun_by(&self, account: AccountId) -> Result<Vec<PracticeId>, StoreError> {
        let own = Condition::all().add(practice::COLUMN.made_by.eq(account));
        let found = self.find(own).await?;
        Ok(found.into_iter().map(|one| one.id).collect())
    }

    /// The steps of a practice, the newest first.
    pub async fn steps(&self, practice: PracticeId) -> Result<Vec<PracticeStep>, StoreError> {
        let columns = practice_step::COLUMN;
        practice_step::Entity::find()
            .filter(columns.practice_id.eq(practice))
            .order_by_desc(columns.number)
            .all(&self.0.db())
            .await
            .map_err(failed(STEP))?
            .into_iter()
            .map(PracticeStep::read)
            .collect()
    }

    /// A letter to those who wrote a practice, for whoever writes its mails.
    pub async fn letter(&self, id: uuid::Uuid) -> Result<Option<PracticeLetter>, StoreError> {
        let row = practice_letter::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed(LETTER))?;
        Ok(row.map(|row| PracticeLetter {
            id: row.id,
            practice: row.practice_id,
            body: row.body,
            made_by: row.made_by,
            made_at: row.made_at,
        }))
    }

    /// How many letters somebody has written since a moment, about whichever practice.
    pub async fn letters_since(
        &self,
        by: AccountId,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let columns = practice_letter::COLUMN;
        practice_letter::Entity::find()
            .filter(columns.made_by.eq(by))
            .filter(columns.made_at.gt(kept(since)))
            .count(&self.0.db())
            .await
            .map_err(failed(LETTER))
    }

    async fn find(&self, condition: Condition) -> Result<Vec<Practice>, StoreError> {
        let columns = practice::COLUMN;
        practice::Entity::find()
            .filter(condition)
            .order_by_desc(columns.changed_at)
            .order_by_desc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?
            .into_iter()
            .map(|row| Practice::read(&row))
            .collect()
    }

    async fn find_shown(
        &self,
        scope: &ReservedScope,
        condition: Condition,
    ) -> Result<Vec<PracticeShown>, StoreError> {
        let columns = practice_shown::COLUMN;
        let public = columns.reach.eq(SharedWith::Public.as_str());
        practice_shown::Entity::find()
            .filter(condition)
            .filter(scope.condition(public, columns.network_id))
            .order_by_desc(columns.since)
            .order_by_desc(columns.practice_id)
            .all(&self.0.db())
            .await
            .map_err(failed(SHOWN))?
            .into_iter()
            .map(PracticeShown::read)
            .collect()
    }
}

impl Practice {
    fn read(row: &practice::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            municipality: row.municipality_id,
            network: row.network_id,
            version: row.version,
            state: known(PracticeState::from_word(&row.state), TABLE, "state")?,
            text_version: row.text_version,
            made_by: row.made_by,
            made_at: row.made_at,
            changed_at: row.changed_at,
        })
    }
}

impl PracticeShown {
    fn read(row: practice_shown::Model) -> Result<Self, StoreError> {
        Ok(Self {
            practice: row.practice_id,
            municipality: row.municipality_id,
            network: row.network_id,
            reach: known(SharedWith::from_word(&row.reach), SHOWN, "reach")?,
            since: row.since,
            text_version: row.text_version,
            language: read_locale(&row.language, SHOWN)?,
            languages: parted(&row.languages),
            title: row.title,
            teaser: row.teaser,
            theme: known(Theme::from_word(&row.theme), SHOWN, "theme")?,
            from_year: row.from_year,
            to_year: row.to_year,
            cost: known(CostClass::from_word(&row.cost), SHOWN, "cost")?,
            staff: known(StaffClass::from_word(&row.staff), SHOWN, "staff")?,
            indicators: parted(&row.indicators),
            questions: parted(&row.questions),
        })
    }
}

impl PracticeText {
    fn read(row: practice_text::Model) -> Result<Self, StoreError> {
        let documents: Vec<String> = parted(&row.documents);
        let documents = documents.iter().map(|id| id.parse());
        let documents: Result<Vec<uuid::Uuid>, _> = documents.collect();
        let documents = documents.map_err(|_| StoreError::Unreadable {
            table: TEXT,
            column: "documents",
        })?;
        Ok(Self {
            practice: row.practice_id,
            version: row.version,
            words: PracticeWords {
                language: read_locale(&row.language, TEXT)?,
                languages: parted(&row.languages),
                title: row.title,
                theme: known(Theme::from_word(&row.theme), TEXT, "theme")?,
                from_year: row.from_year,
                to_year: row.to_year,
                purpose: row.purpose,
                stimulus: row.stimulus,
                process: row.process,
                impact: row.impact,
                cost: known(CostClass::from_word(&row.cost), TEXT, "cost")?,
                staff: known(StaffClass::from_word(&row.staff), TEXT, "staff")?,
                indicators: parted(&row.indicators),
                questions: parted(&row.questions),
                documents: documents.into_iter().map(Into::into).collect(),
            },
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

impl PracticeStep {
    fn read(row: practice_step::Model) -> Result<Self, StoreError> {
        let reach = row.reach.as_deref();
        Ok(Self {
            practice: row.practice_id,
            number: row.number,
            record: NewPracticeStep {
                state: known(PracticeState::from_word(&row.state), STEP, "state")?,
                text_version: row.text_version,
                reach: reach
                    .map(|word| known(SharedWith::from_word(word), STEP, "reach"))
                    .transpose()?,
                remark: row.remark,
                made_by: row.made_by,
                made_at: row.made_at,
            },
        })
    }
}
