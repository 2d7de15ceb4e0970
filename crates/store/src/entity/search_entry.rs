//! What is found by its words.

use sea_orm::entity::prelude::*;

use crate::ids::NetworkId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_entry")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i32,
    pub kind: String,
    pub id: Uuid,
    pub network_id: Option<NetworkId>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub words: String,
}

impl ActiveModelBehavior for ActiveModel {}
