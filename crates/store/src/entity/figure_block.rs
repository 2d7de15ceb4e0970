//! Municipalities whose hidden results stand in figures together or not at all.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figure_block")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub audience: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub replaces: Option<i32>,
    pub formed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
