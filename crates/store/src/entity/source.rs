//! Where a fact was read.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub titles: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    pub licence: Option<String>,
    pub demonstration: bool,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
