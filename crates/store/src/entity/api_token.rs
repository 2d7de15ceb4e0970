//! A token with which a program reads for somebody.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, ApiTokenId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApiTokenId,
    pub account_id: AccountId,
    pub name: String,
    pub purpose: String,
    pub hash: String,
    pub made_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub used_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
