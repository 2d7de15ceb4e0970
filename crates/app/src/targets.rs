//! What a city plans: the questions in which it wants full marks, until when, who answers for it and
//! which practices it follows. A target is a trial calculation that is kept; it is seen by the city
//! alone, and nothing that is published reads it. The next wave tells how far it is reached.

mod followed;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use icc_store::{AccountId, Municipality, Place, PracticeId, Read, Repositories, Write};
pub use icc_store::{Target, TargetId, Wave};
use serde_json::json;
use uuid::Uuid;

pub use followed::{Followed, Latest, Reached};

use crate::accounts::{About, Colleague, colleagues};
use crate::error::Error;
use crate::input::{self, Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::practices::{Places, PracticeRow, seen_of};
use crate::responses::names;
use crate::service::Service;

/// The longest name of a target, in characters.
pub const LONGEST_NAME: usize = 100;
/// How many questions one target names at most: as many as an address of next steps holds.
pub const MOST_QUESTIONS: usize = 30;
/// How many practices one target follows at most.
pub const MOST_PRACTICES: usize = 10;
/// How many targets a city has at most.
pub const MOST_TARGETS: usize = 50;

/// The targets of a city.
#[derive(Debug)]
pub struct Targets {
    /// Whose.
    pub city: Municipality,
    /// Those that hold, the nearest first, with the wave on which each was planned and the name of
    /// who answers for it.
    pub targets: Vec<(Target, Wave, Option<String>)>,
    /// Whether the person may change them.
    pub may_keep: bool,
}

/// A target with everything that it ever was.
#[derive(Debug)]
pub struct TargetPage {
    /// Whose.
    pub city: Municipality,
    /// The wave whose answers are its ground.
    pub wave: Wave,
    /// The version that holds.
    pub target: Target,
    /// Every version, the newest first, with who made it; none for somebody who is not known any
    /// more.
    pub versions: Vec<(Target, Option<String>)>,
    /// Who answers for it; none where nobody does, or who is not known any more.
    pub owner: Option<String>,
    /// Those who can answer for it, by name.
    pub colleagues: Vec<Colleague>,
    /// The practices that it follows, of those that the person may see.
    pub practices: Vec<PracticeRow>,
    /// Whether the person may change it.
    pub may_keep: bool,
}

/// What a form says of a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetSaid {
    /// What it is called.
    pub name: String,
    /// The day until which it is to be reached.
    pub due: String,
    /// Codes of questions.
    pub questions: BTreeSet<String>,
    /// The account of who answers for it; empty for nobody.
    pub owner: String,
    /// Ids of the practices that it follows.
    pub practices: BTreeSet<String>,
    /// The version that the form has shown; 0 for a new one.
    pub version: i32,
}

/// What can be said.
struct Known {
    questions: BTreeSet<String>,
    owners: BTreeSet<AccountId>,
    practices: BTreeSet<PracticeId>,
}

/// What of it is sound.
struct Sound {
    name: String,
    due: NaiveDate,
    owner: Option<AccountId>,
    practices: BTreeSet<PracticeId>,
}

impl Service {
    /// What a city plans.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it.
    pub async fn targets(&self, actor: &Actor, city: &str) -> Result<Targets, Error> {
        let read = self.store().read();
        let (city, subject) = city_for(actor, city, Action::SeeTargets, &read).await?;
        let targets = current(actor, &city, &read).await?;
        let owners: Vec<AccountId> = targets.iter().filter_map(|target| target.owner).collect();
        let names = names(&owners, &read).await?;
        let waves = read.waves().all().await?;
        let targets = targets.into_iter().filter_map(|target| {
            let wave = waves.iter().find(|wave| wave.id == target.wave)?.clone();
            let owner = target.owner.and_then(|owner| names.get(&owner).cloned());
            Some((target, wave, owner))
        });
        Ok(Targets {
            may_keep: actor.may(Action::KeepTargets, &subject),
            targets: targets.collect(),
            city,
        })
    }

