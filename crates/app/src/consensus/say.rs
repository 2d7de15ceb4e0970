//! Proposing, wording, and the steps of a consensus.

use icc_domain::LocalizedText;
use icc_store::{MunicipalityId, Place, Repositories, Write};
use serde_json::json;

use super::{
    Circle, Consensus, ConsensusChange, ConsensusId, ConsensusMove, ConsensusState, ConsensusStep,
    MOST_OPEN, MOST_WORDS, Story, Wording, circle, state,
};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{self, Issue, Origin, Wanted};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 150;
/// The longest text, in characters.
pub const LONGEST_CONSENSUS: usize = 1900;

/// What a form says of a proposal, or of a wording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConsensusSaid {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Code of the indicator to which it belongs; empty for none.
    pub indicator: String,
    /// The id of the adopted consensus that it is to change; empty for none. Said once.
    pub earlier: String,
    /// What it does to that one: `amends` or `replaces`.
    pub change: String,
    /// What the form has shown.
    pub version: String,
}

/// What of it is sound.
struct Sound {
    title: String,
    body: String,
    indicator: Option<String>,
}

impl ConsensusSaid {
    fn sound(&self, known: &[(String, LocalizedText)]) -> Result<Sound, Vec<Issue>> {
        let mut issues = Vec::new();
        let title = input::line("title", &self.title, LONGEST_TITLE);
        let title = title.map_err(|issue| issues.push(issue));
        let body = input::sentences("words", &self.body, Wanted::Needed, LONGEST_CONSENSUS);
        let body = body.map_err(|issue| issues.push(issue));
        let indicator = (!self.indicator.is_empty()).then(|| self.indicator.clone());
        if let Some(code) = &indicator
            && !known.iter().any(|(known, _)| known == code)
        {
            issues.push(Issue::new("indicator", "not-listed"));
        }
        match (title, body) {
            (Ok(title), Ok(body)) if issues.is_empty() => Ok(Sound {
                title,
                body,
                indicator,
            }),
            _ => Err(issues),
        }
    }
}

/// What a form says of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepSaid {
    /// `opened`, `dropped`, `shown` or `reserved`.
    pub step: String,
    /// What is said with it.
    pub remark: String,
    /// What the form has shown.
    pub version: String,
}

