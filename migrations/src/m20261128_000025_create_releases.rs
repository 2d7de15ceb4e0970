//! Releases of the data: what each of them is and which files it has.
//!
//! The files themselves stand in the object store under the id of their release. A release never
//! changes; one that was withdrawn stays here with its checksums, and says why.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, pk_uuid, string, text,
    timestamp_with_time_zone, uuid, uuid_null,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const RELEASE: &str = "release";
const FILE: &str = "release_file";
const WITHDRAWAL: &str = "release_withdrawal";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [release(), file(), withdrawal()] {
            manager.create_table(table).await?;
        }
        let by_version = Index::create()
            .name("release_version")
            .table(RELEASE)
            .col("major")
            .col("minor")
            .col("patch")
            .unique()
            .to_owned();
        manager.create_index(by_version).await?;
        for table in [RELEASE, FILE, WITHDRAWAL] {
            guard::append_only(manager, table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [WITHDRAWAL, FILE, RELEASE] {
            guard::drop_table(manager, table, guard::APPEND_ONLY).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn release() -> TableCreateStatement {
    Table::create()
        .table(RELEASE)
        .col(pk_uuid("id"))
        .col(integer("major").check(Expr::col("major").gte(1)))
        .col(integer("minor").check(Expr::col("minor").gte(0)))
        .col(integer("patch").check(Expr::col("patch").gte(0)))
        .col(timestamp_with_time_zone("made_at"))
        .col(boolean("demonstration"))
        // What it was made from and what differs from the one before, as JSON.
        .col(text("document"))
        .to_owned()
}

fn file() -> TableCreateStatement {
    Table::create()
        .table(FILE)
        .col(uuid("release_id"))
        .col(string("name"))
        .col(string("media_type"))
        .col(big_integer("bytes"))
        // Rows of a table; none for what is no table.
        .col(big_integer_null("rows"))
        .col(string("sha256"))
        .primary_key(Index::create().col("release_id").col("name"))
        .foreign_key(
            ForeignKey::create()
                .from(FILE, "release_id")
                .to(RELEASE, "id"),
        )
        .to_owned()
}

fn withdrawal() -> TableCreateStatement {
    Table::create()
        .table(WITHDRAWAL)
        .col(pk_uuid("release_id"))
        .col(timestamp_with_time_zone("withdrawn_at"))
        // Why, in both languages, as JSON.
        .col(text("reasons"))
        // The release that came in its place; none when nothing did.
        .col(uuid_null("replaced_by"))
        .foreign_key(
            ForeignKey::create()
                .from(WITHDRAWAL, "release_id")
                .to(RELEASE, "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from(WITHDRAWAL, "replaced_by")
                .to(RELEASE, "id"),
        )
        .to_owned()
}
