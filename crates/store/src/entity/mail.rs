//! A mail that waits, or what became of it.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, InvitationId, MailId, MunicipalityId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    pub kind: String,
    pub recipient: String,
    pub language: String,
    pub account_id: Option<AccountId>,
    pub invitation_id: Option<InvitationId>,
    pub about_id: Option<Uuid>,
    pub municipality_id: Option<MunicipalityId>,
    pub state: String,
    pub attempts: i32,
    pub created_at: DateTimeUtc,
    pub due_at: DateTimeUtc,
    pub done_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub subject: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub body: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub failure: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
