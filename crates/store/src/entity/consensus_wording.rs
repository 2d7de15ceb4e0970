//! A wording of a consensus.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ConsensusId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus_wording")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub consensus_id: ConsensusId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub indicator: Option<String>,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
