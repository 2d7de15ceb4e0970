//! Why a questionnaire that was accepted was taken up again.

use sea_orm::entity::prelude::*;

use crate::ids::ResponseId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub response_id: ResponseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub reasons: String,
}

impl ActiveModelBehavior for ActiveModel {}
