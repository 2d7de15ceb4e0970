//! That a municipality belongs to a network, from when and until when as far as known.

use sea_orm::entity::prelude::*;

use crate::ids::{MunicipalityId, NetworkId, RowId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    pub network_id: NetworkId,
    pub municipality_id: MunicipalityId,
    pub basis: String,
    pub kind: Option<String>,
    pub joined: Option<String>,
    pub left: Option<String>,
    pub source_code: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub version: i32,
    pub removed_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "network_id", to = "id")]
    pub network: BelongsTo<super::network::Entity>,
    #[sea_orm(belongs_to, from = "municipality_id", to = "id")]
    pub municipality: BelongsTo<super::municipality::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
