//! The consensus register of a network: what members propose, how the steering committee words it,
//! what members object, and what was adopted. Everything that was said stays; what was adopted
//! never changes, and a later consensus amends or replaces it.

mod adopt;
mod committee;
mod page;
mod public;
mod remarks;
mod say;

use std::collections::BTreeMap;

use icc_domain::LocalizedText;
use icc_store::{AccountId, Municipality, MunicipalityId, Network, Place, Repositories, SeatWord};
pub use icc_store::{
    Adoption, Consensus, ConsensusChange, ConsensusId, ConsensusMove, ConsensusRemark,
    ConsensusStep, RemarkId, RemarkKind, RemarkOutcome, RemarkReply, Wording,
};

pub use adopt::{AdoptionSaid, LONGEST_WHERE};
pub use committee::{CommitteePage, CommitteePerson, CommitteeSaid};
pub use page::{ConsensusLink, ConsensusPage, ConsensusRow, Readership, RegisterPage, RemarkView};
pub use public::{PublicConsensus, PublicEntry, PublicRegister};
pub use remarks::{RemarkSaid, ReplySaid};
pub use say::{ConsensusSaid, LONGEST_CONSENSUS, LONGEST_TITLE, StepSaid};

use crate::board::indicators;
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// How many proposals a network can have that are neither adopted nor dropped.
pub const MOST_OPEN: usize = 50;
/// How many wordings a consensus can have, and how many objections and amendments.
pub const MOST_WORDS: usize = 200;

/// How a consensus stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsensusState {
    /// It was proposed; the steering committee words it.
    Proposed,
    /// Members can object.
    Open,
    /// It is adopted and holds.
    Adopted,
    /// It is adopted and holds with what a later one says.
    Amended,
    /// It was adopted; a later one holds in its place.
    Replaced,
    /// It will not be adopted.
    Dropped,
}

impl ConsensusState {
    /// The word used on pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Open => "open",
            Self::Adopted => "adopted",
            Self::Amended => "amended",
            Self::Replaced => "replaced",
            Self::Dropped => "dropped",
        }
    }

    /// Whether it is adopted.
    #[must_use]
    pub const fn is_adopted(self) -> bool {
        matches!(self, Self::Adopted | Self::Amended | Self::Replaced)
    }
}

/// What an adopted consensus is cited by: `2017-1`.
#[must_use]
pub fn citation(adoption: &Adoption) -> String {
    format!("{}-{}", adoption.year, adoption.number)
}

/// A network as a thing of its members, for somebody who may do something there.
pub(crate) struct Circle {
    pub(crate) network: Network,
    pub(crate) subject: Subject,
}

