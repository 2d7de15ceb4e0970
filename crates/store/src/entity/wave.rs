//! A period in which municipalities answer, with the definition and method it pins.

use sea_orm::entity::prelude::*;

use crate::ids::WaveId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wave")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WaveId,
    #[sea_orm(unique)]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub names: String,
    pub year: i32,
    pub definition_hash: String,
    pub method_id: String,
    pub method_version: String,
    pub opens_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    pub demonstration: bool,
    #[sea_orm(has_many)]
    pub submissions: HasMany<super::submission::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
