//! What more there is to signing in: a sign-in that waits for a code, codes for whoever has lost
//! the telephone, and who somebody is at a provider of identity. Secrets are kept as hashes only.
//!
//! Tries of codes are counted like those of passwords. What was counted before is at most a day
//! old, so its table is made anew with the longer list of kinds.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::guard;

const BEFORE: &[&str] = &["password", "mail", "token"];
const NOW: &[&str] = &["password", "mail", "token", "code"];

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [pending_sign_in(), recovery_code(), account_identity()] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            (
                "pending_sign_in_account",
                "pending_sign_in",
                ["account_id"].as_slice(),
            ),
            ("recovery_code_account", "recovery_code", &["account_id"]),
        ] {
            manager.create_index(index(name, table, columns)).await?;
        }
        let one_each = index(
            "account_identity_account",
            "account_identity",
            &["account_id", "issuer"],
        );
        manager
            .create_index(one_each.clone().unique().to_owned())
            .await?;
        attempts_anew(manager, NOW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        attempts_anew(manager, BEFORE).await?;
        for table in ["account_identity", "recovery_code", "pending_sign_in"] {
            guard::drop_table(manager, table, &[]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn pending_sign_in() -> TableCreateStatement {
    Table::create()
        .table("pending_sign_in")
        .col(string("hash").primary_key())
        .col(uuid("account_id"))
        // How the first step was made, for the record of what was done.
        .col(string("means"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(integer("failures").check(Expr::col("failures").gte(0)))
        .foreign_key(&mut to_account("pending_sign_in"))
        .to_owned()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(string("hash").primary_key())
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut to_account("recovery_code"))
        .to_owned()
}

fn account_identity() -> TableCreateStatement {
    Table::create()
        .table("account_identity")
        .col(string("issuer"))
        .col(string("subject"))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("linked_at"))
        .primary_key(Index::create().col("issuer").col("subject"))
        .foreign_key(&mut to_account("account_identity"))
        .to_owned()
}

fn to_account(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "account_id")
        .to("account", "id")
        .to_owned()
}

fn index(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index.take()
}

async fn attempts_anew(manager: &SchemaManager<'_>, kinds: &[&'static str]) -> Result<(), DbErr> {
    guard::drop_table(manager, "sign_in_attempt", &[]).await?;
    let kinds = kinds.iter().copied();
    let table = Table::create()
        .table("sign_in_attempt")
        .col(pk_uuid("id"))
        .col(string("kind").check(Expr::col("kind").is_in(kinds)))
        .col(string("subject"))
        .col(string("origin"))
        .col(timestamp_with_time_zone("at"))
        .to_owned();
    manager.create_table(table).await?;
    for (name, columns) in [
        ("sign_in_attempt_subject", ["subject", "at"]),
        ("sign_in_attempt_origin", ["origin", "at"]),
    ] {
        manager
            .create_index(index(name, "sign_in_attempt", &columns))
            .await?;
    }
    Ok(())
}
