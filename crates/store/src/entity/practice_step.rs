//! A step of a practice on its way to being shown.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, PracticeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: PracticeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub state: String,
    pub text_version: i32,
    pub reach: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
