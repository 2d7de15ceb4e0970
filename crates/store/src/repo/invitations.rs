//! Offers of a role, by mail. An offer changes nothing until the person accepts it.

use chrono::{DateTime, Utc};
use icc_domain::{IdSource, Locale, Role};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::grants::read_role;
use super::{Handle, Place, Write, failed, kept, read_locale};
use crate::entity::invitation;
use crate::error::StoreError;
use crate::ids::{AccountId, InvitationId};
use crate::scope::PeopleScope;

/// An offer of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// What is offered to whom.
    pub record: NewInvitation,
    /// When it was accepted.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When it was taken back, declined, or replaced by a newer one.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Invitation {
    /// Whether it can still be accepted.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.accepted_at.is_none() && self.withdrawn_at.is_none() && now < self.record.expires_at
    }
}

impl std::ops::Deref for Invitation {
    type Target = NewInvitation;

    fn deref(&self) -> &NewInvitation {
        &self.record
    }
}

/// An offer without its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// The address in its normal form.
    pub email: String,
    /// What is offered.
    pub role: Role,
    /// For whom.
    pub place: Place,
    /// The language of the mail.
    pub language: Locale,
    /// Who offers it.
    pub invited_by: AccountId,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// Finders and writers of invitations.
#[derive(Debug)]
pub struct Invitations<'a, A>(pub(super) Handle<'a, A>);

impl<A> Invitations<'_, A> {
    /// The invitation with this id.
    pub async fn by_id(&self, id: InvitationId) -> Result<Option<Invitation>, StoreError> {
        invitation::Entity::find_by_id(id)
            .one(&self.0.db())
            .await
            .map_err(failed("invitation"))?
            .map(Invitation::read)
            .transpose()
    }

    /// What an address can accept now, oldest first.
    pub async fn open_to(
        &self,
        email: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, StoreError> {
        self.open(
            Condition::all().add(invitation::COLUMN.email.eq(email)),
            now,
        )
        .await
    }

    /// The open invitations to roles for the cities, networks and partners of a scope, oldest first.
    pub async fn open_within(
        &self,
        scope: &PeopleScope,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, StoreError> {
        let columns = invitation::COLUMN;
        let place = (columns.municipality_id, columns.network_id);
        let shown = scope.condition_with(place, columns.partner_id);
        self.open(shown, now).await
    }

    async fn open(
        &self,
        condition: Condition,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, StoreError> {
        let columns = invitation::COLUMN;
        invitation::Entity::find()
            .filter(condition)
            .filter(columns.accepted_at.is_null())
            .filter(columns.withdrawn_at.is_null())
            .filter(columns.expires_at.gt(kept(now)))
            .order_by_asc(columns.created_at)
            .order_by_asc(columns.id)
            .all(&self.0.db())
            .await
            .map_err(failed("invitation"))?
            .into_iter()
            .map(Invitation::read)
            .collect()
    }
}

impl Invitations<'_, Write> {
    /// Adds an invitation; an open one to the same address for the same role ends.
    pub async fn add(
        &self,
        new: &NewInvitation,
        ids: &dyn IdSource,
    ) -> Result<InvitationId, StoreError> {
        for old in self.open_to(&new.email, new.created_at).await? {
            if old.role == new.role && old.place == new.place {
                self.withdraw(old.id, new.created_at).await?;
            }
        }
        let id = InvitationId(ids.next_id());
        let row = invitation::ActiveModel {
            id: Set(id),
            email: Set(new.email.clone()),
            role: Set(new.role.code().to_owned()),
            municipality_id: Set(new.place.city()),
            network_id: Set(new.place.network()),
            partner_id: Set(new.place.partner()),
            language: Set(new.language.tag().to_owned()),
            invited_by: Set(new.invited_by),
            created_at: Set(kept(new.created_at)),
            expires_at: Set(kept(new.expires_at)),
            accepted_at: Set(None),
            withdrawn_at: Set(None),
        };
        invitation::Entity::insert(row)
            .exec_without_returning(&self.0.db())
            .await
            .map_err(failed("invitation"))?;
        Ok(id)
    }

    /// Marks it accepted.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it is not open any more.
    pub async fn accept(&self, id: InvitationId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = invitation::ActiveModel {
            accepted_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.close(id, row).await
    }

    /// Takes it back.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when it is not open any more.
    pub async fn withdraw(&self, id: InvitationId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = invitation::ActiveModel {
            withdrawn_at: Set(Some(kept(at))),
            ..Default::default()
        };
        self.close(id, row).await
    }

    /// Removes invitations that ended before a moment and to which nothing refers any more.
    pub async fn remove_old(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let columns = invitation::COLUMN;
        let used = |table: &'static str| {
            Query::select()
                .column("invitation_id")
                .from(table)
                .and_where(Expr::col("invitation_id").is_not_null())
                .to_owned()
        };
        let done = invitation::Entity::delete_many()
            .filter(columns.expires_at.lt(kept(before)))
            .filter(columns.id.not_in_subquery(used("mail")))
            .filter(columns.id.not_in_subquery(used("account_token")))
            .exec(&self.0.db())
            .await
            .map_err(failed("invitation"))?;
        Ok(done.rows_affected)
    }

    async fn close(
        &self,
        id: InvitationId,
        row: invitation::ActiveModel,
    ) -> Result<(), StoreError> {
        let columns = invitation::COLUMN;
        let done = invitation::Entity::update_many()
            .set(row)
            .filter(columns.id.eq(id))
            .filter(columns.accepted_at.is_null())
            .filter(columns.withdrawn_at.is_null())
            .exec(&self.0.db())
            .await
            .map_err(failed("invitation"))?;
        if done.rows_affected == 0 {
            return Err(StoreError::Immutable("invitation"));
        }
        Ok(())
    }
}

impl Invitation {
    fn read(row: invitation::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            record: NewInvitation {
                role: read_role(&row.role, "invitation")?,
                place: Place::of(row.municipality_id, row.network_id, row.partner_id),
                language: read_locale(&row.language, "invitation")?,
                email: row.email,
                invited_by: row.invited_by,
                created_at: row.created_at,
                expires_at: row.expires_at,
            },
            accepted_at: row.accepted_at,
            withdrawn_at: row.withdrawn_at,
        })
    }
}
