//! One computation of a wave by one method. Never changed.

use sea_orm::entity::prelude::*;

use crate::ids::{RunId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RunId,
    pub wave_id: WaveId,
    pub method_id: String,
    pub method_version: String,
    pub definition_hash: String,
    pub inputs_digest: String,
    pub engine_version: String,
    pub computed_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub digest: Option<String>,
    #[sea_orm(belongs_to, from = "wave_id", to = "id")]
    pub wave: BelongsTo<super::wave::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
