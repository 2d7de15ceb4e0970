//! What people look after on pages: versions so that no edit is lost, kinds of membership, partners
//! of networks, and facts that a city has entered itself.
//!
//! What was called the kind of a membership is how it is known; the kind says what the city takes
//! part in, and is empty until somebody has said so.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, pk_uuid, string, string_null, text, text_null, timestamp_with_time_zone_null,
    uuid,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// Tables whose rows are edited: 0 until somebody has changed what the data files say.
const EDITED: [&str; 5] = [
    "source",
    "municipality",
    "municipality_fact",
    "network",
    "membership",
];
const KINDS: [&str; 3] = ["index", "network-only", "observer"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in EDITED {
            add(manager, table, integer("version").default(0).take()).await?;
        }
        let by_city = boolean("by_city").default(false).take();
        add(manager, "municipality_fact", by_city).await?;
        let removed_at = timestamp_with_time_zone_null("removed_at");
        add(manager, "municipality_fact", removed_at).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("membership")
                    .rename_column("kind", "basis")
                    .to_owned(),
            )
            .await?;
        let kind = string_null("kind")
            .check(Expr::col("kind").is_in(KINDS))
            .take();
        add(manager, "membership", kind).await?;
        partners(manager).await?;
        // Readers ask every few seconds whether the register has changed.
        manager
            .create_index(
                Index::create()
                    .name("audit_event_object")
                    .table("audit_event")
                    .col("object")
                    .col("number")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(
                Index::drop()
                    .name("audit_event_object")
                    .table("audit_event")
                    .to_owned(),
            )
            .await?;
        guard::drop_table(manager, "partnership", &[]).await?;
        guard::drop_table(manager, "partner", &[]).await?;
        remove(manager, "membership", "kind").await?;
        manager
            .alter_table(
                Table::alter()
                    .table("membership")
                    .rename_column("basis", "kind")
                    .to_owned(),
            )
            .await?;
        for column in ["removed_at", "by_city"] {
            remove(manager, "municipality_fact", column).await?;
        }
        for table in EDITED {
            remove(manager, table, "version").await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn partners(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("partner")
                .col(pk_uuid("id"))
                .col(string("code").unique_key())
                .col(string("kind").check(Expr::col("kind").is_in([
                    "ministry",
                    "union",
                    "university",
                    "other",
                ])))
                .col(text("names"))
                .col(text_null("url"))
                .col(string("source_code"))
                .col(boolean("demonstration"))
                .col(integer("version").default(0))
                .foreign_key(
                    ForeignKey::create()
                        .from("partner", "source_code")
                        .to("source", "code"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("partnership")
                .col(pk_uuid("id"))
                .col(uuid("network_id"))
                .col(uuid("partner_id"))
                .col(string("part").check(Expr::col("part").is_in(["partner", "coordinator"])))
                .col(string_null("since"))
                .col(string_null("until"))
                .col(string("source_code"))
                .col(text_null("note"))
                .col(integer("version").default(0))
                .foreign_key(
                    ForeignKey::create()
                        .from("partnership", "network_id")
                        .to("network", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("partnership", "partner_id")
                        .to("partner", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("partnership", "source_code")
                        .to("source", "code"),
                )
                .to_owned(),
        )
        .await?;
    // One row per network, partner and beginning, as with memberships.
    manager
        .get_connection()
        .execute_unprepared(
            "CREATE UNIQUE INDEX partnership_once ON partnership \
             (network_id, partner_id, COALESCE(since, ''))",
        )
        .await?;
    Ok(())
}

async fn add(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    manager
        .alter_table(Table::alter().table(table).add_column(column).to_owned())
        .await
}

async fn remove(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
) -> Result<(), DbErr> {
    manager
        .alter_table(Table::alter().table(table).drop_column(column).to_owned())
        .await
}
