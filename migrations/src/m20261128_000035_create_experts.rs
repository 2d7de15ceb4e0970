//! What people say of their own expertise, as long as they want it shown, and letters to them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, string, text, timestamp_with_time_zone, uuid};

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "expert";
const LETTER: &str = "expert_letter";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reaches = ["public", "network"];
        let table = Table::create()
            .table(TABLE)
            .col(uuid("id").primary_key())
            .col(uuid("account_id").unique_key())
            .col(integer("version").check(Expr::col("version").gte(1)))
            .col(string("reach").check(Expr::col("reach").is_in(reaches)))
            // Whether the person wants a mail about questions in these fields.
            .col(boolean("told"))
            // Texts in one language or both.
            .col(text("role"))
            .col(text("about"))
            // Tags, codes of indicators, kinds of help: each with points between.
            .col(text("languages"))
            .col(text("fields"))
            .col(text("help"))
            // The words by which it is found stand here and nowhere else: they go with the row.
            .col(text("words"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone("changed_at"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "account_id")
                    .to("account", "id"),
            )
            .to_owned();
        manager.create_table(table).await?;
        let letter = Table::create()
            .table(LETTER)
            .col(uuid("id").primary_key())
            .col(uuid("network_id"))
            // To whom. An erased person stays an id here, as in the next but one.
            .col(uuid("account_id"))
            .col(text("body"))
            .col(uuid("made_by"))
            .col(timestamp_with_time_zone("made_at"))
            .foreign_key(
                ForeignKey::create()
                    .from(LETTER, "network_id")
                    .to("network", "id"),
            )
            .to_owned();
        manager.create_table(letter).await?;
        let by = Index::create()
            .name("expert_letter_by")
            .table(LETTER)
            .col("made_by")
            .col("made_at")
            .to_owned();
        manager.create_index(by).await?;
        guard::append_only(manager, LETTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        guard::drop_table(manager, LETTER, guard::APPEND_ONLY).await?;
        guard::drop_table(manager, TABLE, &[]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
