//! Networks and who belongs to them.

use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{Change, Handle, Write, failed, read_note, read_text, read_word, write_text};
use crate::entity::{membership, municipality, network};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, NetworkId, RowId};

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

/// What the source says about a municipality and a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MembershipKind {
    /// It is a member.
    Member,
    /// It became a member through another network.
    ThroughNetwork,
    /// It is named together with the network; that it is a member is not stated.
    Named,
}

impl MembershipKind {
    const WORDS: [(Self, &'static str); 3] = [
        (Self::Member, "member"),
        (Self::ThroughNetwork, "through_network"),
        (Self::Named, "named"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::ThroughNetwork => "through_network",
            Self::Named => "named",
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

/// One thing that is known about a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkFact {
    /// When: `2016-06-16`, `2016-06` or `2016`; none for something that holds without a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What.
    pub text: LocalizedText,
}

/// That a municipality belongs to a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The network.
    pub network: NetworkId,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Everything else.
    pub record: NewMembership,
}

impl std::ops::Deref for Membership {
    type Target = NewMembership;

    fn deref(&self) -> &NewMembership {
        &self.record
    }
}

/// A membership between a network and a municipality that are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMembership {
    /// The code of the network.
    pub network_code: String,
    /// The code of the municipality.
    pub municipality_code: String,
    /// What the source says.
    pub kind: MembershipKind,
    /// Since when: `2016-06-16`, `2016-06` or `2016`; none when not known.
    pub joined: Option<String>,
    /// Until when, in the same form; none while it lasts.
    pub left: Option<String>,
    /// The code of the source.
    pub source: String,
    /// What a reader must know beside it.
    pub note: Option<LocalizedText>,
}

/// Finders and writers of networks and memberships.
#[derive(Debug)]
pub struct Networks<'a, A>(pub(super) Handle<'a, A>);

type MembershipRow = (
    membership::Model,
    Option<network::Model>,
    Option<municipality::Model>,
);

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

    /// Every membership, by code of the network, then of the municipality, then by date.
    pub async fn memberships(&self) -> Result<Vec<Membership>, StoreError> {
        let rows = membership::Entity::find()
            .find_also_related(network::Entity)
            .find_also(membership::Entity, municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        Membership::sorted(rows)
    }

    /// The memberships of one municipality.
    pub async fn memberships_of(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Vec<Membership>, StoreError> {
        let rows = membership::Entity::find()
            .filter(membership::COLUMN.municipality_id.eq(municipality))
            .find_also_related(network::Entity)
            .find_also(membership::Entity, municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        Membership::sorted(rows)
    }

    /// The memberships in one network.
    pub async fn members(&self, network: NetworkId) -> Result<Vec<Membership>, StoreError> {
        let rows = membership::Entity::find()
            .filter(membership::COLUMN.network_id.eq(network))
            .find_also_related(network::Entity)
            .find_also(membership::Entity, municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        Membership::sorted(rows)
    }
}

impl Networks<'_, Write> {
    /// Adds the network, or brings the one with its code up to date.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown source.
    pub async fn put(
        &self,
        new: &NewNetwork,
        ids: &dyn IdSource,
    ) -> Result<(NetworkId, Change), StoreError> {
        let old = self.by_code(&new.code).await?;
        let id = old
            .as_ref()
            .map_or_else(|| ids.next_id().into(), |old| old.id);
        if old.as_ref().is_some_and(|old| old.record == *new) {
            return Ok((id, Change::Unchanged));
        }
        let facts = serde_json::to_string(&new.facts).map_err(|_| StoreError::Unreadable {
            table: "network",
            column: "facts",
        })?;
        let row = network::ActiveModel {
            id: Set(id),
            code: Set(new.code.clone()),
            kind: Set(new.kind.as_str().to_owned()),
            parent_code: Set(new.parent.clone()),
            country: Set(new.country.clone()),
            names: Set(write_text(&new.names)),
            descriptions: Set(write_text(&new.descriptions)),
            facts: Set(facts),
            source_code: Set(new.source.clone()),
            demonstration: Set(new.demonstration),
        };
        if old.is_some() {
            network::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("network"))?;
            return Ok((id, Change::Updated));
        }
        network::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("network"))?;
        Ok((id, Change::Added))
    }

    /// Adds the membership, or brings the one of the same network, municipality and date of joining
    /// up to date.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown network, municipality or source.
    pub async fn put_membership(
        &self,
        new: &NewMembership,
        ids: &dyn IdSource,
    ) -> Result<Change, StoreError> {
        let network = self.by_code(&new.network_code).await?;
        let municipality = municipality::Entity::find()
            .filter(municipality::COLUMN.code.eq(new.municipality_code.as_str()))
            .one(&self.0.db())
            .await
            .map_err(failed("municipality"))?;
        let (Some(network), Some(municipality)) = (network, municipality) else {
            let pair = format!("{} in {}", new.municipality_code, new.network_code);
            return Err(StoreError::MissingReference(pair));
        };
        let columns = membership::COLUMN;
        let old = membership::Entity::find()
            .filter(columns.network_id.eq(network.id))
            .filter(columns.municipality_id.eq(municipality.id))
            .filter(match &new.joined {
                Some(joined) => columns.joined.eq(joined.as_str()),
                None => columns.joined.is_null(),
            })
            .one(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        if let Some(old) = &old
            && old.kind == new.kind.as_str()
            && old.left == new.left
            && old.source_code == new.source
            && old.note == new.note.as_ref().map(write_text)
        {
            return Ok(Change::Unchanged);
        }
        let row = membership::ActiveModel {
            id: Set(old
                .as_ref()
                .map_or_else(|| RowId(ids.next_id()), |old| old.id)),
            network_id: Set(network.id),
            municipality_id: Set(municipality.id),
            kind: Set(new.kind.as_str().to_owned()),
            joined: Set(new.joined.clone()),
            left: Set(new.left.clone()),
            source_code: Set(new.source.clone()),
            note: Set(new.note.as_ref().map(write_text)),
        };
        if old.is_some() {
            membership::Entity::update(row)
                .exec(&self.0.db())
                .await
                .map_err(failed("membership"))?;
            return Ok(Change::Updated);
        }
        membership::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        Ok(Change::Added)
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

impl Membership {
    fn sorted(rows: Vec<MembershipRow>) -> Result<Vec<Self>, StoreError> {
        let mut memberships = rows
            .into_iter()
            .map(|(row, network, municipality)| {
                Ok(Self {
                    network: row.network_id,
                    municipality: row.municipality_id,
                    record: NewMembership {
                        network_code: network.map_or_else(String::new, |it| it.code),
                        municipality_code: municipality.map_or_else(String::new, |it| it.code),
                        kind: read_word(&MembershipKind::WORDS, &row.kind, "membership", "kind")?,
                        joined: row.joined,
                        left: row.left,
                        source: row.source_code,
                        note: read_note(row.note, "membership")?,
                    },
                })
            })
            .collect::<Result<Vec<Self>, StoreError>>()?;
        memberships.sort_by(|a, b| {
            (&a.network_code, &a.municipality_code, &a.joined).cmp(&(
                &b.network_code,
                &b.municipality_code,
                &b.joined,
            ))
        });
        Ok(memberships)
    }
}
