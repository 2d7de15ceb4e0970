//! Every version of a definition that was ever used, and the waves that pin one by its hash.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, pk_uuid, string, string_null, text, timestamp_with_time_zone,
};

use crate::guard;

/// What a wave was opened with; changing it later would change what its answers mean.
const PINNED: &str = "OLD.code IS NOT NEW.code OR OLD.definition_hash IS NOT NEW.definition_hash \
                      OR OLD.method_id IS NOT NEW.method_id \
                      OR OLD.method_version IS NOT NEW.method_version \
                      OR OLD.demonstration IS NOT NEW.demonstration";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("definition")
                    .col(string("hash").primary_key())
                    .col(string("edition"))
                    .col(string("version"))
                    .col(text("document"))
                    .col(timestamp_with_time_zone("loaded_at"))
                    .to_owned(),
            )
            .await?;
        guard::append_only(manager, "definition").await?;
        manager
            .create_index(
                Index::create()
                    .name("definition_edition")
                    .table("definition")
                    .col("edition")
                    .col("loaded_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("wave")
                    .col(pk_uuid("id"))
                    .col(string("code").unique_key())
                    .col(text("names"))
                    .col(integer("year"))
                    .col(string("definition_hash"))
                    .col(string("method_id"))
                    .col(string("method_version"))
                    .col(string_null("network_code"))
                    .col(timestamp_with_time_zone("opens_at"))
                    .col(timestamp_with_time_zone("closes_at"))
                    .col(boolean("demonstration"))
                    .check(Expr::col("opens_at").lt(Expr::col("closes_at")))
                    .foreign_key(
                        ForeignKey::create()
                            .from("wave", "definition_hash")
                            .to("definition", "hash"),
                    )
                    .to_owned(),
            )
            .await?;
        guard::refuse_update(manager, "wave", "pins", PINNED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "wave", &["update_pins"]).await?;
        guard::drop_table(manager, "definition", guard::APPEND_ONLY).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
