//! That a consensus was adopted.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ConsensusId, MeetingId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus_adoption")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub consensus_id: ConsensusId,
    pub network_id: NetworkId,
    pub year: i32,
    pub number: i32,
    pub wording: i32,
    pub day: Date,
    pub meeting_id: Option<MeetingId>,
    #[sea_orm(column_type = "Text")]
    pub place: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
