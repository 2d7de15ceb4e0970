//! Questions that a network asks its members on its own.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ModuleId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_module")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ModuleId,
    pub network_id: NetworkId,
    pub number: i32,
    pub follows_id: Option<ModuleId>,
    #[sea_orm(column_type = "Text")]
    pub draft: String,
    pub version: i32,
    pub changed_by: AccountId,
    pub changed_at: DateTimeUtc,
    #[sea_orm(column_type = "Text", nullable)]
    pub definition: Option<String>,
    pub definition_hash: Option<String>,
    pub first_day: Option<Date>,
    pub opened_by: Option<AccountId>,
    pub opened_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
