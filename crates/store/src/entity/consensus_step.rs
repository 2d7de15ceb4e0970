//! A step of a consensus.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ConsensusId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub consensus_id: ConsensusId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub step: String,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
