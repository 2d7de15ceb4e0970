//! Meetings of networks: what was said of one, who takes part, its documents, and calendars.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string, text, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// Those whose rows stay as they are, in the order in which they refer to each other.
const KEPT: [&str; 5] = [
    "meeting",
    "meeting_present",
    "meeting_place",
    "meeting_document",
    "meeting_invitation",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            meeting(),
            meeting_present(),
            meeting_place(),
            meeting_document(),
            meeting_invitation(),
            calendar_link(),
        ] {
            manager.create_table(table).await?;
        }
        for index in [
            Index::create()
                .name("meeting_network")
                .table("meeting")
                .col("network_id")
                .to_owned(),
            Index::create()
                .name("meeting_document_once")
                .table("meeting_document")
                .col("meeting_id")
                .col("evidence_id")
                .unique()
                .to_owned(),
            Index::create()
                .name("meeting_invitation_meeting")
                .table("meeting_invitation")
                .col("meeting_id")
                .to_owned(),
            Index::create()
                .name("calendar_link_hash")
                .table("calendar_link")
                .col("hash")
                .unique()
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        for table in KEPT {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "calendar_link", &[]).await?;
        for table in KEPT.into_iter().rev() {
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

/// One row per version.
fn meeting() -> TableCreateStatement {
    let states = ["planned", "announced", "held", "cancelled"];
    Table::create()
        .table("meeting")
        .col(uuid("meeting_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(uuid("network_id"))
        .col(string("state").check(Expr::col("state").is_in(states)))
        // The member that receives the others; none while it is not known.
        .col(uuid_null("host_id"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(integer("minutes").check(Expr::col("minutes").gte(1)))
        // The name of the time zone in which the time was said.
        .col(string("zone"))
        .col(string("theme"))
        .col(text("place"))
        // The address of a meeting at a distance.
        .col(text("video"))
        .col(text("invitation"))
        // Items as a JSON list.
        .col(text("agenda"))
        .col(boolean("public"))
        .col(text("report"))
        // What the host has presented of its practices.
        .col(text("practices"))
        // An id without reference, as everywhere.
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("meeting_id").col("version"))
        .foreign_key(&mut to("meeting", "network_id", "network"))
        .foreign_key(&mut to("meeting", "host_id", "municipality"))
        .to_owned()
}

/// A member that was present, as a version says it.
fn meeting_present() -> TableCreateStatement {
    Table::create()
        .table("meeting_present")
        .col(uuid("meeting_id"))
        .col(integer("version"))
        .col(uuid("municipality_id"))
        .primary_key(
            Index::create()
                .col("meeting_id")
                .col("version")
                .col("municipality_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("meeting_present", ("meeting_id", "version"))
                .to("meeting", ("meeting_id", "version")),
        )
        .foreign_key(&mut to(
            "meeting_present",
            "municipality_id",
            "municipality",
        ))
        .to_owned()
}

/// What somebody says of taking part; the last word holds.
fn meeting_place() -> TableCreateStatement {
    let ways = ["in-person", "at-a-distance", "not"];
    Table::create()
        .table("meeting_place")
        // Whose versions there are: a reference would need one of them.
        .col(uuid("meeting_id"))
        .col(uuid("account_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(string("way").check(Expr::col("way").is_in(ways)))
        // For which member; none for whoever coordinates the network.
        .col(uuid_null("municipality_id"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(
            Index::create()
                .col("meeting_id")
                .col("account_id")
                .col("number"),
        )
        .foreign_key(&mut to("meeting_place", "municipality_id", "municipality"))
        .to_owned()
}

/// A piece of a member's evidence that the others may open.
fn meeting_document() -> TableCreateStatement {
    let parts = ["document", "presentation"];
    Table::create()
        .table("meeting_document")
        .col(uuid("id").primary_key())
        .col(uuid("meeting_id"))
        .col(uuid("municipality_id"))
        .col(uuid("evidence_id"))
        .col(string("part").check(Expr::col("part").is_in(parts)))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(&mut to(
            "meeting_document",
            "municipality_id",
            "municipality",
        ))
        .foreign_key(&mut to("meeting_document", "evidence_id", "evidence"))
        .to_owned()
}

fn meeting_invitation() -> TableCreateStatement {
    Table::create()
        .table("meeting_invitation")
        .col(uuid("id").primary_key())
        .col(uuid("meeting_id"))
        .col(integer("version"))
        .col(integer("readers").check(Expr::col("readers").gte(1)))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(
            ForeignKey::create()
                .from("meeting_invitation", ("meeting_id", "version"))
                .to("meeting", ("meeting_id", "version")),
        )
        .to_owned()
}

/// The address of somebody's own calendar of a network; only the hash of its secret is kept.
fn calendar_link() -> TableCreateStatement {
    Table::create()
        .table("calendar_link")
        .col(uuid("account_id"))
        .col(uuid("network_id"))
        .col(string("hash"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("account_id").col("network_id"))
        .foreign_key(&mut to("calendar_link", "account_id", "account"))
        .foreign_key(&mut to("calendar_link", "network_id", "network"))
        .to_owned()
}
