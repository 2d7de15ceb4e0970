//! Tokens with which people let programs read for them. Only the hash of each is kept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, string, text, timestamp_with_time_zone, uuid};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "api_token";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(TABLE)
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(string("name"))
            .col(text("purpose"))
            .col(string("hash"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone("expires_at"))
            // The day of the last use, and nothing closer.
            .col(date_null("used_on"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "account_id")
                    .to("account", "id"),
            )
            .to_owned();
        manager.create_table(table).await?;
        let by_hash = Index::create()
            .name("api_token_hash")
            .table(TABLE)
            .col("hash")
            .unique()
            .to_owned();
        manager.create_index(by_hash).await?;
        let by_account = Index::create()
            .name("api_token_account")
            .table(TABLE)
            .col("account_id")
            .to_owned();
        manager.create_index(by_account).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, TABLE, &[]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
