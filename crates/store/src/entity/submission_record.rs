//! What was handed in, word for word.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, SubmissionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: SubmissionId,
    #[sea_orm(column_type = "Text")]
    pub document: String,
    pub digest: String,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub signed_name: String,
    #[sea_orm(column_type = "Text")]
    pub signed_function: String,
    pub made_by: AccountId,
}

impl ActiveModelBehavior for ActiveModel {}
