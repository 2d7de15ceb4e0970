//! A practice of a municipality: how it stands.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, NetworkId, PracticeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PracticeId,
    pub municipality_id: MunicipalityId,
    pub network_id: NetworkId,
    pub version: i32,
    pub state: String,
    pub text_version: i32,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
