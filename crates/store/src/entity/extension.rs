//! A request for a later end.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ExtensionId, ResponseId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "extension")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExtensionId,
    pub response_id: ResponseId,
    pub state: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub wanted: DateTimeUtc,
    pub asked_by: AccountId,
    pub asked_at: DateTimeUtc,
    pub decided_by: Option<AccountId>,
    pub decided_at: Option<DateTimeUtc>,
    pub granted: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
