//! The way of a municipality into a network.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, JoiningId, MunicipalityId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "joining")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JoiningId,
    pub municipality_id: MunicipalityId,
    pub network_id: NetworkId,
    pub opened_by: AccountId,
    pub opened_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
