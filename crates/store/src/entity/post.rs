//! What somebody has written in a topic.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MunicipalityId, PostId, TopicId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostId,
    pub topic_id: TopicId,
    pub number: i32,
    pub municipality_id: Option<MunicipalityId>,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
