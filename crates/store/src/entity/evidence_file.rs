//! What is known of a file that was handed in.

use sea_orm::entity::prelude::*;

use crate::ids::MunicipalityId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_id: MunicipalityId,
    pub sha256: String,
    pub media_type: String,
    pub name: String,
    pub size: i64,
}

impl ActiveModelBehavior for ActiveModel {}
