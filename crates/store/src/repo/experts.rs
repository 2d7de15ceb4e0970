//! What people say of their own expertise, as long as they want it shown, and letters to them. One
//! row for a person; what is withdrawn is gone, and with it the words by which it was found.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use icc_domain::LocalizedText;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Handle, Repositories, Write, failed, kept, kept_version, read_text, write_text};
use crate::entity::{expert, expert_letter};
use crate::error::StoreError;
use crate::ids::{AccountId, ExpertId, NetworkId};
use crate::repo::vocabulary::{SharedWith, joined, known, parted, vocabulary};
use crate::scope::ReservedScope;

vocabulary! {
    /// What somebody is ready to help with.
    ExpertHelp {
        /// Answering questions.
        Advice = "advice",
        /// Receiving others, or going to see them.
        Visit = "visit",
        /// Teaching.
        Training = "training",
        /// Reading what others have written.
        Review = "review",
    }
}

/// What somebody says of the own expertise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expert {
    /// Its id: another one after it was withdrawn.
    pub id: ExpertId,
    /// Who.
    pub account: AccountId,
    /// 1 at first, one more with each change.
    pub version: i32,
    /// To whom it is shown.
    pub reach: SharedWith,
    /// Whether the person wants a mail about questions in these fields.
    pub told: bool,
    /// What the person does there; in one language at least.
    pub role: LocalizedText,
    /// What else others should know; may be empty.
    pub about: LocalizedText,
    /// Tags of the languages in which one can ask; at least one.
    pub languages: BTreeSet<String>,
    /// Codes of indicators; at least one.
    pub fields: BTreeSet<String>,
    /// What the person is ready to help with; at least one.
    pub help: BTreeSet<ExpertHelp>,
    /// Words by which it is found, with spaces between; made by whoever keeps it.
    pub words: String,
    /// Since when it is shown.
    pub made_at: DateTime<Utc>,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
}

/// What somebody writes to a person because of what that person says there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertLetter {
    /// Its id.
    pub id: Uuid,
    /// The network in whose directory the person was found.
    pub network: NetworkId,
    /// To whom. An erased person stays an id here, as in the next but one.
    pub account: AccountId,
    /// The words.
    pub body: String,
    /// Who writes.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

const TABLE: &str = "expert";
const LETTER: &str = "expert_letter";

impl<'a, A> Repositories<'a, A> {
    /// What people say of their own expertise.
    #[must_use]
    pub const fn experts(&self) -> Experts<'a, A> {
        Experts(self.0.again())
    }
}

/// Finders and writers of what people say of their expertise.
#[derive(Debug)]
pub struct Experts<'a, A>(pub(super) Handle<'a, A>);

impl<A> Experts<'_, A> {
    /// What somebody says, for that person.
    pub async fn of(&self, account: AccountId) -> Result<Option<Expert>, StoreError> {
        let row = expert::Entity::find()
            .filter(expert::COLUMN.account_id.eq(account))
            .one(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        row.map(Expert::read).transpose()
    }

    /// What the people of a network say, as far as the scope shows it. Who they are is for whoever
    /// asks to know.
    pub async fn shown_in(
        &self,
        scope: &ReservedScope,
        network: NetworkId,
        people: &[AccountId],
    ) -> Result<Vec<Expert>, StoreError> {
        let rows = expert::Entity::find()
            .filter(expert::COLUMN.account_id.is_in(people.iter().copied()))
            .order_by_asc(expert::COLUMN.id)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        let found: Result<Vec<Expert>, StoreError> = rows.into_iter().map(Expert::read).collect();
        let mut found = found?;
        found.retain(|one| scope.shows(one.reach == SharedWith::Public, network));
        Ok(found)
    }

    /// A letter, for whoever writes its mail.
    pub async fn letter(&self, id: Uuid) -> Result<Option<ExpertLetter>, StoreError> {
        let row = expert_letter::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed(LETTER))?;
        Ok(row.map(|row| ExpertLetter {
            id: row.id,
            network: row.network_id,
            account: row.account_id,
            body: row.body,
            made_by: row.made_by,
            made_at: row.made_at,
        }))
    }

    /// How many letters somebody has written since a moment, to whomever.
    pub async fn letters_since(
        &self,
        by: AccountId,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let columns = expert_letter::COLUMN;
        expert_letter::Entity::find()
            .filter(columns.made_by.eq(by))
            .filter(columns.made_at.gt(kept(since)))
            .count(&self.0.db())
            .await
            .map_err(failed(LETTER))
    }
}

impl Experts<'_, Write> {
    /// Keeps what somebody says: the first version, or the one after that which is kept.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] for another first version; [`StoreError::Immutable`] when the one
    /// before is not kept any more.
    pub async fn put(&self, new: &Expert) -> Result<(), StoreError> {
        let row = expert::ActiveModel {
            id: Set(new.id),
            account_id: Set(new.account),
            version: Set(new.version),
            reach: Set(new.reach.as_str().to_owned()),
            told: Set(new.told),
            role: Set(write_text(&new.role)),
            about: Set(write_text(&new.about)),
            languages: Set(joined(&new.languages)),
            fields: Set(joined(&new.fields)),
            help: Set(joined(new.help.iter().map(|help| help.as_str()))),
            words: Set(new.words.clone()),
            made_at: Set(kept(new.made_at)),
            changed_at: Set(kept(new.changed_at)),
        };
        if new.version == 1 {
            expert::Entity::insert(row)
                .exec_without_returning(&self.0.db())
                .await
                .map_err(failed(TABLE))?;
            return Ok(());
        }
        let done = expert::Entity::update_many()
            .set(row)
            .filter(expert::COLUMN.id.eq(new.id))
            .filter(expert::COLUMN.version.eq(new.version - 1))
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        kept_version(&done, TABLE)
    }

    /// Removes what somebody says: nothing of it stays.
    pub async fn remove(&self, account: AccountId) -> Result<(), StoreError> {
        expert::Entity::delete_many()
            .filter(expert::COLUMN.account_id.eq(account))
            .exec(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(())
    }

    /// Keeps a letter until its mail is written, and as what was said.
    pub async fn add_letter(&self, letter: &ExpertLetter) -> Result<(), StoreError> {
        let row = expert_letter::ActiveModel {
            id: Set(letter.id),
            network_id: Set(letter.network),
            account_id: Set(letter.account),
            body: Set(letter.body.clone()),
            made_by: Set(letter.made_by),
            made_at: Set(kept(letter.made_at)),
        };
        expert_letter::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(LETTER))?;
        Ok(())
    }
}

impl Expert {
    fn read(row: expert::Model) -> Result<Self, StoreError> {
        let help: Vec<String> = parted(&row.help);
        let help = help
            .iter()
            .map(|word| known(ExpertHelp::from_word(word), TABLE, "help"));
        Ok(Self {
            id: row.id,
            account: row.account_id,
            version: row.version,
            reach: known(SharedWith::from_word(&row.reach), TABLE, "reach")?,
            told: row.told,
            role: read_text(&row.role, TABLE, "role")?,
            about: read_text(&row.about, TABLE, "about")?,
            languages: parted(&row.languages),
            fields: parted(&row.fields),
            help: help.collect::<Result<_, _>>()?,
            words: row.words,
            made_at: row.made_at,
            changed_at: row.changed_at,
        })
    }
}
