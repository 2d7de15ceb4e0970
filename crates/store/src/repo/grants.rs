//! What people are, and for whom.

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, Role};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Handle, Write, failed, kept};
use crate::entity::{account, role_grant};
use crate::error::StoreError;
use crate::ids::{AccountId, GrantId, MunicipalityId, NetworkId, PartnerId};
use crate::scope::PeopleScope;

/// For whom a role is held. Which roles are held for what is said by `Role::place`; the tables
/// refuse anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole service.
    Service,
    /// One city.
    City(MunicipalityId),
    /// One network.
    Network(NetworkId),
    /// One partner of networks.
    Partner(PartnerId),
}

impl Place {
    /// The city, if it is one.
    #[must_use]
    pub const fn city(self) -> Option<MunicipalityId> {
        match self {
            Self::City(id) => Some(id),
            Self::Network(_) | Self::Partner(_) | Self::Service => None,
        }
    }

    /// The network, if it is one.
    #[must_use]
    pub const fn network(self) -> Option<NetworkId> {
        match self {
            Self::Network(id) => Some(id),
            Self::City(_) | Self::Partner(_) | Self::Service => None,
        }
    }

    /// The partner, if it is one.
    #[must_use]
    pub const fn partner(self) -> Option<PartnerId> {
        match self {
            Self::Partner(id) => Some(id),
            Self::City(_) | Self::Network(_) | Self::Service => None,
        }
    }

    /// The place of three columns of which at most one is filled.
    pub(crate) fn of(
        city: Option<MunicipalityId>,
        network: Option<NetworkId>,
        partner: Option<PartnerId>,
    ) -> Self {
        match (city, network, partner) {
            (Some(id), ..) => Self::City(id),
            (None, Some(id), _) => Self::Network(id),
            (None, None, Some(id)) => Self::Partner(id),
            (None, None, None) => Self::Service,
        }
    }
}

/// A role that somebody holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// Everything that was said when it was given.
    pub record: NewGrant,
    /// Since when it is not held any more.
    pub ended_at: Option<DateTime<Utc>>,
}

impl std::ops::Deref for Grant {
    type Target = NewGrant;

    fn deref(&self) -> &NewGrant {
        &self.record
    }
}

/// A role that is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    /// Who holds it.
    pub account: AccountId,
    /// The role.
    pub role: Role,
    /// For whom.
    pub place: Place,
    /// Since when.
    pub granted_at: DateTime<Utc>,
    /// Who gave it; none for the first administrator and the demonstration.
    pub granted_by: Option<AccountId>,
}

/// Finders and writers of roles.
#[derive(Debug)]
pub struct Grants<'a, A>(pub(super) Handle<'a, A>);

impl<A> Grants<'_, A> {
    /// The roles that somebody holds now, oldest first.
    pub async fn held_by(&self, account: AccountId) -> Result<Vec<Grant>, StoreError> {
        self.find(Condition::all().add(role_grant::COLUMN.account_id.eq(account)))
            .await
    }

    /// The roles that are held now by the people whom the scope shows, oldest first.
    pub async fn within(&self, scope: &PeopleScope) -> Result<Vec<Grant>, StoreError> {
        let columns = role_grant::COLUMN;
        let place = (columns.municipality_id, columns.network_id);
        self.find(scope.condition_with(place, columns.partner_id))
            .await
    }

    /// The role with this id, while it is held.
    pub async fn by_id(&self, id: GrantId) -> Result<Option<Grant>, StoreError> {
        let found = self
            .find(Condition::all().add(role_grant::COLUMN.id.eq(id)))
            .await?;
        Ok(found.into_iter().next())
    }

    /// Whether anybody holds a role for a city now.
    pub async fn any_for(&self, city: MunicipalityId) -> Result<bool, StoreError> {
        let of_city = role_grant::COLUMN.municipality_id.eq(city);
        let found = self.find(Condition::all().add(of_city)).await?;
        Ok(!found.is_empty())
    }

    /// Whether somebody looks after the service: an open account outside the demonstration.
    pub async fn has_administrator(&self) -> Result<bool, StoreError> {
        let columns = role_grant::COLUMN;
        let found = role_grant::Entity::find()
            .find_also_related(account::Entity)
            .filter(columns.role.eq(Role::ProgrammeAdministrator.code()))
            .filter(columns.ended_at.is_null())
            .filter(account::COLUMN.disabled_at.is_null())
            .filter(account::COLUMN.demonstration.eq(false))
            .one(&self.0.db())
            .await
            .map_err(failed("role_grant"))?;
        Ok(found.is_some())
    }

    async fn find(&self, condition: Condition) -> Result<Vec<Grant>, StoreError> {
        let columns = role_grant::COLUMN;
        role_grant::Entity::find()
            .filter(condition)
            .filter(columns.ended_at.is_null())
            .order_by_asc(columns.granted_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("role_grant"))?
            .iter()
            .map(Grant::read)
            .collect()
    }
}

impl Grants<'_, Write> {
    /// Gives a role.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when the person holds it already; [`StoreError::MissingReference`]
    /// for an unknown account, city or network.
    pub async fn add(&self, new: &NewGrant, ids: &dyn IdSource) -> Result<GrantId, StoreError> {
        let id = GrantId(ids.next_id());
        let row = role_grant::ActiveModel {
            id: Set(id),
            account_id: Set(new.account),
            role: Set(new.role.code().to_owned()),
            municipality_id: Set(new.place.city()),
            network_id: Set(new.place.network()),
            partner_id: Set(new.place.partner()),
            granted_at: Set(kept(new.granted_at)),
            granted_by: Set(new.granted_by),
            ended_at: Set(None),
            ended_by: Set(None),
        };
        role_grant::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("role_grant"))?;
        Ok(id)
    }

    /// Ends a role; the row stays.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it has ended already.
    pub async fn end(
        &self,
        id: GrantId,
        by: Option<AccountId>,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let columns = role_grant::COLUMN;
        let done = role_grant::Entity::update_many()
            .set(role_grant::ActiveModel {
                ended_at: Set(Some(kept(at))),
                ended_by: Set(by),
                ..Default::default()
            })
            .filter(columns.id.eq(id))
            .filter(columns.ended_at.is_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("role_grant"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("role_grant"));
        }
        Ok(())
    }
}

pub(crate) fn read_role(word: &str, table: &'static str) -> Result<Role, StoreError> {
    let column = "role";
    Role::from_code(word).ok_or(StoreError::Unreadable { table, column })
}

impl Grant {
    fn read(row: &role_grant::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            record: NewGrant {
                account: row.account_id,
                role: read_role(&row.role, "role_grant")?,
                place: Place::of(row.municipality_id, row.network_id, row.partner_id),
                granted_at: row.granted_at,
                granted_by: row.granted_by,
            },
            ended_at: row.ended_at,
        })
    }
}
