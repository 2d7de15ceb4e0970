//! Partners of networks, and which works with which.

use icc_domain::{IdSource, LocalizedText};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Change, Handle, Write, failed, kept_version, read_note, read_text, read_word, write_text,
};
use crate::entity::{network, partner, partnership};
use crate::error::StoreError;
use crate::ids::{NetworkId, PartnerId, RowId};

/// What sort of body a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartnerKind {
    /// A ministry or another part of a government.
    Ministry,
    /// A union of municipalities.
    Union,
    /// A university or a part of one.
    University,
    /// Anything else.
    Other,
}

impl PartnerKind {
    const WORDS: [(Self, &'static str); 4] = [
        (Self::Ministry, "ministry"),
        (Self::Union, "union"),
        (Self::University, "university"),
        (Self::Other, "other"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ministry => "ministry",
            Self::Union => "union",
            Self::University => "university",
            Self::Other => "other",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }
}

/// What a partner does in a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartnerPart {
    /// It is a strategic partner.
    Partner,
    /// It coordinates the network.
    Coordinator,
}

impl PartnerPart {
    const WORDS: [(Self, &'static str); 2] = [
        (Self::Partner, "partner"),
        (Self::Coordinator, "coordinator"),
    ];

    /// The word used in files and columns.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Coordinator => "coordinator",
        }
    }

    /// The one for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(one, _)| *one)
    }
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its id in this service.
    pub id: PartnerId,
    /// How often people have changed it.
    pub version: i32,
    /// Everything else.
    pub record: NewPartner,
}

impl std::ops::Deref for Partner {
    type Target = NewPartner;

    fn deref(&self) -> &NewPartner {
        &self.record
    }
}

/// A partner without its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPartner {
    /// Its name in files. Never changes.
    pub code: String,
    /// What sort of body it is.
    pub kind: PartnerKind,
    /// Its names.
    pub names: LocalizedText,
    /// Its address, when it has a public one.
    pub url: Option<String>,
    /// The code of the source.
    pub source: String,
    /// Whether it is invented.
    pub demonstration: bool,
}

/// That a partner works with a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    /// The row.
    pub id: RowId,
    /// The network.
    pub network: NetworkId,
    /// The partner.
    pub partner: PartnerId,
    /// How often people have changed it.
    pub version: i32,
    /// Everything else.
    pub record: NewPartnership,
}

impl std::ops::Deref for Partnership {
    type Target = NewPartnership;

    fn deref(&self) -> &NewPartnership {
        &self.record
    }
}

/// A partnership between a network and a partner that are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPartnership {
    /// The code of the network.
    pub network_code: String,
    /// The code of the partner.
    pub partner_code: String,
    /// What it does in the network.
    pub part: PartnerPart,
    /// Since when: `2016-06-16`, `2016-06` or `2016`; none when not known.
    pub since: Option<String>,
    /// Until when, in the same form; none while it lasts.
    pub until: Option<String>,
    /// The code of the source.
    pub source: String,
    /// What a reader must know beside it.
    pub note: Option<LocalizedText>,
}

/// Finders and writers of partners and partnerships.
#[derive(Debug)]
pub struct Partners<'a, A>(pub(super) Handle<'a, A>);

impl<A> Partners<'_, A> {
    /// Every partner, by code.
    pub async fn all(&self) -> Result<Vec<Partner>, StoreError> {
        partner::Entity::find()
            .order_by_asc(partner::COLUMN.code)
            .all(&self.0.db())
            .await
            .map_err(failed("partner"))?
            .into_iter()
            .map(Partner::read)
            .collect()
    }

    /// The partner with this code.
    pub async fn by_code(&self, code: &str) -> Result<Option<Partner>, StoreError> {
        partner::Entity::find()
            .filter(partner::COLUMN.code.eq(code))
            .one(&self.0.db())
            .await
            .map_err(failed("partner"))?
            .map(Partner::read)
            .transpose()
    }

    /// Every partnership, by code of the network, then of the partner, then by date.
    pub async fn partnerships(&self) -> Result<Vec<Partnership>, StoreError> {
        let rows = partnership::Entity::find()
            .find_also_related(network::Entity)
            .find_also(partnership::Entity, partner::Entity)
            .all(&self.0.db())
            .await
            .map_err(failed("partnership"))?;
        let mut found = rows
            .into_iter()
            .map(|(row, network, partner)| {
                Ok(Partnership {
                    id: row.id,
                    network: row.network_id,
                    partner: row.partner_id,
                    version: row.version,
                    record: NewPartnership {
                        network_code: network.map_or_else(String::new, |it| it.code),
                        partner_code: partner.map_or_else(String::new, |it| it.code),
                        part: read_word(&PartnerPart::WORDS, &row.part, "partnership", "part")?,
                        since: row.since,
                        until: row.until,
                        source: row.source_code,
                        note: read_note(row.note, "partnership")?,
                    },
                })
            })
            .collect::<Result<Vec<Partnership>, StoreError>>()?;
        found.sort_by(|a, b| {
            (&a.network_code, &a.partner_code, &a.since).cmp(&(
                &b.network_code,
                &b.partner_code,
                &b.since,
            ))
        });
        Ok(found)
    }
}