    /// Those who can answer for what a city plans, by name.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not keep targets there.
    pub async fn target_owners(&self, actor: &Actor, city: &str) -> Result<Vec<Colleague>, Error> {
        let read = self.store().read();
        let (city, _) = city_for(actor, city, Action::KeepTargets, &read).await?;
        colleagues(actor, &city, &read).await
    }

    /// Whether somebody may save what is ticked as a target of a city.
    pub async fn may_keep_targets(&self, actor: &Actor, city: &str) -> Result<bool, Error> {
        let read = self.store().read();
        match city_for(actor, city, Action::KeepTargets, &read).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// One target.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it, or it was removed.
    pub async fn target(
        &self,
        actor: &Actor,
        city: &str,
        id: TargetId,
    ) -> Result<TargetPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (city, subject) = city_for(actor, city, Action::SeeTargets, &read).await?;
        let versions = versions(actor, &city, id, &read).await?;
        let target = versions.first().ok_or(Error::NotFound)?.clone();
        if target.removed {
            return Err(Error::NotFound);
        }
        let wave = read.waves().by_id(target.wave).await?;
        let who: Vec<_> = versions
            .iter()
            .map(|version| version.made_by)
            .chain(target.owner)
            .collect();
        let names = names(&who, &read).await?;
        let colleagues = colleagues(actor, &city, &read).await?;
        let shown = seen_of(actor, &target.practices, &read).await?;
        let places = Places::read(&read).await?;
        snapshot.end().await?;
        Ok(TargetPage {
            may_keep: actor.may(Action::KeepTargets, &subject),
            wave: wave.ok_or(Error::NotFound)?,
            versions: versions
                .into_iter()
                .map(|version| {
                    let by = names.get(&version.made_by).cloned();
                    (version, by)
                })
                .collect(),
            owner: target.owner.and_then(|owner| names.get(&owner).cloned()),
            colleagues,
            practices: shown
                .into_iter()
                .filter_map(|one| places.row(one))
                .collect(),
            city,
            target,
        })
    }

