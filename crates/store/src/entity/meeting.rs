//! A meeting of a network: one row per version.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, MeetingId, MunicipalityId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub network_id: NetworkId,
    pub state: String,
    pub host_id: Option<MunicipalityId>,
    pub starts_at: DateTimeUtc,
    pub minutes: i32,
    pub zone: String,
    pub theme: String,
    #[sea_orm(column_type = "Text")]
    pub place: String,
    #[sea_orm(column_type = "Text")]
    pub video: String,
    #[sea_orm(column_type = "Text")]
    pub invitation: String,
    #[sea_orm(column_type = "Text")]
    pub agenda: String,
    pub public: bool,
    #[sea_orm(column_type = "Text")]
    pub report: String,
    #[sea_orm(column_type = "Text")]
    pub practices: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
