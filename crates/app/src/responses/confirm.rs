//! "All of this is still true, except…": answers from last time, confirmed together.

use std::collections::{BTreeMap, BTreeSet};

use icc_store::{Confirmation, NewDraftAnswer};

use super::entry::Entry;
use super::save::{fillable, held};
use crate::error::Error;
use crate::evidence::{expired_before, pieces};
use crate::policy::Actor;
use crate::service::Service;

/// What became of the answers of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// How many were confirmed.
    pub confirmed: usize,
    /// Questions that somebody has changed since they were seen: left as they are.
    pub changed: Vec<String>,
    /// Questions whose evidence has run out or was withdrawn: to be looked at one by one.
    pub expired: Vec<String>,
}

impl Service {
    /// Confirms the answers that came along and were seen at these versions, except some. One whose
    /// evidence did not hold any more when the wave opened stays to be confirmed by itself.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not answer one of them; [`Error::Closed`] when it was
    /// handed in, or outside its dates.
    pub async fn confirm_answers(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        seen: &BTreeMap<String, i32>,
        except: &BTreeSet<String>,
    ) -> Result<Confirmed, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let desk = self.desk(actor, city, wave, &repositories).await?;
        let response = held(&desk, &repositories).await?;
        let answers = repositories.answers();
        let now = self.clock().now();
        let pieces = pieces(&desk.scope, desk.city.id, &repositories).await?;
        let opened = desk.wave.opens_at.date_naive();
        let mut outcome = Confirmed::default();
        for (question, version) in seen.iter().filter(|(code, _)| !except.contains(*code)) {
            desk.question(actor, question)?;
            fillable(&desk, actor, question)?;
            let answer = answers.one(&response, question).await?;
            let answer = answer.ok_or(Error::NotFound)?;
            if answer.version != *version {
                outcome.changed.push(question.clone());
                continue;
            }
            if answer.confirmation != Confirmation::Carried {
                continue;
            }
            if expired_before(&Entry::read(&answer.document)?, &pieces, opened) {
                outcome.expired.push(question.clone());
                continue;
            }
            let new = NewDraftAnswer {
                confirmation: Confirmation::Confirmed,
                changed_by: actor.account,
                changed_at: now,
                ..answer.record.clone()
            };
            answers.put(&response, question, *version, &new).await?;
            outcome.confirmed += 1;
        }
        unit.commit().await?;
        Ok(outcome)
    }
}
