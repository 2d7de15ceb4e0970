//! Erasing a person. The account goes with everything that is the person's alone; the work of the
//! municipality stays, with an id that leads to nobody.

use std::collections::BTreeMap;

use icc_domain::Role;
use icc_store::{
    AccountId, Mention, MunicipalityId, Place, Repositories, StoreError, Trace, Wanted, Write,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Actor, people_of};
use crate::service::Service;

/// Letters of a text that are shown around what was found.
const AROUND: usize = 60;

/// Whether it is done, or only tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasing {
    /// Everything is done and taken back: what it tells is what would happen.
    Tried,
    /// It is done.
    Done,
}

/// What erasing a person did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// The account; none when there were only offers and mails to the address.
    pub account: Option<AccountId>,
    /// Rows that were removed, by table.
    pub removed: BTreeMap<&'static str, u64>,
    /// Parts that went back to the coordinators.
    pub parts: u64,
    /// Pieces of evidence that somebody else, or nobody, looks after now.
    pub evidence: u64,
    /// Texts of others that name the person, and stay: somebody has to read them.
    pub remaining: Vec<Remaining>,
}

/// A text that names the person.
#[derive(Clone, PartialEq, Eq)]
pub struct Remaining {
    /// Its table.
    pub table: String,
    /// Its column.
    pub column: String,
    /// What tells which row it is: columns and values.
    pub row: Vec<(String, String)>,
    /// The words around the place.
    pub words: String,
}

impl std::fmt::Debug for Remaining {
    /// Without the text.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Remaining")
            .field("table", &self.table)
            .field("column", &self.column)
            .finish_non_exhaustive()
    }
}

impl Service {
    /// Erases the person with an address: account, roles, sessions, tokens, links, offers, mails, providers,
    /// second factor. Parts go back to the coordinators, evidence to the one coordinator of its city
    /// or to nobody. Answers and what was done stay, under an id that leads to nobody.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing is kept about the address; [`Error::Conflict`] for the last
    /// administrator, without whom nobody could let anybody in.
    pub async fn erase_person(
        &self,
        actor: &Actor,
        email: &str,
        erasing: Erasing,
        origin: &Origin,
    ) -> Result<Erased, Error> {
        let wanted = self.wanted(email).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let erased = self.erase(actor, &wanted, origin, &repositories).await?;
        match erasing {
            Erasing::Tried => unit.roll_back().await?,
            Erasing::Done => unit.commit().await?,
        }
        Ok(erased)
    }

    async fn erase(
        &self,
        actor: &Actor,
        wanted: &Wanted,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<Erased, Error> {
        let persons = repositories.persons();
        if wanted.account.is_none() && persons.mentions(wanted).await?.is_empty() {
            return Err(Error::NotFound);
        }
        let now = self.clock().now();
        // Who never had an account left nothing that an id must stand for.
        let id = wanted.account.unwrap_or(AccountId(Uuid::nil()));
        let parts = persons.let_parts_go(wanted, id, now).await?;
        let mut evidence = 0;
        let mut administered = false;
        if let Some(account) = wanted.account {
            for grant in repositories.grants().held_by(account).await? {
                administered |= grant.role == Role::ProgrammeAdministrator;
            }
            for owned in persons.owned_evidence(account).await? {
                let next = successor(account, owned.municipality, repositories).await?;
                persons.hand_over(&owned, next).await?;
                evidence += 1;
            }
        }
        let removed = persons.erase(wanted).await?;
        if administered {
            self.somebody_remains(actor, Role::ProgrammeAdministrator, repositories)
                .await?;
        }
        let about = About {
            action: "account-erased",
            actor: actor.in_record(),
            origin,
            object: ("account", wanted.account.map(|id| id.to_string())),
            place: Place::Service,
            detail: json!({ "parts": parts, "evidence": evidence }),
        };
        self.note(repositories, about).await?;
        let mentions = persons.mentions(wanted).await?;
        Ok(Erased {
            account: wanted.account,
            removed,
            parts,
            evidence,
            remaining: mentions.iter().flat_map(|m| remaining(m, wanted)).collect(),
        })
    }

    /// Writes the database anew, so that its file holds no byte of what was removed. False when
    /// somebody read all the time: stopping the service does the rest.
    pub async fn compact(&self) -> Result<bool, Error> {
        match self.store().compact().await {
            Ok(()) => Ok(true),
            Err(StoreError::Busy(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

/// The coordinator of a city, when there is exactly one other.
async fn successor(
    leaving: AccountId,
    city: MunicipalityId,
    repositories: &Repositories<'_, Write>,
) -> Result<Option<AccountId>, StoreError> {
    let scope = people_of(&[Place::City(city)]);
    let grants = repositories.grants().within(&scope).await?;
    let mut others = grants
        .iter()
        .filter(|grant| grant.role == Role::CityCoordinator && grant.account != leaving);
    Ok(match (others.next(), others.next()) {
        (Some(only), None) => Some(only.account),
        _ => None,
    })
}

/// What of a row names the person in words.
fn remaining(mention: &Mention, wanted: &Wanted) -> Vec<Remaining> {
    let named = mention.found.iter().filter(|(_, by)| **by != Trace::Id);
    named
        .map(|(column, _)| {
            let text = mention.row.get(column).and_then(Value::as_str);
            Remaining {
                table: mention.table.clone(),
                column: column.clone(),
                row: place(mention),
                words: around(text.unwrap_or_default(), wanted),
            }
        })
        .collect()
}

/// The columns by which somebody finds the row again.
fn place(mention: &Mention) -> Vec<(String, String)> {
    let telling = [
        "id",
        "response_id",
        "part_id",
        "question",
        "version",
        "code",
    ];
    let found = telling.iter().filter_map(|column| {
        let value = mention.row.get(*column)?;
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        Some(((*column).to_owned(), value))
    });
    found.collect()
}

/// A piece of a text around the first place that names the person.
fn around(text: &str, wanted: &Wanted) -> String {
    let letters: Vec<char> = text.chars().collect();
    let lower: Vec<char> = text
        .chars()
        .map(|c| c.to_lowercase().next().unwrap_or(c))
        .collect();
    let marks = [Some(&wanted.email), wanted.name.as_ref()];
    let at = marks.into_iter().flatten().find_map(|mark| {
        let mark: Vec<char> = mark.to_lowercase().chars().collect();
        let place = lower.windows(mark.len().max(1)).position(|w| w == mark);
        place.map(|place| (place, mark.len()))
    });
    let (start, length) = at.unwrap_or((0, 0));
    let from = start.saturating_sub(AROUND);
    let to = (start + length + AROUND).min(letters.len());
    let piece: String = letters.get(from..to).unwrap_or_default().iter().collect();
    piece.split_whitespace().collect::<Vec<_>>().join(" ")
}
