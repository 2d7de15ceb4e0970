//! Issues and challenges of the members of a network: what they meet, what they have tried, one row
//! per version.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, integer, string, text, timestamp_with_time_zone, uuid,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "challenge";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statuses = ["open", "worked-on", "solved"];
        let table = Table::create()
            .table(TABLE)
            .col(uuid("challenge_id"))
            .col(integer("version").check(Expr::col("version").gte(1)))
            .col(uuid("network_id"))
            .col(uuid("municipality_id"))
            .col(string("theme"))
            // Orders of government that it concerns, with points between.
            .col(text("orders"))
            .col(string("status").check(Expr::col("status").is_in(statuses)))
            // Since when the municipality has met it.
            .col(date("since"))
            .col(string("language").check(Expr::col("language").is_in(["fr", "en"])))
            .col(text("title"))
            .col(text("body"))
            .col(text("tried"))
            // Ids of practices, with points between.
            .col(text("practices"))
            .col(boolean("removed"))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .primary_key(Index::create().col("challenge_id").col("version"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "network_id")
                    .to("network", "id"),
            )
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "municipality_id")
                    .to("municipality", "id"),
            )
            .to_owned();
        manager.create_table(table).await?;
        let by_network = Index::create()
            .name("challenge_network")
            .table(TABLE)
            .col("network_id")
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
