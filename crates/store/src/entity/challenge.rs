//! An issue or a challenge of a municipality: one row per version.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ChallengeId, MunicipalityId, NetworkId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: ChallengeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub network_id: NetworkId,
    pub municipality_id: MunicipalityId,
    pub theme: String,
    #[sea_orm(column_type = "Text")]
    pub orders: String,
    pub status: String,
    pub since: Date,
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    #[sea_orm(column_type = "Text")]
    pub tried: String,
    #[sea_orm(column_type = "Text")]
    pub practices: String,
    pub removed: bool,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
