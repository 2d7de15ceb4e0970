//! Visits of experts on the way into a network, and which words of a review come from them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, string, text, timestamp_with_time_zone, uuid};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 2] = ["visit", "visit_finding"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(visit()).await?;
        manager.create_table(visit_finding()).await?;
        let by_joining = Index::create()
            .name("visit_joining")
            .table("visit")
            .col("joining_id")
            .to_owned();
        manager.create_index(by_joining).await?;
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

/// One row per version.
fn visit() -> TableCreateStatement {
    Table::create()
        .table("visit")
        .col(uuid("visit_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(uuid("joining_id"))
        .col(date("first_day"))
        .col(date("last_day").check(Expr::col("last_day").gte(Expr::col("first_day"))))
        .col(text("agenda"))
        .col(text("participants"))
        // An id without reference, as everywhere.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("visit_id").col("version"))
        .foreign_key(
            ForeignKey::create()
                .from("visit", "joining_id")
                .to("joining", "id"),
        )
        .to_owned()
}

fn visit_finding() -> TableCreateStatement {
    Table::create()
        .table("visit_finding")
        // Whose versions there are: a reference would need one of them.
        .col(uuid("visit_id"))
        .col(uuid("response_id"))
        .col(string("question"))
        .col(integer("version"))
        .primary_key(
            Index::create()
                .col("visit_id")
                .col("response_id")
                .col("question")
                .col("version"),
        )
        .foreign_key(
            ForeignKey::create()
                .from_tbl("visit_finding")
                .from_col("response_id")
                .from_col("question")
                .from_col("version")
                .to_tbl("answer_check_step")
                .to_col("response_id")
                .to_col("question")
                .to_col("version"),
        )
        .to_owned()
}
