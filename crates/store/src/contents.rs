//! What a database holds, in figures that tell whether a copy holds the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, DatabaseExecutor, DbBackend, DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::catalog::{self, Column, quoted};
use crate::error::StoreError;
use crate::schema::applied;
use crate::unit_of_work::Snapshot;

/// What a database holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The migrations that were applied, oldest first.
    pub migrations: Vec<String>,
    /// Every table by name.
    pub tables: BTreeMap<String, TableContents>,
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableContents {
    /// How many rows.
    pub rows: u64,
    /// SHA-256 over all rows, whatever their order; comparable between databases of one kind.
    pub digest: String,
}

/// A table that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherContents {
    /// Its name.
    pub table: String,
    /// How many rows it should have; none when there should be no such table.
    pub expected: Option<u64>,
    /// How many it has; none when there is no such table.
    pub found: Option<u64>,
}

impl Contents {
    /// How many rows there are in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|table| table.rows).sum()
    }

    /// The tables in which another database differs from this one.
    #[must_use]
    pub fn differences(&self, found: &Self) -> Vec<OtherContents> {
        let mut names: Vec<&String> = self.tables.keys().chain(found.tables.keys()).collect();
        names.sort_unstable();
        names.dedup();
        let differing = names
            .into_iter()
            .filter(|name| self.tables.get(*name) != found.tables.get(*name));
        let rows = |of: &Self, name: &String| of.tables.get(name).map(|table| table.rows);
        differing
            .map(|name| OtherContents {
                table: name.clone(),
                expected: rows(self, name),
                found: rows(found, name),
            })
            .collect()
    }
}

impl Snapshot {
    /// What the database holds at this moment. Reads everything once.
    pub async fn contents(&self) -> Result<Contents, StoreError> {
        contents(self.executor())
            .await
            .map_err(|error| StoreError::of("contents", error))
    }
}

async fn contents(db: DatabaseExecutor<'_>) -> Result<Contents, DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        // Rows are compared as text, which must not depend on who asks.
        db.execute_unprepared(
            "SET LOCAL TIME ZONE 'UTC'; SET LOCAL extra_float_digits = 1; \
             SET LOCAL bytea_output = 'hex'; SET LOCAL datestyle = 'ISO, YMD'",
        )
        .await?;
    }
    let mut tables = BTreeMap::new();
    for (table, columns) in catalog::tables(&db).await? {
        let found = table_contents(&db, &table, &columns).await?;
        tables.insert(table, found);
    }
    Ok(Contents {
        tables,
        migrations: applied(db).await?.into_iter().collect(),
    })
}

/// Rows have no order of their own that both sides of a copy share: their digests are sorted.
async fn table_contents(
    db: &DatabaseExecutor<'_>,
    table: &str,
    columns: &[Column],
) -> Result<TableContents, DbErr> {
    let backend = db.get_database_backend();
    let from = quoted(table);
    let sql = if backend == DbBackend::Postgres {
        // Large columns need not travel.
        format!("SELECT sha256(convert_to(t::text, 'UTF8')) AS row FROM {from} AS t")
    } else {
        let cells = columns
            .iter()
            .map(|c| format!("quote({})", quoted(&c.name)));
        let cells = cells.collect::<Vec<_>>().join(" || ',' || ");
        format!("SELECT {cells} AS row FROM {from}")
    };
    let mut digests: Vec<[u8; 32]> = Vec::new();
    catalog::each_row(db, sql, |row| {
        digests.push(match backend {
            DbBackend::Postgres => taken(row)?,
            _ => Sha256::digest(row.try_get::<String>("", "row")?).into(),
        });
        Ok(())
    })
    .await?;
    digests.sort_unstable();
    let mut all = Sha256::new();
    for digest in &digests {
        all.update(digest);
    }
    Ok(TableContents {
        rows: u64::try_from(digests.len()).unwrap_or(u64::MAX),
        digest: all.finalize().iter().fold(String::new(), |mut hex, byte| {
            // Writing into a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        }),
    })
}

fn taken(row: &QueryResult) -> Result<[u8; 32], DbErr> {
    let digest: Vec<u8> = row.try_get("", "row")?;
    let length = digest.len();
    let wrong = |_| DbErr::Custom(format!("a digest has {length} bytes"));
    digest.try_into().map_err(wrong)
}
