//! Networks and who belongs to them, with the dates as precisely as the source gives them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, pk_uuid, string, string_null, text, text_null, uuid};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("network")
                    .col(pk_uuid("id"))
                    .col(string("code").unique_key())
                    .col(string("kind").check(Expr::col("kind").is_in([
                        "international",
                        "national",
                        "regional",
                    ])))
                    .col(string_null("parent_code"))
                    .col(string_null("country"))
                    .col(text("names"))
                    .col(text("descriptions"))
                    .col(text("facts"))
                    .col(string("source_code"))
                    .col(boolean("demonstration"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("network", "source_code")
                            .to("source", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("membership")
                    .col(pk_uuid("id"))
                    .col(uuid("network_id"))
                    .col(uuid("municipality_id"))
                    .col(string("kind").check(Expr::col("kind").is_in([
                        "member",
                        "through_network",
                        "named",
                    ])))
                    .col(string_null("joined"))
                    .col(string_null("left"))
                    .col(string("source_code"))
                    .col(text_null("note"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("membership", "network_id")
                            .to("network", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("membership", "municipality_id")
                            .to("municipality", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("membership", "source_code")
                            .to("source", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        // Joining, leaving and joining again are two memberships. No date is a date of its own here.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX membership_once ON membership \
                 (network_id, municipality_id, COALESCE(joined, ''))",
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("membership_municipality")
                    .table("membership")
                    .col("municipality_id")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "membership", &[]).await?;
        guard::drop_table(manager, "network", &[]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
