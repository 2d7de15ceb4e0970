//! A partner's reader is held for a partner, not for a network: a city agrees to show something to
//! a ministry alone.
//!
//! Who read for a network with one partner now reads for that one. Where there are several nobody
//! can know which was meant, so the role ends and has to be offered anew; ended roles stay as they
//! were. SQLite changes no check of a table, so its two tables are made anew.
//!
//! A membership gives rights over the people of a city. One that was a mistake can be taken out of
//! sight, as a figure can; its row stays.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    pk_uuid, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

const ROLES: [&str; 6] = [
    "city-editor",
    "city-coordinator",
    "reviewer",
    "network-coordinator",
    "programme-administrator",
    "partner-reader",
];

/// What both versions of the rule share.
const CITY_OR_SERVICE: &str = "(role IN ('city-editor', 'city-coordinator') \
        AND municipality_id IS NOT NULL AND network_id IS NULL) \
     OR (role = 'programme-administrator' AND municipality_id IS NULL AND network_id IS NULL)";
const OF_NETWORK: &str = "municipality_id IS NULL AND network_id IS NOT NULL";

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// One of the two tables that name a role and its place.
struct Placed {
    table: &'static str,
    columns: &'static str,
    made: fn() -> TableCreateStatement,
    /// Which rows are over, and how one is ended.
    over: &'static str,
    ends: &'static str,
    indexes: &'static [&'static str],
}

