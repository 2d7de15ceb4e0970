//! Who else is on the same question or section now. Kept in memory only, for a minute: a hint for
//! colleagues, which no rule rests on.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use icc_store::{AccountId, ResponseId};

use super::asked::Asked;
use super::save::fillable;
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// How long somebody counts as being there. The page says it anew every half minute.
const LASTS: TimeDelta = TimeDelta::seconds(75);
/// Most people who are remembered at once; beyond them nobody new is.
const MOST: usize = 5_000;

/// What somebody has on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// A question, by its code.
    Question(String),
    /// A section, by its code.
    Section(String),
}

/// Where somebody was seen last.
#[derive(Debug, Clone)]
struct Seen {
    name: String,
    place: Whereabouts,
    at: DateTime<Utc>,
}

/// Everybody who fills in something now. Of a person who has several pages open, the last counts.
#[derive(Debug, Default)]
pub(crate) struct Company(Mutex<BTreeMap<(ResponseId, AccountId), Seen>>);

impl Company {
    /// Notes where somebody is, and tells where the others of the same questionnaire are.
    fn note(&self, response: ResponseId, actor: &Actor, here: Seen) -> Vec<Seen> {
        // Nothing in it can be half done: whoever panicked has left it whole.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = here.at;
        all.retain(|_, seen| now - seen.at < LASTS);
        let me = (response, actor.account);
        if all.len() < MOST || all.contains_key(&me) {
            all.insert(me, here);
        }
        all.iter()
            .filter(|((of, who), _)| *of == response && *who != actor.account)
            .map(|(_, seen)| seen.clone())
            .collect()
    }
}

impl Whereabouts {
    /// Whether two have the same question before them.
    fn meets(&self, other: &Self, asked: &Asked) -> bool {
        let holds = |section: &str, question: &str| {
            let mut within = asked.questions_within(section);
            within.any(|one| one.code.as_str() == question)
        };
        match (self, other) {
            (Self::Question(a), Self::Question(b)) | (Self::Section(a), Self::Section(b)) => a == b,
            (Self::Question(question), Self::Section(section))
            | (Self::Section(section), Self::Question(question)) => holds(section, question),
        }
    }
}

impl Service {
    /// Says that somebody is on a question or section, and gives the names of the colleagues who
    /// are there too, in order.
    ///
    /// # Errors
    /// As for saving an answer there: whoever may not is not there.
    pub async fn company(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        place: Whereabouts,
    ) -> Result<Vec<String>, Error> {
        let desk = self.desk(actor, city, wave, &self.store().read()).await?;
        let response = desk.response()?.id;
        match &place {
            Whereabouts::Question(question) => {
                desk.question(actor, question)?;
                fillable(&desk, actor, question)?;
            }
            Whereabouts::Section(section) => {
                let mut within = desk.asked.questions_within(section);
                if !within.any(|one| fillable(&desk, actor, one.code.as_str()).is_ok()) {
                    return Err(Error::NotFound);
                }
            }
        }
        let here = Seen {
            name: actor.name.clone(),
            place: place.clone(),
            at: self.clock().now(),
        };
        let others = self.present().note(response, actor, here);
        let here = others
            .into_iter()
            .filter(|seen| seen.place.meets(&place, &desk.asked));
        let mut names: Vec<String> = here.map(|seen| seen.name).collect();
        names.sort();
        Ok(names)
    }
}
