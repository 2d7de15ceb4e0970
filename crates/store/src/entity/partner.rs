//! Partners of networks: ministries, unions of municipalities, universities.

use sea_orm::entity::prelude::*;

use crate::ids::PartnerId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PartnerId,
    #[sea_orm(unique)]
    pub code: String,
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub names: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    pub source_code: String,
    pub demonstration: bool,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
