//! What is found by its words: practices, tools, challenges and posts, whatever the database.
//!
//! The rows are the same on both. How their words are looked up is not: PostgreSQL has an index over
//! them, SQLite a table of its own (FTS5) that triggers keep, which is no more than an index and is
//! looked at as one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, pk_auto, string, text, uuid, uuid_null};
use sea_orm_migration::sea_orm::DbBackend;

use crate::guard;

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "search_entry";

/// The words are made by the program, and only lower-cased once more where that changes nothing.
/// What is taken out leaves no trace.
pub(crate) const IN_SQLITE: &str = "
CREATE VIRTUAL TABLE search_words USING fts5(title, words, content='search_entry',
    content_rowid='number', tokenize='unicode61 remove_diacritics 0');
INSERT INTO search_words(search_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_words(rowid, title, words) VALUES (NEW.number, NEW.title, NEW.words);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_words(search_words, rowid, title, words)
    VALUES ('delete', OLD.number, OLD.title, OLD.words);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search_words(search_words, rowid, title, words)
    VALUES ('delete', OLD.number, OLD.title, OLD.words);
    INSERT INTO search_words(rowid, title, words) VALUES (NEW.number, NEW.title, NEW.words);
END;";

pub(crate) const IN_POSTGRES: &str = "CREATE INDEX search_entry_words ON search_entry \
    USING gin (array_to_tsvector(string_to_array(words, ' ')))";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kinds = ["practice", "tool", "challenge", "post"];
        // SQLite numbers such rows by itself; told to, it would keep a table of what it gave.
        let number = match manager.get_database_backend() {
            DbBackend::Postgres => pk_auto("number"),
            _ => integer("number").primary_key().take(),
        };
        let table = Table::create()
            .table(TABLE)
            .col(number)
            .col(string("kind").check(Expr::col("kind").is_in(kinds)))
            // Of what it is about, in the table of its kind.
            .col(uuid("id"))
            .col(uuid_null("network_id"))
            .col(text("title"))
            // All of its words, those of its title too.
            .col(text("words"))
            .foreign_key(
                ForeignKey::create()
                    .from(TABLE, "network_id")
                    .to("network", "id"),
            )
            .to_owned();
        manager.create_table(table).await?;
        let once = Index::create()
            .name("search_entry_of")
            .table(TABLE)
            .col("kind")
            .col("id")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let lookup = match manager.get_database_backend() {
            DbBackend::Postgres => IN_POSTGRES,
            _ => IN_SQLITE,
        };
        manager.get_connection().execute_unprepared(lookup).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            let lookup = "DROP TABLE search_words";
            manager.get_connection().execute_unprepared(lookup).await?;
        }
        guard::drop_table(manager, TABLE, &[]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
