//! A try to get in that failed or was asked for, for limits.

use sea_orm::entity::prelude::*;

use crate::ids::RowId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RowId,
    pub kind: String,
    pub subject: String,
    pub origin: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
