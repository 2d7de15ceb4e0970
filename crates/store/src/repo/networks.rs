//! Networks.

use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{Change, Handle, Write, failed, kept_version, read_text, read_word, write_text};
use crate::entity::network;
use crate::error::StoreError;
use crate::ids::NetworkId;

/// How far a network reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NetworkKind {
    /// Several countries.
    International,
    /// One country.
    National,
    /// A province or region.
    Regional,
}

impl NetworkKind {
    const WORDS: [(Self, &'static str); 3] = [
        (Self::International, "international"),
        (Self::National, "national"),
        (Self::Regional, "regional"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::International => "international",
            Self::National => "national",
            Self::Regional => "regional",
        }
    }

    /// The kind for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(kind, _)| *kind)
    }
}

/// A network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Its id in this service.
    pub id: NetworkId,
    /// How often people have changed it.
    pub version: i32,
    /// Everything else.
    pub record: NewNetwork,
}

impl std::ops::Deref for Network {
    type Target = NewNetwork;

    fn deref(&self) -> &NewNetwork {
        &self.record
    }
}

/// A network without its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNetwork {
    /// Its name in addresses and files. Never changes.
    pub code: String,
    /// How far it reaches.
    pub kind: NetworkKind,
    /// The code of the network it is part of.
    pub parent: Option<String>,
    /// ISO 3166-1 alpha-2, for a national or regional one.
    pub country: Option<String>,
    /// Its names.
    pub names: LocalizedText,
    /// A sentence or two about it.
    pub descriptions: LocalizedText,
    /// Dated facts about it, in the order of the file.
    pub facts: Vec<NetworkFact>,
    /// The code of the source.
    pub source: String,
    /// Whether it is invented.
    pub demonstration: bool,
}

/// What something that is known about a network is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactTopic {
    /// What happened.
    #[default]
    History,
    /// What it has decided together, before its register.
    Consensus,
    /// What it is for.
    Purpose,
    /// How it works: who coordinates it, how it decides and meets, who can become a member.
    Working,
    /// Who its partners are, as far as it is known.
    Partners,
}

impl FactTopic {
    /// Every topic, in the order of pages.
    pub const ALL: [Self; 5] = [
        Self::History,
        Self::Consensus,
        Self::Purpose,
        Self::Working,
        Self::Partners,
    ];

    const WORDS: [(Self, &'static str); 5] = [
        (Self::History, "history"),
        (Self::Consensus, "consensus"),
        (Self::Purpose, "purpose"),
        (Self::Working, "working"),
        (Self::Partners, "partners"),
    ];

    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::History => "history",
            Self::Consensus => "consensus",
            Self::Purpose => "purpose",
            Self::Working => "working",
            Self::Partners => "partners",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }
}

/// One thing that is known about a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFact {
    /// When: `2016-06-16`, `2016-06` or `2016`; none for something that holds without a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What it is about.
    #[serde(default)]
    pub topic: FactTopic,
    /// What.
    pub text: LocalizedText,
    /// The code of its source; none for that of the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Finders and writers of networks and, in `memberships`, of who belongs to them.
#[derive(Debug)]
pub struct Networks<'a, A>(pub(super) Handle<'a, A>);

impl<A> Networks<'_, A> {
    /// Every network, by code.
    pub async fn all(&self) -> Result<Vec<Network>, StoreError> {
        network::Entity::find()
            .order_by_asc(network::COLUMN.code)
            .all(&self.0.db())
            .await
            .map_err(failed("network"))?
            .into_iter()
            .map(Network::read)
            .collect()
    }

    /// The network with this code.
    pub async fn by_code(&self, code: &str) -> Result<Option<Network>, StoreError> {
        network::Entity::find()
            .filter(network::COLUMN.code.eq(code))
            .one(&self.0.db())
            .await
            .map_err(failed("network"))?
            .map(Network::read)
            .transpose()
    }
}

impl Networks<'_, Write> {
    /// Adds the network, or brings the one with its code up to date, unless people have changed it:
    /// for the data files.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown source.
    pub async fn put(
        &self,
        new: &NewNetwork,
        ids: &dyn IdSource,
    ) -> Result<(NetworkId, Change), StoreError> {
        match self.by_code(&new.code).await? {
            None => Ok((self.add(new, 0, ids).await?, Change::Added)),
            Some(old) if old.version > 0 || old.record == *new => Ok((old.id, Change::Unchanged)),
            Some(old) => {
                self.change(old.id, (0, 0), new).await?;
                Ok((old.id, Change::Updated))
            }
        }
    }

    /// Adds a network at a version.
    pub(crate) async fn add(
        &self,
        new: &NewNetwork,
        version: i32,
        ids: &dyn IdSource,
    ) -> Result<NetworkId, StoreError> {
        let id = NetworkId(ids.next_id());
        let row = network::ActiveModel {
            id: Set(id),
            ..new.row(version)?
        };
        network::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("network"))?;
        Ok(id)
    }

    /// Changes a network from one version to another.
    pub(crate) async fn change(
        &self,
        id: NetworkId,
        (from, to): (i32, i32),
        new: &NewNetwork,
    ) -> Result<(), StoreError> {
        let done = network::Entity::update_many()
            .set(new.row(to)?)
            .filter(network::COLUMN.id.eq(id))
            .filter(network::COLUMN.version.eq(from))
            .exec(&self.0.db())
            .await
            .map_err(failed("network"))?;
        kept_version(&done, "network")
    }
}

impl NewNetwork {
    fn row(&self, version: i32) -> Result<network::ActiveModel, StoreError> {
        let facts = serde_json::to_string(&self.facts).map_err(|_| StoreError::Unreadable {
            table: "network",
            column: "facts",
        })?;
        Ok(network::ActiveModel {
            code: Set(self.code.clone()),
            kind: Set(self.kind.as_str().to_owned()),
            parent_code: Set(self.parent.clone()),
            country: Set(self.country.clone()),
            names: Set(write_text(&self.names)),
            descriptions: Set(write_text(&self.descriptions)),
            facts: Set(facts),
            source_code: Set(self.source.clone()),
            demonstration: Set(self.demonstration),
            version: Set(version),
            ..Default::default()
        })
    }
}

impl Network {
    fn read(row: network::Model) -> Result<Self, StoreError> {
        let facts = serde_json::from_str(&row.facts).map_err(|_| StoreError::Unreadable {
            table: "network",
            column: "facts",
        })?;
        Ok(Self {
            id: row.id,
            version: row.version,
            record: NewNetwork {
                kind: read_word(&NetworkKind::WORDS, &row.kind, "network", "kind")?,
                names: read_text(&row.names, "network", "names")?,
                descriptions: read_text(&row.descriptions, "network", "descriptions")?,
                facts,
                code: row.code,
                parent: row.parent_code,
                country: row.country,
                source: row.source_code,
                demonstration: row.demonstration,
            },
        })
    }
}
