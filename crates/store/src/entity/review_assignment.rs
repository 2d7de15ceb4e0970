//! A review that was given to somebody.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, AssignmentId, ResponseId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentId,
    pub response_id: ResponseId,
    pub reviewer_id: AccountId,
    pub assigned_by: AccountId,
    pub assigned_at: DateTimeUtc,
    pub ended_by: Option<AccountId>,
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
