//! Who of a municipality does which part until when, requests for a later end, and which reminders
//! went out.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::guard;

/// A part stays the one that was given.
const PART: &str = "OLD.response_id IS NOT NEW.response_id OR OLD.kind IS NOT NEW.kind \
                    OR OLD.code IS NOT NEW.code OR OLD.given_at IS NOT NEW.given_at";
/// A request stays the one that was made.
const EXTENSION: &str = "OLD.response_id IS NOT NEW.response_id OR OLD.reason IS NOT NEW.reason \
                         OR OLD.asked_at IS NOT NEW.asked_at OR OLD.state <> 'open'";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [part(), part_step(), extension(), reminder(), reminder_off()] {
            manager.create_table(table).await?;
        }
        let connection = manager.get_connection();
        for index in [
            // The same part is not given twice to the same person. Both databases know partial
            // indexes; the query builder does not.
            "CREATE UNIQUE INDEX part_once ON part (response_id, kind, code, account_id) \
             WHERE state IN ('open', 'handed-back', 'returned')",
            "CREATE UNIQUE INDEX part_once_by_email ON part (response_id, kind, code, email) \
             WHERE state IN ('open', 'handed-back', 'returned')",
            "CREATE UNIQUE INDEX extension_open_once ON extension (response_id) \
             WHERE state = 'open'",
        ] {
            connection.execute_unprepared(index).await?;
        }
        // What a mail is about, by its kind, and for which municipality. One column at a time:
        // SQLite knows no other way.
        for column in [uuid_null("about_id"), uuid_null("municipality_id")] {
            let change = Table::alter().table("mail").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        guard::refuse_update(manager, "part", "identity", PART).await?;
        guard::append_only(manager, "part_step").await?;
        guard::refuse_update(manager, "extension", "decided", EXTENSION).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["municipality_id", "about_id"] {
            let change = Table::alter().table("mail").drop_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        guard::drop_table(manager, "reminder_off", &[]).await?;
        guard::drop_table(manager, "reminder", &[]).await?;
        guard::drop_table(manager, "extension", &["update_decided"]).await?;
        guard::drop_table(manager, "part_step", guard::APPEND_ONLY).await?;
        guard::drop_table(manager, "part", &["update_identity"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn part() -> TableCreateStatement {
    Table::create()
        .table("part")
        .col(pk_uuid("id"))
        .col(uuid("response_id"))
        .col(string("kind").check(Expr::col("kind").is_in(["section", "question"])))
        .col(string("code"))
        // Either somebody with an account, or an address that is invited.
        .col(uuid_null("account_id"))
        .col(string_null("email"))
        .col(text("instruction"))
        .col(string_null("due_on"))
        .col(part_state())
        .col(uuid("given_by"))
        .col(timestamp_with_time_zone("given_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .check(
            Expr::col("account_id")
                .is_null()
                .ne(Expr::col("email").is_null()),
        )
        .foreign_key(&mut to("part", "response_id", "response"))
        .to_owned()
}

fn part_step() -> TableCreateStatement {
    Table::create()
        .table("part_step")
        .col(uuid("part_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(part_state())
        .col(text("remark"))
        // An id without reference: who is erased stays a number here.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("part_id").col("version"))
        .foreign_key(&mut to("part_step", "part_id", "part"))
        .to_owned()
}

fn part_state() -> ColumnDef {
    string("state")
        .check(Expr::col("state").is_in([
            "open",
            "handed-back",
            "returned",
            "accepted",
            "withdrawn",
        ]))
        .to_owned()
}

fn extension() -> TableCreateStatement {
    Table::create()
        .table("extension")
        .col(pk_uuid("id"))
        .col(uuid("response_id"))
        .col(string("state").check(Expr::col("state").is_in([
            "open",
            "granted",
            "refused",
            "withdrawn",
        ])))
        .col(text("reason"))
        .col(timestamp_with_time_zone("wanted"))
        .col(uuid("asked_by"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(timestamp_with_time_zone_null("granted"))
        .col(text_null("remark"))
        .foreign_key(&mut to("extension", "response_id", "response"))
        .to_owned()
}

fn reminder() -> TableCreateStatement {
    Table::create()
        .table("reminder")
        .col(string("kind"))
        .col(uuid("about_id"))
        .col(uuid("account_id"))
        // For which due day: one that is moved is reminded of again.
        .col(string("due_on"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(
            Index::create()
                .col("kind")
                .col("about_id")
                .col("account_id")
                .col("due_on"),
        )
        .to_owned()
}

fn reminder_off() -> TableCreateStatement {
    Table::create()
        .table("reminder_off")
        .col(uuid("account_id").primary_key())
        .col(timestamp_with_time_zone("since"))
        .foreign_key(&mut to("reminder_off", "account_id", "account"))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
