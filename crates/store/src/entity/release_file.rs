//! A file of a release.

use sea_orm::entity::prelude::*;

use crate::ids::ReleaseId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release_id: ReleaseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub media_type: String,
    pub bytes: i64,
    pub rows: Option<i64>,
    pub sha256: String,
}

impl ActiveModelBehavior for ActiveModel {}
