//! "Everything is still true, except…": the whole questionnaire at once, for a wave between two in
//! which it is gone through in full.

use icc_store::{Confirmation, Extent};

use super::desk::{Desk, entries};
use super::entry::Entry;
use crate::error::Error;
use crate::evidence::{expired_before, pieces};
use crate::policy::Actor;
use crate::service::Service;

/// An answer from last time that waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The code of its question.
    pub question: String,
    /// The version that is seen.
    pub version: i32,
    /// What was said.
    pub entry: Entry,
    /// Whether it rests on evidence that did not hold any more when the wave opened: it is looked at
    /// by itself.
    pub expired: bool,
}

/// All answers from last time that somebody may confirm.
#[derive(Debug)]
pub struct StillTrue {
    /// Whose, and what.
    pub desk: Desk,
    /// In the order in which they are asked.
    pub waiting: Vec<Waiting>,
}

impl StillTrue {
    /// Whether this wave asks for no more than that.
    #[must_use]
    pub fn is_light(&self) -> bool {
        let response = self.desk.response.as_ref();
        response.is_some_and(|response| response.extent == Extent::Light)
    }
}

impl Service {
    /// The answers from last time that somebody may confirm at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see the questionnaire, or nothing was begun.
    pub async fn still_true(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<StillTrue, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let desk = self.desk(actor, city, wave, &read).await?;
        let answers = read.answers().all(desk.response()?).await?;
        let pieces = pieces(&desk.scope, desk.city.id, &read).await?;
        snapshot.end().await?;
        let mut said = entries(&answers)?;
        let asked = desk.asked_questions(&said)?;
        let opened = desk.wave.opens_at.date_naive();
        let mut waiting = Vec::new();
        for question in &desk.asked.definition.questions {
            let code = question.code.as_str();
            let answer = answers.iter().find(|answer| answer.question == code);
            let carried = answer.filter(|a| a.confirmation == Confirmation::Carried);
            let (Some(answer), true) = (carried, asked.contains(code)) else {
                continue;
            };
            if let (Some(entry), true) = (said.remove(code), desk.may_fill_in(actor, code)) {
                waiting.push(Waiting {
                    question: code.to_owned(),
                    version: answer.version,
                    expired: expired_before(&entry, &pieces, opened),
                    entry,
                });
            }
        }
        Ok(StillTrue { desk, waiting })
    }
}
