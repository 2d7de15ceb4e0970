//! Why a release is there no more.

use sea_orm::entity::prelude::*;

use crate::ids::ReleaseId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release_id: ReleaseId,
    pub withdrawn_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub reasons: String,
    pub replaced_by: Option<ReleaseId>,
}

impl ActiveModelBehavior for ActiveModel {}
