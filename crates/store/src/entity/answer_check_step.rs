//! What was said about an answer in its review, step by step.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ResponseId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_check_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub r#move: String,
    pub state: String,
    pub answer_version: i32,
    pub content: String,
    pub request: String,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
