//! An offer of a role, by mail.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, InvitationId, MunicipalityId, NetworkId, PartnerId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub email: String,
    pub role: String,
    pub municipality_id: Option<MunicipalityId>,
    pub network_id: Option<NetworkId>,
    pub partner_id: Option<PartnerId>,
    pub language: String,
    pub invited_by: AccountId,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub accepted_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
