//! People who sign in: accounts, what they may be for whom, invitations, sessions, one-time tokens,
//! attempts to sign in, mails that wait, and a record of what was done that nobody can change.
//!
//! Tokens and session ids are kept as hashes only.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, pk_uuid, string, string_null, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::guard;

const ROLES: [&str; 6] = [
    "city-editor",
    "city-coordinator",
    "reviewer",
    "network-coordinator",
    "programme-administrator",
    "partner-reader",
];

/// A role of a city names the city, one of a network the network, and one of the service neither.
const PLACE: &str = "(role IN ('city-editor', 'city-coordinator') \
        AND municipality_id IS NOT NULL AND network_id IS NULL) \
     OR (role IN ('reviewer', 'network-coordinator', 'partner-reader') \
        AND municipality_id IS NULL AND network_id IS NOT NULL) \
     OR (role = 'programme-administrator' AND municipality_id IS NULL AND network_id IS NULL)";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            account(),
            role_grant(),
            invitation(),
            session(),
            account_token(),
            sign_in_attempt(),
            mail(),
            audit_event(),
        ] {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in [
            (
                "role_grant_account",
                "role_grant",
                ["account_id"].as_slice(),
            ),
            ("invitation_email", "invitation", &["email"]),
            ("session_account", "session", &["account_id"]),
            ("account_token_account", "account_token", &["account_id"]),
            (
                "sign_in_attempt_subject",
                "sign_in_attempt",
                &["subject", "at"],
            ),
            (
                "sign_in_attempt_origin",
                "sign_in_attempt",
                &["origin", "at"],
            ),
            ("mail_due", "mail", &["state", "due_at"]),
            (
                "audit_event_municipality",
                "audit_event",
                &["municipality_id"],
            ),
        ] {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index.take()).await?;
        }
        // sea-query has no partial indexes; both databases understand these. A role may be given
        // again after it has ended, and an invitation repeated after it was withdrawn.
        for sql in [
            "CREATE UNIQUE INDEX role_grant_city ON role_grant (account_id, role, municipality_id) \
             WHERE ended_at IS NULL AND municipality_id IS NOT NULL",
            "CREATE UNIQUE INDEX role_grant_network ON role_grant (account_id, role, network_id) \
             WHERE ended_at IS NULL AND network_id IS NOT NULL",
            "CREATE UNIQUE INDEX role_grant_service ON role_grant (account_id, role) \
             WHERE ended_at IS NULL AND municipality_id IS NULL AND network_id IS NULL",
        ] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        guard::append_only(manager, "audit_event").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "audit_event", guard::APPEND_ONLY).await?;
        for table in [
            "mail",
            "sign_in_attempt",
            "account_token",
            "session",
            "invitation",
            "role_grant",
            "account",
        ] {
            guard::drop_table(manager, table, &[]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(pk_uuid("id"))
        .col(string("email").unique_key())
        .col(text("name"))
        .col(language())
        .col(text_null("password_hash"))
        .col(timestamp_with_time_zone_null("password_at"))
        .col(text_null("totp_secret"))
        .col(timestamp_with_time_zone_null("totp_confirmed_at"))
        .col(big_integer_null("totp_last_step"))
        .col(boolean("demonstration"))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("version").check(Expr::col("version").gte(1)))
        .to_owned()
}

fn role_grant() -> TableCreateStatement {
    Table::create()
        .table("role_grant")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(role())
        .col(uuid_null("municipality_id"))
        .col(uuid_null("network_id"))
        .col(timestamp_with_time_zone("granted_at"))
        .col(uuid_null("granted_by"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(uuid_null("ended_by"))
        .check(Expr::cust(PLACE))
        .foreign_key(&mut to("role_grant", "account_id", "account"))
        .foreign_key(&mut to("role_grant", "municipality_id", "municipality"))
        .foreign_key(&mut to("role_grant", "network_id", "network"))
        .to_owned()
}

fn invitation() -> TableCreateStatement {
    Table::create()
        .table("invitation")
        .col(pk_uuid("id"))
        .col(string("email"))
        .col(role())
        .col(uuid_null("municipality_id"))
        .col(uuid_null("network_id"))
        .col(language())
        .col(uuid("invited_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("accepted_at"))
        .col(timestamp_with_time_zone_null("withdrawn_at"))
        .check(Expr::cust(PLACE))
        .foreign_key(&mut to("invitation", "invited_by", "account"))
        .foreign_key(&mut to("invitation", "municipality_id", "municipality"))
        .foreign_key(&mut to("invitation", "network_id", "network"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(string("hash").primary_key())
        // Names the session in lists; the hash stays inside.
        .col(uuid("id").unique_key())
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(string("browser"))
        .foreign_key(&mut to("session", "account_id", "account"))
        .to_owned()
}

fn account_token() -> TableCreateStatement {
    Table::create()
        .table("account_token")
        .col(string("hash").primary_key())
        .col(string("purpose").check(Expr::col("purpose").is_in([
            "first-administrator",
            "invitation",
            "sign-in",
            "reset",
        ])))
        .col(uuid_null("account_id"))
        .col(uuid_null("invitation_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut to("account_token", "account_id", "account"))
        .foreign_key(&mut to("account_token", "invitation_id", "invitation"))
        .to_owned()
}

fn sign_in_attempt() -> TableCreateStatement {
    Table::create()
        .table("sign_in_attempt")
        .col(pk_uuid("id"))
        .col(string("kind").check(Expr::col("kind").is_in(["password", "mail", "token"])))
        .col(string("subject"))
        .col(string("origin"))
        .col(timestamp_with_time_zone("at"))
        .to_owned()
}

fn mail() -> TableCreateStatement {
    Table::create()
        .table("mail")
        .col(pk_uuid("id"))
        .col(string("kind"))
        .col(string("recipient"))
        .col(language())
        .col(uuid_null("account_id"))
        .col(uuid_null("invitation_id"))
        .col(
            string("state")
                .check(Expr::col("state").is_in(["waiting", "sent", "shown", "dropped", "dead"])),
        )
        .col(integer("attempts").check(Expr::col("attempts").gte(0)))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("done_at"))
        .col(text_null("subject"))
        .col(text_null("body"))
        .col(text_null("failure"))
        .foreign_key(&mut to("mail", "account_id", "account"))
        .foreign_key(&mut to("mail", "invitation_id", "invitation"))
        .to_owned()
}

fn audit_event() -> TableCreateStatement {
    Table::create()
        .table("audit_event")
        .col(big_integer("number").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(string("action"))
        // Ids only, and no reference: who is erased stays a number here.
        .col(uuid_null("actor_id"))
        .col(string("origin"))
        .col(string("object"))
        .col(string_null("object_id"))
        .col(uuid_null("municipality_id"))
        .col(uuid_null("network_id"))
        .col(text("detail"))
        .col(string("previous_hash"))
        .col(string("hash").unique_key())
        .to_owned()
}

fn role() -> ColumnDef {
    string("role")
        .check(Expr::col("role").is_in(ROLES))
        .to_owned()
}

fn language() -> ColumnDef {
    string("language")
        .check(Expr::col("language").is_in(["fr", "en"]))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
