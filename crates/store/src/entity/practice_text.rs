//! What a municipality says of a practice: one row per version.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, PracticeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: PracticeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub languages: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub theme: String,
    pub from_year: i32,
    pub to_year: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    #[sea_orm(column_type = "Text")]
    pub stimulus: String,
    #[sea_orm(column_type = "Text")]
    pub process: String,
    #[sea_orm(column_type = "Text")]
    pub impact: String,
    pub cost: String,
    pub staff: String,
    #[sea_orm(column_type = "Text")]
    pub indicators: String,
    #[sea_orm(column_type = "Text")]
    pub questions: String,
    #[sea_orm(column_type = "Text")]
    pub documents: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
