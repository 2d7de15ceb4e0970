//! A step that a response took.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ResponseId, SubmissionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "response_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub r#move: String,
    pub from_status: String,
    pub to_status: String,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub submission_id: Option<SubmissionId>,
    pub made_by: Option<AccountId>,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
