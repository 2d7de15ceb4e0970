//! A tool of a network: one row per version.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, EvidenceId, MunicipalityId, NetworkId, ToolId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tool")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tool_id: ToolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub network_id: NetworkId,
    pub municipality_id: Option<MunicipalityId>,
    pub reach: String,
    pub kind: String,
    pub language: String,
    pub licence: String,
    pub theme: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    #[sea_orm(column_type = "Text")]
    pub indicators: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    pub document_id: Option<EvidenceId>,
    pub removed: bool,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
