//! What a municipality plans: one row per version.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, TargetId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "target")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub target_id: TargetId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub municipality_id: MunicipalityId,
    pub wave_id: WaveId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub due: Date,
    #[sea_orm(column_type = "Text")]
    pub questions: String,
    pub removed: bool,
    pub owner_id: Option<AccountId>,
    #[sea_orm(column_type = "Text")]
    pub practices: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
