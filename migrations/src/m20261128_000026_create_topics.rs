//! The reserved space of a network: topics, what is written in them, and what each person has read.
//!
//! What is written stays: a change is a version more, and what is decided about a topic or a post is
//! a step more. Only what a person has read, follows and wants by mail changes in place.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, pk_uuid, string, string_null, text, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// Those whose rows never change, in the order in which they refer to each other.
const KEPT: [&str; 6] = [
    "topic",
    "topic_step",
    "post",
    "post_version",
    "post_step",
    "post_document",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            topic(),
            topic_step(),
            post(),
            post_version(),
            post_step(),
            post_document(),
            topic_reader(),
            space_digest(),
        ] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            ("topic_of_network", "topic", ["network_id", "made_at"]),
            (
                "topic_reader_of_account",
                "topic_reader",
                ["account_id", "topic_id"],
            ),
        ] {
            let [first, second] = columns;
            let index = Index::create()
                .name(name)
                .table(table)
                .col(first)
                .col(second)
                .to_owned();
            manager.create_index(index).await?;
        }
        let once = Index::create()
            .name("post_number")
            .table("post")
            .col("topic_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        for table in KEPT {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["space_digest", "topic_reader"] {
            guard::drop_table(manager, table, &[]).await?;
        }
        for table in KEPT.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn topic() -> TableCreateStatement {
    Table::create()
        .table("topic")
        .col(pk_uuid("id"))
        .col(uuid("network_id"))
        .col(string("kind").check(Expr::col("kind").is_in(["discussion", "question"])))
        // Code of a section or question of a questionnaire.
        .col(string_null("about"))
        // An id without reference, as everywhere.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(&mut to("topic", "network_id", "network"))
        .to_owned()
}

fn topic_step() -> TableCreateStatement {
    let steps = [
        "close",
        "reopen",
        "let-newcomers-in",
        "keep-newcomers-out",
        "let-partner-in",
        "keep-partner-out",
    ];
    Table::create()
        .table("topic_step")
        .col(uuid("topic_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("step").check(Expr::col("step").is_in(steps)))
        // For the last two.
        .col(uuid_null("partner_id"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("topic_id").col("number"))
        .foreign_key(&mut to("topic_step", "topic_id", "topic"))
        .foreign_key(&mut to("topic_step", "partner_id", "partner"))
        .to_owned()
}

fn post() -> TableCreateStatement {
    Table::create()
        .table("post")
        .col(pk_uuid("id"))
        .col(uuid("topic_id"))
        // 1 is what the topic begins with.
        .col(integer("number").check(Expr::col("number").gte(1)))
        // For whom the author wrote; none for whoever coordinates the network.
        .col(uuid_null("municipality_id"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(&mut to("post", "topic_id", "topic"))
        .foreign_key(&mut to("post", "municipality_id", "municipality"))
        .to_owned()
}

fn post_version() -> TableCreateStatement {
    Table::create()
        .table("post_version")
        .col(uuid("post_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        // Of the topic; a reply has none.
        .col(string("title"))
        .col(text("body"))
        .col(string("language"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("post_id").col("version"))
        .foreign_key(&mut to("post_version", "post_id", "post"))
        .to_owned()
}

fn post_step() -> TableCreateStatement {
    let steps = ["mark-useful", "unmark", "hide", "show"];
    Table::create()
        .table("post_step")
        .col(uuid("post_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("step").check(Expr::col("step").is_in(steps)))
        .col(text("reason"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("post_id").col("number"))
        .foreign_key(&mut to("post_step", "post_id", "post"))
        .to_owned()
}

fn post_document() -> TableCreateStatement {
    Table::create()
        .table("post_document")
        .col(uuid("post_id"))
        // A piece of the evidence of the author's municipality.
        .col(uuid("evidence_id"))
        .primary_key(Index::create().col("post_id").col("evidence_id"))
        .foreign_key(&mut to("post_document", "post_id", "post"))
        .foreign_key(&mut to("post_document", "evidence_id", "evidence"))
        .to_owned()
}

fn topic_reader() -> TableCreateStatement {
    Table::create()
        .table("topic_reader")
        .col(uuid("topic_id"))
        .col(uuid("account_id"))
        .col(boolean("follows"))
        // The number of the last post that was read; 0 for none.
        .col(integer("seen").check(Expr::col("seen").gte(0)))
        .primary_key(Index::create().col("topic_id").col("account_id"))
        .foreign_key(&mut to("topic_reader", "topic_id", "topic"))
        .foreign_key(&mut to("topic_reader", "account_id", "account"))
        .to_owned()
}

fn space_digest() -> TableCreateStatement {
    Table::create()
        .table("space_digest")
        .col(pk_uuid("account_id"))
        .col(string("rhythm").check(Expr::col("rhythm").is_in(["daily", "weekly"])))
        // What was written between these two is what the last mail told.
        .col(timestamp_with_time_zone("told_from"))
        .col(timestamp_with_time_zone("told_until"))
        .foreign_key(&mut to("space_digest", "account_id", "account"))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
