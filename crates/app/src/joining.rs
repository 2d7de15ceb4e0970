//! The way of a municipality into a network: request, statement of intent, questionnaire, report,
//! visit, profile and strategy, renewal. The city and whoever coordinates the network write it down
//! together; what was said stays, and the last word on a stage holds.

mod said;
mod visit;

use std::collections::BTreeMap;

use icc_store::{
    Evidence, EvidenceId, Joining, Municipality, Network, Place, Read, Repositories,
    ResponseStatus, Wave,
};
pub use icc_store::{JoiningAuthority, JoiningStage, JoiningState, JoiningStep};
use serde_json::json;

pub use said::{JoiningSaid, LONGEST_RESPONSIBLE};
pub use visit::{
    FindingView, LONGEST_VISIT_TEXT, MOST_VISITS, Visit, VisitId, VisitSaid, VisitView,
};

use crate::accounts::About;
use crate::error::Error;
use crate::evidence::{SentFile, Standing, file_of, pieces};
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::responses::names;
use crate::service::Service;

/// How many times something can be said on one way.
pub const MOST_STEPS: usize = 200;

/// A way in a list.
#[derive(Debug)]
pub struct JoiningRow {
    /// Who joins.
    pub city: Municipality,
    /// What it joins.
    pub network: Network,
    /// The first stage that is not done; none once all are.
    pub next: Option<JoiningStage>,
    /// What was said last about that stage.
    pub last: Option<JoiningStep>,
}

/// The ways that somebody can see.
#[derive(Debug, Default)]
pub struct JoiningList {
    /// By network and municipality.
    pub rows: Vec<JoiningRow>,
    /// Municipalities for which the person may begin one, by code.
    pub cities: Vec<Municipality>,
    /// Networks into which the person may begin one, by code.
    pub networks: Vec<Network>,
}

/// A stage as it stands.
#[derive(Debug)]
pub struct StageView {
    /// Which.
    pub stage: JoiningStage,
    /// What was said last; none for nothing.
    pub last: Option<JoiningStep>,
    /// Its document, with how it stands today.
    pub document: Option<(Evidence, Standing)>,
}

impl StageView {
    /// How it stands.
    #[must_use]
    pub fn state(&self) -> JoiningState {
        let last = self.last.as_ref();
        last.map_or(JoiningState::Open, |last| last.state)
    }
}

/// The way of a municipality into a network.
#[derive(Debug)]
pub struct JoiningPage {
    /// Who joins.
    pub city: Municipality,
    /// What it joins.
    pub network: Network,
    /// Every stage, in order.
    pub stages: Vec<StageView>,
    /// The first stage that is not done; none once all are.
    pub next: Option<JoiningStage>,
    /// Visits of experts, the latest first.
    pub visits: Vec<VisitView>,
    /// Its questionnaires in waves of the network, the newest first, for those who see how far it
    /// has come.
    pub questionnaires: Vec<(Wave, ResponseStatus)>,
    /// Everything that was said, the newest first, with who said it; none for somebody who is not
    /// known any more.
    pub steps: Vec<(JoiningStep, Option<String>)>,
    /// What can be named as a document, the newest first; for those who see the evidence.
    pub documents: Vec<Evidence>,
    /// Whether the person may say something.
    pub may_say: bool,
    /// Whether the person chooses documents.
    pub chooses_documents: bool,
}

impl JoiningPage {
    /// The number of the last word; 0 before the first.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.steps.first().map_or(0, |(step, _)| step.number)
    }
}

/// A way with what the policy asks about it.
struct Found {
    city: Municipality,
    network: Network,
    subject: Subject,
    joining: Option<Joining>,
}

impl Service {
    /// The ways that somebody can see.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there can be none: the page does not exist for that person.
    pub async fn joinings(&self, actor: &Actor) -> Result<JoiningList, Error> {
        if !actor.may_somewhere(Action::SeeJoining) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let cities = read.municipalities().all().await?;
        let networks = read.networks().all().await?;
        let mut list = JoiningList::default();
        let mut seen = Vec::new();
        for joining in read.joinings().all().await? {
            let city = cities.iter().find(|city| city.id == joining.municipality);
            let network = networks.iter().find(|one| one.id == joining.network);
            let (Some(city), Some(network)) = (city, network) else {
                continue;
            };
            if actor.may(Action::SeeJoining, &of(city, network)) {
                seen.push((joining, city.clone(), network.clone()));
            }
        }
        let ids: Vec<_> = seen.iter().map(|(joining, ..)| joining.id).collect();
        let steps = read.joinings().steps(&ids).await?;
        snapshot.end().await?;
        list.rows = seen
            .into_iter()
            .map(|(joining, city, network)| {
                let own = steps.iter().filter(|step| step.joining == joining.id);
                let last = last_words(own);
                let next = next(&last);
                JoiningRow {
                    last: next.and_then(|next| last.get(&next)).cloned(),
                    next,
                    city,
                    network,
                }
            })
            .collect();
        list.rows.sort_by(|one, other| {
            let key = |row: &JoiningRow| (row.network.code.clone(), row.city.code.clone());
            key(one).cmp(&key(other))
        });
        let keeps = |city: &Municipality, network: &Network| {
            city.demonstration == network.demonstration
                && actor.may(Action::KeepJoining, &of(city, network))
        };
        list.networks = networks.clone();
        list.networks
            .retain(|network| cities.iter().any(|city| keeps(city, network)));
        list.cities = cities;
        list.cities
            .retain(|city| networks.iter().any(|network| keeps(city, network)));
        list.networks.sort_by(|a, b| a.code.cmp(&b.code));
        list.cities.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(list)
    }