const PLACED: [Placed; 2] = [
    Placed {
        table: "role_grant",
        columns: "id, account_id, role, municipality_id, network_id, granted_at, granted_by, \
                  ended_at, ended_by",
        made: role_grant,
        over: "ended_at IS NOT NULL",
        ends: "ended_at",
        indexes: &[
            "CREATE INDEX role_grant_account ON role_grant (account_id)",
            "CREATE UNIQUE INDEX role_grant_city ON role_grant (account_id, role, municipality_id) \
             WHERE ended_at IS NULL AND municipality_id IS NOT NULL",
            "CREATE UNIQUE INDEX role_grant_network ON role_grant (account_id, role, network_id) \
             WHERE ended_at IS NULL AND network_id IS NOT NULL",
        ],
    },
    Placed {
        table: "invitation",
        columns: "id, email, role, municipality_id, network_id, language, invited_by, created_at, \
                  expires_at, accepted_at, withdrawn_at",
        made: invitation,
        over: "(accepted_at IS NOT NULL OR withdrawn_at IS NOT NULL)",
        ends: "withdrawn_at",
        indexes: &["CREATE INDEX invitation_email ON invitation (email)"],
    },
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let removed_at = timestamp_with_time_zone_null("removed_at");
        let change = Table::alter()
            .table("membership")
            .add_column(removed_at)
            .to_owned();
        manager.alter_table(change).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        let now = if sqlite {
            "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')"
        } else {
            "CURRENT_TIMESTAMP"
        };
        for placed in &PLACED {
            let Placed {
                table, over, ends, ..
            } = placed;
            let column = "partner_id uuid REFERENCES partner (id)";
            run(manager, &format!("ALTER TABLE {table} ADD COLUMN {column}")).await?;
            let reads = format!("role = 'partner-reader' AND NOT ({over})");
            let only = format!(
                "UPDATE {table} SET partner_id = (SELECT p.partner_id FROM partnership p \
                 WHERE p.network_id = {table}.network_id AND p.\"until\" IS NULL \
                 AND NOT EXISTS (SELECT 1 FROM partnership q WHERE q.network_id = p.network_id \
                 AND q.\"until\" IS NULL AND q.partner_id <> p.partner_id) LIMIT 1) WHERE {reads}"
            );
            run(manager, &only).await?;
            let unknown =
                format!("UPDATE {table} SET {ends} = {now} WHERE {reads} AND partner_id IS NULL");
            run(manager, &unknown).await?;
            let leaves = "SET network_id = NULL WHERE partner_id IS NOT NULL";
            placed.change_rule(manager, &placed.rule(), leaves).await?;
        }
        if !sqlite {
            run(manager, "DROP INDEX role_grant_service").await?;
        }
        run(manager, &service("AND partner_id IS NULL")).await?;
        let partner = "CREATE UNIQUE INDEX role_grant_partner ON role_grant \
             (account_id, role, partner_id) WHERE ended_at IS NULL AND partner_id IS NOT NULL";
        run(manager, partner).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter()
            .table("membership")
            .drop_column("removed_at")
            .to_owned();
        manager.alter_table(change).await?;
        // A partner that works with no network has no place in the rule from before.
        let nowhere = "partner_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM partnership \
             WHERE partnership.partner_id = ";
        let offers = format!("(SELECT id FROM invitation WHERE {nowhere} invitation.partner_id))");
        for sql in [
            format!("DELETE FROM role_grant WHERE {nowhere} role_grant.partner_id)"),
            format!("DELETE FROM account_token WHERE invitation_id IN {offers}"),
            format!("UPDATE mail SET invitation_id = NULL WHERE invitation_id IN {offers}"),
            format!("DELETE FROM invitation WHERE {nowhere} invitation.partner_id)"),
        ] {
            run(manager, &sql).await?;
        }
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        if !sqlite {
            run(manager, "DROP INDEX role_grant_partner").await?;
            run(manager, "DROP INDEX role_grant_service").await?;
        }
        let before = format!(
            "{CITY_OR_SERVICE} OR (role IN ('reviewer', 'network-coordinator', 'partner-reader') \
             AND {OF_NETWORK})"
        );
        for placed in &PLACED {
            let back = "SET network_id = (SELECT p.network_id FROM partnership p \
                 WHERE p.partner_id = PLACED.partner_id ORDER BY p.id LIMIT 1) \
                 WHERE partner_id IS NOT NULL";
            placed.change_rule(manager, &before, back).await?;
            if !sqlite {
                let sql = format!("ALTER TABLE {} DROP COLUMN partner_id", placed.table);
                run(manager, &sql).await?;
            }
        }
        run(manager, &service("")).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

impl Placed {
    /// A reader names a partner; one from before, whose role is over, a network.
    fn rule(&self) -> String {
        let over = self.over;
        format!(
            "(({CITY_OR_SERVICE} OR (role IN ('reviewer', 'network-coordinator') \
             AND {OF_NETWORK})) AND partner_id IS NULL) OR (role = 'partner-reader' \
             AND municipality_id IS NULL AND ((partner_id IS NOT NULL AND network_id IS NULL) \
             OR (partner_id IS NULL AND network_id IS NOT NULL AND {over})))"
        )
    }

    /// Puts another rule about places on the table, after `update` has moved its rows.
    async fn change_rule(
        &self,
        manager: &SchemaManager<'_>,
        rule: &str,
        update: &str,
    ) -> Result<(), DbErr> {
        let Self { table, columns, .. } = self;
        if manager.get_database_backend() == DbBackend::Postgres {
            let update = update.replace("PLACED", table);
            for sql in [
                format!("ALTER TABLE {table} DROP CONSTRAINT {table}_check"),
                format!("UPDATE {table} {update}"),
                format!("ALTER TABLE {table} ADD CONSTRAINT {table}_check CHECK ({rule})"),
            ] {
                run(manager, &sql).await?;
            }
            return Ok(());
        }
        let mut new = (self.made)();
        new.check(Expr::cust(rule.to_owned()));
        let mut columns = (*columns).to_owned();
        if rule.contains("partner_id") {
            columns.push_str(", partner_id");
            new.col(uuid_null("partner_id"))
                .foreign_key(&mut to(table, "partner_id", "partner"));
        }
        let update = update.replace("PLACED", "placed_before");
        for sql in [
            // Mails and links that name an invitation are looked at when all is done.
            "PRAGMA defer_foreign_keys = ON".to_owned(),
            format!("CREATE TEMPORARY TABLE placed_before AS SELECT * FROM {table}"),
            format!("UPDATE placed_before {update}"),
            format!("DROP TABLE {table}"),
        ] {
            run(manager, &sql).await?;
        }
        manager.create_table(new).await?;
        let back = format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM placed_before");
        run(manager, &back).await?;
        run(manager, "DROP TABLE placed_before").await?;
        for index in self.indexes {
            run(manager, index).await?;
        }
        Ok(())
    }
}

/// The index that lets nobody hold a role for the service twice.
fn service(also: &str) -> String {
    format!(
        "CREATE UNIQUE INDEX role_grant_service ON role_grant (account_id, role) \
         WHERE ended_at IS NULL AND municipality_id IS NULL AND network_id IS NULL {also}"
    )
}

async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await?;
    Ok(())
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
        .col(
            string("language")
                .check(Expr::col("language").is_in(["fr", "en"]))
                .to_owned(),
        )
        .col(uuid("invited_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("accepted_at"))
        .col(timestamp_with_time_zone_null("withdrawn_at"))
        .foreign_key(&mut to("invitation", "invited_by", "account"))
        .foreign_key(&mut to("invitation", "municipality_id", "municipality"))
        .foreign_key(&mut to("invitation", "network_id", "network"))
        .to_owned()
}

fn role() -> ColumnDef {
    string("role")
        .check(Expr::col("role").is_in(ROLES))
        .to_owned()
}

fn to(table: &'static str, column: &'static str, other: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(other, "id")
        .to_owned()
}
