//! Writing a module: its words, its questions one by one, asking again what was asked before.

use icc_domain::{Locale, LocalizedText};
use icc_store::{Network, NewModule, Place, QuestionModule, Repositories, Write};
use serde_json::json;

use super::draft::{ModuleDraft, QuestionSaid, WordsSaid};
use super::{BothSaid, Found, MOST_MODULES, MOST_QUESTIONS, ModuleState};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{Issue, Origin};
use crate::messages::required;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// What the form for the words of a module, or for one of its questions, begins with.
#[derive(Debug)]
pub struct ModuleWords<T> {
    /// Whose module.
    pub network: Network,
    /// The module; none for a new one.
    pub module: Option<QuestionModule>,
    /// Its title; empty for a new one.
    pub titles: LocalizedText,
    /// Languages in which everything has to stand.
    pub required: Vec<Locale>,
    /// What stands there now.
    pub said: T,
}

/// What can be done with a question beside changing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModuleMove {
    /// It is asked earlier.
    Up,
    /// It is asked later.
    Down,
    /// It is not asked.
    Remove,
}

impl ModuleMove {
    /// The move for a word of a form.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            "remove" => Some(Self::Remove),
            _ => None,
        }
    }
}

impl Service {
    /// The words of a module as they stand; of a new one for no number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not write it; [`Error::Conflict`] once it is opened.
    pub async fn module_words(
        &self,
        actor: &Actor,
        network: &str,
        number: Option<&str>,
    ) -> Result<ModuleWords<WordsSaid>, Error> {
        let read = self.store().read();
        let Some(number) = number else {
            let network = written_for(actor, network, &read).await?;
            return Ok(ModuleWords {
                required: required(&network, &read).await?,
                network,
                module: None,
                titles: LocalizedText::default(),
                said: WordsSaid::default(),
            });
        };
        let found = self.drafted(actor, (network, number), &read).await?;
        let draft = ModuleDraft::of(&found.module)?;
        Ok(ModuleWords {
            required: required(&found.network, &read).await?,
            said: WordsSaid {
                title: BothSaid::shown(&draft.titles),
                purpose: BothSaid::shown(&draft.purposes),
                version: found.module.version,
            },
            titles: draft.titles,
            network: found.network,
            module: Some(found.module),
        })
    }

