//! What a municipality has handed in, word for word, every step that its questionnaire took, and
//! since when a revision is published.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::guard;

/// What is out stays out, and only what was accepted comes out.
const PUBLISHED: &str = "(OLD.published_at IS NOT NULL \
                         AND OLD.published_at IS NOT NEW.published_at) \
                         OR (NEW.published_at IS NOT NULL AND NEW.status <> 'final')";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [response_step(), submission_record(), correction()] {
            manager.create_table(table).await?;
        }
        let column = timestamp_with_time_zone_null("published_at");
        let change = Table::alter()
            .table("submission")
            .add_column(column)
            .to_owned();
        manager.alter_table(change).await?;
        // What was accepted before was out at once.
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "UPDATE submission SET published_at = submitted_at WHERE status = 'final'",
            )
            .await?;
        guard::refuse_update(manager, "submission", "published", PUBLISHED).await?;
        guard::append_only(manager, "correction").await?;
        guard::append_only(manager, "response_step").await?;
        guard::append_only(manager, "submission_record").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "correction", guard::APPEND_ONLY).await?;
        guard::drop_guard(manager, "submission", "update_published").await?;
        let change = Table::alter()
            .table("submission")
            .drop_column("published_at")
            .to_owned();
        manager.alter_table(change).await?;
        guard::drop_table(manager, "submission_record", guard::APPEND_ONLY).await?;
        guard::drop_table(manager, "response_step", guard::APPEND_ONLY).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn response_step() -> TableCreateStatement {
    Table::create()
        .table("response_step")
        .col(uuid("response_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("move"))
        .col(status("from_status"))
        .col(status("to_status"))
        .col(text("remark"))
        // The revision that the step made or was about.
        .col(uuid_null("submission_id"))
        // An id without reference: who is erased stays a number here. None for what the rules of
        // the networks decide without anybody.
        .col(uuid_null("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        // Two who move one response on at once cannot both make the same step.
        .primary_key(Index::create().col("response_id").col("number"))
        .foreign_key(&mut to("response_step", "response_id", "response"))
        .foreign_key(&mut to("response_step", "submission_id", "submission"))
        .to_owned()
}

fn status(column: &'static str) -> ColumnDef {
    string(column)
        .check(Expr::col(column).is_in([
            "draft",
            "submitted",
            "in-review",
            "returned",
            "final",
            "published",
        ]))
        .to_owned()
}

fn submission_record() -> TableCreateStatement {
    Table::create()
        .table("submission_record")
        .col(pk_uuid("submission_id"))
        .col(text("document"))
        .col(string("digest"))
        .col(string("language"))
        .col(text("signed_name"))
        .col(text("signed_function"))
        .col(uuid("made_by"))
        .foreign_key(&mut to("submission_record", "submission_id", "submission"))
        .to_owned()
}

fn correction() -> TableCreateStatement {
    Table::create()
        .table("correction")
        .col(uuid("response_id"))
        .col(integer("number"))
        // Why, by language: everybody reads it.
        .col(text("reasons"))
        .primary_key(Index::create().col("response_id").col("number"))
        .foreign_key(&mut to("correction", "response_id", "response"))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
