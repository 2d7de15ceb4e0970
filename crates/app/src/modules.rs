//! Questions that a network asks its members on its own: written by whoever coordinates it, answered
//! by municipalities, reported apart. They have no method and no points, and never enter a score.

mod answer;
mod asked;
mod demonstration;
mod disclosed;
mod draft;
mod file;
mod hand_in;
mod open;
mod results;
mod sheet;
mod tasks;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use icc_domain::{Locale, LocalizedText};
use icc_questionnaire::Definition;
pub use icc_store::{HandIn, Municipality, Network, QuestionModule};
use icc_store::{ModuleId, ModuleTerm, MunicipalityId, Place, Repositories};

pub use answer::{FormerSheet, ModuleSheetPage};
pub use draft::{
    BothSaid, DraftOption, DraftQuestion, KINDS, LONGEST_HELP, LONGEST_OPTION, LONGEST_QUESTION,
    LONGEST_TITLE, LONGEST_UNIT, MOST_OPTIONS, MOST_QUESTIONS, ModuleDraft, QuestionSaid,
    WordsSaid, kind_word,
};
pub use hand_in::HandedInPage;
pub use open::{OpeningSaid, TermSaid};
pub use results::{ModuleResults, NumberResult, QuestionResult};
pub use tasks::ModuleTask;
pub use write::{ModuleMove, ModuleWords};

pub(crate) use demonstration::demonstrate;

use crate::error::Error;
use crate::input::Issue;
use crate::messages::required;
use crate::policy::{Action, Actor, Subject};
use crate::responses::names;
use crate::service::Service;

/// How many modules a network has at most.
pub const MOST_MODULES: usize = 100;
/// How many times the last day can be said.
pub const MOST_TERMS: usize = 50;

/// How far a module has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModuleState {
    /// It is being written.
    Draft,
    /// It is opened for a day to come.
    ToCome,
    /// Members answer it.
    Open,
    /// Its last day is over.
    Closed,
}

impl ModuleState {
    /// The word used in pages and files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ToCome => "to-come",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The state of a module on a day.
    fn at(module: &QuestionModule, last_day: Option<NaiveDate>, today: NaiveDate) -> Self {
        match (&module.opening, last_day) {
            (Some(opening), Some(last)) if today <= last => {
                if today < opening.first_day {
                    Self::ToCome
                } else {
                    Self::Open
                }
            }
            (Some(_), _) => Self::Closed,
            (None, _) => Self::Draft,
        }
    }
}

/// How far a municipality has come with a module.
#[derive(Debug, Clone)]
pub struct CityStanding {
    /// Which.
    pub city: Municipality,
    /// Whether somebody has begun to answer.
    pub begun: bool,
    /// When it handed in last; none before that.
    pub handed_in: Option<DateTime<Utc>>,
    /// Whether it is a member now.
    pub member: bool,
}

/// A module in a list.
#[derive(Debug, Clone)]
pub struct ModuleRow {
    /// Its number in the network.
    pub number: i32,
    /// How far it has come.
    pub state: ModuleState,
    /// Its title.
    pub titles: LocalizedText,
    /// The last day on which it can be answered; none while it is written.
    pub last_day: Option<NaiveDate>,
    /// How many municipalities have handed in.
    pub handed_in: usize,
    /// Those of the person's own municipalities that it asks.
    pub own: Vec<CityStanding>,
}

/// The modules of a network.
#[derive(Debug)]
pub struct NetworkModules {
    /// Which network.
    pub network: Network,
    /// How many members it has.
    pub members: usize,
    /// Its modules, the newest first.
    pub rows: Vec<ModuleRow>,
    /// Whether the person writes modules for it.
    pub may_keep: bool,
}

/// One module.
#[derive(Debug)]
pub struct ModulePage {
    /// Whose.
    pub network: Network,
    /// The module.
    pub module: QuestionModule,
    /// What is written of it; from its opening on, what it asks.
    pub draft: ModuleDraft,
    /// How far it has come.
    pub state: ModuleState,
    /// Until when it can be answered, and who said so when; the newest last. None for somebody who
    /// is not known any more.
    pub terms: Vec<(ModuleTerm, Option<String>)>,
    /// Languages in which everything has to stand.
    pub required: Vec<Locale>,
    /// What keeps it from being opened.
    pub faults: Vec<Issue>,
    /// The one whose questions it asks again: number and title.
    pub follows: Option<(i32, LocalizedText)>,
    /// Every municipality with how far it has come, by code; for those who see what was handed in.
    pub cities: Vec<CityStanding>,
    /// The person's own municipalities that it asks, by code.
    pub own: Vec<CityStanding>,
    /// How many municipalities have handed in.
    pub handed_in: usize,
    /// How many members there are.
    pub members: usize,
    /// Whether the person writes, opens and closes it.
    pub may_keep: bool,
    /// Whether there are results that the person may look at.
    pub has_results: bool,
}

