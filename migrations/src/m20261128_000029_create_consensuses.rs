//! The consensus register of networks: proposals, their wordings, what members object, and what was
//! adopted.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, integer, string, string_null, text, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order in which they refer to each other.
const TABLES: [&str; 8] = [
    "consensus",
    "consensus_wording",
    "consensus_step",
    "consensus_adoption",
    "consensus_present",
    "consensus_remark",
    "consensus_reply",
    "steering_seat",
];

/// Tables in which nothing comes to a consensus any more once it is adopted.
const CLOSED: [&str; 2] = ["consensus_wording", "consensus_remark"];
const ADOPTED: &str = "EXISTS (SELECT 1 FROM consensus_adoption \
                       WHERE consensus_adoption.consensus_id = NEW.consensus_id)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            consensus(),
            wording(),
            step(),
            adoption(),
            present(),
            remark(),
            reply(),
            seat(),
        ] {
            manager.create_table(table).await?;
        }
        for index in [
            Index::create()
                .name("consensus_network")
                .table("consensus")
                .col("network_id")
                .to_owned(),
            Index::create()
                .name("consensus_adoption_number")
                .table("consensus_adoption")
                .col("network_id")
                .col("year")
                .col("number")
                .unique()
                .to_owned(),
            Index::create()
                .name("consensus_remark_consensus")
                .table("consensus_remark")
                .col("consensus_id")
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        for table in TABLES {
            guard::append_only(manager, table).await?;
        }
        for table in CLOSED {
            guard::refuse_insert(manager, table, "adopted", ADOPTED).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in CLOSED {
            guard::drop_guard(manager, table, "insert_adopted").await?;
        }
        for table in TABLES.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}

fn consensus() -> TableCreateStatement {
    Table::create()
        .table("consensus")
        .col(uuid("id").primary_key())
        .col(uuid("network_id"))
        // The member that proposes it; none for whoever coordinates the network.
        .col(uuid_null("municipality_id"))
        // The adopted one that it is to change, and how.
        .col(uuid_null("earlier_id"))
        .col(string_null("change").check(Expr::col("change").is_in(["amends", "replaces"])))
        // An id without reference, as everywhere.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .check(Expr::cust("(earlier_id IS NULL) = (change IS NULL)"))
        .foreign_key(&mut to("consensus", "network_id", "network"))
        .foreign_key(&mut to("consensus", "municipality_id", "municipality"))
        .foreign_key(&mut to("consensus", "earlier_id", "consensus"))
        .to_owned()
}

fn wording() -> TableCreateStatement {
    Table::create()
        .table("consensus_wording")
        .col(uuid("consensus_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(string("title"))
        .col(text("body"))
        // Code of an indicator.
        .col(string_null("indicator"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("consensus_id").col("version"))
        .foreign_key(&mut to("consensus_wording", "consensus_id", "consensus"))
        .to_owned()
}

fn step() -> TableCreateStatement {
    let steps = [
        "proposed", "opened", "adopted", "dropped", "shown", "reserved",
    ];
    Table::create()
        .table("consensus_step")
        .col(uuid("consensus_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("step").check(Expr::col("step").is_in(steps)))
        .col(text("remark"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("consensus_id").col("number"))
        .foreign_key(&mut to("consensus_step", "consensus_id", "consensus"))
        .to_owned()
}

fn adoption() -> TableCreateStatement {
    Table::create()
        .table("consensus_adoption")
        .col(uuid("consensus_id").primary_key())
        .col(uuid("network_id"))
        .col(integer("year"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        // Which of its wordings.
        .col(integer("wording"))
        .col(date("day"))
        // At which meeting, where it stands here.
        .col(uuid_null("meeting_id"))
        .col(text("place"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(
            ForeignKey::create()
                .from("consensus_adoption", ("consensus_id", "wording"))
                .to("consensus_wording", ("consensus_id", "version")),
        )
        .foreign_key(&mut to("consensus_adoption", "network_id", "network"))
        .to_owned()
}

/// A member that was present when it was adopted.
fn present() -> TableCreateStatement {
    Table::create()
        .table("consensus_present")
        .col(uuid("consensus_id"))
        .col(uuid("municipality_id"))
        .primary_key(Index::create().col("consensus_id").col("municipality_id"))
        .foreign_key(
            ForeignKey::create()
                .from("consensus_present", "consensus_id")
                .to("consensus_adoption", "consensus_id"),
        )
        .foreign_key(&mut to(
            "consensus_present",
            "municipality_id",
            "municipality",
        ))
        .to_owned()
}

/// What a member objects to a wording, or would have otherwise.
fn remark() -> TableCreateStatement {
    Table::create()
        .table("consensus_remark")
        .col(uuid("id").primary_key())
        .col(uuid("consensus_id"))
        .col(integer("wording"))
        .col(string("kind").check(Expr::col("kind").is_in(["objection", "amendment"])))
        .col(uuid("municipality_id"))
        .col(text("body"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(
            ForeignKey::create()
                .from("consensus_remark", ("consensus_id", "wording"))
                .to("consensus_wording", ("consensus_id", "version")),
        )
        .foreign_key(&mut to(
            "consensus_remark",
            "municipality_id",
            "municipality",
        ))
        .to_owned()
}

fn reply() -> TableCreateStatement {
    Table::create()
        .table("consensus_reply")
        .col(uuid("remark_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("outcome").check(Expr::col("outcome").is_in(["answered", "withdrawn"])))
        .col(text("body"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("remark_id").col("number"))
        .foreign_key(&mut to("consensus_reply", "remark_id", "consensus_remark"))
        .to_owned()
}

/// Who takes a seat in a steering committee, and who leaves it; the last word about somebody holds.
fn seat() -> TableCreateStatement {
    Table::create()
        .table("steering_seat")
        .col(uuid("network_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(uuid("account_id"))
        .col(string("word").check(Expr::col("word").is_in(["takes", "leaves"])))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("network_id").col("number"))
        .foreign_key(&mut to("steering_seat", "network_id", "network"))
        .to_owned()
}
