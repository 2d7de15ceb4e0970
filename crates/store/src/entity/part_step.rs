//! What became of a part that was given to somebody, step by step.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, PartId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "part_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub part_id: PartId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub state: String,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
