//! A part of a questionnaire that was given to somebody.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, PartId, ResponseId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PartId,
    pub response_id: ResponseId,
    pub kind: String,
    pub code: String,
    pub account_id: Option<AccountId>,
    pub email: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub instruction: String,
    pub due_on: Option<String>,
    pub state: String,
    pub given_by: AccountId,
    pub given_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
    pub reminded_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
