//! Making a wave, and moving it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icc_domain::{Code, Locale, LocalizedText};
use icc_i18n::nfc;
use icc_store::{Network, NewWave, Place, Repositories, Wave, Write};
use serde_json::json;

use super::manages;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, digest, midnight};
use crate::policy::{Actor, is_current};
use crate::service::Service;

/// The longest name of a wave, in characters.
const LONGEST_NAME: usize = 100;

/// What a form says about a wave. Of a wave that there is, `code` and `asks` are not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaveSaid {
    /// Its code.
    pub code: String,
    /// Its name in French.
    pub name_fr: String,
    /// Its name in English.
    pub name_en: String,
    /// The year its answers are about.
    pub year: String,
    /// What it asks: an [`Askable::key`](super::Askable::key).
    pub asks: String,
    /// Codes of its networks.
    pub networks: Vec<String>,
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// Whether an end that has passed is meant: `yes`.
    pub sure: String,
    /// What the wave was when it was shown: [`WaveSaid::seen`].
    pub seen: String,
}

impl WaveSaid {
    /// The form of a wave that there is.
    #[must_use]
    pub fn of(wave: &Wave) -> Self {
        let name = |locale: Locale| wave.names.0.get(locale.tag()).cloned().unwrap_or_default();
        Self {
            code: wave.code.clone(),
            name_fr: name(Locale::Fr),
            name_en: name(Locale::En),
            year: wave.year.to_string(),
            asks: format!("{}:{}", wave.definition_hash, wave.method_id),
            networks: wave.networks.clone(),
            first: wave.opens_at.date_naive().to_string(),
            last: input::last_day(wave.closes_at).to_string(),
            sure: String::new(),
            seen: seen(wave),
        }
    }
}

/// What can change of a wave, in one word.
fn seen(wave: &Wave) -> String {
    let parts = json!([
        wave.names.0,
        wave.year,
        wave.networks,
        wave.opens_at.to_rfc3339(),
        wave.closes_at.to_rfc3339(),
    ]);
    digest("wave", &parts.to_string())
}

/// What a form has said, once every part of it can be accepted.
struct Accepted {
    names: LocalizedText,
    year: i32,
    networks: Vec<String>,
    demonstration: bool,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
}

