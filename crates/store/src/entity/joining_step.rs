//! Something that was said about a stage on the way into a network.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, EvidenceId, JoiningId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "joining_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub joining_id: JoiningId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub stage: String,
    pub state: String,
    pub day: Option<Date>,
    pub authority: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub responsible: String,
    pub document_id: Option<EvidenceId>,
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