impl ModulePage {
    /// The last day on which it can be answered; none while it is written.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.terms.last().map(|(term, _)| term.last_day)
    }
}

/// A module that somebody has come to.
pub(crate) struct Found {
    pub(crate) network: Network,
    pub(crate) module: QuestionModule,
    pub(crate) terms: Vec<ModuleTerm>,
    pub(crate) state: ModuleState,
    pub(crate) subject: Subject,
}

impl Found {
    /// What it asks.
    ///
    /// # Errors
    /// [`Error::NotFound`] while it is written.
    pub(crate) fn definition(&self) -> Result<Definition, Error> {
        let opening = self.module.opening.as_ref().ok_or(Error::NotFound)?;
        Definition::from_canonical(&opening.definition)
            .map_err(|error| Error::broken([error.to_string()]))
    }

    /// What belongs to a municipality in it.
    pub(crate) async fn of_city<A: Sync>(
        &self,
        city: &Municipality,
        read: &Repositories<'_, A>,
    ) -> Result<Subject, Error> {
        Ok(Subject {
            network: self.subject.network,
            members: self.subject.members.clone(),
            ..Subject::at(Place::City(city.id), read).await?
        })
    }

    /// Whether a municipality is a member now.
    pub(crate) fn is_member(&self, city: MunicipalityId) -> bool {
        self.subject.members.contains(&city)
    }
}

impl Service {
    /// The modules that somebody can see, by network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn modules(&self, actor: &Actor) -> Result<Vec<NetworkModules>, Error> {
        if !actor.may_somewhere(Action::SeeModules) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let mut all = Vec::new();
        for network in read.networks().all().await? {
            let subject = Subject::at(Place::Network(network.id), &read).await?;
            if !actor.may(Action::SeeModules, &subject) {
                continue;
            }
            let may_keep = actor.may(Action::KeepModules, &subject);
            let mut modules = read.modules().of(&[network.id]).await?;
            modules.retain(|module| may_keep || module.opening.is_some());
            let ids: Vec<ModuleId> = modules.iter().map(|module| module.id).collect();
            let terms = last_days(read.modules().terms(&ids).await?);
            let begun = read.modules().begun(&ids).await?;
            let hand_ins = read.modules().hand_ins(&ids).await?;
            let cities = own_cities(actor, &subject, &read).await?;
            let mut rows = Vec::new();
            for module in modules {
                let last_day = terms.get(&module.id).copied();
                let handed: Vec<&HandIn> = hand_ins
                    .iter()
                    .filter(|it| it.module == module.id)
                    .collect();
                let own = cities.iter().filter(|_| module.opening.is_some());
                rows.push(ModuleRow {
                    number: module.number,
                    state: ModuleState::at(&module, last_day, self.today()),
                    titles: ModuleDraft::of(&module)?.titles,
                    last_day,
                    handed_in: cities_of(&handed).len(),
                    own: own
                        .map(|city| CityStanding {
                            begun: begun.contains(&(module.id, city.id)),
                            handed_in: last_of(&handed, city.id),
                            member: true,
                            city: city.clone(),
                        })
                        .collect(),
                });
            }
            // Networks that never asked anything are told to those who could ask.
            if may_keep || !rows.is_empty() {
                all.push(NetworkModules {
                    members: subject.members.len(),
                    network,
                    rows,
                    may_keep,
                });
            }
        }
        snapshot.end().await?;
        all.sort_by(|one, other| one.network.code.cmp(&other.network.code));
        Ok(all)
    }

    /// One module.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person may not see it.
    pub async fn module(&self, actor: &Actor, at: (&str, &str)) -> Result<ModulePage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let found = self
            .found_module(actor, at, Action::SeeModules, &read)
            .await?;
        let may_keep = actor.may(Action::KeepModules, &found.subject);
        let sees = actor.may(Action::SeeModuleAnswers, &found.subject);
        let id = [found.module.id];
        let begun = read.modules().begun(&id).await?;
        let hand_ins = read.modules().hand_ins(&id).await?;
        let hand_ins: Vec<&HandIn> = hand_ins.iter().collect();
        let handed = cities_of(&hand_ins);
        let mut cities = Vec::new();
        if sees && found.module.opening.is_some() {
            let mut ids: BTreeSet<MunicipalityId> = found.subject.members.iter().copied().collect();
            ids.extend(begun.iter().map(|(_, city)| *city));
            cities = municipalities(ids, &read).await?;
        }
        let own = own_cities(actor, &found.subject, &read).await?;
        let own = own.into_iter().filter(|_| found.module.opening.is_some());
        let standing = |city: Municipality| CityStanding {
            begun: begun.contains(&(found.module.id, city.id)),
            handed_in: last_of(&hand_ins, city.id),
            member: found.is_member(city.id),
            city,
        };
        let who: Vec<_> = found.terms.iter().map(|term| term.made_by).collect();
        let names = names(&who, &read).await?;
        let required = required(&found.network, &read).await?;
        let draft = ModuleDraft::of(&found.module)?;
        let follows = match found.module.follows {
            Some(id) => read.modules().by_id(id).await?,
            None => None,
        };
        let follows = match follows {
            Some(former) => Some((former.number, ModuleDraft::of(&former)?.titles)),
            None => None,
        };
        let page = ModulePage {
            faults: if may_keep && found.state == ModuleState::Draft {
                draft.faults(&required)
            } else {
                Vec::new()
            },
            cities: cities.into_iter().map(standing).collect(),
            own: own.map(standing).collect(),
            handed_in: handed.len(),
            members: asked_of(&found.subject, handed),
            has_results: results::may_see(found.state, sees),
            terms: found
                .terms
                .iter()
                .map(|term| (term.clone(), names.get(&term.made_by).cloned()))
                .collect(),
            state: found.state,
            network: found.network,
            module: found.module,
            draft,
            required,
            follows,
            may_keep,
        };
        snapshot.end().await?;
        Ok(page)
    }

    /// A module that somebody may do this to; one that is being written is known to those alone who
    /// write it.
    pub(crate) async fn found_module<A: Sync>(
        &self,
        actor: &Actor,
        (network, number): (&str, &str),
        action: Action,
        read: &Repositories<'_, A>,
    ) -> Result<Found, Error> {
        let found = self.any_module((network, number), read).await?;
        let is_draft = found.module.opening.is_none();
        if actor.may(action, &found.subject)
            && (!is_draft || actor.may(Action::KeepModules, &found.subject))
        {
            Ok(found)
        } else {
            Err(Error::NotFound)
        }
    }

    /// A module, for whoever asks the policy afterwards.
    pub(crate) async fn any_module<A: Sync>(
        &self,
        (network, number): (&str, &str),
        read: &Repositories<'_, A>,
    ) -> Result<Found, Error> {
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        // A module has one address.
        let position = number.parse::<i32>().ok();
        let position = position.filter(|position| position.to_string() == number);
        let position = position.ok_or(Error::NotFound)?;
        let module = read.modules().by_number(network.id, position).await?;
        let module = module.ok_or(Error::NotFound)?;
        let terms = read.modules().terms(&[module.id]).await?;
        let last_day = terms.last().map(|term| term.last_day);
        Ok(Found {
            subject: Subject::at(Place::Network(network.id), read).await?,
            state: ModuleState::at(&module, last_day, self.today()),
            network,
            module,
            terms,
        })
    }
}

