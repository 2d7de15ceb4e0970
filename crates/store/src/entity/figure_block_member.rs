//! A municipality of a block.

use sea_orm::entity::prelude::*;

use crate::ids::MunicipalityId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figure_block_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub audience: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
}

impl ActiveModelBehavior for ActiveModel {}
