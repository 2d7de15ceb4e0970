//! How often what a list is made of has changed, which the database counts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "list_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub list: String,
    pub number: i64,
}

impl ActiveModelBehavior for ActiveModel {}
