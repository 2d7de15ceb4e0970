//! What whoever coordinates a network has written to its members: appended to, never changed.

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Handle, Write, failed, kept, read_text, read_word, write_text};
use crate::entity::network_message;
use crate::error::StoreError;
use crate::ids::{AccountId, MessageId, NetworkId, WaveId};

/// Whether a message has words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageKind {
    /// It has.
    Message,
    /// It is the reminder that the service sends by itself too.
    Reminder,
}

impl MessageKind {
    const WORDS: [(Self, &'static str); 2] =
        [(Self::Message, "message"), (Self::Reminder, "reminder")];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Reminder => "reminder",
        }
    }

    /// The kind for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(kind, _)| *kind)
    }
}

/// To which members a message goes: to whoever coordinates their questionnaires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageTo {
    /// All of them.
    All,
    /// Those that have not begun.
    NotBegun,
    /// Those that have not handed in, begun or not.
    NotHandedIn,
    /// Those to which it went back with questions.
    Returned,
}

impl MessageTo {
    /// Every choice, in the order of the form.
    pub const ALL: [Self; 4] = [Self::All, Self::NotBegun, Self::NotHandedIn, Self::Returned];

    const WORDS: [(Self, &'static str); 4] = [
        (Self::All, "all"),
        (Self::NotBegun, "not-begun"),
        (Self::NotHandedIn, "not-handed-in"),
        (Self::Returned, "returned"),
    ];

    /// The word used in forms and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NotBegun => "not-begun",
            Self::NotHandedIn => "not-handed-in",
            Self::Returned => "returned",
        }
    }

    /// The choice for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|to| to.as_str() == word)
    }
}

/// A message that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkMessage {
    /// Its id.
    pub id: MessageId,
    /// Everything else.
    pub record: NewNetworkMessage,
}

impl std::ops::Deref for NetworkMessage {
    type Target = NewNetworkMessage;

    fn deref(&self) -> &NewNetworkMessage {
        &self.record
    }
}

/// A message that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNetworkMessage {
    /// Whose members get it.
    pub network: NetworkId,
    /// The wave that it is about.
    pub wave: WaveId,
    /// Whether it has words of its own.
    pub kind: MessageKind,
    /// To which members.
    pub to: MessageTo,
    /// Its subject, by language; empty for a reminder.
    pub subjects: LocalizedText,
    /// Its text, by language; empty for a reminder.
    pub texts: LocalizedText,
    /// How many people got it; at least 1.
    pub readers: i32,
    /// Who wrote it. An erased person stays an id here.
    pub made_by: AccountId,
    /// When.
    pub made_at: DateTime<Utc>,
}

const TABLE: &str = "network_message";

/// Finders and writers of messages to members.
#[derive(Debug)]
pub struct NetworkMessages<'a, A>(pub(super) Handle<'a, A>);

impl<A> NetworkMessages<'_, A> {
    /// The newest messages to the members of a network about a wave, the newest first.
    pub async fn newest(
        &self,
        network: NetworkId,
        wave: WaveId,
        limit: u64,
    ) -> Result<Vec<NetworkMessage>, StoreError> {
        let columns = network_message::COLUMN;
        network_message::Entity::find()
            .filter(columns.network_id.eq(network))
            .filter(columns.wave_id.eq(wave))
            .order_by_desc(columns.made_at)
            .order_by_desc(columns.id)
            .limit(limit)
            .all(&self.0.db())
            .await
            .map_err(failed(TABLE))?
            .iter()
            .map(NetworkMessage::read)
            .collect()
    }

    /// How many went to the members of a network since a moment, about whichever wave.
    pub async fn count_since(
        &self,
        network: NetworkId,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let columns = network_message::COLUMN;
        network_message::Entity::find()
            .filter(columns.network_id.eq(network))
            .filter(columns.made_at.gt(kept(since)))
            .count(&self.0.db())
            .await
            .map_err(failed(TABLE))
    }

    /// One message, for whoever writes its mails.
    pub async fn by_id(&self, id: MessageId) -> Result<Option<NetworkMessage>, StoreError> {
        let found = network_message::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        found.as_ref().map(NetworkMessage::read).transpose()
    }
}

impl NetworkMessages<'_, Write> {
    /// Keeps a message that goes out.
    pub async fn add(
        &self,
        new: &NewNetworkMessage,
        ids: &dyn IdSource,
    ) -> Result<MessageId, StoreError> {
        let id = MessageId(ids.next_id());
        let row = network_message::ActiveModel {
            id: Set(id),
            network_id: Set(new.network),
            wave_id: Set(new.wave),
            kind: Set(new.kind.as_str().to_owned()),
            to_members: Set(new.to.as_str().to_owned()),
            subjects: Set(write_text(&new.subjects)),
            texts: Set(write_text(&new.texts)),
            readers: Set(new.readers),
            made_by: Set(new.made_by),
            made_at: Set(kept(new.made_at)),
        };
        network_message::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed(TABLE))?;
        Ok(id)
    }
}

impl NetworkMessage {
    fn read(row: &network_message::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            record: NewNetworkMessage {
                network: row.network_id,
                wave: row.wave_id,
                kind: read_word(&MessageKind::WORDS, &row.kind, TABLE, "kind")?,
                to: read_word(&MessageTo::WORDS, &row.to_members, TABLE, "to_members")?,
                subjects: read_text(&row.subjects, TABLE, "subjects")?,
                texts: read_text(&row.texts, TABLE, "texts")?,
                readers: row.readers,
                made_by: row.made_by,
                made_at: row.made_at,
            },
        })
    }
}
