//! Answers as one canonical document per revision. What was submitted stays as it was submitted; a
//! correction is a new revision.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::guard;

/// Once submitted, only the status (onwards) and the visibility may change.
const DOCUMENT: &str = "OLD.status <> 'draft' AND (OLD.document IS NOT NEW.document \
                        OR OLD.digest IS NOT NEW.digest \
                        OR OLD.submitted_at IS NOT NEW.submitted_at)";
const IDENTITY: &str = "OLD.municipality_id IS NOT NEW.municipality_id \
                        OR OLD.wave_id IS NOT NEW.wave_id OR OLD.revision IS NOT NEW.revision \
                        OR OLD.created_at IS NOT NEW.created_at";
const STATUS: &str = "(OLD.status = 'submitted' AND NEW.status = 'draft') \
                      OR (OLD.status = 'final' AND NEW.status <> 'final')";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("submission")
                    .col(pk_uuid("id"))
                    .col(uuid("municipality_id"))
                    .col(uuid("wave_id"))
                    .col(integer("revision").check(Expr::col("revision").gte(1)))
                    .col(string("status").check(Expr::col("status").is_in([
                        "draft",
                        "submitted",
                        "final",
                    ])))
                    .col(string("visibility").check(Expr::col("visibility").is_in([
                        "municipality",
                        "network",
                        "public",
                    ])))
                    .col(text("document"))
                    .col(string("digest"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone_null("submitted_at"))
                    // A draft has no time of submission, anything else has one.
                    .check(
                        Expr::col("status")
                            .eq("draft")
                            .eq(Expr::col("submitted_at").is_null()),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("submission", "municipality_id")
                            .to("municipality", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("submission", "wave_id")
                            .to("wave", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("submission_revision")
                    .table("submission")
                    .col("wave_id")
                    .col("municipality_id")
                    .col("revision")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("submission_municipality")
                    .table("submission")
                    .col("municipality_id")
                    .to_owned(),
            )
            .await?;
        guard::refuse_update(manager, "submission", "document", DOCUMENT).await?;
        guard::refuse_update(manager, "submission", "identity", IDENTITY).await?;
        guard::refuse_update(manager, "submission", "status", STATUS).await?;
        guard::refuse_delete(manager, "submission", "OLD.status <> 'draft'").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let guards = [
            "update_document",
            "update_identity",
            "update_status",
            "delete_rows",
        ];
        guard::drop_table(manager, "submission", &guards).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
