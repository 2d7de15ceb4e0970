//! What a municipality says about using a tool.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, ToolId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tool_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tool_id: ToolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub uses: bool,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