    /// The way of a municipality into a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nobody has begun one, or the person may not see it.
    pub async fn joining(
        &self,
        actor: &Actor,
        city: &str,
        network: &str,
    ) -> Result<JoiningPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let at = (city, network);
        let found = found(actor, at, Action::SeeJoining, &read).await?;
        let joining = found.joining.as_ref().ok_or(Error::NotFound)?;
        let steps = read.joinings().steps(&[joining.id]).await?;
        let scope = actor.joining_scope(&found.subject);
        let evidence = pieces(&scope, found.city.id, &read).await?;
        let who: Vec<_> = steps.iter().map(|step| step.made_by).collect();
        let names = names(&who, &read).await?;
        let questionnaires = questionnaires(actor, &found, &read).await?;
        let visits = self.visits(actor, &found, &read).await?;
        snapshot.end().await?;
        let today = self.today();
        let last = last_words(steps.iter());
        let document = |id: EvidenceId| {
            let piece = evidence.get(&id.to_string())?.clone();
            let standing = Standing::of(&piece, today);
            Some((piece, standing))
        };
        let stages = JoiningStage::ALL.map(|stage| {
            let last = last.get(&stage).cloned();
            let named = last.as_ref().and_then(|last| last.document);
            StageView {
                document: named.and_then(document),
                stage,
                last,
            }
        });
        let chooses = actor.may(Action::SeeEvidence, &found.subject);
        let mut documents: Vec<Evidence> = evidence.values().cloned().collect();
        documents.retain(|piece| chooses && piece.withdrawn_at.is_none());
        documents.sort_by_key(|piece| std::cmp::Reverse((piece.created_at, piece.id)));
        let steps = steps.into_iter().rev().map(|step| {
            let by = names.get(&step.made_by).cloned();
            (step, by)
        });
        Ok(JoiningPage {
            next: next(&last),
            stages: stages.into(),
            questionnaires,
            visits,
            steps: steps.collect(),
            documents,
            may_say: actor.may(Action::KeepJoining, &found.subject),
            chooses_documents: chooses,
            city: found.city,
            network: found.network,
        })
    }

    /// Begins to write down the way of a municipality into a network. One that was begun goes on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] for an invented
    /// municipality and a real network, or the other way round.
    pub async fn begin_joining(
        &self,
        actor: &Actor,
        at: (&str, &str),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = found(actor, at, Action::KeepJoining, &repositories).await?;
        if found.city.demonstration != found.network.demonstration {
            return Err(Error::Invalid(vec![Issue::new("network", "joining-mixed")]));
        }
        if found.joining.is_some() {
            return Ok(());
        }
        let pair = (found.city.id, found.network.id);
        let now = self.clock().now();
        let id = repositories
            .joinings()
            .open(pair, actor.account, now, self.ids())
            .await?;
        let about = About {
            action: "joining-begun",
            actor: Some(actor.account),
            origin,
            object: ("joining", Some(id.to_string())),
            place: Place::City(found.city.id),
            detail: json!({ "network": found.network.code }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Says something about a stage.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or nobody has begun the way;
    /// [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when somebody else has
    /// said something since.
    pub async fn say_joining(
        &self,
        actor: &Actor,
        at: (&str, &str),
        said: &JoiningSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let found = found(actor, at, Action::KeepJoining, &repositories).await?;
        let joining = found.joining.ok_or(Error::NotFound)?;
        let steps = repositories.joinings().steps(&[joining.id]).await?;
        if steps.len() >= MOST_STEPS {
            return Err(Error::issue("stage", "joining-full"));
        }
        let mut issues = Vec::new();
        let sound = said.sound(self.today());
        let sound = sound.map_err(|found| issues.extend(found));
        let document = if actor.may(Action::SeeEvidence, &found.subject) {
            let scope = actor.joining_scope(&found.subject);
            let evidence = pieces(&scope, found.city.id, &repositories).await?;
            let document = said.document(&evidence);
            document.map_err(|issue| issues.push(issue))
        } else {
            // Whoever does not see the evidence leaves what was named.
            let stage = JoiningStage::from_word(&said.stage);
            let last = last_words(steps.iter());
            Ok(stage.and_then(|stage| last.get(&stage)?.document))
        };
        let (Ok(sound), Ok(document), true) = (sound, document, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let before = steps.last().map_or(0, |step| step.number);
        if before != said.seen {
            return Err(Error::Conflict);
        }
        let step = JoiningStep {
            joining: joining.id,
            number: before + 1,
            stage: sound.stage,
            state: sound.state,
            day: sound.day,
            authority: sound.authority,
            responsible: sound.responsible,
            document,
            remark: sound.remark,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        // Whoever was first is a conflict for the second.
        repositories.joinings().add(&step).await?;
        let about = About {
            action: "joining-said",
            actor: Some(actor.account),
            origin,
            object: ("joining", Some(joining.id.to_string())),
            place: Place::City(found.city.id),
            detail: json!({
                "network": found.network.code,
                "stage": step.stage.as_str(),
                "state": step.state.as_str(),
            }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// The file of a document that is named on a way now.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see the way, no stage names the piece, it was
    /// withdrawn, or it is no file.
    pub async fn joining_file(
        &self,
        actor: &Actor,
        at: (&str, &str),
        id: EvidenceId,
    ) -> Result<SentFile, Error> {
        let read = self.store().read();
        let found = found(actor, at, Action::SeeJoining, &read).await?;
        let joining = found.joining.ok_or(Error::NotFound)?;
        let steps = read.joinings().steps(&[joining.id]).await?;
        let last = last_words(steps.iter());
        let is_named = last.values().any(|step| step.document == Some(id));
        let scope = actor.joining_scope(&found.subject);
        let piece = read.evidence().by_id(&scope, found.city.id, id).await?;
        let piece = piece.filter(|piece| is_named && piece.withdrawn_at.is_none());
        file_of(piece, &read).await
    }
}

/// What the way of a municipality into a network belongs to: both.
fn of(city: &Municipality, network: &Network) -> Subject {
    Subject {
        city: Some(city.id),
        network: Some(network.id),
        ..Subject::default()
    }
}

/// A way, for somebody who may do this with it.
async fn found<A: Sync>(
    actor: &Actor,
    (city, network): (&str, &str),
    action: Action,
    read: &Repositories<'_, A>,
) -> Result<Found, Error> {
    let city = read.municipalities().by_code(city).await?;
    let network = read.networks().by_code(network).await?;
    let (Some(city), Some(network)) = (city, network) else {
        return Err(Error::NotFound);
    };
    let at = Subject::at(Place::City(city.id), read).await?;
    let subject = Subject {
        network: Some(network.id),
        ..at
    };
    if !actor.may(action, &subject) {
        return Err(Error::NotFound);
    }
    Ok(Found {
        joining: read.joinings().of(city.id, network.id).await?,
        city,
        network,
        subject,
    })
}

/// The last word on each stage, of words in their order.
fn last_words<'a>(
    steps: impl Iterator<Item = &'a JoiningStep>,
) -> BTreeMap<JoiningStage, JoiningStep> {
    steps.map(|step| (step.stage, step.clone())).collect()
}

/// The first stage that is not done.
fn next(last: &BTreeMap<JoiningStage, JoiningStep>) -> Option<JoiningStage> {
    let is_done = |stage: &JoiningStage| {
        let last = last.get(stage);
        last.is_some_and(|last| last.state == JoiningState::Done)
    };
    JoiningStage::ALL.into_iter().find(|stage| !is_done(stage))
}

/// The questionnaires of a municipality in waves of a network, for those who see how far they have
/// come.
async fn questionnaires(
    actor: &Actor,
    found: &Found,
    read: &Repositories<'_, Read>,
) -> Result<Vec<(Wave, ResponseStatus)>, Error> {
    if !actor.may(Action::SeeProgress, &found.subject) {
        return Ok(Vec::new());
    }
    let mut waves = read.waves().all().await?;
    waves.retain(|wave| wave.networks.contains(&found.network.code));
    waves.sort_by_key(|wave| std::cmp::Reverse((wave.opens_at, wave.id)));
    let mut all = Vec::new();
    for wave in waves {
        let standings = read.responses().standings(wave.id).await?;
        let own = standings
            .iter()
            .find(|one| one.municipality == found.city.id);
        if let Some(own) = own {
            all.push((wave, own.status));
        }
    }
    Ok(all)
}
