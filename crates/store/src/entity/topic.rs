//! A topic in the space of a network.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, NetworkId, TopicId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TopicId,
    pub network_id: NetworkId,
    pub kind: String,
    pub about: Option<String>,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
