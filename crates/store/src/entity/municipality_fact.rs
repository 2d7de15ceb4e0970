//! One figure about a municipality, with its year and source.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, RowId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "municipality_fact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    pub municipality_id: MunicipalityId,
    pub measure: String,
    pub year: Option<i32>,
    pub value: f64,
    pub source_code: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub version: i32,
    pub by_city: bool,
    pub removed_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "municipality_id", to = "id")]
    pub municipality: BelongsTo<super::municipality::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
