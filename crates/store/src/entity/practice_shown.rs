//! What others see of a practice, as lists want it.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, NetworkId, PracticeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_shown")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: PracticeId,
    pub municipality_id: MunicipalityId,
    pub network_id: NetworkId,
    pub reach: String,
    pub since: DateTimeUtc,
    pub text_version: i32,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub languages: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub teaser: String,
    pub theme: String,
    pub from_year: i32,
    pub to_year: Option<i32>,
    pub cost: String,
    pub staff: String,
    #[sea_orm(column_type = "Text")]
    pub indicators: String,
    #[sea_orm(column_type = "Text")]
    pub questions: String,
}

impl ActiveModelBehavior for ActiveModel {}
