//! Whole tables from files: first what would happen, then exactly that, or nothing.

use std::collections::BTreeMap;

use icc_store::{DataProblem, Entry, Kept, Origin, Table, read_sheet};
use serde_json::json;

use super::ground::Ground;
use super::keep::{Change, described, entered_by, keep_document};
use super::rows::keeps_all;
use crate::error::Error;
use crate::input;
use crate::policy::Actor;
use crate::service::Service;

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// The most rows in a file.
pub const MOST_ROWS: usize = 5000;

/// What a file would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What is wrong with the whole; then there are no rows.
    pub problems: Vec<DataProblem>,
    /// What each row would do, in the order of the file.
    pub rows: Vec<PlannedRow>,
    /// What tells this plan from every other, hexadecimal: another file gives another one, and so
    /// does the same file once something that it touches has changed.
    pub digest: String,
}

impl Plan {
    /// Whether everything in it can be done, and there is something to do.
    #[must_use]
    pub fn can_be_applied(&self) -> bool {
        let refused = |row: &PlannedRow| matches!(row.verdict, Verdict::Refused(_));
        let changes =
            |row: &PlannedRow| matches!(row.verdict, Verdict::Added | Verdict::Changed(_));
        self.problems.is_empty() && !self.rows.iter().any(refused) && self.rows.iter().any(changes)
    }

    /// How many rows have a verdict with this code.
    #[must_use]
    pub fn count(&self, code: &str) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| row.verdict.code() == code).count()
    }
}

/// What a row of a file would do.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedRow {
    /// Its line, from 1.
    pub line: usize,
    /// Its cells; empty when it cannot be taken apart.
    pub cells: Vec<String>,
    /// What would become of it.
    pub verdict: Verdict,
}

/// What would become of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is new.
    Added,
    /// It differs in these columns: column, text before, text after.
    Changed(Vec<(&'static str, String, String)>),
    /// It says what is known.
    Unchanged,
    /// It cannot be accepted, for these reasons.
    Refused(Vec<DataProblem>),
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed(_) => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused(_) => "refused",
        }
    }
}

