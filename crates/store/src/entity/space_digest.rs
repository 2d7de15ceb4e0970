//! How often a person wants to be told by mail what is new.

use sea_orm::entity::prelude::*;

use crate::ids::AccountId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "space_digest")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub rhythm: String,
    pub told_from: DateTimeUtc,
    pub told_until: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
