//! Changing the register row by row.

use std::collections::BTreeMap;

use icc_i18n::fold;
use icc_store::{
    DataProblem, EnteredBy, Entry, MembershipBasis, Origin, Place, Repositories, StoreError, Table,
    Write, read_sheet, row_text,
};
use serde_json::{Value, json};

use super::ground::Ground;
use super::rows::sees;
use super::{OBJECT, Row};
use crate::accounts::{About, AccountId};
use crate::error::Error;
use crate::input;
use crate::policy::{Action, Actor, Subject, is_current};
use crate::service::Service;

/// What was typed for each column, by name. Columns that the table does not have are left alone.
pub type Cells = BTreeMap<String, String>;

/// What became of a row that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name in addresses.
    pub name: String,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is kept.
    Kept(Kept),
    /// It said the same already; nothing was written.
    Same,
    /// It cannot be accepted, for every one of these reasons.
    Refused(Vec<DataProblem>),
    /// Somebody else has changed it meanwhile, to this.
    Conflict(Box<Row>),
}

/// Tables whose rows can be removed; others end with a date, or stay.
pub const REMOVABLE: [Table; 2] = [Table::Facts, Table::Memberships];
/// Columns whose numbers are written in either language.
const NUMBERS: [&str; 5] = ["year", "value", "geonames_id", "latitude", "longitude"];
/// The longest code that is made of a name.
const LONGEST_CODE: usize = 40;