impl Service {
    /// Makes a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not manage waves; [`Error::Invalid`] with everything
    /// that is wrong.
    pub async fn add_wave(
        &self,
        actor: &Actor,
        said: &WaveSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        manages(actor)?;
        let askable = self.askable().await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let mut issues = Vec::new();
        let code = said.code.trim();
        if code.is_empty() {
            issues.push(Issue::new("code", "missing"));
        } else if Code::new(code).is_err() {
            issues.push(Issue::new("code", "code"));
        } else if repositories.waves().by_code(code).await?.is_some() {
            issues.push(Issue::new("code", "wave-code-taken"));
        }
        let accepted = self.accepted(said, &repositories, &mut issues).await?;
        let asks = askable.into_iter().find(|one| one.key() == said.asks);
        if asks.is_none() {
            issues.push(Issue::new("asks", "missing"));
        }
        let (Some(accepted), Some(asks), true) = (accepted, asks, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let new = NewWave {
            code: code.to_owned(),
            names: accepted.names,
            year: accepted.year,
            definition_hash: asks.hash,
            method_id: asks.method,
            method_version: asks.method_version,
            networks: accepted.networks,
            opens_at: accepted.opens_at,
            closes_at: accepted.closes_at,
            demonstration: accepted.demonstration,
        };
        repositories.waves().put(&new, self.ids()).await?;
        self.note_wave(&repositories, "wave-made", actor, &new, origin)
            .await?;
        Ok(unit.commit().await?)
    }

    /// Changes names, year, networks or days of a wave.
    ///
    /// # Errors
    /// As [`Service::add_wave`]; [`Error::Conflict`] when somebody else changed it since it was
    /// shown.
    pub async fn change_wave(
        &self,
        actor: &Actor,
        code: &str,
        said: &WaveSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        manages(actor)?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let old = repositories.waves().by_code(code).await?;
        let old = old.ok_or(Error::NotFound)?;
        if seen(&old) != said.seen {
            return Err(Error::Conflict);
        }
        let mut issues = Vec::new();
        let accepted = self.accepted(said, &repositories, &mut issues).await?;
        let Some(accepted) = accepted else {
            return Err(Error::Invalid(issues));
        };
        if accepted.demonstration != old.demonstration {
            issues.push(Issue::new("networks", "networks-mixed"));
        }
        let begun = repositories.responses().standings(old.id).await?;
        let now = self.clock().now();
        if !begun.is_empty() {
            if accepted.opens_at > now && accepted.opens_at != old.opens_at {
                issues.push(number(Issue::new("first", "wave-begun-first"), begun.len()));
            }
            let asked = asked(&accepted.networks, &repositories).await?;
            let before = self::asked(&old.networks, &repositories).await?;
            let lost = begun.iter().filter(|one| {
                before.contains(&one.municipality) && !asked.contains(&one.municipality)
            });
            let lost = lost.count();
            if lost > 0 {
                issues.push(number(Issue::new("networks", "wave-begun-networks"), lost));
            }
        }
        let ends_now = accepted.closes_at != old.closes_at && accepted.closes_at <= now;
        if ends_now && said.sure != "yes" {
            issues.push(Issue::new("last", "wave-end-past"));
        }
        if !issues.is_empty() {
            return Err(Error::Invalid(issues));
        }
        let new = NewWave {
            names: accepted.names,
            year: accepted.year,
            networks: accepted.networks,
            opens_at: accepted.opens_at,
            closes_at: accepted.closes_at,
            ..old.record
        };
        repositories.waves().put(&new, self.ids()).await?;
        self.note_wave(&repositories, "wave-changed", actor, &new, origin)
            .await?;
        Ok(unit.commit().await?)
    }

    /// Looks at what can change of a wave; every reason at once.
    async fn accepted(
        &self,
        said: &WaveSaid,
        repositories: &Repositories<'_, Write>,
        issues: &mut Vec<Issue>,
    ) -> Result<Option<Accepted>, Error> {
        let before = issues.len();
        let mut names = LocalizedText::default();
        for (field, locale, text) in [
            ("name-fr", Locale::Fr, &said.name_fr),
            ("name-en", Locale::En, &said.name_en),
        ] {
            match name(field, text) {
                Ok(text) => drop(names.0.insert(locale.tag().to_owned(), text)),
                Err(issue) => issues.push(issue),
            }
        }
        let year = said.year.trim().parse::<i32>();
        let year = year.ok().filter(|year| (2000..=2999).contains(year));
        if year.is_none() {
            let code = if said.year.trim().is_empty() {
                "missing"
            } else {
                "year"
            };
            issues.push(Issue::new("year", code));
        }
        let all = repositories.networks().all().await?;
        let chosen: Vec<&Network> = all
            .iter()
            .filter(|network| said.networks.contains(&network.code))
            .collect();
        let demonstration = chosen.first().is_some_and(|network| network.demonstration);
        if chosen.is_empty() {
            issues.push(Issue::new("networks", "missing"));
        } else if chosen.iter().any(|n| n.demonstration != demonstration) {
            issues.push(Issue::new("networks", "networks-mixed"));
        }
        let days = both_days(said, issues);
        let (Some(year), Some((first, last)), true) = (year, days, issues.len() == before) else {
            return Ok(None);
        };
        Ok(Some(Accepted {
            names,
            year,
            networks: chosen.iter().map(|network| network.code.clone()).collect(),
            demonstration,
            opens_at: midnight(first),
            closes_at: midnight(last) + TimeDelta::days(1),
        }))
    }

    async fn note_wave(
        &self,
        repositories: &Repositories<'_, Write>,
        action: &'static str,
        actor: &Actor,
        wave: &NewWave,
        origin: &Origin,
    ) -> Result<(), Error> {
        let about = About {
            action,
            actor: Some(actor.account),
            origin,
            object: ("wave", Some(wave.code.clone())),
            place: Place::Service,
            detail: json!({
                "networks": wave.networks,
                "opens": wave.opens_at.to_rfc3339(),
                "closes": wave.closes_at.to_rfc3339(),
            }),
        };
        Ok(self.note(repositories, about).await?)
    }
}

/// The municipalities that are members of one of these networks now.
async fn asked(
    networks: &[String],
    repositories: &Repositories<'_, Write>,
) -> Result<BTreeSet<icc_store::MunicipalityId>, Error> {
    let memberships = repositories.networks().memberships().await?;
    let members = memberships
        .iter()
        .filter(|member| is_current(member) && networks.contains(&member.network_code));
    Ok(members.map(|member| member.municipality).collect())
}

fn both_days(said: &WaveSaid, issues: &mut Vec<Issue>) -> Option<(NaiveDate, NaiveDate)> {
    let mut read = |field, text: &str| {
        let day = input::day(field, text);
        day.map_err(|issue| issues.push(issue)).ok()
    };
    let (first, last) = (read("first", &said.first), read("last", &said.last));
    let (first, last) = (first?, last?);
    if last < first {
        issues.push(Issue::new("last", "last-before-first"));
        return None;
    }
    Some((first, last))
}

fn name(field: &'static str, text: &str) -> Result<String, Issue> {
    let text = nfc(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = match text.chars().count() {
        0 => "missing",
        n if n > LONGEST_NAME => "too-long",
        _ if text.chars().any(char::is_control) => "characters",
        _ => return Ok(text),
    };
    Err(Issue::new(field, code))
}

fn number(issue: Issue, n: usize) -> Issue {
    Issue {
        number: u32::try_from(n).ok(),
        ..issue
    }
}
