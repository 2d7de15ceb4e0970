//! Until when the questions of a network can be answered; the newest word holds.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ModuleId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_module_term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub module_id: ModuleId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub last_day: Date,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
