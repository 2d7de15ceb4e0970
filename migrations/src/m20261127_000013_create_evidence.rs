//! What municipalities keep to show that an answer is true: links and files, all year round.
//!
//! The bytes of a file stand in a table of their own: lists never read them, and they come and stay
//! with their record in one transaction.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, date_null, integer, pk_uuid, string, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::guard;

/// What was attached to an answer stays what it was: another link or file is another row.
const IDENTITY: &str = "OLD.municipality_id IS NOT NEW.municipality_id \
                        OR OLD.kind IS NOT NEW.kind OR OLD.url IS NOT NEW.url \
                        OR OLD.file_id IS NOT NEW.file_id \
                        OR OLD.created_at IS NOT NEW.created_at \
                        OR OLD.created_by IS NOT NEW.created_by";
/// Nobody overwrites what somebody else has changed in between.
const STEP: &str = "NEW.version <> OLD.version + 1";
/// What was withdrawn stays as it was then.
const WITHDRAWN: &str = "OLD.withdrawn_at IS NOT NULL";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            evidence_file(),
            evidence_content(),
            evidence(),
            evidence_tag(),
        ] {
            manager.create_table(table).await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("evidence_of_municipality")
                    .table("evidence")
                    .col("municipality_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("evidence_file_of_municipality")
                    .table("evidence_file")
                    .col("municipality_id")
                    .to_owned(),
            )
            .await?;
        guard::append_only(manager, "evidence_file").await?;
        guard::refuse_update(manager, "evidence_content", "rows", "true").await?;
        guard::refuse_update(manager, "evidence", "identity", IDENTITY).await?;
        guard::refuse_update(manager, "evidence", "step", STEP).await?;
        guard::refuse_update(manager, "evidence", "withdrawn", WITHDRAWN).await?;
        guard::refuse_delete(manager, "evidence", "true").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "evidence_tag", &[]).await?;
        guard::drop_table(
            manager,
            "evidence",
            &[
                "update_identity",
                "update_step",
                "update_withdrawn",
                "delete_rows",
            ],
        )
        .await?;
        guard::drop_table(manager, "evidence_content", &["update_rows"]).await?;
        guard::drop_table(manager, "evidence_file", guard::APPEND_ONLY).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn evidence_file() -> TableCreateStatement {
    Table::create()
        .table("evidence_file")
        .col(pk_uuid("id"))
        .col(uuid("municipality_id"))
        .col(string("sha256"))
        .col(string("media_type"))
        // What whoever handed it in called it; it names nothing here.
        .col(string("name"))
        .col(big_integer("size").check(Expr::col("size").gte(1)))
        .foreign_key(&mut to("evidence_file", "municipality_id", "municipality"))
        .to_owned()
}

fn evidence_content() -> TableCreateStatement {
    Table::create()
        .table("evidence_content")
        .col(pk_uuid("file_id"))
        .col(blob("bytes"))
        .foreign_key(&mut to("evidence_content", "file_id", "evidence_file"))
        .to_owned()
}

fn evidence() -> TableCreateStatement {
    Table::create()
        .table("evidence")
        .col(pk_uuid("id"))
        .col(uuid("municipality_id"))
        .col(string("kind").check(Expr::col("kind").is_in(["link", "file"])))
        .col(string("title"))
        .col(text_null("url"))
        .col(uuid_null("file_id"))
        // Ids without reference, as everywhere: who is erased stays a number.
        .col(uuid_null("owner_id"))
        // The last day on which it proves anything.
        .col(date_null("valid_until"))
        .col(text("note"))
        .col(string("visibility").check(Expr::col("visibility").is_in(["public", "reserved"])))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid("created_by"))
        .col(timestamp_with_time_zone_null("withdrawn_at"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .check(Expr::cust(
            "(kind = 'link' AND url IS NOT NULL AND file_id IS NULL) \
                 OR (kind = 'file' AND url IS NULL AND file_id IS NOT NULL)",
        ))
        .foreign_key(&mut to("evidence", "municipality_id", "municipality"))
        .foreign_key(&mut to("evidence", "file_id", "evidence_file"))
        .to_owned()
}

fn evidence_tag() -> TableCreateStatement {
    Table::create()
        .table("evidence_tag")
        .col(uuid("evidence_id"))
        // Code of a question that it may serve.
        .col(string("question"))
        .primary_key(Index::create().col("evidence_id").col("question"))
        .foreign_key(&mut to("evidence_tag", "evidence_id", "evidence"))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
