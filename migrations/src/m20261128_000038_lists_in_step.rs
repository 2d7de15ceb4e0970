//! What keeps long lists short to read: how much stands in each topic, kept by the database itself;
//! numbers that count the changes of what lists in memory are made of; and indices.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, pk_uuid, string, timestamp_with_time_zone, uuid,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::guard;
use crate::m20261128_000030_create_search::{IN_POSTGRES, IN_SQLITE};

#[derive(Debug, DeriveMigrationName)]
pub(crate) struct Migration;

/// Lists in memory, each with the tables that it is made of, and the columns whose changes count:
/// all, where none is named. Signing in changes an account, and no list.
const LISTS: [(&str, &[(&str, &str)]); 7] = [
    ("practice", &[("practice_shown", "")]),
    ("tool", &[("tool", ""), ("tool_use", "")]),
    ("challenge", &[("challenge", "")]),
    (
        "person",
        &[
            (
                "account",
                "email, name, language, demonstration, disabled_at",
            ),
            ("role_grant", ""),
            ("expert", ""),
        ],
    ),
    (
        "place",
        &[
            ("municipality", ""),
            ("municipality_name", ""),
            ("network", ""),
            ("membership", ""),
        ],
    ),
    ("meeting", &[("meeting", "")]),
    (
        "consensus",
        &[
            ("consensus", ""),
            ("consensus_wording", ""),
            ("consensus_step", ""),
            ("consensus_adoption", ""),
            ("consensus_remark", ""),
            ("consensus_reply", ""),
        ],
    ),
];

/// Name, table and columns of an index.
const INDICES: [(&str, &str, &[&str]); 5] = [
    (
        "topic_tally_last",
        "topic_tally",
        &["network_id", "last_at", "topic_id"],
    ),
    (
        "topic_step_partner",
        "topic_step",
        &["partner_id", "topic_id"],
    ),
    ("post_by", "post", &["made_by", "made_at"]),
    ("post_at", "post", &["made_at", "topic_id"]),
    (
        "post_document_of",
        "post_document",
        &["evidence_id", "post_id"],
    ),
];

/// Words are looked up within what they are words of: what stands in thousands of posts is not gone
/// through for a practice. The last index holds all that a search reads beside the words.
const LOOKUP_IN_SQLITE: &str = "
CREATE VIRTUAL TABLE search_words USING fts5(kind, title, words, content='search_entry',
    content_rowid='number', tokenize='unicode61 remove_diacritics 0');
