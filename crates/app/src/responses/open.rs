//! Beginning to answer in a wave, from what was answered last time.

use chrono::Datelike;
use icc_store::{
    Confirmation, Extent, Hold, Mode, NewDraftAnswer, NewResponse, Place, Rhythm, StoreError,
};
use serde_json::json;

use super::carry::{Carrying, Former, lasts};
use super::desk::Desk;
use crate::accounts::About;
use crate::error::Error;
use crate::evidence::{expired_before, pieces};
use crate::input::Origin;
use crate::policy::{Action, Actor};
use crate::service::Service;

/// Years from one full questionnaire to the next, where a network wants a light one between.
const FULL_EVERY: i32 = 3;

/// What beginning has brought along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Answers that came along and wait to be confirmed.
    pub carried: usize,
    /// How many of them rest on evidence that had run out, or was withdrawn, when the wave opened.
    pub expired: usize,
}

impl Service {
    /// Begins the response of a municipality in a wave. Answers to questions that are still asked
    /// the same come along, each to be confirmed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not begin it; [`Error::Closed`] outside the dates of
    /// the wave; [`Error::Conflict`] when somebody has begun it already.
    pub async fn start_response(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        mode: Mode,
        origin: &Origin,
    ) -> Result<Opening, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        if !actor.may(Action::StartResponse, &desk.whole()) {
            return Err(Error::NotFound);
        }
        if desk.response.is_some() {
            return Err(Error::Conflict);
        }
        if !desk.is_open() {
            return Err(Error::Closed);
        }
        let former = self
            .former(desk.city.id, &desk.scope, &desk.wave, &repositories)
            .await?;
        let now = self.clock().now();
        let new = NewResponse {
            municipality: desk.city.id,
            wave: desk.wave.id,
            mode,
            extent: extent(&desk, former.as_ref()),
            carried_from: former.as_ref().map(|former| former.wave.id),
            opened_at: now,
            opened_by: actor.account,
        };
        let id = repositories.responses().add(&new, self.ids()).await?;
        let response = repositories
            .responses()
            .held(&desk.scope, desk.city.id, desk.wave.id, Hold::Alone)
            .await?
            .ok_or(Error::Store(StoreError::Immutable("response")))?;
        let pieces = pieces(&desk.scope, desk.city.id, &repositories).await?;
        let (mut carried, mut expired) = (0, 0);
        for question in &desk.asked.definition.questions {
            let known = former
                .as_ref()
                .and_then(|former| former.answer_to(&desk.asked.definition, question));
            let Some(known) = known else {
                continue;
            };
            if known.carrying != Carrying::Same || !lasts(known.answer.entry.state) {
                continue;
            }
            let answer = NewDraftAnswer {
                document: known.answer.entry.document()?,
                state: known.answer.entry.state,
                confirmation: Confirmation::Carried,
                since: known.answer.since,
                changed_by: actor.account,
                changed_at: now,
            };
            repositories
                .answers()
                .put(&response, question.code.as_str(), 0, &answer)
                .await?;
            carried += 1;
            let opened = desk.wave.opens_at.date_naive();
            expired += usize::from(expired_before(&known.answer.entry, &pieces, opened));
        }
        let about = About {
            action: "response-started",
            actor: Some(actor.account),
            origin,
            object: ("response", Some(id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({ "wave": desk.wave.code, "mode": mode.as_str() }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(Opening { carried, expired })
    }

    /// Changes who of the municipality sees and answers what.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Conflict`] when somebody else changed
    /// the response first.
    pub async fn set_mode(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        mode: Mode,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let response = desk.response()?;
        if !actor.may(Action::Delegate, &desk.whole()) {
            return Err(Error::NotFound);
        }
        if response.mode == mode {
            return Ok(());
        }
        repositories.responses().set_mode(response, mode).await?;
        let about = About {
            action: "response-mode",
            actor: Some(actor.account),
            origin,
            object: ("response", Some(response.id.to_string())),
            place: Place::City(desk.city.id),
            detail: json!({ "mode": mode.as_str() }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}

/// A light update where the networks want one, and the last full questionnaire is recent enough.
fn extent(desk: &Desk, former: Option<&Former>) -> Extent {
    let recent = former.is_some_and(|former| {
        let years = desk.wave.opens_at.year() - former.wave.opens_at.year();
        years < FULL_EVERY
    });
    if recent && desk.rhythm == Rhythm::FullEveryThreeYears {
        Extent::Light
    } else {
        Extent::Full
    }
}
