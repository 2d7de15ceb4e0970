//! The distribution of one measure in one group, with or without one municipality. Never changed.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, RowId, RunId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "benchmark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    pub run_id: RunId,
    pub group_code: String,
    pub measure: String,
    pub left_out_id: Option<MunicipalityId>,
    pub basis: String,
    pub n: i32,
    pub countries: i32,
    pub reference_at: DateTimeUtc,
    pub mean: Option<f64>,
    pub median: Option<f64>,
    pub first_quartile: Option<f64>,
    pub third_quartile: Option<f64>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub standard_deviation: Option<f64>,
    pub share_at_100: Option<f64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<String>,
    #[sea_orm(belongs_to, from = "run_id", to = "id")]
    pub run: BelongsTo<super::score_run::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