impl Service {
    /// Adds a row.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may not add such a row.
    pub async fn register_add(
        &self,
        actor: &Actor,
        table: Table,
        cells: &Cells,
        origin: &input::Origin,
    ) -> Result<Outcome, Error> {
        if !actor.may_somewhere(Action::Add(table)) {
            return Err(Error::NotFound);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let ground = Ground::read(&repositories).await?;
        let mut cells = cleaned(cells);
        let made = cells.get("code").is_some_and(String::is_empty);
        if made {
            cells.insert("code".to_owned(), code_of(table, &cells, &ground));
        }
        let entry = match self.read_row((table, world(table, &cells, &ground)), &cells, &ground) {
            Ok(entry) => entry,
            Err(mut problems) => {
                // A code that is made of the name lacks nothing but the name.
                if made && problems.len() > 1 {
                    problems.retain(|problem| problem.field != Some("code"));
                }
                // What is named must be one's own before anything is said about it.
                return if names_own(actor, table, &cells, &ground) {
                    Ok(Outcome::Refused(problems))
                } else {
                    Err(Error::NotFound)
                };
            }
        };
        if !ground.may_add(actor, &entry) {
            return Err(Error::NotFound);
        }
        let taken = repositories.register().by_key(table).await?;
        if taken.contains_key(&entry.key()) {
            return Ok(refused(table.key().last().copied(), "exists"));
        }
        if let Some(problem) = self
            .taken_from_others(actor, None, &entry, &ground, &repositories)
            .await?
        {
            return Ok(problem);
        }
        let by = entered_by(actor, &entry);
        let name = repositories.register().add(&entry, by, self.ids()).await;
        let name = match name {
            Err(StoreError::Duplicate(_)) => {
                return Ok(refused(table.key().last().copied(), "exists"));
            }
            other => other?,
        };
        // A municipality or network that is new has no id in what was read before.
        let ground = Ground::read(&repositories).await?;
        let about = Change {
            action: "register-added",
            name: &name,
            place: ground.place(&entry),
            detail: described(None, &entry, ground.origin(&entry)),
        };
        self.note_change(actor.account, about, table, origin, &repositories)
            .await?;
        unit.commit().await?;
        self.look_again().await;
        Ok(Outcome::Kept(Kept { name }))
    }

    /// Changes a row, at the version that was seen.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may not change it, or when it is not there.
    pub async fn register_change(
        &self,
        actor: &Actor,
        (table, name, version): (Table, &str, i32),
        cells: &Cells,
        origin: &input::Origin,
    ) -> Result<Outcome, Error> {
        if !sees(actor, table) {
            return Err(Error::NotFound);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let ground = Ground::read(&repositories).await?;
        let kept = repositories.register().find(table, name).await?;
        let kept = kept.filter(|row| ground.may_change(actor, &row.entry));
        let kept = kept.ok_or(Error::NotFound)?;
        let world = ground.origin(&kept.entry);
        let mut cells = cleaned(cells);
        // What tells a row from others stays as it is, whatever was sent.
        for column in table.key() {
            cells.insert((*column).to_owned(), kept.entry.cell(column));
        }
        let mut entry = match self.read_row((table, world), &cells, &ground) {
            Ok(entry) => entry,
            Err(problems) => return Ok(Outcome::Refused(problems)),
        };
        keep_document(&mut entry, &kept.entry);
        if kept.version != version {
            return Ok(Outcome::Conflict(Box::new(ground.row(kept))));
        }
        if entry == kept.entry {
            return Ok(Outcome::Same);
        }
        let taken = repositories.register().by_key(table).await?;
        if taken.get(&entry.key()).is_some_and(|row| row.name != name) {
            return Ok(refused(table.columns(world).get(4).copied(), "exists"));
        }
        if let Some(problem) = self
            .taken_from_others(actor, Some(&kept.entry), &entry, &ground, &repositories)
            .await?
        {
            return Ok(problem);
        }
        let by = entered_by(actor, &entry);
        let done = repositories
            .register()
            .change((name, version), &entry, by)
            .await;
        match done {
            Err(StoreError::Immutable(_)) => {
                return Ok(Outcome::Conflict(Box::new(ground.row(kept))));
            }
            // One that was removed has that date.
            Err(StoreError::Duplicate(_)) => {
                return Ok(refused(table.columns(world).get(4).copied(), "exists"));
            }
            other => other?,
        }
        let about = Change {
            action: "register-changed",
            name,
            place: ground.place(&entry),
            detail: described(Some(&kept.entry), &entry, world),
        };
        self.note_change(actor.account, about, table, origin, &repositories)
            .await?;
        unit.commit().await?;
        self.look_again().await;
        let name = name.to_owned();
        Ok(Outcome::Kept(Kept { name }))
    }

    /// Removes a figure or a membership, at the version that was seen, and says of which table it
    /// was. What it said stays in the record, and adding the same again brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may not, or when it is not there; [`Error::Conflict`] when
    /// somebody else has changed it meanwhile.
    pub async fn register_remove(
        &self,
        actor: &Actor,
        (name, version): (&str, i32),
        origin: &input::Origin,
    ) -> Result<Table, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let ground = Ground::read(&repositories).await?;
        let register = repositories.register();
        let mut kept = None;
        for table in REMOVABLE {
            kept = kept.or(register.find(table, name).await?);
        }
        let kept = kept.filter(|row| ground.may_change(actor, &row.entry));
        let kept = kept.ok_or(Error::NotFound)?;
        let table = kept.entry.table();
        let now = self.clock().now();
        register.remove(table, (name, version), now).await?;
        let about = Change {
            action: "register-removed",
            name,
            place: ground.place(&kept.entry),
            detail: described(None, &kept.entry, ground.origin(&kept.entry)),
        };
        self.note_change(actor.account, about, table, origin, &repositories)
            .await?;
        unit.commit().await?;
        self.look_again().await;
        Ok(table)
    }

    /// One row as the data files' own reader reads it.
    fn read_row(
        &self,
        (table, origin): (Table, Origin),
        cells: &Cells,
        ground: &Ground,
    ) -> Result<Entry, Vec<DataProblem>> {
        let columns = table.columns(origin).iter();
        let cells: Vec<&str> = columns
            .map(|column| cells.get(*column).map_or("", String::as_str))
            .collect();
        let text = row_text((table, origin), &cells);
        let sheet = read_sheet((table, origin), &text, &ground.known, self.data());
        match sheet.rows.into_iter().next() {
            Some(row) => row.entry,
            None => Err(sheet.problems),
        }
    }

    /// Whether a network would take in a city that somebody else looks after: its coordinator would
    /// gain rights over the people of that city. Whoever looks after everything may do so.
    async fn taken_from_others(
        &self,
        actor: &Actor,
        before: Option<&Entry>,
        entry: &Entry,
        ground: &Ground,
        repositories: &Repositories<'_, Write>,
    ) -> Result<Option<Outcome>, Error> {
        let Entry::Membership(new) = entry else {
            return Ok(None);
        };
        let counts = |entry: &Entry| match entry {
            Entry::Membership(it) => it.left.is_none() && it.basis != MembershipBasis::Named,
            _ => false,
        };
        let everything = actor.may(Action::TakeTables, &Subject::default());
        if everything || !counts(entry) || before.is_some_and(counts) {
            return Ok(None);
        }
        let networks = repositories.networks();
        let own = networks.by_code(&new.network_code).await?;
        let parent = own.and_then(|network| network.record.parent);
        let elsewhere = ground.memberships.iter().any(|it| {
            it.municipality_code == new.municipality_code
                && it.network_code != new.network_code
                && Some(&it.network_code) != parent.as_ref()
                && is_current(it)
        });
        let city = ground.city(Some(&new.municipality_code)).city;
        let has_people = match city {
            Some(city) => repositories.grants().any_for(city).await?,
            None => false,
        };
        let taken = elsewhere || has_people;
        Ok(taken.then(|| refused(Some("municipality"), "looked-after")))
    }

    /// Adds a change to the record, inside the unit of work that makes it.
    pub(super) async fn note_change(
        &self,
        account: AccountId,
        change: Change<'_>,
        table: Table,
        origin: &input::Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), StoreError> {
        let mut detail = change.detail;
        detail["table"] = json!(table.code());
        let about = About {
            action: change.action,
            actor: Some(account),
            origin,
            object: (OBJECT, Some(change.name.to_owned())),
            place: change.place,
            detail,
        };
        self.note(repositories, about).await
    }
}

/// A change for the record.
pub(super) struct Change<'a> {
    pub(super) action: &'static str,
    pub(super) name: &'a str,
    pub(super) place: Place,
    pub(super) detail: Value,
}

