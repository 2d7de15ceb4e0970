//! Something that was done; never changed.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: DateTimeUtc,
    pub action: String,
    pub actor_id: Option<AccountId>,
    pub origin: String,
    pub object: String,
    pub object_id: Option<String>,
    pub municipality_id: Option<MunicipalityId>,
    pub network_id: Option<NetworkId>,
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    pub previous_hash: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
