//! A consensus of a network, from its proposal on.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ConsensusId, MunicipalityId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsensusId,
    pub network_id: NetworkId,
    pub municipality_id: Option<MunicipalityId>,
    pub earlier_id: Option<ConsensusId>,
    pub change: Option<String>,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
