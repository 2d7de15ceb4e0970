//! What a municipality answers in a wave, while it answers.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, ResponseId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResponseId,
    pub municipality_id: MunicipalityId,
    pub wave_id: WaveId,
    pub status: String,
    pub mode: String,
    pub extent: String,
    pub carried_from: Option<WaveId>,
    pub opened_at: DateTimeUtc,
    pub opened_by: AccountId,
    pub closes_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
