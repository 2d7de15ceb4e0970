//! What somebody says of the own expertise, as long as it is shown.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ExpertId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "expert")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExpertId,
    #[sea_orm(unique)]
    pub account_id: AccountId,
    pub version: i32,
    pub reach: String,
    pub told: bool,
    #[sea_orm(column_type = "Text")]
    pub role: String,
    #[sea_orm(column_type = "Text")]
    pub about: String,
    #[sea_orm(column_type = "Text")]
    pub languages: String,
    #[sea_orm(column_type = "Text")]
    pub fields: String,
    #[sea_orm(column_type = "Text")]
    pub help: String,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    pub made_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
