//! Seeing the register: its tables and rows, as far as somebody may change them.

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use icc_store::{EnteredBy, Entry, Origin, Table};

use super::ground::Ground;
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// A row of the register that somebody may change.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name in addresses.
    pub name: String,
    /// The version that is seen, against lost edits.
    pub version: i32,
    /// Who has entered it.
    pub by: EnteredBy,
    /// What it says.
    pub entry: Entry,
    /// Whether it is of the real world.
    pub origin: Origin,
}

/// What municipalities, networks, partners and sources are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(pub(super) BTreeMap<(&'static str, String), LocalizedText>);

impl Names {
    /// The name of a thing: a kind as in `Entry::kind`, and its code.
    #[must_use]
    pub fn get(&self, kind: &'static str, code: &str) -> Option<&LocalizedText> {
        self.0.get(&(kind, code.to_owned()))
    }

    /// Every thing of a kind, by code.
    pub fn of(&self, kind: &'static str) -> impl Iterator<Item = (&str, &LocalizedText)> {
        let all = self.0.iter().filter(move |((of, _), _)| *of == kind);
        all.map(|((_, code), name)| (code.as_str(), name))
    }
}

/// The tables that somebody looks after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Each with the number of rows that the person may change.
    pub tables: Vec<(Table, usize)>,
    /// Whether whole tables may be exported and imported.
    pub files: bool,
}

/// A table with the rows that somebody may change.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The rows.
    pub rows: Vec<Row>,
    /// What things in them are called.
    pub names: Names,
    /// Whether rows may be added.
    pub may_add: bool,
    /// Whether the table may be exported and imported.
    pub files: bool,
}

/// Rows that belong to a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// Their table.
    pub table: Table,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether more may be added.
    pub may_add: bool,
}

/// One row with what its form needs.
#[derive(Debug, Clone, PartialEq)]
pub struct RowPage {
    /// The row; none for one that is about to be made.
    pub row: Option<Row>,
    /// Whether it is, or will be, of the real world.
    pub origin: Origin,
    /// What things are called.
    pub names: Names,
    /// What may be chosen, by kind, with its name left out: only what is of the same world, and what
    /// the person may add such a row to.
    pub choices: BTreeMap<&'static str, Vec<String>>,
    /// What belongs to it.
    pub related: Vec<Related>,
}

impl Service {
    /// The tables that somebody looks after.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever looks after none.
    pub async fn register(&self, actor: &Actor) -> Result<Overview, Error> {
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let ground = Ground::read(&repositories).await?;
        let mut tables = Vec::new();
        for table in Table::ALL {
            if sees(actor, table) {
                let rows = repositories.register().rows(table).await?;
                let own = rows
                    .iter()
                    .filter(|row| ground.may_change(actor, &row.entry));
                tables.push((table, own.count()));
            }
        }
        read.end().await?;
        if tables.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(Overview {
            tables,
            files: keeps_all(actor),
        })
    }

    /// A table with the rows that somebody may change.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may change none.
    pub async fn register_table(&self, actor: &Actor, table: Table) -> Result<Listing, Error> {
        if !sees(actor, table) {
            return Err(Error::NotFound);
        }
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let ground = Ground::read(&repositories).await?;
        let rows = repositories.register().rows(table).await?;
        read.end().await?;
        let own = rows
            .into_iter()
            .filter(|row| ground.may_change(actor, &row.entry))
            .map(|row| ground.row(row));
        Ok(Listing {
            rows: own.collect(),
            names: ground.names.clone(),
            may_add: actor.may_somewhere(Action::Add(table)),
            files: keeps_all(actor),
        })
    }