/// The text of a file: UTF-8, with or without the mark of spreadsheets, its lines ended alike.
///
/// # Errors
/// When it is too large, or no UTF-8.
pub fn text_of(bytes: &[u8]) -> Result<String, DataProblem> {
    let problem = |code| DataProblem {
        file: String::new(),
        line: 1,
        column: None,
        field: None,
        code,
        args: Vec::new(),
    };
    if bytes.len() > LARGEST_FILE {
        return Err(problem("too-large"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| problem("encoding"))?;
    if text.contains('\0') {
        return Err(problem("encoding"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// What a plan is made of, beside what is shown.
struct Planned {
    plan: Plan,
    entries: Vec<(Entry, Option<Kept>)>,
}

impl Service {
    /// What a file would do to a table. Nothing is written.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever does not look after everything.
    pub async fn register_try(
        &self,
        actor: &Actor,
        table: Table,
        text: &str,
    ) -> Result<Plan, Error> {
        if !keeps_all(actor) {
            return Err(Error::NotFound);
        }
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let ground = Ground::read(&repositories).await?;
        let before = repositories.register().by_key(table).await?;
        read.end().await?;
        Ok(self.plan(table, text, &ground, before).plan)
    }

    /// Does what a file says, if that is still what was shown: all of it or nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever does not look after everything; [`Error::Conflict`] when the
    /// plan is another one now, or cannot be applied.
    pub async fn register_apply(
        &self,
        actor: &Actor,
        table: Table,
        (text, digest): (&str, &str),
        origin: &input::Origin,
    ) -> Result<Plan, Error> {
        if !keeps_all(actor) {
            return Err(Error::NotFound);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let ground = Ground::read(&repositories).await?;
        let before = repositories.register().by_key(table).await?;
        let Planned { plan, entries } = self.plan(table, text, &ground, before);
        if plan.digest != digest || !plan.can_be_applied() {
            return Err(Error::Conflict);
        }
        let register = repositories.register();
        let mut done = Vec::new();
        for (entry, old) in &entries {
            let by = entered_by(actor, entry);
            match old {
                None => {
                    let name = register.add(entry, by, self.ids()).await?;
                    done.push(("register-added", name, None, entry));
                }
                Some(old) if old.entry != *entry => {
                    register.change((&old.name, old.version), entry, by).await?;
                    let before = Some(&old.entry);
                    done.push(("register-changed", old.name.clone(), before, entry));
                }
                Some(_) => {}
            }
        }
        // What is new has a place only now.
        let ground = Ground::read(&repositories).await?;
        for (action, name, before, entry) in done {
            let change = Change {
                action,
                name: &name,
                place: ground.place(entry),
                detail: described(before, entry, Origin::Real),
            };
            self.note_change(actor.account, change, table, origin, &repositories)
                .await?;
        }
        let whole = Change {
            action: "register-imported",
            name: table.code(),
            place: icc_store::Place::Service,
            detail: json!({
                "digest": plan.digest,
                "added": plan.count("added"),
                "changed": plan.count("changed"),
            }),
        };
        self.note_change(actor.account, whole, table, origin, &repositories)
            .await?;
        unit.commit().await?;
        self.look_again().await;
        Ok(plan)
    }

    fn plan(
        &self,
        table: Table,
        text: &str,
        ground: &Ground,
        mut before: BTreeMap<String, Kept>,
    ) -> Planned {
        let world = (table, Origin::Real);
        let sheet = read_sheet(world, text, &ground.known, self.data());
        let mut problems = sheet.problems;
        let mut rows = Vec::new();
        let mut entries = Vec::new();
        let mut told = vec![json!([table.code()])];
        if sheet.rows.len() > MOST_ROWS {
            problems.push(problem(1, "too-many-rows", &MOST_ROWS.to_string()));
        }
        let rows_read = if problems.is_empty() {
            sheet.rows
        } else {
            Vec::new()
        };
        for row in rows_read {
            let line = row.line;
            let verdict = match row.entry {
                Err(problems) => Verdict::Refused(problems),
                Ok(mut entry) => {
                    let old = before.remove(&entry.key());
                    if let Some(old) = &old {
                        keep_document(&mut entry, &old.entry);
                    }
                    let verdict = verdict(line, &entry, old.as_ref());
                    told.push(json!([
                        line,
                        row.cells,
                        old.as_ref().map(|old| old.version)
                    ]));
                    entries.push((entry, old));
                    verdict
                }
            };
            told.push(json!(verdict.code()));
            rows.push(PlannedRow {
                line,
                cells: row.cells,
                verdict,
            });
        }
        let digest = input::digest("import", &serde_json::Value::from(told).to_string());
        Planned {
            plan: Plan {
                problems,
                rows,
                digest,
            },
            entries,
        }
    }
}

fn verdict(line: usize, entry: &Entry, old: Option<&Kept>) -> Verdict {
    let Some(old) = old else {
        return Verdict::Added;
    };
    if old.entry.origin() != entry.origin() {
        // A real row with the code of something invented.
        return Verdict::Refused(vec![problem(line, "taken-by-invented", &entry.key())]);
    }
    if old.entry == *entry {
        return Verdict::Unchanged;
    }
    let columns = entry.table().columns(Origin::Real).iter();
    let changed = columns
        .map(|column| (*column, old.entry.cell(column), entry.cell(column)))
        .filter(|(_, before, after)| before != after);
    Verdict::Changed(changed.collect())
}

fn problem(line: usize, code: &'static str, found: &str) -> DataProblem {
    DataProblem {
        file: String::new(),
        line,
        column: None,
        field: None,
        code,
        args: vec![("found", found.to_owned())],
    }
}
