//! What somebody says of taking part in a meeting.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MeetingId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub way: String,
    pub municipality_id: Option<MunicipalityId>,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