    /// One row with its form.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may not change it.
    pub async fn register_row(
        &self,
        actor: &Actor,
        table: Table,
        name: &str,
    ) -> Result<RowPage, Error> {
        if !sees(actor, table) {
            return Err(Error::NotFound);
        }
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let ground = Ground::read(&repositories).await?;
        let kept = repositories.register().find(table, name).await?;
        let kept = kept.filter(|row| ground.may_change(actor, &row.entry));
        let row = ground.row(kept.ok_or(Error::NotFound)?);
        let mut related = Vec::new();
        for (table, belongs) in belonging(&row.entry) {
            let (subject, of_city) = match &row.entry {
                Entry::Municipality(it) => (ground.city(Some(&it.code)), true),
                _ => (ground.network(Some(name)), false),
            };
            let rows = repositories.register().rows(table).await?;
            let rows = rows
                .into_iter()
                .filter(|row| belongs(&row.entry) == Some(name))
                .filter(|row| ground.may_change(actor, &row.entry))
                .map(|row| ground.row(row));
            let rows: Vec<Row> = rows.collect();
            // A membership is added to a network, where its form begins.
            let here = !(of_city && table == Table::Memberships);
            let may_add = here && actor.may(Action::Add(table), &subject);
            if may_add || !rows.is_empty() {
                related.push(Related {
                    table,
                    rows,
                    may_add,
                });
            }
        }
        read.end().await?;
        let choices = choices(actor, table, row.origin, &ground);
        Ok(RowPage {
            origin: row.origin,
            names: ground.names,
            choices,
            related,
            row: Some(row),
        })
    }

    /// The form for a new row; `of` names what it shall belong to.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may not add one there.
    pub async fn register_new(
        &self,
        actor: &Actor,
        table: Table,
        of: &str,
    ) -> Result<RowPage, Error> {
        if !actor.may_somewhere(Action::Add(table)) {
            return Err(Error::NotFound);
        }
        let read = self.store().snapshot().await?;
        let ground = Ground::read(&read.repositories()).await?;
        read.end().await?;
        let (kind, subject) = match table {
            Table::Facts => ("municipality", ground.city(Some(of))),
            Table::Memberships | Table::Partnerships => ("network", ground.network(Some(of))),
            _ => ("", Subject::default()),
        };
        let origin = ground.known.origin(kind, of);
        if !of.is_empty() && (origin.is_none() || !actor.may(Action::Add(table), &subject)) {
            return Err(Error::NotFound);
        }
        let origin = origin.unwrap_or(Origin::Real);
        let choices = choices(actor, table, origin, &ground);
        Ok(RowPage {
            row: None,
            origin,
            names: ground.names,
            choices,
            related: Vec::new(),
        })
    }
}

/// Whether a table exists for somebody.
pub(super) fn sees(actor: &Actor, table: Table) -> bool {
    actor.may_somewhere(Action::Keep(table))
}

/// Whether somebody looks after everything, and so may take and hand in whole tables.
pub(super) fn keeps_all(actor: &Actor) -> bool {
    actor.may(Action::TakeTables, &Subject::default())
}

type Belongs = fn(&Entry) -> Option<&str>;

/// The tables whose rows belong to a row, and to which one each belongs.
fn belonging(entry: &Entry) -> Vec<(Table, Belongs)> {
    match entry {
        Entry::Municipality(_) => vec![
            (Table::Facts, Entry::municipality as Belongs),
            (Table::Memberships, Entry::municipality as Belongs),
        ],
        Entry::Network(_) => vec![
            (Table::Memberships, Entry::network as Belongs),
            (Table::Partnerships, Entry::network as Belongs),
        ],
        _ => Vec::new(),
    }
}

/// What may be chosen in the form of a row.
fn choices(
    actor: &Actor,
    table: Table,
    origin: Origin,
    ground: &Ground,
) -> BTreeMap<&'static str, Vec<String>> {
    let mut choices = BTreeMap::new();
    for kind in ["municipality", "network", "partner", "source"] {
        let mine = |code: &str| match (table, kind) {
            (Table::Facts, "municipality") => {
                actor.may(Action::Keep(Table::Facts), &ground.city(Some(code)))
            }
            (Table::Memberships | Table::Partnerships, "network") => {
                actor.may(Action::Keep(table), &ground.network(Some(code)))
            }
            _ => true,
        };
        let of_kind = ground.names.of(kind).map(|(code, _)| code);
        let fitting = of_kind
            .filter(|code| ground.known.origin(kind, code) == Some(origin))
            .filter(|code| mine(code));
        choices.insert(kind, fitting.map(str::to_owned).collect());
    }
    choices
}
