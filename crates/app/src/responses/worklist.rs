//! The questionnaires that wait for somebody, over all his or her municipalities.

use icc_store::{Municipality, Place, Response, Wave};

use super::desk::asking_networks;
use super::home::Tally;
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// A questionnaire in the list.
#[derive(Debug)]
pub struct WorklistEntry {
    /// The municipality.
    pub city: Municipality,
    /// The wave.
    pub wave: Wave,
    /// What was begun.
    pub response: Option<Response>,
    /// Whether it is the time to fill it in.
    pub open: bool,
    /// How far it has come; nothing before it was begun.
    pub tally: Option<Tally>,
}

/// The questionnaires of somebody: those that are open first, then by year, newest first.
#[derive(Debug, Default)]
pub struct Worklist {
    /// The questionnaires.
    pub entries: Vec<WorklistEntry>,
}

impl Service {
    /// The questionnaires that somebody can work on or look at.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn worklist(&self, actor: &Actor) -> Result<Worklist, Error> {
        if !actor.may_somewhere(Action::SeeTasks) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let waves = read.waves().all().await?;
        let now = self.clock().now();
        let mut entries = Vec::new();
        let mut cities: Vec<_> = actor.roles.iter().filter_map(|(_, p)| p.city()).collect();
        cities.sort_unstable();
        cities.dedup();
        for id in cities {
            let subject = Subject::at(Place::City(id), &read).await?;
            let Some(city) = read.municipalities().by_id(id).await? else {
                continue;
            };
            if !actor.may(Action::SeeTasks, &subject) {
                continue;
            }
            for wave in &waves {
                let response = read.responses().of(&actor.scope(id), id, wave.id).await?;
                let end = response.as_ref().and_then(|r| r.closes_at);
                let open = wave.opens_at <= now && now < end.unwrap_or(wave.closes_at);
                let asked = open && !asking_networks(wave, &subject, &read).await?.is_empty();
                // A wave that is over and was never answered here is nobody's work.
                if response.is_none() && !asked {
                    continue;
                }
                let mut tally = None;
                if let Some(response) = &response {
                    let mut counted = Tally::default();
                    let answers = read.answers().all(response).await?;
                    let definition = &self.asked(wave).await?.definition;
                    for question in &definition.questions {
                        let code = question.code.as_str();
                        counted.add(answers.iter().find(|answer| answer.question == code));
                    }
                    tally = Some(counted);
                }
                entries.push(WorklistEntry {
                    city: city.clone(),
                    wave: wave.clone(),
                    response,
                    open,
                    tally,
                });
            }
        }
        snapshot.end().await?;
        entries.sort_by(|a, b| {
            let key = |e: &WorklistEntry| {
                (
                    !e.open,
                    -e.wave.year,
                    e.wave.code.clone(),
                    e.city.code.clone(),
                )
            };
            key(a).cmp(&key(b))
        });
        Ok(Worklist { entries })
    }
}