    /// Begins a module, or keeps other words of one that is being written; gives its number.
    ///
    /// # Errors
    /// As [`Service::module_words`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::Conflict`] when somebody else has changed it since.
    pub async fn keep_module(
        &self,
        actor: &Actor,
        (network, number): (&str, Option<&str>),
        said: &WordsSaid,
        origin: &Origin,
    ) -> Result<i32, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let number = if let Some(number) = number {
            let found = self
                .drafted(actor, (network, number), &repositories)
                .await?;
            let languages = required(&found.network, &repositories).await?;
            let (titles, purposes) = said.sound(&languages).map_err(Error::Invalid)?;
            let draft = ModuleDraft {
                titles,
                purposes,
                ..ModuleDraft::of(&found.module)?
            };
            let change = (&found.module, said.version);
            self.put_draft(actor, change, &draft, &repositories).await?;
            found.module.number
        } else {
            let network = written_for(actor, network, &repositories).await?;
            let languages = required(&network, &repositories).await?;
            let (titles, purposes) = said.sound(&languages).map_err(Error::Invalid)?;
            let draft = ModuleDraft {
                titles,
                purposes,
                questions: Vec::new(),
            };
            let new = (&network, None, &draft);
            self.begin_module(actor, new, origin, &repositories).await?
        };
        unit.commit().await?;
        Ok(number)
    }

    /// Asks again what a module has asked: a new one with the same questions; gives its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not write modules here; [`Error::Conflict`] before
    /// the other one is closed.
    pub async fn ask_again(
        &self,
        actor: &Actor,
        at: (&str, &str),
        origin: &Origin,
    ) -> Result<i32, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self
            .found_module(actor, at, Action::KeepModules, &repositories)
            .await?;
        if found.state != ModuleState::Closed {
            return Err(Error::Conflict);
        }
        let draft = ModuleDraft::of(&found.module)?;
        let new = (&found.network, Some(&found.module), &draft);
        let number = self.begin_module(actor, new, origin, &repositories).await?;
        unit.commit().await?;
        Ok(number)
    }

    /// Removes a module that is being written.
    ///
    /// # Errors
    /// As [`Service::module_words`]; [`Error::Conflict`] when somebody else has changed it since.
    pub async fn remove_module(
        &self,
        actor: &Actor,
        at: (&str, &str),
        seen: i32,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self.drafted(actor, at, &repositories).await?;
        if found.module.version != seen {
            return Err(Error::Conflict);
        }
        repositories.modules().remove(&found.module).await?;
        let about = about(actor, "module-removed", &found.module, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// A question of a module as it stands, by its place from 1; a new one for no place.
    ///
    /// # Errors
    /// As [`Service::module_words`]; [`Error::NotFound`] too when there is no such question.
    pub async fn module_question(
        &self,
        actor: &Actor,
        at: (&str, &str),
        place: Option<usize>,
    ) -> Result<ModuleWords<QuestionSaid>, Error> {
        let read = self.store().read();
        let found = self.drafted(actor, at, &read).await?;
        let draft = ModuleDraft::of(&found.module)?;
        let version = found.module.version;
        let said = match place {
            Some(place) => {
                let question = place.checked_sub(1).and_then(|it| draft.questions.get(it));
                QuestionSaid::shown(question.ok_or(Error::NotFound)?, version)
            }
            None => QuestionSaid {
                version,
                ..QuestionSaid::default()
            },
        };
        Ok(ModuleWords {
            required: required(&found.network, &read).await?,
            titles: draft.titles,
            network: found.network,
            module: Some(found.module),
            said,
        })
    }

    /// Keeps a question of a module: the one at a place from 1, or a new one at the end.
    ///
    /// # Errors
    /// As [`Service::module_question`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::Conflict`] when somebody else has changed the module since.
    pub async fn keep_module_question(
        &self,
        actor: &Actor,
        at: (&str, &str),
        place: Option<usize>,
        said: &QuestionSaid,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self.drafted(actor, at, &repositories).await?;
        let mut draft = ModuleDraft::of(&found.module)?;
        let languages = required(&found.network, &repositories).await?;
        let index = match place {
            Some(place) => {
                let index = place.checked_sub(1);
                let index = index.filter(|index| *index < draft.questions.len());
                Some(index.ok_or(Error::NotFound)?)
            }
            None if draft.questions.len() >= MOST_QUESTIONS => {
                return Err(Error::Invalid(vec![Issue {
                    number: u32::try_from(MOST_QUESTIONS).ok(),
                    ..Issue::new("way", "module-questions-many")
                }]));
            }
            None => None,
        };
        let before = index.and_then(|index| draft.questions.get(index));
        let code = before.map_or_else(|| draft.new_code(), |before| before.code.clone());
        let question = said.sound(&languages, code, before);
        let question = question.map_err(Error::Invalid)?;
        match index.and_then(|index| draft.questions.get_mut(index)) {
            Some(place) => *place = question,
            None => draft.questions.push(question),
        }
        let change = (&found.module, said.version);
        self.put_draft(actor, change, &draft, &repositories).await?;
        Ok(unit.commit().await?)
    }

    /// Moves a question of a module, or takes it out.
    ///
    /// # Errors
    /// As [`Service::keep_module_question`].
    pub async fn move_module_question(
        &self,
        actor: &Actor,
        at: (&str, &str),
        (place, to): (usize, ModuleMove),
        seen: i32,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = self.drafted(actor, at, &repositories).await?;
        let mut draft = ModuleDraft::of(&found.module)?;
        let index = place.checked_sub(1);
        let index = index.filter(|index| *index < draft.questions.len());
        let index = index.ok_or(Error::NotFound)?;
        match to {
            ModuleMove::Remove => drop(draft.questions.remove(index)),
            // The first one is asked first as it is, the last one last.
            ModuleMove::Up if index > 0 => draft.questions.swap(index, index - 1),
            ModuleMove::Down if index + 1 < draft.questions.len() => {
                draft.questions.swap(index, index + 1);
            }
            ModuleMove::Up | ModuleMove::Down => {}
        }
        let change = (&found.module, seen);
        self.put_draft(actor, change, &draft, &repositories).await?;
        Ok(unit.commit().await?)
    }

    /// A module that is being written, for whoever writes it.
    pub(super) async fn drafted<A: Sync>(
        &self,
        actor: &Actor,
        at: (&str, &str),
        read: &Repositories<'_, A>,
    ) -> Result<Found, Error> {
        let found = self
            .found_module(actor, at, Action::KeepModules, read)
            .await?;
        if found.module.opening.is_some() {
            return Err(Error::Conflict);
        }
        Ok(found)
    }

    async fn begin_module(
        &self,
        actor: &Actor,
        (network, follows, draft): (&Network, Option<&QuestionModule>, &ModuleDraft),
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<i32, Error> {
        let modules = repositories.modules();
        if modules.of(&[network.id]).await?.len() >= MOST_MODULES {
            return Err(Error::issue("title-fr", "modules-many"));
        }
        let new = NewModule {
            network: network.id,
            follows: follows.map(|module| module.id),
            draft: draft.document()?,
            changed_by: actor.account,
            changed_at: self.clock().now(),
        };
        let module = modules.add(&new, self.ids()).await?;
        let about = about(actor, "module-begun", &module, origin);
        self.note(repositories, about).await?;
        Ok(module.number)
    }

    async fn put_draft(
        &self,
        actor: &Actor,
        (module, seen): (&QuestionModule, i32),
        draft: &ModuleDraft,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        if module.version != seen {
            return Err(Error::Conflict);
        }
        let mut changed = module.clone();
        changed.record = NewModule {
            draft: draft.document()?,
            changed_by: actor.account,
            changed_at: self.clock().now(),
            ..changed.record
        };
        Ok(repositories.modules().put(&changed).await?)
    }
}

/// The network for which somebody writes a module.
async fn written_for<A: Sync>(
    actor: &Actor,
    network: &str,
    read: &Repositories<'_, A>,
) -> Result<Network, Error> {
    let network = read.networks().by_code(network).await?;
    let network = network.ok_or(Error::NotFound)?;
    let subject = Subject::at(Place::Network(network.id), read).await?;
    if actor.may(Action::KeepModules, &subject) {
        Ok(network)
    } else {
        Err(Error::NotFound)
    }
}

/// An event about a module.
pub(super) fn about<'a>(
    actor: &Actor,
    action: &'static str,
    module: &QuestionModule,
    origin: &'a Origin,
) -> About<'a> {
    About {
        action,
        actor: actor.in_record(),
        origin,
        object: ("module", Some(module.id.to_string())),
        place: Place::Network(module.network),
        detail: json!({ "number": module.number }),
    }
}
