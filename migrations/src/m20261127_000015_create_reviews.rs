//! Reviewing what was handed in: who reviews it and how much of it, how each answer stands, what
//! was said about it, and the texts of the review.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::guard;

const PATHS: [&str; 4] = ["full", "sample", "change", "declared"];
const STATES: [&str; 5] = ["asked", "answered", "verified", "not-verified", "contested"];
/// An assignment stays whose it was, and ends once.
const IDENTITY: &str = "OLD.response_id IS NOT NEW.response_id \
                        OR OLD.reviewer_id IS NOT NEW.reviewer_id \
                        OR OLD.assigned_at IS NOT NEW.assigned_at \
                        OR OLD.ended_at IS NOT NULL";
/// Nobody overwrites what somebody else has changed in between.
const STEP: &str = "NEW.version <> OLD.version + 1";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A network that has said nothing has no reviewers: what its members answer is declared.
        let path = string("review")
            .default("declared")
            .check(Expr::col("review").is_in(PATHS))
            .take();
        manager
            .alter_table(
                Table::alter()
                    .table("network_rule")
                    .add_column(path)
                    .to_owned(),
            )
            .await?;
        for table in [
            review(),
            review_assignment(),
            answer_check(),
            answer_check_step(),
            review_text(),
        ] {
            manager.create_table(table).await?;
        }
        // Nobody has the same review twice at a time.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX review_assignment_once ON review_assignment \
                 (response_id, reviewer_id) WHERE ended_at IS NULL",
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("review_assignment_of_reviewer")
                    .table("review_assignment")
                    .col("reviewer_id")
                    .to_owned(),
            )
            .await?;
        guard::append_only(manager, "review").await?;
        guard::refuse_update(manager, "review_assignment", "identity", IDENTITY).await?;
        guard::refuse_delete(manager, "review_assignment", "true").await?;
        guard::refuse_update(manager, "answer_check", "step", STEP).await?;
        guard::append_only(manager, "answer_check_step").await?;
        guard::refuse_update(manager, "review_text", "step", STEP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "review_text", &["update_step"]).await?;
        guard::drop_table(manager, "answer_check_step", guard::APPEND_ONLY).await?;
        guard::drop_table(manager, "answer_check", &["update_step"]).await?;
        guard::drop_table(
            manager,
            "review_assignment",
            &["update_identity", "delete_rows"],
        )
        .await?;
        guard::drop_table(manager, "review", guard::APPEND_ONLY).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("network_rule")
                    .drop_column("review")
                    .to_owned(),
            )
            .await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn review() -> TableCreateStatement {
    Table::create()
        .table("review")
        .col(pk_uuid("response_id"))
        .col(string("path").check(Expr::col("path").is_in(PATHS)))
        // From which a sample is drawn, always the same one.
        .col(string("seed"))
        // Of a hundred questions, how many a sample takes.
        .col(integer("share").check(Expr::col("share").between(1, 100)))
        .col(timestamp_with_time_zone("begun_at"))
        .foreign_key(&mut of_response("review"))
        .to_owned()
}

fn review_assignment() -> TableCreateStatement {
    Table::create()
        .table("review_assignment")
        .col(pk_uuid("id"))
        .col(uuid("response_id"))
        .col(uuid("reviewer_id"))
        .col(uuid("assigned_by"))
        .col(timestamp_with_time_zone("assigned_at"))
        .col(uuid_null("ended_by"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut of_response("review_assignment"))
        .to_owned()
}

fn answer_check() -> TableCreateStatement {
    Table::create()
        .table("answer_check")
        .col(uuid("response_id"))
        .col(string("question"))
        .col(string("state").check(Expr::col("state").is_in(STATES)))
        // The answer that it is about; its content decides, not its version.
        .col(integer("answer_version").check(Expr::col("answer_version").gte(0)))
        .col(string("content"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .primary_key(Index::create().col("response_id").col("question"))
        .foreign_key(&mut of_response("answer_check"))
        .to_owned()
}

fn answer_check_step() -> TableCreateStatement {
    Table::create()
        .table("answer_check_step")
        .col(uuid("response_id"))
        .col(string("question"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(string("move"))
        .col(string("state").check(Expr::col("state").is_in(STATES)))
        .col(integer("answer_version").check(Expr::col("answer_version").gte(0)))
        .col(string("content"))
        // Code of a request that is worded in the data files; empty for none.
        .col(string("request"))
        .col(text("remark"))
        // An id without reference: who is erased stays a number here.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(
            Index::create()
                .col("response_id")
                .col("question")
                .col("version"),
        )
        .foreign_key(&mut of_response("answer_check_step"))
        .to_owned()
}

fn review_text() -> TableCreateStatement {
    Table::create()
        .table("review_text")
        .col(uuid("response_id"))
        .col(string("kind").check(Expr::col("kind").is_in(["narrative", "recommendations"])))
        .col(text("document"))
        .col(uuid("changed_by"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .primary_key(Index::create().col("response_id").col("kind"))
        .foreign_key(&mut of_response("review_text"))
        .to_owned()
}

fn of_response(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "response_id")
        .to("response", "id")
        .to_owned()
}
