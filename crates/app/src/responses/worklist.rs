//! The questionnaires that wait for somebody, over all his or her municipalities.

use std::collections::BTreeMap;

use icc_store::{Municipality, Place, Repositories, Response, ResponseId, Wave};

use super::desk::asking_networks;
use super::home::Tally;
use crate::error::Error;
use crate::modules::ModuleTask;
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
    /// Questions of networks that can be answered now, those that end first in front.
    pub modules: Vec<ModuleTask>,
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
                entries.push(WorklistEntry {
                    city: city.clone(),
                    wave: wave.clone(),
                    response,
                    open,
                    tally: None,
                });
            }
        }
        self.tell_progress(&mut entries, &read).await?;
        let modules = self.module_tasks(actor, &read).await?;
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
        Ok(Worklist { entries, modules })
    }

    /// How far each has come, without reading what the answers say.
    async fn tell_progress<A: Sync>(
        &self,
        entries: &mut [WorklistEntry],
        read: &Repositories<'_, A>,
    ) -> Result<(), Error> {
        let begun = entries.iter().filter_map(|entry| entry.response.as_ref());
        let begun: Vec<ResponseId> = begun.map(|response| response.id).collect();
        let mut answers: BTreeMap<ResponseId, BTreeMap<String, _>> = BTreeMap::new();
        for (response, answer) in read.answers().progress(&begun).await? {
            let of_response = answers.entry(response).or_default();
            of_response.insert(answer.question, (answer.state, answer.confirmation));
        }
        for entry in entries {
            let Some(response) = &entry.response else {
                continue;
            };
            let given = answers.remove(&response.id).unwrap_or_default();
            let mut tally = Tally::default();
            for question in &self.asked(&entry.wave).await?.definition.questions {
                tally.count(given.get(question.code.as_str()).copied());
            }
            entry.tally = Some(tally);
        }
        Ok(())
    }
}
