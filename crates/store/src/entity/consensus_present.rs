//! A member that was present when a consensus was adopted.

use sea_orm::entity::prelude::*;

use crate::ids::{ConsensusId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus_present")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub consensus_id: ConsensusId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
}

impl ActiveModelBehavior for ActiveModel {}
