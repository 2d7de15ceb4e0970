//! Results come out: steps first, then one run of scores over all that is out.

use std::collections::BTreeSet;

use icc_store::{Hold, Municipality, Place, Repositories, Scope, Wave, Write};
use serde_json::json;

use super::page::about;
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor};
use crate::publish::publish_wave;
use crate::service::Service;
use crate::submissions::{Move, StepBy, advance, latest};

/// What was published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Municipalities whose results came out.
    pub published: usize,
    /// Municipalities for which that is not possible any more: somebody else was first, or it is
    /// being corrected.
    pub passed: usize,
}

impl Service {
    /// Publishes the accepted results of municipalities in a wave, and computes what is out anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such wave or municipality, or the person does not
    /// publish; [`Error::Invalid`] when no municipality is named.
    pub async fn publish_results(
        &self,
        actor: &Actor,
        wave: &str,
        cities: &BTreeSet<String>,
        origin: &Origin,
    ) -> Result<Published, Error> {
        if !actor.may_somewhere(Action::Publish) {
            return Err(Error::NotFound);
        }
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let wave = repositories.waves().by_code(wave).await?;
        let wave = wave.ok_or(Error::NotFound)?;
        if cities.is_empty() {
            return Err(Error::issue("city", "missing"));
        }
        let mut done = Published::default();
        for code in cities {
            let city = repositories.municipalities().by_code(code).await?;
            let city = city.ok_or(Error::NotFound)?;
            if self
                .publish_one(actor, &wave, &city, origin, &repositories)
                .await?
            {
                done.published += 1;
            } else {
                done.passed += 1;
            }
        }
        unit.commit().await?;
        self.score_published(&wave).await?;
        self.settle_figures().await?;
        Ok(done)
    }

    async fn publish_one(
        &self,
        actor: &Actor,
        wave: &Wave,
        city: &Municipality,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<bool, Error> {
        let scope = Scope::service();
        let responses = repositories.responses();
        let response = responses
            .held(&scope, city.id, wave.id, Hold::Alone)
            .await?;
        let response = response.ok_or(Error::NotFound)?;
        let subject = about(&response, repositories).await?;
        if !actor.may(Action::Publish, &subject) {
            return Ok(false);
        }
        // What may be published was accepted, and what was accepted is the last there is.
        let accepted = latest(repositories, &scope, &response).await?;
        let accepted = accepted.ok_or(Error::NotFound)?;
        let now = self.clock().now();
        let submissions = repositories.submissions();
        submissions.publish(accepted.id, now).await?;
        let by = StepBy {
            account: Some(actor.account),
            at: now,
            remark: String::new(),
            submission: Some(accepted.id),
        };
        advance(repositories, &response, Move::Publish, by).await?;
        let noted = About {
            action: "results-published",
            actor: Some(actor.account),
            origin,
            object: ("submission", Some(accepted.id.to_string())),
            place: Place::City(city.id),
            detail: json!({
                "wave": wave.code,
                "revision": accepted.revision,
                "answers": accepted.digest,
            }),
        };
        self.note(repositories, noted).await?;
        Ok(true)
    }

    /// Computes the scores of everything that is out in a wave, when that was not done. Two that do
    /// it at once keep it once.
    async fn score_published(&self, wave: &Wave) -> Result<bool, Error> {
        match publish_wave(self.store(), wave, self.clock(), self.ids()).await {
            Err(Error::Conflict) => Ok(false),
            other => other,
        }
    }

    /// The same for every wave: whoever published may have been interrupted before it was computed.
    pub async fn score_all_published(&self) -> Result<(), Error> {
        for wave in self.store().read().waves().all().await? {
            self.score_published(&wave).await?;
        }
        Ok(())
    }
}
