//! What whoever coordinates a network has written to its members about a wave.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, text, timestamp_with_time_zone, uuid};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "network_message";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let readers = ["all", "not-begun", "not-handed-in", "returned"];
        let table = Table::create()
            .table(TABLE)
            .col(uuid("id").primary_key())
            .col(uuid("network_id"))
            .col(uuid("wave_id"))
            // A reminder has no words of its own.
            .col(string("kind").check(Expr::col("kind").is_in(["message", "reminder"])))
            .col(string("to_members").check(Expr::col("to_members").is_in(readers)))
            // By language.
            .col(text("subjects"))
            .col(text("texts"))
            .col(integer("readers").check(Expr::col("readers").gte(1)))
            // An id without reference, as everywhere.
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "network_id")
                    .to("network", "id"),
            )
            .foreign_key(ForeignKey::create().from(TABLE, "wave_id").to("wave", "id"))
            .to_owned();
        manager.create_table(table).await?;
        let by_network = Index::create()
            .name("network_message_network")
            .table(TABLE)
            .col("network_id")
            .col("made_at")
            .to_owned();
        manager.create_index(by_network).await?;
        guard::append_only(manager, TABLE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, TABLE, guard::APPEND_ONLY).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
