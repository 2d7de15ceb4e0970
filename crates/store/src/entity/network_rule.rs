//! How a network wants its waves answered.

use sea_orm::entity::prelude::*;

use crate::ids::NetworkId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: NetworkId,
    pub rhythm: String,
    #[sea_orm(column_type = "Text")]
    pub required_languages: String,
    pub review: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
