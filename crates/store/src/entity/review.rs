//! How much of what a municipality has handed in is reviewed.

use sea_orm::entity::prelude::*;

use crate::ids::ResponseId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    pub path: String,
    pub seed: String,
    pub share: i32,
    pub begun_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
