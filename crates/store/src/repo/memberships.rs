//! Who belongs to which network, as what, and how that is known.

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Change, Networks, Write, failed, kept, kept_version, read_note, read_word, write_text,
};
use crate::entity::{membership, municipality, network};
use crate::error::StoreError;
use crate::ids::{MunicipalityId, NetworkId, RowId};

/// What a municipality takes part in as a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MembershipKind {
    /// It answers the questionnaire.
    Index,
    /// It takes part in the network and does not answer.
    NetworkOnly,
    /// It watches, without being a full member.
    Observer,
}

impl MembershipKind {
    const WORDS: [(Self, &'static str); 3] = [
        (Self::Index, "index"),
        (Self::NetworkOnly, "network-only"),
        (Self::Observer, "observer"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::NetworkOnly => "network-only",
            Self::Observer => "observer",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }
}

/// What the source says about a municipality and a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MembershipBasis {
    /// It is a member.
    Member,
    /// It became a member through another network.
    ThroughNetwork,
    /// It is named together with the network; that it is a member is not stated.
    Named,
}

impl MembershipBasis {
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

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }
}

/// That a municipality belongs to a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The network.
    pub network: NetworkId,
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The row.
    pub id: RowId,
    /// How often people have changed it.
    pub version: i32,
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
    /// What it takes part in; none until somebody has said so.
    pub kind: Option<MembershipKind>,
    /// What the source says.
    pub basis: MembershipBasis,
    /// Since when: `2016-06-16`, `2016-06` or `2016`; none when not known.
    pub joined: Option<String>,
    /// Until when, in the same form; none while it lasts.
    pub left: Option<String>,
    /// The code of the source.
    pub source: String,
    /// What a reader must know beside it.
    pub note: Option<LocalizedText>,
}

type MembershipRow = (
    membership::Model,
    Option<network::Model>,
    Option<municipality::Model>,
);

impl<A> Networks<'_, A> {
    /// Every membership, by code of the network, then of the municipality, then by date.
    pub async fn memberships(&self) -> Result<Vec<Membership>, StoreError> {
        let rows = membership::Entity::find()
            .filter(membership::COLUMN.removed_at.is_null())
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
            .filter(membership::COLUMN.removed_at.is_null())
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
            .filter(membership::COLUMN.removed_at.is_null())
            .find_also_related(network::Entity)
            .find_also(membership::Entity, municipality::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        Membership::sorted(rows)
    }
}

impl Networks<'_, Write> {
    /// Adds the membership, or brings the one of the same network, municipality and date of joining
    /// up to date; a pair that people have changed or removed is left to them: for the data
    /// files.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown network, municipality or source.
    pub async fn put_membership(
        &self,
        new: &NewMembership,
        ids: &dyn IdSource,
    ) -> Result<Change, StoreError> {
        let (network, municipality) = self.ends(new).await?;
        let columns = membership::COLUMN;
        let of_pair = membership::Entity::find()
            .filter(columns.network_id.eq(network))
            .filter(columns.municipality_id.eq(municipality))
            .all(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        if of_pair.iter().any(|old| old.version > 0) {
            return Ok(Change::Unchanged);
        }
        let Some(old) = of_pair.into_iter().find(|old| old.joined == new.joined) else {
            self.add_membership(new, 0, ids).await?;
            return Ok(Change::Added);
        };
        if old.basis == new.basis.as_str()
            && old.kind.as_deref() == new.kind.map(MembershipKind::as_str)
            && old.left == new.left
            && old.source_code == new.source
            && old.note == new.note.as_ref().map(write_text)
        {
            return Ok(Change::Unchanged);
        }
        self.change_membership(old.id, (0, 0), new).await?;
        Ok(Change::Updated)
    }

    /// Adds a membership at a version; one of the same date that was removed comes back with what is
    /// said now.
    pub(crate) async fn add_membership(
        &self,
        new: &NewMembership,
        version: i32,
        ids: &dyn IdSource,
    ) -> Result<RowId, StoreError> {
        let (network, municipality) = self.ends(new).await?;
        let columns = membership::COLUMN;
        let removed = membership::Entity::find()
            .filter(columns.network_id.eq(network))
            .filter(columns.municipality_id.eq(municipality))
            .filter(columns.removed_at.is_not_null())
            .all(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        if let Some(old) = removed.into_iter().find(|old| old.joined == new.joined) {
            let versions = (old.version, old.version + 1);
            self.change_membership(old.id, versions, new).await?;
            return Ok(old.id);
        }
        let id = RowId(ids.next_id());
        let row = membership::ActiveModel {
            id: Set(id),
            network_id: Set(network),
            municipality_id: Set(municipality),
            ..new.row(version)
        };
        membership::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        Ok(id)
    }

    /// Changes a membership from one version to another; network and municipality stay.
    pub(crate) async fn change_membership(
        &self,
        id: RowId,
        (from, to): (i32, i32),
        new: &NewMembership,
    ) -> Result<(), StoreError> {
        self.set_membership(id, from, new.row(to)).await
    }

    /// Takes a membership out of sight, at the version that was seen.
    pub(crate) async fn remove_membership(
        &self,
        id: RowId,
        version: i32,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = membership::ActiveModel {
            version: Set(version + 1),
            removed_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.set_membership(id, version, row).await
    }

    async fn set_membership(
        &self,
        id: RowId,
        from: i32,
        row: membership::ActiveModel,
    ) -> Result<(), StoreError> {
        let done = membership::Entity::update_many()
            .set(row)
            .filter(membership::COLUMN.id.eq(id))
            .filter(membership::COLUMN.version.eq(from))
            .exec(&self.0.db())
            .await
            .map_err(failed("membership"))?;
        kept_version(&done, "membership")
    }

    async fn ends(&self, new: &NewMembership) -> Result<(NetworkId, MunicipalityId), StoreError> {
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
        Ok((network.id, municipality.id))
    }
}

impl NewMembership {
    fn row(&self, version: i32) -> membership::ActiveModel {
        membership::ActiveModel {
            kind: Set(self.kind.map(|kind| kind.as_str().to_owned())),
            basis: Set(self.basis.as_str().to_owned()),
            joined: Set(self.joined.clone()),
            left: Set(self.left.clone()),
            source_code: Set(self.source.clone()),
            note: Set(self.note.as_ref().map(write_text)),
            version: Set(version),
            removed_at: Set(None),
            ..Default::default()
        }
    }
}

impl Membership {
    fn sorted(rows: Vec<MembershipRow>) -> Result<Vec<Self>, StoreError> {
        let mut memberships = rows
            .into_iter()
            .map(|(row, network, municipality)| {
                let kind = row
                    .kind
                    .as_deref()
                    .map(|kind| read_word(&MembershipKind::WORDS, kind, "membership", "kind"));
                let basis = &row.basis;
                let basis = read_word(&MembershipBasis::WORDS, basis, "membership", "basis")?;
                Ok(Self {
                    network: row.network_id,
                    municipality: row.municipality_id,
                    id: row.id,
                    version: row.version,
                    record: NewMembership {
                        network_code: network.map_or_else(String::new, |it| it.code),
                        municipality_code: municipality.map_or_else(String::new, |it| it.code),
                        kind: kind.transpose()?,
                        basis,
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
