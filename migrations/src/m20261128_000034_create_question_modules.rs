//! Questions that a network asks its members on its own, unscored: modules, until when they can be
//! answered, the answers of municipalities, and what they handed in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::guard;

/// What is asked stays as it was opened.
const OPENED: &str = "OLD.opened_at IS NOT NULL";
/// A module stays the one that was begun.
const IDENTITY: &str = "OLD.network_id IS NOT NEW.network_id OR OLD.number IS NOT NEW.number \
                        OR OLD.follows_id IS NOT NEW.follows_id";
/// Tables that are only ever added to, in the order in which they refer to each other.
const HISTORIES: [&str; 3] = [
    "question_module_term",
    "question_module_sheet",
    "question_module_hand_in",
];

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [module(), term(), sheet(), hand_in()] {
            manager.create_table(table).await?;
        }
        let once = Index::create()
            .name("question_module_number")
            .table("question_module")
            .col("network_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let table = "question_module";
        guard::refuse_update(manager, table, "opened", OPENED).await?;
        guard::refuse_update(manager, table, "identity", IDENTITY).await?;
        guard::refuse_delete(manager, table, OPENED).await?;
        for table in HISTORIES {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in HISTORIES.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        let guards = ["update_opened", "update_identity", "delete_rows"];
        guard::drop_table(manager, "question_module", &guards).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn module() -> TableCreateStatement {
    Table::create()
        .table("question_module")
        .col(uuid("id").primary_key())
        .col(uuid("network_id"))
        // Counts the modules of a network.
        .col(integer("number").check(Expr::col("number").gte(1)))
        // The one whose questions it asks again.
        .col(uuid_null("follows_id"))
        // What is being written; stays beside what it became.
        .col(text("draft"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        // Ids without reference, as everywhere.
        .col(uuid("changed_by"))
        .col(timestamp_with_time_zone("changed_at"))
        // From opening on: what is asked, word for word, and from which day.
        .col(text_null("definition"))
        .col(string_null("definition_hash"))
        .col(date_null("first_day"))
        .col(uuid_null("opened_by"))
        .col(timestamp_with_time_zone_null("opened_at"))
        .foreign_key(
            ForeignKey::create()
                .from("question_module", "network_id")
                .to("network", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("question_module", "follows_id")
                .to("question_module", "id"),
        )
        .to_owned()
}

/// The last day on which it can be answered; the newest holds.
fn term() -> TableCreateStatement {
    Table::create()
        .table("question_module_term")
        .col(uuid("module_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(date("last_day"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("module_id").col("number"))
        .foreign_key(
            ForeignKey::create()
                .from("question_module_term", "module_id")
                .to("question_module", "id"),
        )
        .to_owned()
}

/// All answers of a municipality as they were after a change.
fn sheet() -> TableCreateStatement {
    Table::create()
        .table("question_module_sheet")
        .col(uuid("module_id"))
        .col(uuid("municipality_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(text("document"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .col(string("previous_hash"))
        .col(string("hash"))
        .primary_key(
            Index::create()
                .col("module_id")
                .col("municipality_id")
                .col("number"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("question_module_sheet", "module_id")
                .to("question_module", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("question_module_sheet", "municipality_id")
                .to("municipality", "id"),
        )
        .to_owned()
}

/// Which sheet a municipality handed in; the newest holds.
fn hand_in() -> TableCreateStatement {
    Table::create()
        .table("question_module_hand_in")
        .col(uuid("module_id"))
        .col(uuid("municipality_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(integer("sheet"))
        .col(string("digest"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(
            Index::create()
                .col("module_id")
                .col("municipality_id")
                .col("number"),
        )
        .foreign_key(
            ForeignKey::create()
                .from_tbl("question_module_hand_in")
                .from_col("module_id")
                .from_col("municipality_id")
                .from_col("sheet")
                .to_tbl("question_module_sheet")
                .to_col("module_id")
                .to_col("municipality_id")
                .to_col("number"),
        )
        .to_owned()
}
