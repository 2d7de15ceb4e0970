//! An answer as it is now.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ResponseId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    pub version: i32,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub state: String,
    pub confirmation: String,
    pub since: DateTimeUtc,
    pub changed_by: AccountId,
    pub changed_at: DateTimeUtc,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
