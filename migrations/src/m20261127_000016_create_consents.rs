//! What municipalities allow others to see of a wave, and which results stand in figures together.
//!
//! Consents take the place of the visibility of a submission. What was public stays so, as its
//! first consent, said by nobody in particular.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, integer_null, string, string_null, text, timestamp_with_time_zone, uuid,
    uuid_null,
};

use crate::guard;

/// What was public was shown down to its answers.
const CONSENTS: &str = "INSERT INTO consent \
     (municipality_id, wave_id, version, authority, resolution, decided_on, public_from, made_by, \
     made_at) \
     SELECT municipality_id, wave_id, 1, NULL, '', NULL, NULL, NULL, MIN(created_at) \
     FROM submission WHERE visibility = 'public' GROUP BY municipality_id, wave_id";
const GRANTS: &str = "INSERT INTO consent_grant \
     (municipality_id, wave_id, version, audience, item) \
     SELECT municipality_id, wave_id, version, 'public', item FROM consent \
     CROSS JOIN (SELECT 'counted' AS item UNION ALL SELECT 'scores' UNION ALL SELECT 'answers') \
     AS items";
/// The way back knows the public only.
const VISIBILITY: &str = "UPDATE submission SET visibility = 'public' WHERE EXISTS \
     (SELECT 1 FROM consent_grant AS given WHERE given.audience = 'public' \
     AND given.item = 'scores' AND given.municipality_id = submission.municipality_id \
     AND given.wave_id = submission.wave_id AND given.version = \
     (SELECT MAX(version) FROM consent WHERE consent.municipality_id = submission.municipality_id \
     AND consent.wave_id = submission.wave_id))";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            consent(),
            consent_grant(),
            figure_block(),
            figure_block_member(),
            figure_block_result(),
        ] {
            manager.create_table(table).await?;
        }
        let connection = manager.get_connection();
        connection.execute_unprepared(CONSENTS).await?;
        connection.execute_unprepared(GRANTS).await?;
        let change = Table::alter()
            .table("submission")
            .drop_column("visibility")
            .to_owned();
        manager.alter_table(change).await?;
        for table in TABLES {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let words = ["municipality", "network", "public"];
        let mut visibility = string("visibility");
        visibility
            .default("municipality")
            .check(Expr::col("visibility").is_in(words));
        let change = Table::alter()
            .table("submission")
            .add_column(visibility)
            .to_owned();
        manager.alter_table(change).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared(VISIBILITY).await?;
        for table in TABLES.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// In the order in which they refer to each other.
const TABLES: [&str; 5] = [
    "consent",
    "consent_grant",
    "figure_block",
    "figure_block_member",
    "figure_block_result",
];

fn consent() -> TableCreateStatement {
    Table::create()
        .table("consent")
        .col(uuid("municipality_id"))
        .col(uuid("wave_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        // Who decided it, when that was said.
        .col(
            string_null("authority").check(Expr::col("authority").is_in([
                "council",
                "executive",
                "direction",
                "other",
            ])),
        )
        .col(text("resolution"))
        .col(date_null("decided_on"))
        // The first day on which the public may see it; none for as soon as there is a result.
        .col(date_null("public_from"))
        // An id without reference, as everywhere; none for what the service said by itself.
        .col(uuid_null("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(
            Index::create()
                .col("municipality_id")
                .col("wave_id")
                .col("version"),
        )
        .foreign_key(&mut to("consent", "municipality_id", "municipality"))
        .foreign_key(&mut to("consent", "wave_id", "wave"))
        .to_owned()
}

fn consent_grant() -> TableCreateStatement {
    Table::create()
        .table("consent_grant")
        .col(uuid("municipality_id"))
        .col(uuid("wave_id"))
        .col(integer("version"))
        // `public`, `research`, `network:` or `partner:` with a code.
        .col(string("audience"))
        .col(string("item").check(
            Expr::col("item").is_in(["counted", "scores", "answers", "evidence", "comments"]),
        ))
        .primary_key(
            Index::create()
                .col("municipality_id")
                .col("wave_id")
                .col("version")
                .col("audience")
                .col("item"),
        )
        .foreign_key(
            ForeignKey::create()
                .from_tbl("consent_grant")
                .from_col("municipality_id")
                .from_col("wave_id")
                .from_col("version")
                .to_tbl("consent")
                .to_col("municipality_id")
                .to_col("wave_id")
                .to_col("version"),
        )
        .to_owned()
}

fn figure_block() -> TableCreateStatement {
    Table::create()
        .table("figure_block")
        .col(string("audience"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(integer_null("replaces"))
        .col(timestamp_with_time_zone("formed_at"))
        .primary_key(Index::create().col("audience").col("number"))
        .to_owned()
}

fn figure_block_member() -> TableCreateStatement {
    Table::create()
        .table("figure_block_member")
        .col(string("audience"))
        .col(integer("number"))
        .col(uuid("municipality_id"))
        .primary_key(
            Index::create()
                .col("audience")
                .col("number")
                .col("municipality_id"),
        )
        .foreign_key(&mut block("figure_block_member"))
        .foreign_key(&mut to(
            "figure_block_member",
            "municipality_id",
            "municipality",
        ))
        .to_owned()
}

fn figure_block_result() -> TableCreateStatement {
    Table::create()
        .table("figure_block_result")
        .col(string("audience"))
        .col(integer("number"))
        .col(uuid("wave_id"))
        .col(uuid("municipality_id"))
        .col(uuid("submission_id"))
        .col(timestamp_with_time_zone("since"))
        .primary_key(
            Index::create()
                .col("audience")
                .col("number")
                .col("wave_id")
                .col("municipality_id"),
        )
        .foreign_key(&mut block("figure_block_result"))
        .foreign_key(&mut to("figure_block_result", "wave_id", "wave"))
        .foreign_key(&mut to(
            "figure_block_result",
            "submission_id",
            "submission",
        ))
        .to_owned()
}

fn block(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_tbl(table)
        .from_col("audience")
        .from_col("number")
        .to_tbl("figure_block")
        .to_col("audience")
        .to_col("number")
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
