//! A member that was present at a meeting, as a version says it.

use sea_orm::entity::prelude::*;

use crate::ids::{MeetingId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_present")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub meeting_id: MeetingId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub municipality_id: MunicipalityId,
}

impl ActiveModelBehavior for ActiveModel {}
