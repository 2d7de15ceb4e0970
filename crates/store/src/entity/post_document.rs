//! A piece of evidence that is named in a post.

use sea_orm::entity::prelude::*;

use crate::ids::{EvidenceId, PostId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub evidence_id: EvidenceId,
}

impl ActiveModelBehavior for ActiveModel {}
