//! A sign-in that waits for a code, kept as the hash of its secret.

use sea_orm::entity::prelude::*;

use crate::ids::AccountId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pending_sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub account_id: AccountId,
    pub means: String,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub failures: i32,
}

impl ActiveModelBehavior for ActiveModel {}
