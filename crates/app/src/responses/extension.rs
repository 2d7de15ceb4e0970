//! A municipality needs more time: it asks, its network decides.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icc_domain::Role;
use icc_store::{
    Decision, Extension, ExtensionId, ExtensionState, NewExtension, NewMail, Place, Repositories,
    Standing, Wave, Write,
};
use serde_json::json;

use super::desk::{Desk, asking_networks, stage};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted, last_day, midnight};
use crate::mail::MailKind;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// How long after the end of its wave a response can still be open.
pub const LONGEST_EXTENSION: TimeDelta = TimeDelta::days(90);

/// The page on which a municipality asks for a later end.
#[derive(Debug)]
pub struct ExtensionPage {
    /// Whose, and what.
    pub desk: Desk,
    /// What was asked so far, the newest first.
    pub requests: Vec<Extension>,
    /// Whether the person may ask now.
    pub may_ask: bool,
    /// Whether the person may take the open one back.
    pub may_withdraw: bool,
    /// The last day that can be asked for.
    pub latest: NaiveDate,
}

/// What a form asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// The last day that is wished for.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// What a form decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// `grant` or `refuse`.
    pub decision: String,
    /// The last day that is granted.
    pub until: String,
    /// What is said about it; needed for a refusal.
    pub remark: String,
}

