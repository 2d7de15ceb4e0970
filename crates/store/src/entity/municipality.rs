//! Municipalities, real and invented.

use sea_orm::entity::prelude::*;

use crate::ids::MunicipalityId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "municipality")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MunicipalityId,
    #[sea_orm(unique)]
    pub code: String,
    pub country: String,
    pub province: Option<String>,
    pub jurisdiction: Option<String>,
    pub geonames_id: Option<i64>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub demonstration: bool,
    pub version: i32,
    #[sea_orm(has_many)]
    pub names: HasMany<super::municipality_name::Entity>,
    #[sea_orm(has_many)]
    pub facts: HasMany<super::municipality_fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