    /// Keeps a new target on the ground of a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or sees nothing of what the city answered in the
    /// wave; [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when there
    /// are as many as a city may have.
    pub async fn add_target(
        &self,
        actor: &Actor,
        (city, wave): (&str, &str),
        said: &TargetSaid,
        origin: &Origin,
    ) -> Result<TargetId, Error> {
        let questions = self.questions_of(actor, city, wave).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (city, _) = city_for(actor, city, Action::KeepTargets, &repositories).await?;
        let wave = repositories.waves().by_code(wave).await?;
        let wave = wave.ok_or(Error::NotFound)?;
        let known = Known {
            questions,
            owners: owners(actor, &city, &repositories).await?,
            practices: visible(actor, ids(&said.practices), &repositories).await?,
        };
        let sound = self.sound(said, &known)?;
        if current(actor, &city, &repositories).await?.len() >= MOST_TARGETS {
            return Err(Error::Conflict);
        }
        let target = Target {
            id: TargetId(self.ids().next_id()),
            version: 1,
            municipality: city.id,
            wave: wave.id,
            name: sound.name,
            due: sound.due,
            questions: said.questions.clone(),
            owner: sound.owner,
            practices: sound.practices,
            removed: false,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        self.keep_target(&target, "target-kept", origin, &repositories)
            .await?;
        unit.commit().await?;
        Ok(target.id)
    }

    /// Keeps another version of a target.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or it was removed; [`Error::Invalid`] with
    /// everything that is wrong; [`Error::Conflict`] when it has changed since.
    pub async fn change_target(
        &self,
        actor: &Actor,
        (city, id): (&str, TargetId),
        said: &TargetSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (city, _) = city_for(actor, city, Action::KeepTargets, &repositories).await?;
        let old = standing(actor, (&city, id), said.version, &repositories).await?;
        let wave = repositories.waves().by_id(old.wave).await?;
        let asked = self.asked(&wave.ok_or(Error::NotFound)?.record).await?;
        let questions = asked.definition.questions.iter();
        let mut owners = owners(actor, &city, &repositories).await?;
        // Whoever answered for it stays, also after having left.
        owners.extend(old.owner);
        let mut practices = ids(&said.practices);
        practices.extend(&old.practices);
        let known = Known {
            questions: questions
                .map(|question| question.code.to_string())
                .collect(),
            owners,
            practices: visible(actor, practices, &repositories).await?,
        };
        let mut sound = self.sound(said, &known)?;
        // What the person cannot see has not been on the form.
        let hidden = old.practices.difference(&known.practices);
        sound.practices.extend(hidden);
        let target = Target {
            version: old.version + 1,
            name: sound.name,
            due: sound.due,
            questions: said.questions.clone(),
            owner: sound.owner,
            practices: sound.practices,
            made_by: actor.account,
            made_at: self.clock().now(),
            ..old
        };
        self.keep_target(&target, "target-kept", origin, &repositories)
            .await?;
        unit.commit().await?;
        Ok(())
    }

    /// Removes a target: it stays as its last version.
    ///
    /// # Errors
    /// As [`Service::change_target`].
    pub async fn remove_target(
        &self,
        actor: &Actor,
        (city, id): (&str, TargetId),
        version: i32,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (city, _) = city_for(actor, city, Action::KeepTargets, &repositories).await?;
        let old = standing(actor, (&city, id), version, &repositories).await?;
        let target = Target {
            version: old.version + 1,
            removed: true,
            made_by: actor.account,
            made_at: self.clock().now(),
            ..old
        };
        self.keep_target(&target, "target-removed", origin, &repositories)
            .await?;
        unit.commit().await?;
        Ok(())
    }

    async fn keep_target(
        &self,
        target: &Target,
        action: &'static str,
        origin: &Origin,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        repositories.targets().add(target).await?;
        let about = About {
            action,
            actor: Some(target.made_by),
            origin,
            object: ("target", Some(target.id.to_string())),
            place: Place::City(target.municipality),
            detail: json!({ "version": target.version }),
        };
        self.note(repositories, about).await?;
        Ok(())
    }

    /// The questions of a wave of which somebody sees what a city answered: as the city itself, or as
    /// everybody.
    async fn questions_of(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<BTreeSet<String>, Error> {
        let snapshot = match self.as_itself(actor, city).await? {
            Some((_, own)) => own,
            None => self.snapshot().await?,
        };
        let report = snapshot.city(city, Some(wave))?;
        let result = report.result.as_ref().filter(|found| found.answers_shown);
        let definition = &result.ok_or(Error::NotFound)?.collection.definition;
        let questions = definition.questions.iter();
        Ok(questions
            .map(|question| question.code.to_string())
            .collect())
    }

    fn sound(&self, said: &TargetSaid, known: &Known) -> Result<Sound, Error> {
        let mut issues = Vec::new();
        let name = input::line("name", &said.name, LONGEST_NAME);
        let name = name.map_err(|issue| issues.push(issue));
        let today = self.clock().now().date_naive();
        let due = input::day("due", &said.due).and_then(|day| {
            if day < today {
                Err(Issue::new("due", "day-past"))
            } else {
                Ok(day)
            }
        });
        let due = due.map_err(|issue| issues.push(issue));
        match said.questions.len() {
            0 => issues.push(Issue::new("questions", "missing")),
            n if n > MOST_QUESTIONS => issues.push(Issue::new("questions", "too-many")),
            _ if !said.questions.is_subset(&known.questions) => {
                issues.push(Issue::new("questions", "unknown"));
            }
            _ => {}
        }
        let owner = said.owner.trim();
        let found = known.owners.iter().find(|one| one.to_string() == owner);
        if found.is_none() && !owner.is_empty() {
            issues.push(Issue::new("owner", "owner"));
        }
        let practices = ids(&said.practices);
        if practices.len() > MOST_PRACTICES {
            issues.push(Issue::new("practices", "too-many"));
        } else if practices.len() < said.practices.len() || !practices.is_subset(&known.practices) {
            issues.push(Issue::new("practices", "unknown"));
        }
        match (name, due) {
            (Ok(name), Ok(due)) if issues.is_empty() => Ok(Sound {
                name,
                due,
                owner: found.copied(),
                practices,
            }),
            _ => Err(Error::Invalid(issues)),
        }
    }
}

/// A city, for somebody who may do this there.
async fn city_for<A: Sync>(
    actor: &Actor,
    code: &str,
    action: Action,
    read: &Repositories<'_, A>,
) -> Result<(Municipality, Subject), Error> {
    let city = read.municipalities().by_code(code).await?;
    let city = city.ok_or(Error::NotFound)?;
    let subject = Subject::at(Place::City(city.id), read).await?;
    if actor.may(action, &subject) {
        Ok((city, subject))
    } else {
        Err(Error::NotFound)
    }
}

/// The accounts of those who can answer for what a city plans.
async fn owners(
    actor: &Actor,
    city: &Municipality,
    read: &Repositories<'_, Write>,
) -> Result<BTreeSet<AccountId>, Error> {
    let all = colleagues(actor, city, read).await?;
    Ok(all.into_iter().map(|one| one.account).collect())
}

/// Those of the practices that somebody may see.
async fn visible(
    actor: &Actor,
    practices: BTreeSet<PracticeId>,
    read: &Repositories<'_, Write>,
) -> Result<BTreeSet<PracticeId>, Error> {
    let shown = seen_of(actor, &practices, read).await?;
    Ok(shown.into_iter().map(|one| one.practice).collect())
}

/// Those of the texts that are ids.
fn ids(texts: &BTreeSet<String>) -> BTreeSet<PracticeId> {
    let ids = texts.iter().filter_map(|text| Uuid::try_parse(text).ok());
    ids.map(PracticeId).collect()
}

/// The targets of a city that hold, the nearest first.
pub(crate) async fn current<A: Sync>(
    actor: &Actor,
    city: &Municipality,
    read: &Repositories<'_, A>,
) -> Result<Vec<Target>, Error> {
    let scope = actor.scope(city.id);
    let all = read.targets().of_municipality(&scope, city.id).await?;
    let mut newest: BTreeMap<TargetId, Target> = BTreeMap::new();
    for version in all {
        // The newest version of each comes first.
        newest.entry(version.id).or_insert(version);
    }
    let mut holding: Vec<Target> = newest.into_values().filter(|one| !one.removed).collect();
    holding.sort_by(|one, other| {
        let by_day = one.due.cmp(&other.due);
        by_day.then_with(|| one.name.cmp(&other.name))
    });
    Ok(holding)
}

/// Every version of a target, the newest first.
async fn versions<A: Sync>(
    actor: &Actor,
    city: &Municipality,
    id: TargetId,
    read: &Repositories<'_, A>,
) -> Result<Vec<Target>, Error> {
    let scope = actor.scope(city.id);
    let mut all = read.targets().of_municipality(&scope, city.id).await?;
    all.retain(|version| version.id == id);
    Ok(all)
}

/// The version of a target that holds, when it is the one that somebody has seen.
async fn standing(
    actor: &Actor,
    (city, id): (&Municipality, TargetId),
    seen: i32,
    read: &Repositories<'_, Write>,
) -> Result<Target, Error> {
    let versions = versions(actor, city, id, read).await?;
    let newest = versions.into_iter().next().ok_or(Error::NotFound)?;
    if newest.removed {
        Err(Error::NotFound)
    } else if newest.version == seen {
        Ok(newest)
    } else {
        Err(Error::Conflict)
    }
}

/// The targets of a city for a page of its own, nothing for somebody who may not see them.
pub(crate) async fn for_home(
    actor: &Actor,
    city: &Municipality,
    subject: &Subject,
    read: &Repositories<'_, Read>,
) -> Result<Vec<Target>, Error> {
    if actor.may(Action::SeeTargets, subject) {
        current(actor, city, read).await
    } else {
        Ok(Vec::new())
    }
}
