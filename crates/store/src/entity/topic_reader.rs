//! What a person has read of a topic, and whether the person follows it.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, TopicId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_reader")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic_id: TopicId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub follows: bool,
    pub seen: i32,
}

impl ActiveModelBehavior for ActiveModel {}
