//! A municipality says who may see what, or takes it back.

use chrono::NaiveDate;
use icc_store::{Audience, Authority, Consent, ConsentGrants, Item, Place, Repositories, Write};
use serde_json::json;

use super::page::ConsentPage;
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Origin};
use crate::policy::Actor;
use crate::service::Service;

/// The longest number of a resolution, in characters.
const LONGEST_RESOLUTION: usize = 100;

/// What a form says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConsentSaid {
    /// Audiences and items, as `public/scores`.
    pub grants: Vec<String>,
    /// Who decided: a word.
    pub authority: String,
    /// Number of the resolution.
    pub resolution: String,
    /// When it was decided.
    pub decided_on: String,
    /// The first day for the public; empty for as soon as there is a result.
    pub public_from: String,
    /// What was seen: the version, 0 before anything was said.
    pub version: i32,
}

/// Why something that was said cannot be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentIssue {
    /// The field; of what is allowed to an audience, its slug.
    pub field: String,
    /// What is wrong with it.
    pub code: &'static str,
}

/// What became of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// It holds from now on.
    Kept,
    /// It held already.
    Same,
    /// Everything that is wrong with it.
    Refused(Vec<ConsentIssue>),
    /// Somebody else has said something in between.
    Conflict,
}

impl Service {
    /// Says who may see what from now on; what is not said is not allowed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not say that for the municipality.
    pub async fn give_consent(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        said: &ConsentSaid,
        origin: &Origin,
    ) -> Result<Given, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let page = self.consent_page(actor, city, wave, &repositories).await?;
        let today = self.clock().now().date_naive();
        let read = match read(said, &page, today) {
            Ok(read) => read,
            Err(issues) => return Ok(Given::Refused(issues)),
        };
        if said.version != page.consents.version() {
            return Ok(Given::Conflict);
        }
        let new = self.next(&page, read, actor);
        if page
            .consents
            .current()
            .is_some_and(|old| is_same(old, &new))
        {
            return Ok(Given::Same);
        }
        let about = ("consent-given", actor, origin);
        self.keep(about, &new, &page, &repositories).await?;
        self.settle_figures_in(&repositories).await?;
        unit.commit().await?;
        self.look_again().await;
        Ok(Given::Kept)
    }

    /// Takes everything back: nobody but the municipality sees anything from the next request on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not say that for the municipality;
    /// [`Error::Conflict`] when somebody else says something at the same moment.
    pub async fn take_back_consent(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let page = self.consent_page(actor, city, wave, &repositories).await?;
        if page
            .consents
            .current()
            .is_none_or(|it| it.grants.is_empty())
        {
            return Ok(());
        }
        let new = self.next(&page, Read::default(), actor);
        let about = ("consent-taken-back", actor, origin);
        self.keep(about, &new, &page, &repositories).await?;
        self.settle_figures_in(&repositories).await?;
        unit.commit().await?;
        self.look_again().await;
        Ok(())
    }

    fn next(&self, page: &ConsentPage, read: Read, actor: &Actor) -> Consent {
        Consent {
            municipality: page.desk.city.id,
            wave: page.desk.wave.id,
            version: page.consents.version() + 1,
            grants: read.grants,
            authority: read.authority,
            resolution: read.resolution,
            decided_on: read.decided_on,
            public_from: read.public_from,
            made_by: Some(actor.account),
            made_at: self.clock().now(),
        }
    }

    async fn keep(
        &self,
        (action, actor, origin): (&'static str, &Actor, &Origin),
        new: &Consent,
        page: &ConsentPage,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        repositories.consents().add(new).await?;
        let words: Vec<String> = new
            .grants
            .iter()
            .map(|(audience, item)| format!("{}/{}", audience.word(), item.as_str()))
            .collect();
        let about = About {
            action,
            actor: Some(actor.account),
            origin,
            object: ("consent", Some(page.desk.wave.code.clone())),
            place: Place::City(new.municipality),
            detail: json!({ "version": new.version, "allowed": words }),
        };
        self.note(repositories, about).await?;
        Ok(())
    }
}

