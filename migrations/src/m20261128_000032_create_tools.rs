//! The tools of a network: guides, templates, by-laws, training, one row per version, and which
//! municipalities say that they use them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 2] = ["tool", "tool_use"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(tool()).await?;
        manager.create_table(tool_use()).await?;
        let by_network = Index::create()
            .name("tool_network")
            .table("tool")
            .col("network_id")
            .to_owned();
        manager.create_index(by_network).await?;
        for table in TABLES {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES.into_iter().rev() {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn tool() -> TableCreateStatement {
    let kinds = ["guide", "template", "by-law", "training"];
    let licences = ["cc0", "cc-by", "cc-by-sa", "cc-by-nc", "public-act", "ask"];
    Table::create()
        .table("tool")
        .col(uuid("tool_id"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .col(uuid("network_id"))
        // Whose it is; none for one of the network itself.
        .col(uuid_null("municipality_id"))
        .col(string("reach").check(Expr::col("reach").is_in(["public", "network"])))
        .col(string("kind").check(Expr::col("kind").is_in(kinds)))
        .col(string("language").check(Expr::col("language").is_in(["fr", "en"])))
        .col(string("licence").check(Expr::col("licence").is_in(licences)))
        .col(string("theme"))
        .col(text("title"))
        .col(text("summary"))
        // Codes of an edition, with points between.
        .col(text("indicators"))
        // An address elsewhere, or a piece of the municipality's evidence.
        .col(text_null("url"))
        .col(uuid_null("document_id"))
        .col(boolean("removed"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("tool_id").col("version"))
        .check(
            Expr::col("url")
                .is_null()
                .eq(Expr::col("document_id").is_not_null()),
        )
        .foreign_key(
            ForeignKey::create()
                .from("tool", "network_id")
                .to("network", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("tool", "municipality_id")
                .to("municipality", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("tool", "document_id")
                .to("evidence", "id"),
        )
        .to_owned()
}

/// The last word of a municipality about a tool holds.
fn tool_use() -> TableCreateStatement {
    Table::create()
        .table("tool_use")
        .col(uuid("tool_id"))
        .col(uuid("municipality_id"))
        .col(integer("number").check(Expr::col("number").gte(1)))
        .col(boolean("uses"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(
            Index::create()
                .col("tool_id")
                .col("municipality_id")
                .col("number"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("tool_use", "municipality_id")
                .to("municipality", "id"),
        )
        .to_owned()
}
