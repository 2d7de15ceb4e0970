//! A report names the computation it was printed from by the beginning of a digest. The digest of
//! every run is kept beside it, so that the run is found without reading all documents.
//!
//! The column may be empty, because a replica of the release before does not know it yet.

use std::fmt::Write as _;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;
use sea_orm_migration::sea_orm::prelude::Uuid;
use sha2::{Digest, Sha256};

use crate::guard;

/// Documents are long: so many are held at once.
const AT_ONCE: u64 = 20;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter()
            .table("score_run")
            .add_column(string_null("digest"))
            .to_owned();
        manager.alter_table(change).await?;
        guard::drop_guard(manager, "score_run", "update_rows").await?;
        while fill(manager).await? {}
        guard::refuse_update(manager, "score_run", "rows", "true").await?;
        let index = Index::create()
            .name("score_run_digest")
            .table("score_run")
            .col("digest")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("score_run_digest")
            .table("score_run")
            .to_owned();
        manager.drop_index(index).await?;
        let change = Table::alter()
            .table("score_run")
            .drop_column("digest")
            .to_owned();
        manager.alter_table(change).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Gives some runs their digest; whether there were any without.
async fn fill(manager: &SchemaManager<'_>) -> Result<bool, DbErr> {
    let without = Query::select()
        .columns(["id", "document"])
        .from("score_run")
        .and_where(Expr::col("digest").is_null())
        .limit(AT_ONCE)
        .to_owned();
    let rows = manager.get_connection().query_all(&without).await?;
    for row in &rows {
        let (id, document): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "document")?);
        let mut digest = String::with_capacity(64);
        for byte in Sha256::digest(document.as_bytes()) {
            // Writing into a string cannot fail.
            let _ = write!(digest, "{byte:02x}");
        }
        let change = Query::update()
            .table("score_run")
            .value("digest", digest)
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        manager.execute(change).await?;
    }
    Ok(!rows.is_empty())
}
