//! The modules that wait for somebody, over all his or her municipalities.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::LocalizedText;
use icc_store::{
    HandIn, ModuleId, Municipality, Network, NetworkId, Place, QuestionModule, Repositories,
};

use super::draft::ModuleDraft;
use super::{ModuleState, last_days, last_of, own_cities};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// A module that a municipality can answer now.
#[derive(Debug, Clone)]
pub struct ModuleTask {
    /// Whose module.
    pub network: Network,
    /// Its number in the network.
    pub number: i32,
    /// Its title.
    pub titles: LocalizedText,
    /// Who is asked.
    pub city: Municipality,
    /// The last day on which it can be answered.
    pub last_day: NaiveDate,
    /// Whether somebody has begun to answer.
    pub begun: bool,
    /// When the municipality handed in last; none before that.
    pub handed_in: Option<DateTime<Utc>>,
}

impl Service {
    /// The modules that somebody can answer now, those that end first in front.
    pub(crate) async fn module_tasks<A: Sync>(
        &self,
        actor: &Actor,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<ModuleTask>, Error> {
        let mut tasks = Vec::new();
        if !actor.may_somewhere(Action::AnswerModule) {
            return Ok(tasks);
        }
        let networks = read.networks().all().await?;
        let ids: Vec<NetworkId> = networks.iter().map(|network| network.id).collect();
        let modules = read.modules().of(&ids).await?;
        let ids: Vec<ModuleId> = modules.iter().map(|module| module.id).collect();
        let terms = last_days(read.modules().terms(&ids).await?);
        let mut open: BTreeMap<NetworkId, Vec<(QuestionModule, NaiveDate)>> = BTreeMap::new();
        for module in modules {
            let last_day = terms.get(&module.id).copied();
            let state = ModuleState::at(&module, last_day, self.today());
            if let (Some(last_day), ModuleState::Open) = (last_day, state) {
                let there = open.entry(module.network).or_default();
                there.push((module, last_day));
            }
        }
        for network in networks {
            let Some(open) = open.remove(&network.id) else {
                continue;
            };
            let subject = Subject::at(Place::Network(network.id), read).await?;
            let cities = own_cities(actor, &subject, read).await?;
            let ids: Vec<ModuleId> = open.iter().map(|(module, _)| module.id).collect();
            let begun = read.modules().begun(&ids).await?;
            let hand_ins = read.modules().hand_ins(&ids).await?;
            for (module, last_day) in open {
                let handed = hand_ins.iter().filter(|it| it.module == module.id);
                let handed: Vec<&HandIn> = handed.collect();
                let titles = ModuleDraft::of(&module)?.titles;
                for city in &cities {
                    tasks.push(ModuleTask {
                        network: network.clone(),
                        number: module.number,
                        titles: titles.clone(),
                        last_day,
                        begun: begun.contains(&(module.id, city.id)),
                        handed_in: last_of(&handed, city.id),
                        city: city.clone(),
                    });
                }
            }
        }
        tasks.sort_by(|one, other| {
            let key = |it: &ModuleTask| {
                (
                    it.last_day,
                    it.network.code.clone(),
                    it.number,
                    it.city.code.clone(),
                )
            };
            key(one).cmp(&key(other))
        });
        Ok(tasks)
    }
}
