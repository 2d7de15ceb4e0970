//! One revision of a municipality's answers in a wave.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, SubmissionId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionId,
    pub municipality_id: MunicipalityId,
    pub wave_id: WaveId,
    pub revision: i32,
    pub status: String,
    pub visibility: String,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub digest: String,
    pub created_at: DateTimeUtc,
    pub submitted_at: Option<DateTimeUtc>,
    pub published_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "wave_id", to = "id")]
    pub wave: BelongsTo<super::wave::Entity>,
    #[sea_orm(belongs_to, from = "municipality_id", to = "id")]
    pub municipality: BelongsTo<super::municipality::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
