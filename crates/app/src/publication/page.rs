//! What of a wave can be published, and what is.

use chrono::{DateTime, Utc};
use icc_store::{
    Municipality, NetworkId, Place, Repositories, Response, Scope, Status, Submission, Wave,
};

use crate::consent::{Consents, Offered, offered, said_in};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::responses::{ResponseStatus, stage};
use crate::service::Service;
use crate::submissions::Move;

/// A wave as whoever publishes sees it.
#[derive(Debug)]
pub struct Publication {
    /// The wave.
    pub wave: Wave,
    /// Those who have begun to answer, by name of the municipality in the first language.
    pub rows: Vec<PublicationRow>,
    /// What audiences are called.
    pub audiences: Vec<Offered>,
}

/// A municipality in it: how far, and no answer.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicationRow {
    /// The municipality.
    pub city: Municipality,
    /// How far it has come.
    pub status: ResponseStatus,
    /// Whether it was accepted without anybody looking at it.
    pub declared: bool,
    /// When results were published last; none when never.
    pub published_at: Option<DateTime<Utc>>,
    /// The revision that is out; none when none is.
    pub published: Option<i32>,
    /// Whether the person may publish it now.
    pub may_publish: bool,
    /// Whether the person may have it corrected now.
    pub may_correct: bool,
    /// What the municipality has said about who may see its results, for whoever publishes them:
    /// yes or no, never a score.
    pub consents: Option<Consents>,
}

impl Service {
    /// What of a wave can be published, and what is.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such wave, or the person neither publishes nor has
    /// anything corrected.
    pub async fn publication(&self, actor: &Actor, wave: &str) -> Result<Publication, Error> {
        let corrects = actor.may_somewhere(Action::Correct);
        if !corrects && !actor.may_somewhere(Action::Publish) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let wave = read.waves().by_code(wave).await?.ok_or(Error::NotFound)?;
        let mut said = said_in(&read, wave.id).await?;
        let networks = read.networks().all().await?;
        let networks: Vec<NetworkId> = networks.into_iter().map(|one| one.id).collect();
        let audiences = offered(&networks, &read).await?;
        let publishes = actor.may_somewhere(Action::Publish);
        let scope = Scope::service();
        let submissions = read.submissions().of_wave(&scope, wave.id).await?;
        let mut rows = Vec::new();
        for response in read.responses().of_wave(&scope, wave.id).await? {
            let subject = about(&response, &read).await?;
            if !may_look(actor, &subject) {
                continue;
            }
            let city = read.municipalities().by_id(response.municipality).await?;
            let own = submissions
                .iter()
                .filter(|one| one.municipality == response.municipality);
            let own: Vec<&Submission> = own.collect();
            let steps = read.response_steps().of(response.id).await?;
            let mut steps = steps.iter().rev();
            let accepted = steps.find(|step| step.action == Move::Accept.code());
            rows.push(row(
                actor,
                city.ok_or(Error::NotFound)?,
                &response,
                &subject,
                &own,
                accepted.is_some_and(|step| step.by.is_none()),
                publishes.then(|| said.remove(&response.municipality).unwrap_or_default()),
            ));
        }
        snapshot.end().await?;
        rows.sort_by(|a, b| a.city.code.cmp(&b.city.code));
        Ok(Publication {
            wave,
            rows,
            audiences,
        })
    }
}

/// What publishing or correcting a questionnaire is about.
pub(super) async fn about<A: Sync>(
    response: &Response,
    read: &Repositories<'_, A>,
) -> Result<Subject, Error> {
    let city = Place::City(response.municipality);
    Ok(Subject {
        stage: Some(stage(response.status)),
        ..Subject::at(city, read).await?
    })
}

/// Whether the person publishes or has corrected, at whatever stage it is.
fn may_look(actor: &Actor, subject: &Subject) -> bool {
    let accepted = Subject {
        stage: Some(crate::policy::Stage::Final),
        ..subject.clone()
    };
    actor.may(Action::Publish, &accepted) || actor.may(Action::Correct, &accepted)
}

fn row(
    actor: &Actor,
    city: Municipality,
    response: &Response,
    subject: &Subject,
    own: &[&Submission],
    declared: bool,
    consents: Option<Consents>,
) -> PublicationRow {
    let out = own.iter().rev().find(|one| one.published_at.is_some());
    let waits = own
        .last()
        .is_some_and(|one| one.status == Status::Final && one.published_at.is_none());
    let accepted = matches!(
        response.status,
        ResponseStatus::Final | ResponseStatus::Published
    );
    PublicationRow {
        city,
        status: response.status,
        declared: accepted && declared,
        published_at: out.and_then(|one| one.published_at),
        published: out.map(|one| one.revision),
        may_publish: waits && actor.may(Action::Publish, subject),
        may_correct: actor.may(Action::Correct, subject),
        consents,
    }
}
