//! A question that a piece of evidence may serve.

use sea_orm::entity::prelude::*;

use crate::ids::EvidenceId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_tag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub evidence_id: EvidenceId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
}

impl ActiveModelBehavior for ActiveModel {}
