//! What municipalities plan: the questions in which they want full marks, until when.
//!
//! A target is no result. Nothing that is computed or published reads this table.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, integer, text, timestamp_with_time_zone, uuid};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "target";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(TABLE)
            .col(uuid("target_id"))
            .col(integer("version").check(Expr::col("version").gte(1)))
            .col(uuid("municipality_id"))
            // The wave whose answers are the ground on which it is planned.
            .col(uuid("wave_id"))
            .col(text("name"))
            .col(date("due"))
            // Codes of questions in order, with points between.
            .col(text("questions"))
            .col(boolean("removed"))
            // An id without reference, as everywhere.
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .primary_key(Index::create().col("target_id").col("version"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "municipality_id")
                    .to("municipality", "id"),
            )
            .foreign_key(ForeignKey::create().from(TABLE, "wave_id").to("wave", "id"))
            .to_owned();
        manager.create_table(table).await?;
        let by_city = Index::create()
            .name("target_municipality")
            .table(TABLE)
            .col("municipality_id")
            .to_owned();
        manager.create_index(by_city).await?;
        guard::append_only(manager, TABLE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, TABLE, guard::APPEND_ONLY).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
