//! What the database itself says about its tables, and reading them whole: for what must miss no
//! table and no column, those of tomorrow included.
//!
//! Names come from the catalogue of the database, never from outside, and are quoted.

use std::collections::BTreeMap;
use std::pin::pin;

use futures_util::{Stream, TryStreamExt};
use sea_orm::{
    ConnectionTrait, DatabaseExecutor, DbBackend, DbErr, QueryResult, Statement, StreamTrait,
};

/// A column as the catalogue knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// The type that was declared, in small letters.
    kind: String,
}

/// Where sea-orm-migration notes what has been applied: told apart from our own tables.
pub(crate) const HISTORY: &str = "seaql_migrations";

/// Every table of ours with its columns, in their order. On SQLite, what begins with `search_words`
/// is an index over `search_entry`, which is made from it.
pub(crate) async fn tables(
    db: &DatabaseExecutor<'_>,
) -> Result<BTreeMap<String, Vec<Column>>, DbErr> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text AS t, column_name::text AS c, lower(data_type::text) AS k \
             FROM information_schema.columns WHERE table_schema = current_schema() \
             ORDER BY table_name, ordinal_position"
        }
        _ => {
            "SELECT m.name AS t, c.name AS c, lower(c.type) AS k \
             FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' \
             AND m.name NOT LIKE 'search_words%' ORDER BY m.name, c.cid"
        }
    };
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    for row in db.query_all_raw(statement).await? {
        let table: String = row.try_get("", "t")?;
        let column = Column {
            name: row.try_get("", "c")?,
            kind: row.try_get("", "k")?,
        };
        tables.entry(table).or_default().push(column);
    }
    tables.remove(HISTORY);
    Ok(tables)
}

/// Hands over every row that a statement finds, without holding them all.
pub(crate) async fn each_row(
    db: &DatabaseExecutor<'_>,
    sql: String,
    take: impl FnMut(&QueryResult) -> Result<(), DbErr> + Send,
) -> Result<(), DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    match db {
        DatabaseExecutor::Connection(connection) => {
            drain(connection.stream_raw(statement).await?, take).await
        }
        DatabaseExecutor::Transaction(transaction) => {
            drain(transaction.stream_raw(statement).await?, take).await
        }
        DatabaseExecutor::OwnedTransaction(transaction) => {
            drain(transaction.stream_raw(statement).await?, take).await
        }
    }
}

async fn drain(
    rows: impl Stream<Item = Result<QueryResult, DbErr>> + Send,
    mut take: impl FnMut(&QueryResult) -> Result<(), DbErr> + Send,
) -> Result<(), DbErr> {
    let mut rows = pin!(rows);
    while let Some(row) = rows.try_next().await? {
        take(&row)?;
    }
    Ok(())
}

/// A name as SQL writes one that may be anything.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Selects the rows of a table as JSON objects under the name `row`: ids as they are written
/// elsewhere, bytes as how many there are.
pub(crate) fn rows_as_json(backend: DbBackend, table: &str, columns: &[Column]) -> String {
    let fields = columns.iter().map(|column| {
        let name = column.name.replace('\'', "''");
        let value = match backend {
            DbBackend::Postgres => column.in_postgres(),
            _ => column.in_sqlite(),
        };
        format!("'{name}', {value}")
    });
    let fields = fields.collect::<Vec<_>>().join(", ");
    let table = quoted(table);
    match backend {
        DbBackend::Postgres => {
            format!("SELECT jsonb_build_object({fields})::text AS row FROM {table}")
        }
        _ => format!("SELECT json_object({fields}) AS row FROM {table}"),
    }
}

impl Column {
    /// SQLite keeps ids as 16 bytes, and knows types by value only.
    fn in_sqlite(&self) -> String {
        let c = quoted(&self.name);
        let part = |from: u8, length: u8| format!("substr(hex({c}), {from}, {length})");
        let id = [
            part(1, 8),
            part(9, 4),
            part(13, 4),
            part(17, 4),
            part(21, 12),
        ];
        let id = id.join(" || '-' || ");
        format!(
            "CASE WHEN typeof({c}) <> 'blob' THEN {c} WHEN length({c}) = 16 THEN lower({id}) \
             ELSE '[' || length({c}) || ' bytes]' END"
        )
    }

    fn in_postgres(&self) -> String {
        let c = quoted(&self.name);
        if self.kind == "bytea" {
            format!("'[' || octet_length({c}) || ' bytes]'")
        } else {
            c
        }
    }
}
