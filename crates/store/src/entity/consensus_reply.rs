//! What became of an objection or an amendment.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, RemarkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus_reply")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub remark_id: RemarkId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub outcome: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
