//! The answers of a municipality to the questions of a network, as they were after a change.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ModuleId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_module_sheet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub module_id: ModuleId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    pub previous_hash: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