impl Service {
    /// Proposes a consensus.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not; [`Error::Invalid`] with everything that is
    /// wrong.
    pub async fn propose_consensus(
        &self,
        actor: &Actor,
        network: &str,
        said: &ConsensusSaid,
        origin: &Origin,
    ) -> Result<ConsensusId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::ProposeConsensus, &repositories).await?;
        let known = self
            .indicator_titles(&circle.network, &repositories)
            .await?;
        let (sound, mut issues) = match said.sound(&known) {
            Ok(sound) => (Some(sound), Vec::new()),
            Err(issues) => (None, issues),
        };
        let earlier = earlier(said, &circle, &repositories).await?;
        let earlier = earlier.map_err(|issue| issues.push(issue));
        if open(&circle, &repositories).await? >= MOST_OPEN {
            issues.push(Issue::new("title", "consensus-full"));
        }
        let (Some(sound), Ok(earlier), true) = (sound, earlier, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let now = self.clock().now();
        let new = Consensus {
            id: ConsensusId(self.ids().next_id()),
            network: circle.network.id,
            municipality: proposer(&circle, actor),
            earlier,
            made_by: actor.account,
            made_at: now,
        };
        let first = Wording {
            consensus: new.id,
            version: 1,
            title: sound.title,
            body: sound.body,
            indicator: sound.indicator,
            made_by: actor.account,
            made_at: now,
        };
        repositories.consensuses().propose(&new, &first).await?;
        let about = noted(&circle, actor, origin, ("consensus-proposed", new.id));
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(new.id)
    }

    /// Words a proposal anew. What was said to the wording before stays with that one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such proposal;
    /// [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when something was said
    /// since, or it is not a proposal any more.
    pub async fn word_consensus(
        &self,
        actor: &Actor,
        (network, id): (&str, ConsensusId),
        said: &ConsensusSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::WordConsensus, &repositories).await?;
        let story = self.story(&circle.network, id, &repositories).await?;
        let known = self
            .indicator_titles(&circle.network, &repositories)
            .await?;
        let sound = said.sound(&known).map_err(Error::Invalid)?;
        is_next(&story, &said.version)?;
        let open = matches!(
            story.state(),
            ConsensusState::Proposed | ConsensusState::Open
        );
        if !open || story.wordings.len() >= MOST_WORDS {
            return Err(Error::Conflict);
        }
        let new = Wording {
            consensus: id,
            version: story.wording() + 1,
            title: sound.title,
            body: sound.body,
            indicator: sound.indicator,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        // Whoever was first is a conflict for the second.
        repositories.consensuses().word(&new).await?;
        let about = noted(&circle, actor, origin, ("consensus-worded", id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Takes a step with a consensus: opens it to objections, drops it, shows it to everybody, or
    /// to the network alone again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such consensus;
    /// [`Error::Invalid`] for an unknown step or a remark that does not fit; [`Error::Conflict`]
    /// when something was said since, or it stands otherwise.
    pub async fn step_consensus(
        &self,
        actor: &Actor,
        (network, id): (&str, ConsensusId),
        said: &StepSaid,
        origin: &Origin,
    ) -> Result<(), Error> {
        let (step, action, wanted) = match said.step.as_str() {
            "opened" => (
                ConsensusMove::Opened,
                Action::WordConsensus,
                Wanted::Welcome,
            ),
            "dropped" => (
                ConsensusMove::Dropped,
                Action::KeepConsensuses,
                Wanted::Needed,
            ),
            "shown" => (
                ConsensusMove::Shown,
                Action::KeepConsensuses,
                Wanted::Welcome,
            ),
            "reserved" => (
                ConsensusMove::Reserved,
                Action::KeepConsensuses,
                Wanted::Welcome,
            ),
            _ => return Err(Error::issue("step", "missing")),
        };
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, action, &repositories).await?;
        let story = self.story(&circle.network, id, &repositories).await?;
        let remark = input::remark("remark", &said.remark, wanted);
        let remark = remark.map_err(|issue| Error::Invalid(vec![issue]))?;
        is_next(&story, &said.version)?;
        let fits = match step {
            ConsensusMove::Opened => story.state() == ConsensusState::Proposed,
            ConsensusMove::Dropped => !story.state().is_adopted() && !is_dropped(&story),
            ConsensusMove::Shown => story.adoption.is_some() && !story.is_public(),
            ConsensusMove::Reserved => story.is_public(),
            ConsensusMove::Proposed | ConsensusMove::Adopted => false,
        };
        if !fits {
            return Err(Error::Conflict);
        }
        let new = ConsensusStep {
            consensus: id,
            number: story.next_step(),
            step,
            remark,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.consensuses().step(&new).await?;
        let word = match step {
            ConsensusMove::Opened => "consensus-opened",
            ConsensusMove::Dropped => "consensus-dropped",
            ConsensusMove::Shown => "consensus-shown",
            _ => "consensus-reserved",
        };
        let about = noted(&circle, actor, origin, (word, id));
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}

fn is_dropped(story: &Story) -> bool {
    story.state() == ConsensusState::Dropped
}

/// Refuses what was said to something else than what stands now.
pub(super) fn is_next(story: &Story, version: &str) -> Result<(), Error> {
    if version == story.version().to_string() {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}

/// What is written in the record of what was done.
pub(super) fn noted<'a>(
    circle: &Circle,
    actor: &Actor,
    origin: &'a Origin,
    (action, id): (&'static str, ConsensusId),
) -> About<'a> {
    About {
        action,
        actor: Some(actor.account),
        origin,
        object: ("consensus", Some(id.to_string())),
        place: Place::Network(circle.network.id),
        detail: json!({ "network": circle.network.code }),
    }
}

/// For which member somebody proposes; none for whoever coordinates the network.
fn proposer(circle: &Circle, actor: &Actor) -> Option<MunicipalityId> {
    circle.own(actor).first().copied()
}

/// The adopted consensus that a proposal is to change.
async fn earlier(
    said: &ConsensusSaid,
    circle: &Circle,
    repositories: &Repositories<'_, Write>,
) -> Result<Result<Option<(ConsensusId, ConsensusChange)>, Issue>, Error> {
    if said.earlier.is_empty() {
        return Ok(Ok(None));
    }
    let register = repositories.consensuses();
    let adopted = register.adoptions(circle.network.id).await?;
    let mut adopted = adopted.iter().map(|adoption| adoption.consensus);
    let found = adopted.find(|id| id.to_string() == said.earlier);
    let change = ConsensusChange::from_word(&said.change);
    Ok(match (found, change) {
        (Some(id), Some(change)) => Ok(Some((id, change))),
        (None, _) => Err(Issue::new("earlier", "not-listed")),
        (_, None) => Err(Issue::new("change", "missing")),
    })
}

/// How many proposals of a network are neither adopted nor dropped.
async fn open(circle: &Circle, repositories: &Repositories<'_, Write>) -> Result<usize, Error> {
    let register = repositories.consensuses();
    let all = register.of_network(circle.network.id).await?;
    let ids: Vec<ConsensusId> = all.iter().map(|one| one.id).collect();
    let steps = register.steps(&ids).await?;
    let is_open = |id: &&ConsensusId| {
        let own: Vec<_> = steps
            .iter()
            .filter(|step| step.consensus == **id)
            .cloned()
            .collect();
        matches!(state(&own), ConsensusState::Proposed | ConsensusState::Open)
    };
    Ok(ids.iter().filter(is_open).count())
}
