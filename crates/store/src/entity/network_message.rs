//! What whoever coordinates a network has written to its members.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MessageId, NetworkId, WaveId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    pub network_id: NetworkId,
    pub wave_id: WaveId,
    pub kind: String,
    pub to_members: String,
    #[sea_orm(column_type = "Text")]
    pub subjects: String,
    #[sea_orm(column_type = "Text")]
    pub texts: String,
    pub readers: i32,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
