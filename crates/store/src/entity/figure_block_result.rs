//! The result by which a municipality of a block stands in the figures of a wave.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, SubmissionId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figure_block_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub audience: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub wave_id: WaveId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    pub submission_id: SubmissionId,
    pub since: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
