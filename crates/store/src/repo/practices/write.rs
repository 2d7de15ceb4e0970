//! Writing practices down.

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::records::{
    NewPractice, NewPracticeStep, Practice, PracticeLetter, PracticeShown, PracticeState,
    PracticeWords,
};
use super::{LETTER, Practices, SHOWN, STEP, TABLE, TEXT, TOPIC};
use crate::entity::{
    practice, practice_letter, practice_shown, practice_step, practice_text, practice_topic,
};
use crate::error::StoreError;
use crate::ids::{AccountId, PracticeId};
use crate::repo::vocabulary::joined;
use crate::repo::{Write, failed, kept, kept_version};

impl Practices<'_, Write> {
    /// Begins a practice with the first version of its text.
    pub async fn add(
        &self,
        new: &NewPractice,
        words: &PracticeWords,
        ids: &dyn IdSource,
    ) -> Result<Practice, StoreError> {
        let practice = Practice {
            id: PracticeId(ids.next_id()),
            municipality: new.municipality,
            network: new.network,
            version: 1,
            state: PracticeState::Draft,
            text_version: 1,
            made_by: new.made_by,
            made_at: kept(new.made_at),
            changed_at: kept(new.made_at),
        };
        let row = practice::ActiveModel {
            id: Set(practice.id),
            municipality_id: Set(practice.municipality),
            network_id: Set(practice.network),
            version: Set(practice.version),
            state: Set(practice.state.as_str().to_owned()),
            text_version: Set(practice.text_version),
            made_by: Set(practice.made_by),
            made_at: Set(practice.made_at),
            changed_at: Set(practice.changed_at),
        };
        practice::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let by = (new.made_by, new.made_at);
        self.put_text(&practice, words, by).await?;
        let step = NewPracticeStep {
            state: PracticeState::Draft,
            text_version: 1,
            reach: None,
            remark: String::new(),
            made_by: new.made_by,
            made_at: new.made_at,
        };
        self.put_step(&practice, &step).await?;
        Ok(practice)
    }

    /// Keeps another version of the text of a practice as somebody has seen it, and has it begin its
    /// way again where it was not a draft.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else was first.
    pub async fn rewrite(
        &self,
        old: &Practice,
        words: &PracticeWords,
        (by, at): (AccountId, DateTime<Utc>),
    ) -> Result<Practice, StoreError> {
        let new = Practice {
            text_version: old.text_version + 1,
            state: match old.state {
                PracticeState::Draft | PracticeState::Returned => old.state,
                _ => PracticeState::Draft,
            },
            ..*old
        };
        let new = self.change(old, new, at).await?;
        self.put_text(&new, words, (by, at)).await?;
        if new.state != old.state {
            let step = NewPracticeStep {
                state: new.state,
                text_version: new.text_version,
                reach: None,
                remark: String::new(),
                made_by: by,
                made_at: at,
            };
            self.put_step(&new, &step).await?;
        }
        Ok(new)
    }

    /// Takes a step with a practice as somebody has seen it.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else was first.
    pub async fn step(
        &self,
        old: &Practice,
        step: &NewPracticeStep,
    ) -> Result<Practice, StoreError> {
        let new = Practice {
            state: step.state,
            ..*old
        };
        let new = self.change(old, new, step.made_at).await?;
        self.put_step(&new, step).await?;
        Ok(new)
    }

    /// Shows a practice to others, in place of what they saw of it before.
    pub async fn show(&self, shown: &PracticeShown) -> Result<(), StoreError> {
        self.hide(shown.practice).await?;
        let row = practice_shown::ActiveModel {
            practice_id: Set(shown.practice),
            municipality_id: Set(shown.municipality),
            network_id: Set(shown.network),
            reach: Set(shown.reach.as_str().to_owned()),
            since: Set(kept(shown.since)),
            text_version: Set(shown.text_version),
            language: Set(shown.language.tag().to_owned()),
            languages: Set(joined(&shown.languages)),
            title: Set(shown.title.clone()),
            teaser: Set(shown.teaser.clone()),
            theme: Set(shown.theme.as_str().to_owned()),
            from_year: Set(shown.from_year),
            to_year: Set(shown.to_year),
            cost: Set(shown.cost.as_str().to_owned()),
            staff: Set(shown.staff.as_str().to_owned()),
            indicators: Set(joined(&shown.indicators)),
            questions: Set(joined(&shown.questions)),
        };
        practice_shown::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(SHOWN))?;
        // Releases before this one find by these what helps with something.
        for (kind, codes) in [
            ("indicator", &shown.indicators),
            ("question", &shown.questions),
        ] {
            for code in codes {
                let row = practice_topic::ActiveModel {
                    practice_id: Set(shown.practice),
                    kind: Set(kind.to_owned()),
                    code: Set(code.clone()),
                };
                practice_topic::Entity::insert(row)
                    .exec_without_returning(&self.0.db())
                    .await
                    .map_err(failed(TOPIC))?;
            }
        }
        Ok(())
    }

    /// Shows a practice to nobody any more.
    pub async fn hide(&self, practice: PracticeId) -> Result<(), StoreError> {
        practice_topic::Entity::delete_many()
            .filter(practice_topic::COLUMN.practice_id.eq(practice))
            .exec(&self.0.db())
            .await
            .map_err(failed(TOPIC))?;
        practice_shown::Entity::delete_many()
            .filter(practice_shown::COLUMN.practice_id.eq(practice))
            .exec(&self.0.db())
            .await
            .map_err(failed(SHOWN))?;
        Ok(())
    }

    /// Keeps a letter until its mails are written, and as what was said.
    pub async fn add_letter(&self, letter: &PracticeLetter) -> Result<(), StoreError> {
        let row = practice_letter::ActiveModel {
            id: Set(letter.id),
            practice_id: Set(letter.practice),
            body: Set(letter.body.clone()),
            made_by: Set(letter.made_by),
            made_at: Set(kept(letter.made_at)),
        };
        practice_letter::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(LETTER))?;
        Ok(())
    }

    async fn change(
        &self,
        old: &Practice,
        new: Practice,
        at: DateTime<Utc>,
    ) -> Result<Practice, StoreError> {
        let new = Practice {
            version: old.version + 1,
            changed_at: kept(at),
            ..new
        };
        let done = practice::Entity::update_many()
            .set(practice::ActiveModel {
                version: Set(new.version),
                state: Set(new.state.as_str().to_owned()),
                text_version: Set(new.text_version),
                changed_at: Set(new.changed_at),
                ..Default::default()
            })
            .filter(practice::COLUMN.id.eq(old.id))
            .filter(practice::COLUMN.version.eq(old.version))
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        kept_version(&done, TABLE)?;
        Ok(new)
    }

    async fn put_text(
        &self,
        practice: &Practice,
        words: &PracticeWords,
        (by, at): (AccountId, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let row = practice_text::ActiveModel {
            practice_id: Set(practice.id),
            version: Set(practice.text_version),
            language: Set(words.language.tag().to_owned()),
            languages: Set(joined(&words.languages)),
            title: Set(words.title.clone()),
            theme: Set(words.theme.as_str().to_owned()),
            from_year: Set(words.from_year),
            to_year: Set(words.to_year),
            purpose: Set(words.purpose.clone()),
            stimulus: Set(words.stimulus.clone()),
            process: Set(words.process.clone()),
            impact: Set(words.impact.clone()),
            cost: Set(words.cost.as_str().to_owned()),
            staff: Set(words.staff.as_str().to_owned()),
            indicators: Set(joined(&words.indicators)),
            questions: Set(joined(&words.questions)),
            documents: Set(joined(&words.documents)),
            made_by: Set(by),
            made_at: Set(kept(at)),
        };
        practice_text::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TEXT))?;
        Ok(())
    }

    /// Steps are numbered by the versions of the practice: each change has its own.
    async fn put_step(
        &self,
        practice: &Practice,
        step: &NewPracticeStep,
    ) -> Result<(), StoreError> {
        let row = practice_step::ActiveModel {
            practice_id: Set(practice.id),
            number: Set(practice.version),
            state: Set(step.state.as_str().to_owned()),
            text_version: Set(step.text_version),
            reach: Set(step.reach.map(|reach| reach.as_str().to_owned())),
            remark: Set(step.remark.clone()),
            made_by: Set(step.made_by),
            made_at: Set(kept(step.made_at)),
        };
        practice_step::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(STEP))?;
        Ok(())
    }
}