/// A form that is understood.
#[derive(Debug, Default)]
struct Read {
    grants: ConsentGrants,
    authority: Option<Authority>,
    resolution: String,
    decided_on: Option<NaiveDate>,
    public_from: Option<NaiveDate>,
}

fn is_same(old: &Consent, new: &Consent) -> bool {
    let told = |it: &Consent| {
        (
            it.grants.clone(),
            it.authority,
            it.resolution.clone(),
            it.decided_on,
            it.public_from,
        )
    };
    told(old) == told(new)
}

fn read(
    said: &ConsentSaid,
    page: &ConsentPage,
    today: NaiveDate,
) -> Result<Read, Vec<ConsentIssue>> {
    let mut issues = Vec::new();
    let mut fault = |field: &str, code| {
        issues.push(ConsentIssue {
            field: field.to_owned(),
            code,
        });
    };
    let mut grants = ConsentGrants::new();
    for word in &said.grants {
        let parts = word.rsplit_once('/');
        let audience = parts.and_then(|(audience, _)| Audience::from_word(audience));
        let audience = audience.filter(|it| page.offered.iter().any(|one| one.audience == *it));
        let item = parts.and_then(|(_, item)| Item::from_word(item));
        match audience.zip(item) {
            Some(grant) => {
                grants.insert(grant);
            }
            None => fault("audiences", "audience-gone"),
        }
    }
    for offered in &page.offered {
        let given = |item| grants.contains(&(offered.audience.clone(), item));
        let lacking = Item::ALL.into_iter().find_map(|item| {
            let needed = item.needs()?;
            (given(item) && !given(needed)).then_some(needed)
        });
        match lacking {
            Some(Item::Counted) => fault(&offered.slug(), "needs-counted"),
            Some(Item::Scores) => fault(&offered.slug(), "needs-scores"),
            Some(_) => fault(&offered.slug(), "needs-answers"),
            None => {}
        }
    }
    let authority = Authority::from_word(&said.authority);
    let resolution = said.resolution.split_whitespace().collect::<Vec<_>>();
    let resolution = resolution.join(" ");
    let mut day = |field: &'static str, text: &str| {
        if text.trim().is_empty() {
            return None;
        }
        let read = input::day(field, text);
        read.map_err(|issue| fault(field, issue.code)).ok()
    };
    let decided_on = day("decided-on", &said.decided_on);
    let public_from = day("public-from", &said.public_from);
    // Whoever allows nothing needs nobody's decision for it.
    if !grants.is_empty() {
        if authority.is_none() {
            fault("authority", "missing-authority");
        }
        let by_resolution = matches!(authority, Some(Authority::Council | Authority::Executive));
        if by_resolution && resolution.is_empty() {
            fault("resolution", "missing-resolution");
        }
        if said.decided_on.trim().is_empty() {
            fault("decided-on", "missing-decided-on");
        }
    }
    if decided_on.is_some_and(|day| day > today) {
        fault("decided-on", "day-to-come");
    }
    let odd = resolution.chars().any(char::is_control);
    if resolution.chars().count() > LONGEST_RESOLUTION {
        fault("resolution", "too-long");
    } else if odd {
        fault("resolution", "characters");
    }
    if !issues.is_empty() {
        issues.sort_by_key(|issue| place(&issue.field));
        return Err(issues);
    }
    let public = grants.iter().any(|(to, _)| *to == Audience::Public);
    Ok(Read {
        public_from: public_from.filter(|_| public),
        grants,
        authority,
        resolution,
        decided_on,
    })
}

/// The order of the page, in which faults are listed.
fn place(field: &str) -> usize {
    let fields = ["public-from", "authority", "resolution", "decided-on"];
    fields
        .iter()
        .position(|known| *known == field)
        .map_or(0, |at| at + 1)
}