impl Circle {
    /// The members for which somebody acts, by id.
    pub(crate) fn own(&self, actor: &Actor) -> Vec<MunicipalityId> {
        let mut own: Vec<MunicipalityId> = actor
            .roles
            .iter()
            .filter_map(|(_, place)| place.city())
            .filter(|city| self.subject.members.contains(city))
            .collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    /// Those of them with everything that is known of them, by code.
    pub(crate) async fn own_cities<A: Sync>(
        &self,
        actor: &Actor,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<Municipality>, Error> {
        let cities = read.municipalities().all().await?;
        Ok(chosen(&cities, &self.own(actor)))
    }
}

/// The one that a form names by its code; the only one where it names none.
pub(crate) fn said_city(cities: &[Municipality], code: &str) -> Option<MunicipalityId> {
    let found = match cities {
        [only] if code.is_empty() => Some(only),
        all => all.iter().find(|city| city.code == code),
    };
    found.map(|city| city.id)
}

/// A network in which somebody may do this.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the person may not.
pub(crate) async fn circle<A: Sync>(
    actor: &Actor,
    network: &str,
    action: Action,
    read: &Repositories<'_, A>,
) -> Result<Circle, Error> {
    let network = read.networks().by_code(network).await?;
    let network = network.ok_or(Error::NotFound)?;
    let mut subject = Subject::at(Place::Network(network.id), read).await?;
    let seats = read.consensuses().seats(network.id).await?;
    subject.steering = sitting(&seats).contains(&actor.account);
    if actor.may(action, &subject) {
        Ok(Circle { network, subject })
    } else {
        Err(Error::NotFound)
    }
}

/// Those who sit on a steering committee now, by id.
fn sitting(seats: &[icc_store::Seat]) -> Vec<AccountId> {
    let mut last: BTreeMap<AccountId, SeatWord> = BTreeMap::new();
    for seat in seats {
        last.insert(seat.account, seat.word);
    }
    let sit = last
        .into_iter()
        .filter(|(_, word)| *word == SeatWord::Takes);
    sit.map(|(account, _)| account).collect()
}

/// The municipalities that are members of a network now, by code.
pub(crate) async fn member_cities<A: Sync>(
    subject: &Subject,
    read: &Repositories<'_, A>,
) -> Result<Vec<Municipality>, Error> {
    let mut cities = read.municipalities().all().await?;
    cities.retain(|city| subject.members.contains(&city.id));
    cities.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(cities)
}

/// The municipality with this id, of several.
pub(crate) fn city(cities: &[Municipality], id: Option<MunicipalityId>) -> Option<Municipality> {
    cities.iter().find(|city| Some(city.id) == id).cloned()
}

/// The municipalities with these ids, of several, by code.
pub(crate) fn chosen(cities: &[Municipality], ids: &[MunicipalityId]) -> Vec<Municipality> {
    let chosen = cities.iter().filter(|city| ids.contains(&city.id));
    let mut chosen: Vec<Municipality> = chosen.cloned().collect();
    chosen.sort_by(|one, other| one.code.cmp(&other.code));
    chosen
}

/// A consensus with everything that was said of it.
struct Story {
    consensus: Consensus,
    wordings: Vec<Wording>,
    steps: Vec<ConsensusStep>,
    remarks: Vec<ConsensusRemark>,
    replies: Vec<RemarkReply>,
    adoption: Option<Adoption>,
}

impl Story {
    /// How it stands by itself.
    fn state(&self) -> ConsensusState {
        state(&self.steps)
    }

    /// Whether everybody may see it: it is adopted and was shown last.
    fn is_public(&self) -> bool {
        is_public(&self.steps)
    }

    /// What tells whether something was said since: everything here is only ever added to.
    fn version(&self) -> usize {
        self.wordings.len() + self.steps.len() + self.remarks.len() + self.replies.len()
    }

    /// The number of the wording that holds.
    fn wording(&self) -> i32 {
        self.wordings.last().map_or(0, |last| last.version)
    }

    /// The number of the next step.
    fn next_step(&self) -> i32 {
        self.steps.last().map_or(1, |last| last.number + 1)
    }

    /// The last word about what became of a remark.
    fn outcome(&self, remark: RemarkId) -> Option<RemarkOutcome> {
        let mut own = self.replies.iter().rev();
        let last = own.find(|reply| reply.remark == remark);
        last.map(|reply| reply.outcome)
    }
}

fn state(steps: &[ConsensusStep]) -> ConsensusState {
    let mut steps = steps.iter().rev();
    let last = steps.find_map(|step| match step.step {
        ConsensusMove::Proposed => Some(ConsensusState::Proposed),
        ConsensusMove::Opened => Some(ConsensusState::Open),
        ConsensusMove::Adopted => Some(ConsensusState::Adopted),
        ConsensusMove::Dropped => Some(ConsensusState::Dropped),
        ConsensusMove::Shown | ConsensusMove::Reserved => None,
    });
    last.unwrap_or(ConsensusState::Proposed)
}

fn is_public(steps: &[ConsensusStep]) -> bool {
    let last = steps.last().map(|step| step.step);
    last == Some(ConsensusMove::Shown)
}

/// What a later consensus makes of one that is adopted.
fn standing(own: ConsensusState, changes: &[ConsensusChange]) -> ConsensusState {
    if own != ConsensusState::Adopted || changes.is_empty() {
        own
    } else if changes.contains(&ConsensusChange::Replaces) {
        ConsensusState::Replaced
    } else {
        ConsensusState::Amended
    }
}

impl Service {
    /// Everything that was said of a consensus of a network.
    async fn story<A: Sync>(
        &self,
        network: &Network,
        id: ConsensusId,
        read: &Repositories<'_, A>,
    ) -> Result<Story, Error> {
        let register = read.consensuses();
        let consensus = register.by_id(network.id, id).await?;
        let consensus = consensus.ok_or(Error::NotFound)?;
        let remarks = register.remarks(id).await?;
        let ids: Vec<RemarkId> = remarks.iter().map(|remark| remark.id).collect();
        let adoptions = register.adoptions(network.id).await?;
        Ok(Story {
            wordings: register.wordings(&[id]).await?,
            steps: register.steps(&[id]).await?,
            replies: register.replies(&ids).await?,
            adoption: adoptions.into_iter().find(|one| one.consensus == id),
            remarks,
            consensus,
        })
    }

    /// The indicators of what the network is asked now, with their titles; none before it was asked.
    async fn indicator_titles<A: Sync>(
        &self,
        network: &Network,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<(String, LocalizedText)>, Error> {
        let waves = read.waves().all().await?;
        let newest = waves
            .iter()
            .find(|wave| wave.networks.contains(&network.code));
        let Some(newest) = newest else {
            return Ok(Vec::new());
        };
        let asked = self.asked(newest).await?;
        let titled = indicators(&asked).into_iter().map(|code| {
            let titles = asked.section_titles(&code);
            (code, titles)
        });
        Ok(titled.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_replaces_is_stronger_than_what_amends() {
        use ConsensusChange::{Amends, Replaces};
        use ConsensusState::{Adopted, Amended, Open, Replaced};
        assert_eq!(standing(Adopted, &[]), Adopted);
        assert_eq!(standing(Adopted, &[Amends]), Amended);
        assert_eq!(standing(Adopted, &[Replaces, Amends]), Replaced);
        assert_eq!(standing(Open, &[Replaces]), Open);
    }
}
