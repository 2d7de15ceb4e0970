//! What a member objects to a wording, or would have otherwise.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ConsensusId, MunicipalityId, RemarkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus_remark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RemarkId,
    pub consensus_id: ConsensusId,
    pub wording: i32,
    pub kind: String,
    pub municipality_id: MunicipalityId,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
