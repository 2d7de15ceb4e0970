//! All that people look after on pages and in files, row by row and whatever the table.
//!
//! What the data files say has version 0. Every change by people counts one up, and is refused when
//! it met another version than the one that was seen.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_domain::IdSource;
use uuid::Uuid;

use super::{EnteredBy, Handle, Municipalities, Networks, Partners, Sources, Write};
use crate::data::{Entry, Known, Origin, Table};
use crate::error::StoreError;
use crate::ids::RowId;

/// A row of the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its name in addresses: its code, or the id of a row that has none.
    pub name: String,
    /// How often people have changed it.
    pub version: i32,
    /// Who has entered it.
    pub by: EnteredBy,
    /// What it says.
    pub entry: Entry,
}

/// Finders and writers of rows of any table of the register.
#[derive(Debug)]
pub struct Register<'a, A>(pub(super) Handle<'a, A>);

impl<'a, A> Register<'a, A> {
    const fn sources(&self) -> Sources<'a, A> {
        Sources(self.0.again())
    }

    const fn municipalities(&self) -> Municipalities<'a, A> {
        Municipalities(self.0.again())
    }

    const fn networks(&self) -> Networks<'a, A> {
        Networks(self.0.again())
    }

    const fn partners(&self) -> Partners<'a, A> {
        Partners(self.0.again())
    }

    /// Every row of a table, sorted as its own finder sorts it.
    pub async fn rows(&self, table: Table) -> Result<Vec<Kept>, StoreError> {
        Ok(match table {
            Table::Sources => {
                let versions = self.sources().versions().await?;
                let all = self.sources().all().await?.into_iter();
                all.map(|it| {
                    let version = versions.get(&it.code).copied().unwrap_or_default();
                    kept(it.code.clone(), version, Entry::Source(it))
                })
                .collect()
            }
            Table::Municipalities => {
                let all = self.municipalities().all().await?.into_iter();
                all.map(|it| {
                    let entry = Entry::Municipality(it.record);
                    kept(entry.key(), it.version, entry)
                })
                .collect()
            }
            Table::Facts => {
                let all = self.municipalities().all_facts().await?.into_iter();
                all.map(|it| Kept {
                    name: it.id.to_string(),
                    version: it.version,
                    by: if it.by_city {
                        EnteredBy::City
                    } else {
                        EnteredBy::Register
                    },
                    entry: Entry::Fact(it.record),
                })
                .collect()
            }
            Table::Networks => {
                let all = self.networks().all().await?.into_iter();
                all.map(|it| {
                    let entry = Entry::Network(it.record);
                    kept(entry.key(), it.version, entry)
                })
                .collect()
            }
            Table::Memberships => {
                let all = self.networks().memberships().await?.into_iter();
                all.map(|it| kept(it.id.to_string(), it.version, Entry::Membership(it.record)))
                    .collect()
            }
            Table::Partners => {
                let all = self.partners().all().await?.into_iter();
                all.map(|it| {
                    let entry = Entry::Partner(it.record);
                    kept(entry.key(), it.version, entry)
                })
                .collect()
            }
            Table::Partnerships => {
                let all = self.partners().partnerships().await?.into_iter();
                all.map(|it| kept(it.id.to_string(), it.version, Entry::Partnership(it.record)))
                    .collect()
            }
        })
    }

    /// The row with this name.
    pub async fn find(&self, table: Table, name: &str) -> Result<Option<Kept>, StoreError> {
        let mut rows = self.rows(table).await?.into_iter();
        Ok(rows.find(|row| row.name == name))
    }

    /// Every row of a table by its key, for comparing a file with it.
    pub async fn by_key(&self, table: Table) -> Result<BTreeMap<String, Kept>, StoreError> {
        let rows = self.rows(table).await?.into_iter();
        Ok(rows.map(|row| (row.entry.key(), row)).collect())
    }

    /// What rows may refer to.
    pub async fn known(&self) -> Result<Known, StoreError> {
        let mut known = Known::default();
        for table in [
            Table::Sources,
            Table::Municipalities,
            Table::Networks,
            Table::Partners,
        ] {
            for row in self.rows(table).await? {
                let origin = row.entry.origin().unwrap_or(Origin::Real);
                known.add(row.entry.kind(), &row.name, origin);
            }
        }
        Ok(known)
    }
}

