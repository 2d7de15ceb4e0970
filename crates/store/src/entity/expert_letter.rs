//! What somebody wrote to a person because of a profile.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expert_letter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub network_id: NetworkId,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
