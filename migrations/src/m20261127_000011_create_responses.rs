//! What a municipality answers while it answers: one row per answer, every state that it ever was
//! in, and who takes part in a wave.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::guard;

/// A response stays the one of its municipality and wave.
const IDENTITY: &str = "OLD.municipality_id IS NOT NEW.municipality_id \
                        OR OLD.wave_id IS NOT NEW.wave_id OR OLD.opened_at IS NOT NEW.opened_at";
/// An answer goes on by one version at a time, so that no edit is lost without a trace.
const STEP: &str = "NEW.version <> OLD.version + 1";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            wave_network(),
            network_rule(),
            response(),
            answer(),
            answer_revision(),
        ] {
            manager.create_table(table).await?;
        }
        // A wave may be one of several networks: the column becomes rows.
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "INSERT INTO wave_network (wave_id, network_id) \
                 SELECT wave.id, network.id FROM wave \
                 JOIN network ON network.code = wave.network_code",
            )
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table("wave")
                    .drop_column("network_code")
                    .to_owned(),
            )
            .await?;
        guard::refuse_update(manager, "response", "identity", IDENTITY).await?;
        guard::refuse_update(manager, "answer", "step", STEP).await?;
        guard::append_only(manager, "answer_revision").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("wave")
                    .add_column(string_null("network_code"))
                    .to_owned(),
            )
            .await?;
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "UPDATE wave SET network_code = (SELECT MIN(network.code) FROM wave_network \
                 JOIN network ON network.id = wave_network.network_id \
                 WHERE wave_network.wave_id = wave.id)",
            )
            .await?;
        guard::drop_table(manager, "answer_revision", guard::APPEND_ONLY).await?;
        guard::drop_table(manager, "answer", &["update_step"]).await?;
        guard::drop_table(manager, "response", &["update_identity"]).await?;
        guard::drop_table(manager, "network_rule", &[]).await?;
        guard::drop_table(manager, "wave_network", &[]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn wave_network() -> TableCreateStatement {
    Table::create()
        .table("wave_network")
        .col(uuid("wave_id"))
        .col(uuid("network_id"))
        .primary_key(Index::create().col("wave_id").col("network_id"))
        .foreign_key(&mut to("wave_network", "wave_id", "wave"))
        .foreign_key(&mut to("wave_network", "network_id", "network"))
        .to_owned()
}

fn network_rule() -> TableCreateStatement {
    Table::create()
        .table("network_rule")
        .col(uuid("network_id").primary_key())
        .col(
            string("rhythm")
                .check(Expr::col("rhythm").is_in(["every-wave", "full-every-three-years"])),
        )
        .col(text("required_languages"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .foreign_key(&mut to("network_rule", "network_id", "network"))
        .to_owned()
}

fn response() -> TableCreateStatement {
    Table::create()
        .table("response")
        .col(pk_uuid("id"))
        .col(uuid("municipality_id"))
        .col(uuid("wave_id"))
        .col(string("status").check(Expr::col("status").is_in([
            "draft",
            "submitted",
            "in-review",
            "returned",
            "final",
            "published",
        ])))
        .col(string("mode").check(Expr::col("mode").is_in(["shared", "divided"])))
        .col(string("extent").check(Expr::col("extent").is_in(["full", "light"])))
        // The wave whose answers it starts from.
        .col(uuid_null("carried_from"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(uuid("opened_by"))
        // Instead of the end of the wave, when an extension was granted.
        .col(timestamp_with_time_zone_null("closes_at"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .index(
            Index::create()
                .name("response_once")
                .col("municipality_id")
                .col("wave_id")
                .unique(),
        )
        .foreign_key(&mut to("response", "municipality_id", "municipality"))
        .foreign_key(&mut to("response", "wave_id", "wave"))
        .to_owned()
}

fn answer() -> TableCreateStatement {
    Table::create()
        .table("answer")
        .col(uuid("response_id"))
        .col(string("question"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(text("document"))
        .col(state())
        .col(confirmation())
        .col(timestamp_with_time_zone("since"))
        // An id without reference: who is erased stays a number here.
        .col(uuid("changed_by"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(string("hash"))
        // One answer per municipality, wave and question.
        .primary_key(Index::create().col("response_id").col("question"))
        .foreign_key(&mut to("answer", "response_id", "response"))
        .to_owned()
}

fn answer_revision() -> TableCreateStatement {
    Table::create()
        .table("answer_revision")
        .col(uuid("response_id"))
        .col(string("question"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(text("document"))
        .col(state())
        .col(confirmation())
        .col(timestamp_with_time_zone("since"))
        .col(uuid("changed_by"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(string("previous_hash"))
        .col(string("hash"))
        .primary_key(
            Index::create()
                .col("response_id")
                .col("question")
                .col("version"),
        )
        .foreign_key(&mut to("answer_revision", "response_id", "response"))
        .to_owned()
}

fn state() -> ColumnDef {
    string("state")
        .check(Expr::col("state").is_in([
            "answered",
            "not_within_powers",
            "not_applicable",
            "unknown",
            "not_answered",
        ]))
        .to_owned()
}

fn confirmation() -> ColumnDef {
    string("confirmation")
        .check(Expr::col("confirmation").is_in(["entered", "carried", "confirmed"]))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