/// The municipalities for which somebody answers and that are members of a network, by code.
async fn own_cities<A: Sync>(
    actor: &Actor,
    network: &Subject,
    read: &Repositories<'_, A>,
) -> Result<Vec<Municipality>, Error> {
    let held = actor.roles.iter().filter_map(|(_, place)| place.city());
    let mut own = BTreeSet::new();
    for city in held.filter(|city| network.members.contains(city)) {
        let subject = Subject {
            city: Some(city),
            ..network.clone()
        };
        if actor.may(Action::AnswerModule, &subject) {
            own.insert(city);
        }
    }
    municipalities(own, read).await
}

/// Municipalities by their ids, in the order of their codes.
async fn municipalities<A: Sync>(
    ids: BTreeSet<MunicipalityId>,
    read: &Repositories<'_, A>,
) -> Result<Vec<Municipality>, Error> {
    let ids: Vec<MunicipalityId> = ids.into_iter().collect();
    let mut cities = read.municipalities().by_ids(&ids).await?;
    cities.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(cities)
}

/// The last day of each module, of terms in their order.
fn last_days(terms: Vec<ModuleTerm>) -> BTreeMap<ModuleId, NaiveDate> {
    let days = terms.into_iter().map(|term| (term.module, term.last_day));
    days.collect()
}

/// The municipalities that have handed in.
fn cities_of(hand_ins: &[&HandIn]) -> BTreeSet<MunicipalityId> {
    hand_ins.iter().map(|it| it.municipality).collect()
}

/// How many municipalities a module asks: the members of now, and whoever handed in as a member.
fn asked_of(network: &Subject, handed: BTreeSet<MunicipalityId>) -> usize {
    let members = network.members.iter().copied();
    members.chain(handed).collect::<BTreeSet<_>>().len()
}

/// When a municipality handed in last.
fn last_of(hand_ins: &[&HandIn], city: MunicipalityId) -> Option<DateTime<Utc>> {
    let own = hand_ins.iter().filter(|it| it.municipality == city);
    own.map(|it| it.made_at).max()
}
