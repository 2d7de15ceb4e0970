//! A figure that somebody else has published about a municipality.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, RowId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "published_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    #[sea_orm(unique)]
    pub key: String,
    pub municipality_id: MunicipalityId,
    pub edition: String,
    pub edition_inferred: bool,
    pub measure: String,
    pub sample: String,
    pub sample_size_class: Option<String>,
    pub sample_foreign_born_class: Option<String>,
    pub year: i32,
    pub year_approximate: bool,
    pub value: Option<f64>,
    pub sample_average: Option<f64>,
    pub sample_size: Option<i32>,
    pub rank: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub source_url: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    #[sea_orm(belongs_to, from = "municipality_id", to = "id")]
    pub municipality: BelongsTo<super::municipality::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