INSERT INTO search_words(search_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_words(rowid, kind, title, words)
    VALUES (NEW.number, NEW.kind, NEW.title, NEW.words);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_words(search_words, rowid, kind, title, words)
    VALUES ('delete', OLD.number, OLD.kind, OLD.title, OLD.words);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search_words(search_words, rowid, kind, title, words)
    VALUES ('delete', OLD.number, OLD.kind, OLD.title, OLD.words);
    INSERT INTO search_words(rowid, kind, title, words)
    VALUES (NEW.number, NEW.kind, NEW.title, NEW.words);
END;
INSERT INTO search_words(search_words) VALUES ('rebuild');
CREATE INDEX search_entry_number ON search_entry (number, kind, network_id, id);";

const NO_LOOKUP_IN_SQLITE: &str = "
DROP TRIGGER search_entry_added;
DROP TRIGGER search_entry_removed;
DROP TRIGGER search_entry_changed;
DROP TABLE search_words;";

/// What has words, each with an index of its own on `PostgreSQL`.
const KINDS: [&str; 4] = ["practice", "tool", "challenge", "post"];

/// A post is only ever added.
const TALLY: &str = "INSERT INTO topic_tally (topic_id, network_id, posts, last_at) \
    SELECT t.id, t.network_id, NEW.number, NEW.made_at FROM topic t WHERE t.id = NEW.topic_id \
    ON CONFLICT (topic_id) DO UPDATE SET \
    posts = CASE WHEN excluded.posts > topic_tally.posts \
        THEN excluded.posts ELSE topic_tally.posts END, \
    last_at = CASE WHEN excluded.last_at > topic_tally.last_at \
        THEN excluded.last_at ELSE topic_tally.last_at END;";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(topic_tally()).await?;
        manager.create_table(list_change()).await?;
        for (name, table, columns) in INDICES {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let db = manager.get_connection();
        db.execute_unprepared(
            "INSERT INTO topic_tally (topic_id, network_id, posts, last_at) \
             SELECT t.id, t.network_id, MAX(p.number), MAX(p.made_at) \
             FROM topic t JOIN post p ON p.topic_id = t.id GROUP BY t.id, t.network_id",
        )
        .await?;
        let keeps = match manager.get_database_backend() {
            DbBackend::Postgres => format!(
                "CREATE FUNCTION keep_topic_tally() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 {TALLY} RETURN NULL; END $$; \
                 CREATE TRIGGER post_tally AFTER INSERT ON post \
                 FOR EACH ROW EXECUTE FUNCTION keep_topic_tally();"
            ),
            _ => format!("CREATE TRIGGER post_tally AFTER INSERT ON post BEGIN {TALLY} END;"),
        };
        db.execute_unprepared(&keeps).await?;
        look_up_by_kind(manager).await?;
        guard::count_changes(manager).await?;
        for (list, tables) in LISTS {
            let first = format!("INSERT INTO list_change (list, number) VALUES ('{list}', 0)");
            db.execute_unprepared(&first).await?;
            for (table, columns) in tables {
                guard::count_changes_of(manager, table, columns, list).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, _) in LISTS.into_iter().flat_map(|(_, tables)| tables) {
            guard::forget_changes_of(manager, table).await?;
        }
        guard::forget_changes(manager).await?;
        look_up_in_all(manager).await?;
        let forgets = match manager.get_database_backend() {
            DbBackend::Postgres => {
                "DROP TRIGGER post_tally ON post; DROP FUNCTION keep_topic_tally();"
            }
            _ => "DROP TRIGGER post_tally;",
        };
        manager.get_connection().execute_unprepared(forgets).await?;
        for (name, table, _) in INDICES.into_iter().rev() {
            let index = Index::drop().name(name).table(table).to_owned();
            manager.drop_index(index).await?;
        }
        for table in ["list_change", "topic_tally"] {
            guard::drop_table(manager, table, &[]).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

async fn look_up_by_kind(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if manager.get_database_backend() != DbBackend::Postgres {
        db.execute_unprepared(NO_LOOKUP_IN_SQLITE).await?;
        db.execute_unprepared(LOOKUP_IN_SQLITE).await?;
        return Ok(());
    }
    db.execute_unprepared("DROP INDEX search_entry_words")
        .await?;
    for kind in KINDS {
        let index = format!(
            "CREATE INDEX search_entry_words_{kind} ON search_entry \
             USING gin (array_to_tsvector(string_to_array(words, ' '))) WHERE kind = '{kind}'"
        );
        db.execute_unprepared(&index).await?;
    }
    Ok(())
}

async fn look_up_in_all(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if manager.get_database_backend() != DbBackend::Postgres {
        db.execute_unprepared("DROP INDEX search_entry_number")
            .await?;
        db.execute_unprepared(NO_LOOKUP_IN_SQLITE).await?;
        db.execute_unprepared(IN_SQLITE).await?;
        let rebuilt = "INSERT INTO search_words(search_words) VALUES ('rebuild')";
        db.execute_unprepared(rebuilt).await?;
        return Ok(());
    }
    for kind in KINDS {
        let index = format!("DROP INDEX search_entry_words_{kind}");
        db.execute_unprepared(&index).await?;
    }
    db.execute_unprepared(IN_POSTGRES).await?;
    Ok(())
}

fn topic_tally() -> TableCreateStatement {
    Table::create()
        .table("topic_tally")
        .col(pk_uuid("topic_id"))
        // As the topic has it: lists are ordered by one index.
        .col(uuid("network_id"))
        // The number of the last post.
        .col(integer("posts").check(Expr::col("posts").gte(1)))
        .col(timestamp_with_time_zone("last_at"))
        .foreign_key(
            ForeignKey::create()
                .from("topic_tally", "topic_id")
                .to("topic", "id"),
        )
        .to_owned()
}

fn list_change() -> TableCreateStatement {
    Table::create()
        .table("list_change")
        .col(string("list").primary_key())
        // Grows with every change that is kept.
        .col(big_integer("number"))
        .to_owned()
}