/// What a network's document says beside its table stays.
pub(super) fn keep_document(entry: &mut Entry, before: &Entry) {
    if let (Entry::Network(new), Entry::Network(old)) = (entry, before) {
        new.facts.clone_from(&old.facts);
    }
}

/// Each column that is new or different, with what it said before and says now.
pub(super) fn described(before: Option<&Entry>, entry: &Entry, origin: Origin) -> Value {
    let mut columns = serde_json::Map::new();
    for column in entry.table().columns(origin) {
        let now = entry.cell(column);
        let then = before.map(|before| before.cell(column)).unwrap_or_default();
        if now != then {
            columns.insert((*column).to_owned(), json!([then, now]));
        }
    }
    json!({ "columns": columns })
}

/// A city enters figures about itself; whoever looks after everything does not speak for it.
pub(super) fn entered_by(actor: &Actor, entry: &Entry) -> EnteredBy {
    let everything = actor.may(Action::TakeTables, &Subject::default());
    match entry {
        Entry::Fact(_) if !everything => EnteredBy::City,
        _ => EnteredBy::Register,
    }
}

fn refused(field: Option<&'static str>, code: &'static str) -> Outcome {
    Outcome::Refused(vec![DataProblem {
        file: String::new(),
        line: 2,
        column: None,
        field,
        code,
        args: Vec::new(),
    }])
}

/// Single spaces, and numbers as the data files write them: `12,5` and `1 234` are meant well.
fn cleaned(cells: &Cells) -> Cells {
    let cells = cells.iter().map(|(column, text)| {
        let text = if NUMBERS.contains(&column.as_str()) {
            let bare = text.chars().filter(|c| !c.is_whitespace());
            bare.collect::<String>().replace(',', ".")
        } else {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        (column.clone(), text)
    });
    cells.collect()
}

/// The world of a new row: that of what it belongs to, else the real one.
fn world(table: Table, cells: &Cells, ground: &Ground) -> Origin {
    let kind = match table {
        Table::Facts => "municipality",
        Table::Memberships | Table::Partnerships => "network",
        _ => return Origin::Real,
    };
    let code = cells.get(kind).map_or("", String::as_str);
    ground.known.origin(kind, code).unwrap_or(Origin::Real)
}

/// Whether what a row shall belong to is one's own, or not said yet.
fn names_own(actor: &Actor, table: Table, cells: &Cells, ground: &Ground) -> bool {
    let named = |kind: &str| {
        cells
            .get(kind)
            .map(String::as_str)
            .filter(|it| !it.is_empty())
    };
    let subject = match table {
        Table::Facts => named("municipality").map(|code| ground.city(Some(code))),
        Table::Memberships | Table::Partnerships => {
            named("network").map(|code| ground.network(Some(code)))
        }
        _ => None,
    };
    subject.is_none_or(|subject| actor.may(Action::Add(table), &subject))
}

/// A code made of the name, for whoever has left it empty: `val-des-cedres`, `val-des-cedres-2`.
fn code_of(table: Table, cells: &Cells, ground: &Ground) -> String {
    let (kind, column) = match table {
        Table::Sources => ("source", "title_fr"),
        Table::Municipalities => ("municipality", "name_fr"),
        Table::Networks => ("network", "name_fr"),
        _ => ("partner", "name_fr"),
    };
    let name = cells.get(column).map_or("", String::as_str);
    let plain: String = fold(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut code = String::new();
    for word in plain.split_whitespace() {
        if !code.is_empty() && code.len() + 1 + word.len() > LONGEST_CODE {
            break;
        }
        if !code.is_empty() {
            code.push('-');
        }
        code.extend(word.chars().take(LONGEST_CODE));
    }
    let taken = |code: &str| ground.known.origin(kind, code).is_some();
    if code.is_empty() || !taken(&code) {
        return code;
    }
    let mut numbered = (2..).map(|n| format!("{code}-{n}"));
    numbered.find(|code| !taken(code)).unwrap_or_default()
}
