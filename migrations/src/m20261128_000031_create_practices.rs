//! Practices of municipalities: what they say of them, version by version, the steps on the way to
//! being shown, what others see of those that are shown, and letters to those who wrote them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, string, string_null, text, timestamp_with_time_zone, uuid,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// Tables whose rows never change.
const HISTORIES: [&str; 3] = ["practice_text", "practice_step", "practice_letter"];

const REACHES: [&str; 2] = ["public", "network"];
const COSTS: [&str; 4] = ["none", "low", "medium", "high"];
const STAFF: [&str; 4] = ["none", "part", "one", "several"];
const STATES: [&str; 6] = [
    "draft",
    "proposed",
    "returned",
    "accepted",
    "published",
    "withdrawn",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [practice(), text_of(), step(), shown(), topic(), letter()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            (
                "practice_municipality",
                "practice",
                ["municipality_id", "id"],
            ),
            ("practice_network", "practice", ["network_id", "state"]),
            (
                "practice_shown_in",
                "practice_shown",
                ["network_id", "reach"],
            ),
            (
                "practice_topic_code",
                "practice_topic",
                ["code", "practice_id"],
            ),
            (
                "practice_letter_by",
                "practice_letter",
                ["made_by", "made_at"],
            ),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        for table in HISTORIES {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in HISTORIES.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        for table in ["practice_topic", "practice_shown", "practice"] {
            guard::drop_table(manager, table, &[]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn practice() -> TableCreateStatement {
    Table::create()
        .table("practice")
        .col(uuid("id").primary_key())
        .col(uuid("municipality_id"))
        .col(uuid("network_id"))
        // Counts every change, for whoever changes it next.
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(string("state").check(Expr::col("state").is_in(STATES)))
        // The newest version of its text.
        .col(integer("text_version").check(Expr::col("text_version").gte(1)))
        // An id without reference, as everywhere.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .foreign_key(
            ForeignKey::create()
                .from("practice", "municipality_id")
                .to("municipality", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("practice", "network_id")
                .to("network", "id"),
        )
        .to_owned()
}

fn text_of() -> TableCreateStatement {
    Table::create()
        .table("practice_text")
        .col(uuid("practice_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        // The language in which it is written, and those in which one can ask.
        .col(string("language").check(Expr::col("language").is_in(["fr", "en"])))
        .col(text("languages"))
        .col(text("title"))
        .col(string("theme"))
        .col(integer("from_year"))
        .col(integer_null("to_year"))
        .col(text("purpose"))
        .col(text("stimulus"))
        .col(text("process"))
        .col(text("impact"))
        .col(string("cost").check(Expr::col("cost").is_in(COSTS)))
        .col(string("staff").check(Expr::col("staff").is_in(STAFF)))
        // Codes of an edition, and ids of pieces of evidence, with points between.
        .col(text("indicators"))
        .col(text("questions"))
        .col(text("documents"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("practice_id").col("version"))
        .foreign_key(&mut of_practice("practice_text"))
        .to_owned()
}

fn step() -> TableCreateStatement {
    Table::create()
        .table("practice_step")
        .col(uuid("practice_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("state").check(Expr::col("state").is_in(STATES)))
        // The text that it is about.
        .col(integer("text_version"))
        // To whom it is shown from then on; for that step only.
        .col(string_null("reach").check(Expr::col("reach").is_in(REACHES)))
        .col(text("remark"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("practice_id").col("number"))
        .foreign_key(&mut of_practice("practice_step"))
        .to_owned()
}

/// What others see of a practice, as lists want it: written when it is shown, gone when it is not.
fn shown() -> TableCreateStatement {
    Table::create()
        .table("practice_shown")
        .col(uuid("practice_id").primary_key())
        .col(uuid("municipality_id"))
        .col(uuid("network_id"))
        .col(string("reach").check(Expr::col("reach").is_in(REACHES)))
        .col(timestamp_with_time_zone("since"))
        .col(integer("text_version"))
        .col(string("language"))
        .col(text("languages"))
        .col(text("title"))
        // How its purpose begins.
        .col(text("teaser"))
        .col(string("theme"))
        .col(integer("from_year"))
        .col(integer_null("to_year"))
        .col(string("cost").check(Expr::col("cost").is_in(COSTS)))
        .col(string("staff").check(Expr::col("staff").is_in(STAFF)))
        .col(text("indicators"))
        .col(text("questions"))
        .foreign_key(&mut of_practice("practice_shown"))
        .to_owned()
}

/// What a practice that is shown helps with, by code: with it, and gone with it.
fn topic() -> TableCreateStatement {
    Table::create()
        .table("practice_topic")
        .col(uuid("practice_id"))
        .col(string("kind").check(Expr::col("kind").is_in(["indicator", "question"])))
        .col(string("code"))
        .primary_key(Index::create().col("practice_id").col("kind").col("code"))
        .foreign_key(&mut of_practice("practice_topic"))
        .to_owned()
}

/// What somebody writes to those who wrote a practice.
fn letter() -> TableCreateStatement {
    Table::create()
        .table("practice_letter")
        .col(uuid("id").primary_key())
        .col(uuid("practice_id"))
        .col(text("body"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(&mut of_practice("practice_letter"))
        .to_owned()
}

fn of_practice(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "practice_id")
        .to("practice", "id")
        .to_owned()
}
