//! A release of the data.

use sea_orm::entity::prelude::*;

use crate::ids::ReleaseId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    pub major: i32,
    pub minor: i32,
    pub patch: i32,
    pub made_at: DateTimeUtc,
    pub demonstration: bool,
    #[sea_orm(column_type = "Text")]
    pub document: String,
}

impl ActiveModelBehavior for ActiveModel {}