impl Partners<'_, Write> {
    /// Adds the partner, or brings the one with its code up to date, unless people have changed it:
    /// for the data files.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown source.
    pub async fn put(&self, new: &NewPartner, ids: &dyn IdSource) -> Result<Change, StoreError> {
        match self.by_code(&new.code).await? {
            None => {
                self.add(new, 0, ids).await?;
                Ok(Change::Added)
            }
            Some(old) if old.version > 0 || old.record == *new => Ok(Change::Unchanged),
            Some(old) => {
                self.change(old.id, (0, 0), new).await?;
                Ok(Change::Updated)
            }
        }
    }

    /// Adds the partnership, or brings the one of the same network, partner and beginning up to
    /// date; a pair that people have changed is left to them: for the data files.
    ///
    /// # Errors
    /// [`StoreError::MissingReference`] for an unknown network, partner or source.
    pub async fn put_partnership(
        &self,
        new: &NewPartnership,
        ids: &dyn IdSource,
    ) -> Result<Change, StoreError> {
        let mut of_pair = self.partnerships().await?;
        of_pair.retain(|old| {
            old.network_code == new.network_code && old.partner_code == new.partner_code
        });
        if of_pair.iter().any(|old| old.version > 0) {
            return Ok(Change::Unchanged);
        }
        match of_pair.into_iter().find(|old| old.since == new.since) {
            None => {
                self.add_partnership(new, 0, ids).await?;
                Ok(Change::Added)
            }
            Some(old) if old.record == *new => Ok(Change::Unchanged),
            Some(old) => {
                self.change_partnership(old.id, (0, 0), new).await?;
                Ok(Change::Updated)
            }
        }
    }

    /// Adds a partner at a version.
    pub(crate) async fn add(
        &self,
        new: &NewPartner,
        version: i32,
        ids: &dyn IdSource,
    ) -> Result<PartnerId, StoreError> {
        let id = PartnerId(ids.next_id());
        let row = partner::ActiveModel {
            id: Set(id),
            ..new.row(version)
        };
        partner::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("partner"))?;
        Ok(id)
    }

    /// Changes a partner from one version to another.
    pub(crate) async fn change(
        &self,
        id: PartnerId,
        (from, to): (i32, i32),
        new: &NewPartner,
    ) -> Result<(), StoreError> {
        let done = partner::Entity::update_many()
            .set(new.row(to))
            .filter(partner::COLUMN.id.eq(id))
            .filter(partner::COLUMN.version.eq(from))
            .exec(&self.0.db())
            .await
            .map_err(failed("partner"))?;
        kept_version(&done, "partner")
    }

    /// Adds a partnership at a version.
    pub(crate) async fn add_partnership(
        &self,
        new: &NewPartnership,
        version: i32,
        ids: &dyn IdSource,
    ) -> Result<RowId, StoreError> {
        let network = network::Entity::find()
            .filter(network::COLUMN.code.eq(new.network_code.as_str()))
            .one(&self.0.db())
            .await
            .map_err(failed("network"))?;
        let (Some(network), Some(partner)) = (network, self.by_code(&new.partner_code).await?)
        else {
            let pair = format!("{} in {}", new.partner_code, new.network_code);
            return Err(StoreError::MissingReference(pair));
        };
        let id = RowId(ids.next_id());
        let row = partnership::ActiveModel {
            id: Set(id),
            network_id: Set(network.id),
            partner_id: Set(partner.id),
            ..new.row(version)
        };
        partnership::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("partnership"))?;
        Ok(id)
    }

    /// Changes a partnership from one version to another; network and partner stay.
    pub(crate) async fn change_partnership(
        &self,
        id: RowId,
        (from, to): (i32, i32),
        new: &NewPartnership,
    ) -> Result<(), StoreError> {
        let done = partnership::Entity::update_many()
            .set(new.row(to))
            .filter(partnership::COLUMN.id.eq(id))
            .filter(partnership::COLUMN.version.eq(from))
            .exec(&self.0.db())
            .await
            .map_err(failed("partnership"))?;
        kept_version(&done, "partnership")
    }
}

impl NewPartner {
    fn row(&self, version: i32) -> partner::ActiveModel {
        partner::ActiveModel {
            code: Set(self.code.clone()),
            kind: Set(self.kind.as_str().to_owned()),
            names: Set(write_text(&self.names)),
            url: Set(self.url.clone()),
            source_code: Set(self.source.clone()),
            demonstration: Set(self.demonstration),
            version: Set(version),
            ..Default::default()
        }
    }
}

impl NewPartnership {
    fn row(&self, version: i32) -> partnership::ActiveModel {
        partnership::ActiveModel {
            part: Set(self.part.as_str().to_owned()),
            since: Set(self.since.clone()),
            until: Set(self.until.clone()),
            source_code: Set(self.source.clone()),
            note: Set(self.note.as_ref().map(write_text)),
            version: Set(version),
            ..Default::default()
        }
    }
}

impl Partner {
    fn read(row: partner::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            version: row.version,
            record: NewPartner {
                kind: read_word(&PartnerKind::WORDS, &row.kind, "partner", "kind")?,
                names: read_text(&row.names, "partner", "names")?,
                code: row.code,
                url: row.url,
                source: row.source_code,
                demonstration: row.demonstration,
            },
        })
    }
}
