//! The name of a municipality in one language.

use sea_orm::entity::prelude::*;

use crate::ids::MunicipalityId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "municipality_name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(belongs_to, from = "municipality_id", to = "id")]
    pub municipality: BelongsTo<super::municipality::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
