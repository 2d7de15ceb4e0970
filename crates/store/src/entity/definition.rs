//! One version of a definition as its canonical document, named by its hash. Never changed.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "definition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub edition: String,
    pub version: String,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub loaded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
