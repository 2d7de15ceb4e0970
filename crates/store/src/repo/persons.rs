//! Everything that is kept about a person, wherever it stands: by id, by address, by name. Tables
//! are taken from the catalogue of the database, so that a new one is searched too.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Map, Value};

use super::{Handle, failed};
use crate::catalog;
use crate::error::StoreError;
use crate::ids::AccountId;

/// By what a person is looked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The account, where there is one.
    pub account: Option<AccountId>,
    /// The address, in its normal form.
    pub email: String,
    /// The name, where it is known.
    pub name: Option<String>,
    /// Hashes under which the person is counted.
    pub hashes: Vec<String>,
}

impl std::fmt::Debug for Wanted {
    /// Without name and address: what is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wanted")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// By what a person was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// The id of the account.
    Id,
    /// The address, or a hash of it.
    Address,
    /// The name.
    Name,
}

impl Trace {
    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Address => "address",
            Self::Name => "name",
        }
    }
}

/// A row that is about a person, or names one.
#[derive(Clone, PartialEq)]
pub struct Mention {
    /// Its table.
    pub table: String,
    /// The columns in which the person was found, and by what.
    pub found: BTreeMap<String, Trace>,
    /// The whole row: ids and moments as texts, bytes as how many there are.
    pub row: Map<String, Value>,
}

impl std::fmt::Debug for Mention {
    /// Without the row.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mention")
            .field("table", &self.table)
            .field("found", &self.found)
            .finish_non_exhaustive()
    }
}

/// Finders and writers of what is kept about a person.
#[derive(Debug)]
pub struct Persons<'a, A>(pub(super) Handle<'a, A>);

impl<A> Persons<'_, A> {
    /// Every row of every table in which the person is found, by table and then as they are
    /// written. Reads the whole database once; contents of files of evidence are not opened.
    pub async fn mentions(&self, wanted: &Wanted) -> Result<Vec<Mention>, StoreError> {
        let db = self.0.db();
        let marks = Marks::of(wanted);
        let mut mentions = Vec::new();
        let tables = catalog::tables(&db).await.map_err(failed("tables"))?;
        for (table, columns) in tables {
            let sql = catalog::rows_as_json(db.get_database_backend(), &table, &columns);
            let mut rows = Vec::new();
            catalog::each_row(&db, sql, |row| {
                let text: String = row.try_get("", "row")?;
                if marks.may_be_in(&text) {
                    rows.extend(marks.found_in(&table, &text)?);
                }
                Ok(())
            })
            .await
            .map_err(failed("rows about a person"))?;
            // The order in which a database finds rows is its own.
            rows.sort_by_cached_key(|mention| Value::Object(mention.row.clone()).to_string());
            mentions.extend(rows);
        }
        Ok(mentions)
    }
}

/// What a person is recognised by, in small letters.
struct Marks {
    id: Option<String>,
    email: String,
    /// The name as it is, and as JSON documents inside of columns write it.
    names: Vec<String>,
    hashes: Vec<String>,
    /// A part of each that no JSON text writes otherwise.
    signs: Vec<String>,
}

impl Marks {
    fn of(wanted: &Wanted) -> Self {
        let id = wanted.account.map(|id| id.to_string());
        let email = wanted.email.to_lowercase();
        let mut names: Vec<String> = wanted.name.iter().map(|name| name.to_lowercase()).collect();
        let quoted = wanted.name.iter().map(|name| {
            let name = name.to_lowercase();
            let escaped = Value::String(name).to_string();
            // Without the quotes around it.
            let inside = escaped.get(1..escaped.len() - 1);
            inside.unwrap_or_default().to_owned()
        });
        names.extend(quoted);
        names.dedup();
        let longest = |text: &String| {
            let words = text.split(|c: char| c.is_whitespace() || c == '"' || c == '\\');
            words.max_by_key(|word| word.len()).map(str::to_owned)
        };
        let texts = [id.as_ref(), Some(&email), names.first()];
        let texts = texts.into_iter().flatten().chain(&wanted.hashes);
        Self {
            signs: texts.filter_map(longest).collect(),
            hashes: wanted.hashes.clone(),
            id,
            email,
            names,
        }
    }

    /// Quick, and never wrong when it says no.
    fn may_be_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.signs.iter().any(|sign| text.contains(sign.as_str()))
    }

    fn found_in(&self, table: &str, text: &str) -> Result<Option<Mention>, DbErr> {
        let row: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| DbErr::Json(error.to_string()))?;
        let found: BTreeMap<String, Trace> = row
            .iter()
            .filter_map(|(column, value)| Some((column.clone(), self.trace(value.as_str()?)?)))
            .collect();
        Ok((!found.is_empty()).then(|| Mention {
            table: table.to_owned(),
            found,
            row,
        }))
    }

    fn trace(&self, cell: &str) -> Option<Trace> {
        let cell = cell.to_lowercase();
        let holds = |mark: &String| stands_alone(&cell, mark);
        if self.id.as_ref().is_some_and(holds) {
            Some(Trace::Id)
        } else if holds(&self.email) || self.hashes.contains(&cell) {
            Some(Trace::Address)
        } else if self.names.iter().any(holds) {
            Some(Trace::Name)
        } else {
            None
        }
    }
}

/// Whether a text holds a mark that is not a part of a longer word.
fn stands_alone(text: &str, mark: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    !mark.is_empty()
        && text.match_indices(mark).any(|(at, found)| {
            let before = text.get(..at).and_then(|rest| rest.chars().next_back());
            let after = text
                .get(at + found.len()..)
                .and_then(|rest| rest.chars().next());
            // An address goes on to the left with these too.
            let longer =
                before.is_some_and(|c| letter(c) || (mark.contains('@') && "._+-".contains(c)));
            !longer && !after.is_some_and(letter)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_word_and_not_inside_another() {
        for (text, mark, found) in [
            ("merci à ève tremblay.", "ève tremblay", true),
            ("ève tremblay-roy", "ève tremblay", true),
            ("geneviève tremblay", "ève tremblay", false),
            ("<eve@example.org>", "eve@example.org", true),
            ("steve@example.org", "eve@example.org", false),
            ("jo.eve@example.org", "eve@example.org", false),
            ("eve@example.orgs", "eve@example.org", false),
            ("", "", false),
        ] {
            assert_eq!(stands_alone(text, mark), found, "{mark} in {text}");
        }
    }
}
