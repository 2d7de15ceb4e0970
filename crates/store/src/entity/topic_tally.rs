//! How much stands in a topic, which the database keeps as posts come.

use sea_orm::entity::prelude::*;

use crate::ids::{NetworkId, TopicId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_tally")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic_id: TopicId,
    pub network_id: NetworkId,
    pub posts: i32,
    pub last_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
