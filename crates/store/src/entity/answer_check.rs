//! How an answer stands in its review.

use sea_orm::entity::prelude::*;

use crate::ids::ResponseId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    pub state: String,
    pub answer_version: i32,
    pub content: String,
    pub changed_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