impl Service {
    /// What a municipality has asked for in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see its tasks, or nothing was begun.
    pub async fn extension(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<ExtensionPage, Error> {
        let read = self.store().read();
        let desk = self.desk(actor, city, wave, &read).await?;
        let response = desk.response()?;
        let requests = read.extensions().of(&[response.id]).await?;
        let open = requests.iter().any(|r| r.state == ExtensionState::Open);
        let latest = latest(&desk.wave);
        let now = self.clock().now();
        let asks = actor.may(Action::AskExtension, &desk.whole());
        Ok(ExtensionPage {
            may_ask: asks && !open && now < latest && desk.closes_at() < latest,
            may_withdraw: asks && open,
            latest: last_day(latest),
            requests,
            desk,
        })
    }

    /// Asks for a later end.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] with everything that is
    /// wrong; [`Error::Conflict`] when a request is open already; [`Error::Closed`] when no later
    /// end can be asked for any more.
    pub async fn ask_extension(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        wish: &Wish,
        origin: &Origin,
    ) -> Result<ExtensionId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let response = desk.response()?;
        if !actor.may(Action::AskExtension, &desk.whole()) {
            return Err(Error::NotFound);
        }
        let now = self.clock().now();
        let latest = latest(&desk.wave);
        if latest <= now || latest <= desk.closes_at() {
            return Err(Error::Closed);
        }
        let earliest = desk.closes_at().max(now);
        let mut issues = Vec::new();
        let until = end("until", &wish.until, earliest, latest).map_err(|i| issues.push(i));
        let reason = input::remark("reason", &wish.reason, Wanted::Needed);
        let reason = reason.map_err(|issue| issues.push(issue));
        let (Ok(wanted), Ok(reason)) = (until, reason) else {
            return Err(Error::Invalid(issues));
        };
        let new = NewExtension {
            response: response.id,
            reason,
            wanted,
            asked_by: actor.account,
            asked_at: now,
        };
        let id = repositories.extensions().add(&new, self.ids()).await?;
        let about = About {
            action: "extension-asked",
            actor: Some(actor.account),
            origin,
            object: ("extension", Some(id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({ "wave": desk.wave.code, "until": last_day(wanted).to_string() }),
        };
        self.note(&repositories, about).await?;
        let subject = Subject::at(Place::City(desk.city.id), &repositories).await?;
        let mut deciding = Vec::new();
        for network in asking_networks(&desk.wave, &subject, &repositories).await? {
            deciding.push(Place::Network(network));
        }
        let notice = NewMail {
            about: Some(id.0),
            municipality: Some(desk.city.id),
            ..self.new_mail(MailKind::ExtensionAsked, String::new(), actor.language)
        };
        let to = (Role::NetworkCoordinator, deciding.as_slice());
        self.tell(to, &notice, &repositories).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(id)
    }

    /// Takes the request that is open back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or none is open.
    pub async fn withdraw_extension(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let response = desk.response()?;
        if !actor.may(Action::AskExtension, &desk.whole()) {
            return Err(Error::NotFound);
        }
        let requests = repositories.extensions().of(&[response.id]).await?;
        let open = requests.iter().find(|r| r.state == ExtensionState::Open);
        let open = open.ok_or(Error::NotFound)?;
        let decision = Decision {
            by: actor.account,
            at: self.clock().now(),
            until: None,
            remark: String::new(),
        };
        repositories
            .extensions()
            .decide(open.id, ExtensionState::Withdrawn, &decision)
            .await?;
        let about = About {
            action: "extension-withdrawn",
            actor: Some(actor.account),
            origin,
            object: ("extension", Some(open.id.to_string())),
            place: Place::City(desk.city.id),
            detail: serde_json::Value::Null,
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Grants a later end, or refuses it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such request or the person does not decide it;
    /// [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when somebody else has
    /// decided.
    pub async fn decide_extension(
        &self,
        actor: &Actor,
        id: ExtensionId,
        verdict: &Verdict,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (extension, standing, wave) = self.decidable(actor, id, &repositories).await?;
        if extension.state != ExtensionState::Open {
            return Err(Error::Conflict);
        }
        let now = self.clock().now();
        let mut issues = Vec::new();
        let (state, until, wanted) = match verdict.decision.as_str() {
            "grant" => {
                let ends = standing.closes_at.unwrap_or(wave.closes_at);
                let until = end("until", &verdict.until, ends.max(now), latest(&wave));
                let until = until.map_err(|issue| issues.push(issue)).ok();
                (ExtensionState::Granted, until, Wanted::Welcome)
            }
            "refuse" => (ExtensionState::Refused, None, Wanted::Needed),
            _ => {
                issues.push(Issue::new("decision", "missing"));
                (ExtensionState::Refused, None, Wanted::Welcome)
            }
        };
        let remark = input::remark("remark", &verdict.remark, wanted);
        let remark = remark.map_err(|issue| issues.push(issue));
        let (Ok(remark), true) = (remark, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let decision = Decision {
            by: actor.account,
            at: now,
            until,
            remark,
        };
        repositories
            .extensions()
            .decide(id, state, &decision)
            .await?;
        if let Some(until) = until {
            repositories.responses().set_end(&standing, until).await?;
        }
        let about = About {
            action: "extension-decided",
            actor: Some(actor.account),
            origin,
            object: ("extension", Some(id.to_string())),
            place: Place::City(standing.municipality),
            detail: json!({
                "state": state.as_str(),
                "until": until.map(|until| last_day(until).to_string()),
            }),
        };
        self.note(&repositories, about).await?;
        let notice = NewMail {
            about: Some(id.0),
            municipality: Some(standing.municipality),
            ..self.new_mail(MailKind::ExtensionDecided, String::new(), actor.language)
        };
        let city = [Place::City(standing.municipality)];
        let to = (Role::CityCoordinator, city.as_slice());
        self.tell(to, &notice, &repositories).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    async fn decidable(
        &self,
        actor: &Actor,
        id: ExtensionId,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(Extension, Standing, Wave), Error> {
        let extension = repositories.extensions().by_id(id).await?;
        let extension = extension.ok_or(Error::NotFound)?;
        let responses = repositories.responses();
        let standing = responses.standing(extension.response).await?;
        let standing = standing.ok_or(Error::NotFound)?;
        let city = Place::City(standing.municipality);
        let mut subject = Subject::at(city, repositories).await?;
        subject.stage = Some(stage(standing.status));
        let wave = repositories.waves().by_id(standing.wave).await?;
        let wave = wave.ok_or(Error::NotFound)?;
        // Whoever coordinates another network of the municipality has no say in this wave.
        subject.networks_of_city = asking_networks(&wave, &subject, repositories).await?;
        if !actor.may(Action::DecideExtension, &subject) {
            return Err(Error::NotFound);
        }
        Ok((extension, standing, wave))
    }
}

/// The latest end of a response, exclusive.
pub(crate) fn latest(wave: &Wave) -> DateTime<Utc> {
    wave.closes_at + LONGEST_EXTENSION
}

/// An exclusive end, from the last day that a form names: after `earliest`, not after `latest`.
fn end(
    field: &'static str,
    text: &str,
    earliest: DateTime<Utc>,
    latest: DateTime<Utc>,
) -> Result<DateTime<Utc>, Issue> {
    let end = midnight(input::day(field, text)?) + TimeDelta::days(1);
    if end <= earliest {
        Err(Issue::new(field, "end-not-later"))
    } else if end > latest {
        Err(Issue::new(field, "end-too-late"))
    } else {
        Ok(end)
    }
}
