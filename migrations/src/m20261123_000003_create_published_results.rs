//! Figures that others have published. They have a table of their own so that no query can put them
//! on one axis with computed scores by forgetting a filter.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, double_null, integer, integer_null, pk_uuid, string, string_null, text, text_null,
    uuid,
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
                    .table("published_result")
                    .col(pk_uuid("id"))
                    .col(string("key").unique_key())
                    .col(uuid("municipality_id"))
                    .col(string("edition"))
                    .col(boolean("edition_inferred"))
                    .col(string("measure"))
                    .col(string("sample"))
                    .col(string_null("sample_size_class"))
                    .col(string_null("sample_foreign_born_class"))
                    .col(integer("year"))
                    .col(boolean("year_approximate"))
                    .col(double_null("value"))
                    .col(double_null("sample_average"))
                    .col(integer_null("sample_size"))
                    .col(integer_null("rank"))
                    .col(text("source_url"))
                    .col(text_null("note"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("published_result", "municipality_id")
                            .to("municipality", "id"),
                    )
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, "published_result", &[]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
