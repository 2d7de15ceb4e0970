//! Municipalities and facts about them, each with its source: pages must say where a number is from.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, boolean, double, double_null, integer_null, pk_uuid, string, string_null,
    text, text_null, uuid,
};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("source")
                    .col(string("code").primary_key())
                    .col(text("titles"))
                    .col(text_null("url"))
                    .col(string_null("licence"))
                    .col(boolean("demonstration"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("municipality")
                    .col(pk_uuid("id"))
                    .col(string("code").unique_key())
                    .col(string("country"))
                    .col(string_null("province"))
                    .col(string_null("jurisdiction"))
                    .col(big_integer_null("geonames_id"))
                    .col(double_null("latitude"))
                    .col(double_null("longitude"))
                    .col(boolean("demonstration"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("municipality_name")
                    .col(uuid("municipality_id"))
                    .col(string("language"))
                    .col(text("name"))
                    .primary_key(Index::create().col("municipality_id").col("language"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("municipality_name", "municipality_id")
                            .to("municipality", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("municipality_fact")
                    .col(pk_uuid("id"))
                    .col(uuid("municipality_id"))
                    .col(string("measure"))
                    .col(integer_null("year"))
                    .col(double("value"))
                    .col(string("source_code"))
                    .col(text_null("note"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("municipality_fact", "municipality_id")
                            .to("municipality", "id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .from("municipality_fact", "source_code")
                            .to("source", "code"),
                    )
                    .to_owned(),
            )
            .await?;
        // One figure per measure, year and source; a figure whose source states no year counts as
        // one year of its own, which a plain unique index over a null would not see.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX municipality_fact_dated ON municipality_fact \
                 (municipality_id, measure, source_code, year) WHERE year IS NOT NULL",
            )
            .await?;
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX municipality_fact_undated ON municipality_fact \
                 (municipality_id, measure, source_code) WHERE year IS NULL",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "municipality_fact",
            "municipality_name",
            "municipality",
            "source",
        ] {
            guard::drop_table(manager, table, &[]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