fn kept(name: String, version: i32, entry: Entry) -> Kept {
    Kept {
        name,
        version,
        by: EnteredBy::Register,
        entry,
    }
}

impl Register<'_, Write> {
    /// Adds a row and returns its name.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] when there is one with the same key; [`StoreError::MissingReference`]
    /// when it refers to something that does not exist.
    pub async fn add(
        &self,
        entry: &Entry,
        by: EnteredBy,
        ids: &dyn IdSource,
    ) -> Result<String, StoreError> {
        const FIRST: i32 = 1;
        Ok(match entry {
            Entry::Source(it) => {
                self.sources().add(it, FIRST).await?;
                it.code.clone()
            }
            Entry::Municipality(it) => {
                self.municipalities().add(it, FIRST, ids).await?;
                it.code.clone()
            }
            Entry::Fact(it) => {
                let id = self.municipalities().add_fact((it, by), ids).await?;
                id.to_string()
            }
            Entry::Network(it) => {
                self.networks().add(it, FIRST, ids).await?;
                it.code.clone()
            }
            Entry::Membership(it) => {
                let id = self.networks().add_membership(it, FIRST, ids).await?;
                id.to_string()
            }
            Entry::Partner(it) => {
                self.partners().add(it, FIRST, ids).await?;
                it.code.clone()
            }
            Entry::Partnership(it) => {
                let id = self.partners().add_partnership(it, FIRST, ids).await?;
                id.to_string()
            }
        })
    }

    /// Changes a row, at the version that was seen. Its key stays, but for the dates of memberships
    /// and partnerships.
    ///
    /// # Errors
    /// [`StoreError::Immutable`] when somebody else was first, or there is no such row.
    pub async fn change(
        &self,
        (name, version): (&str, i32),
        entry: &Entry,
        by: EnteredBy,
    ) -> Result<(), StoreError> {
        let versions = (version, version + 1);
        match entry {
            Entry::Source(it) => self.sources().change(versions, it).await,
            Entry::Municipality(it) => {
                let found = self.municipalities().by_code(name).await?;
                let id = found.ok_or(GONE)?.id;
                self.municipalities().change(id, versions, it).await
            }
            Entry::Fact(it) => {
                let id = row_id(name)?;
                self.municipalities()
                    .change_fact(id, versions, (it, by))
                    .await
            }
            Entry::Network(it) => {
                let id = self.networks().by_code(name).await?.ok_or(GONE)?.id;
                self.networks().change(id, versions, it).await
            }
            Entry::Membership(it) => {
                let id = row_id(name)?;
                self.networks().change_membership(id, versions, it).await
            }
            Entry::Partner(it) => {
                let id = self.partners().by_code(name).await?.ok_or(GONE)?.id;
                self.partners().change(id, versions, it).await
            }
            Entry::Partnership(it) => {
                let id = row_id(name)?;
                self.partners().change_partnership(id, versions, it).await
            }
        }
    }

    /// Takes a figure or a membership out of sight, at the version that was seen. Its row stays, and
    /// adding the same again brings it back.
    ///
    /// # Errors
    /// As [`Self::change`]; also for rows of other tables, which stay.
    pub async fn remove(
        &self,
        table: Table,
        (name, version): (&str, i32),
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = row_id(name)?;
        match table {
            Table::Facts => self.municipalities().remove_fact(id, version, at).await,
            Table::Memberships => self.networks().remove_membership(id, version, at).await,
            Table::Sources
            | Table::Municipalities
            | Table::Networks
            | Table::Partners
            | Table::Partnerships => Err(GONE),
        }
    }
}

const GONE: StoreError = StoreError::Immutable("register");

fn row_id(name: &str) -> Result<RowId, StoreError> {
    let id = Uuid::try_parse(name);
    id.map(RowId).map_err(|_| GONE)
}
