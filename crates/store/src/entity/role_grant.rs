//! A role that somebody holds or held.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, GrantId, MunicipalityId, NetworkId, PartnerId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    pub account_id: AccountId,
    pub role: String,
    pub municipality_id: Option<MunicipalityId>,
    pub network_id: Option<NetworkId>,
    pub partner_id: Option<PartnerId>,
    pub granted_at: DateTimeUtc,
    pub granted_by: Option<AccountId>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<AccountId>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
