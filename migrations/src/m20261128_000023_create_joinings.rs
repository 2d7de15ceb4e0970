//! The way of a municipality into a network: its stages with days, documents and who is responsible.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, string, string_null, text, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order in which they refer to each other.
const TABLES: [&str; 2] = ["joining", "joining_step"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(joining()).await?;
        manager.create_table(joining_step()).await?;
        let once = Index::create()
            .name("joining_pair")
            .table("joining")
            .col("municipality_id")
            .col("network_id")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let by_network = Index::create()
            .name("joining_network")
            .table("joining")
            .col("network_id")
            .to_owned();
        manager.create_index(by_network).await?;
        for table in TABLES {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn joining() -> TableCreateStatement {
    Table::create()
        .table("joining")
        .col(uuid("id").primary_key())
        .col(uuid("municipality_id"))
        .col(uuid("network_id"))
        // An id without reference, as everywhere.
        .col(uuid("opened_by"))
        .col(timestamp_with_time_zone("opened_at"))
        .foreign_key(
            ForeignKey::create()
                .from("joining", "municipality_id")
                .to("municipality", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("joining", "network_id")
                .to("network", "id"),
        )
        .to_owned()
}

fn joining_step() -> TableCreateStatement {
    let stages = [
        "request",
        "intent",
        "questionnaire",
        "report",
        "visit",
        "strategy",
        "renewal",
    ];
    let authorities = ["mayor", "council"];
    Table::create()
        .table("joining_step")
        .col(uuid("joining_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("stage").check(Expr::col("stage").is_in(stages)))
        .col(string("state").check(Expr::col("state").is_in(["planned", "done", "open"])))
        .col(date_null("day"))
        // Who has asked for it; for the first stage only.
        .col(string_null("authority").check(Expr::col("authority").is_in(authorities)))
        .col(text("responsible"))
        // A piece of the municipality's evidence.
        .col(uuid_null("document_id"))
        .col(text("remark"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("joining_id").col("number"))
        .foreign_key(
            ForeignKey::create()
                .from("joining_step", "joining_id")
                .to("joining", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("joining_step", "document_id")
                .to("evidence", "id"),
        )
        .to_owned()
}
