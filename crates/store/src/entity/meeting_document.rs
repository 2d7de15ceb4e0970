//! A piece of a member's evidence that is shown at a meeting.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, EvidenceId, MeetingId, MunicipalityId, RowId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    pub meeting_id: MeetingId,
    pub municipality_id: MunicipalityId,
    pub evidence_id: EvidenceId,
    pub part: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
