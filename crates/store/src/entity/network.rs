//! Networks of municipalities. The texts and facts are documents: nothing is searched inside them.

use sea_orm::entity::prelude::*;

use crate::ids::NetworkId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkId,
    #[sea_orm(unique)]
    pub code: String,
    pub kind: String,
    pub parent_code: Option<String>,
    pub country: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub names: String,
    #[sea_orm(column_type = "Text")]
    pub descriptions: String,
    #[sea_orm(column_type = "Text")]
    pub facts: String,
    pub source_code: String,
    pub demonstration: bool,
    pub version: i32,
    #[sea_orm(has_many)]
    pub memberships: HasMany<super::membership::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
