//! That a municipality has handed in its answers to the questions of a network.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ModuleId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_module_hand_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub module_id: ModuleId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub sheet: i32,
    pub digest: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
