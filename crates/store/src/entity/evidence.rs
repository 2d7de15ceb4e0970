//! A link or file that shows that an answer is true.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, EvidenceId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    pub municipality_id: MunicipalityId,
    pub kind: String,
    pub title: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    pub file_id: Option<Uuid>,
    pub owner_id: Option<AccountId>,
    pub valid_until: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub visibility: String,
    pub created_at: DateTimeUtc,
    pub created_by: AccountId,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
