//! Who answers for what a municipality plans, and the practices that it follows. What was planned
//! before has neither.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, uuid_null};

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "target";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            // An id without reference, as everywhere where rows stay.
            uuid_null("owner_id"),
            // Ids in order, with points between.
            text("practices").default("").take(),
        ] {
            let change = Table::alter().table(TABLE).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["practices", "owner_id"] {
            let change = Table::alter().table(TABLE).drop_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
