//! What a municipality allows others to see of a wave: one row per time it was said.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub wave_id: WaveId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub authority: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub resolution: String,
    pub decided_on: Option<Date>,
    pub public_from: Option<Date>,
    pub made_by: Option<AccountId>,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
