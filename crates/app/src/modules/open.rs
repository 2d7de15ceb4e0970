//! Opening a module from a day to a day, and moving its last day while it is open.

use chrono::{NaiveDate, TimeDelta};
use icc_store::{ModuleTerm, Opening};

use super::draft::ModuleDraft;
use super::write::about;
use super::{MOST_TERMS, ModuleState};
use crate::error::Error;
use crate::input::{self, Issue, Origin};
use crate::messages::required;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// How many days a module is open at most.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// What a form says when a module is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpeningSaid {
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// The version of the module that was seen.
    pub version: i32,
}

/// What a form says of the last day of a module that is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermSaid {
    /// The last day.
    pub last: String,
    /// How many times it had been said.
    pub seen: i32,
}

impl OpeningSaid {
    fn sound(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Vec<Issue>> {
        let first = input::day("first", &self.first);
        let last = input::day("last", &self.last);
        match (first, last) {
            (Ok(first), Ok(last)) => {
                let mut issues = Vec::new();
                if first < today {
                    issues.push(Issue::new("first", "module-past"));
                }
                issues.extend(misplaced(first, last, today));
                if issues.is_empty() {
                    Ok((first, last))
                } else {
                    Err(issues)
                }
            }
            (first, last) => Err([first.err(), last.err()].into_iter().flatten().collect()),
        }
    }
}

/// What is wrong with a last day.
fn misplaced(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Option<Issue> {
    let code = if last < first {
        "last-before-first"
    } else if last < today {
        "module-past"
    } else if last - first > LONGEST {
        "module-long"
    } else {
        return None;
    };
    Some(Issue::new("last", code))
}

impl Service {
    /// Opens a module: from now on nothing of what it asks changes.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not write it; [`Error::Invalid`] with everything
    /// that is wrong with it or its days; [`Error::Conflict`] when it was opened, or changed since.
    pub async fn open_module(
        &self,
        actor: &Actor,
        at: (&str, &str),
        said: &OpeningSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self.drafted(actor, at, &repositories).await?;
        if found.module.version != said.version {
            return Err(Error::Conflict);
        }
        let draft = ModuleDraft::of(&found.module)?;
        let languages = required(&found.network, &repositories).await?;
        let mut issues = draft.faults(&languages);
        let days = said.sound(self.today());
        let days = days.map_err(|wrong| issues.extend(wrong));
        let (Ok((first, last)), true) = (days, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let definition = draft.definition(&found.network.code, found.module.number)?;
        let now = self.clock().now();
        let mut module = found.module;
        module.record.changed_by = actor.account;
        module.record.changed_at = now;
        module.opening = Some(Opening {
            definition: definition.canonical_json(),
            hash: definition.hash(),
            first_day: first,
            opened_by: actor.account,
            opened_at: now,
        });
        let modules = repositories.modules();
        modules.put(&module).await?;
        let term = ModuleTerm {
            module: module.id,
            number: 1,
            last_day: last,
            made_by: actor.account,
            made_at: now,
        };
        modules.add_term(&term).await?;
        let about = about(actor, "module-opened", &module, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Says another last day of a module that is not closed. What is closed stays so: members have
    /// seen what came of it.
    ///
    /// # Errors
    /// As [`Service::open_module`]; [`Error::Closed`] once it is closed.
    pub async fn move_module_end(
        &self,
        actor: &Actor,
        at: (&str, &str),
        said: &TermSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self
            .found_module(actor, at, Action::KeepModules, &repositories)
            .await?;
        let opening = found.module.opening.as_ref().ok_or(Error::Conflict)?;
        if found.state == ModuleState::Closed {
            return Err(Error::Closed);
        }
        let number = found.terms.last().map_or(0, |term| term.number);
        if number != said.seen {
            return Err(Error::Conflict);
        }
        let last = input::day("last", &said.last).map_err(|issue| Error::Invalid(vec![issue]))?;
        if let Some(issue) = misplaced(opening.first_day, last, self.today()) {
            return Err(Error::Invalid(vec![issue]));
        }
        if found.terms.len() >= MOST_TERMS {
            return Err(Error::issue("last", "module-terms"));
        }
        if found.terms.last().is_some_and(|term| term.last_day == last) {
            return Ok(());
        }
        let term = ModuleTerm {
            module: found.module.id,
            number: number + 1,
            last_day: last,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.modules().add_term(&term).await?;
        let about = about(actor, "module-term", &found.module, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}
