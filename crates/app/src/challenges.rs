//! The register of issues and challenges of a network: what its members meet, which orders of
//! government that concerns, what was tried. It is reserved to the people of the network; partners do
//! not see it. What is said of all of them in a year goes out as numbers of municipalities, by the
//! rules for small numbers.

mod invented;
mod keep;
mod said;
mod synthesis;

use std::sync::Arc;

pub use icc_store::{Challenge, ChallengeId, ChallengeStatus, GovernmentOrder};
use icc_store::{List, PracticeId, Read, SearchKind, Theme};
use icc_store::{Municipality, Network, NetworkId, Place};
use icc_store::{PracticeShown, Repositories, ReservedScope};

pub use keep::ChallengeForm;
pub use said::{ChallengeSaid, LONGEST_CHALLENGE_TEXT, LONGEST_CHALLENGE_TITLE, MOST_PRACTICES};
pub use synthesis::{Synthesis, ThemeCount};

use crate::error::Error;
use crate::in_step::State;
use crate::paging::Paging;
use crate::policy::{Action, Actor, Subject, everything_shown};
use crate::search::among;
use crate::service::Service;

/// How many the register of a network holds at most.
pub const MOST_CHALLENGES: usize = 2000;
/// How many are looked through for words at most.
const MOST_HITS: u64 = 5000;
/// How many stand on one page.
const PER_PAGE: usize = 20;

/// What is looked for; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChallengeFilter {
    /// Words, all of which must be found.
    pub words: String,
    /// What it is about.
    pub theme: Option<Theme>,
    /// An order of government that it concerns.
    pub order: Option<GovernmentOrder>,
    /// How it stands.
    pub status: Option<ChallengeStatus>,
}

/// An issue or a challenge with its municipality.
#[derive(Debug, Clone)]
pub struct ChallengeRow {
    /// What is said of it.
    pub challenge: Challenge,
    /// Who meets it.
    pub city: Municipality,
}

/// The register of a network.
#[derive(Debug)]
pub struct ChallengeList {
    /// The network.
    pub network: Network,
    /// Those of the page: with words those that have more of them in their title first, then what was
    /// changed last.
    pub rows: Vec<ChallengeRow>,
    /// Which of all that were found these are.
    pub paging: Paging,
    /// Municipalities for which the reader writes there, by code.
    pub writes_for: Vec<Municipality>,
}

/// An issue or a challenge.
#[derive(Debug)]
pub struct ChallengePage {
    /// The network.
    pub network: Network,
    /// What is said of it, and by whom.
    pub row: ChallengeRow,
    /// The practices that it names and that the reader sees.
    pub practices: Vec<PracticeShown>,
    /// Whether the reader can change it.
    pub may_keep: bool,
}

impl Service {
    /// The register of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it.
    pub async fn challenges(
        &self,
        actor: &Actor,
        network: &str,
        filter: &ChallengeFilter,
        page: usize,
    ) -> Result<ChallengeList, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let (network, subject, scope) = register(actor, network, &state.read).await?;
        let all = self.challenge_register(network.id, &state).await?;
        let places = self.places(&state).await?;
        let seen = seen(&all, &scope);
        let id = |one: &&Challenge| one.id.0;
        let within = (SearchKind::Challenge, Some(network.id));
        let words = (filter.words.as_str(), MOST_HITS);
        let mut found = among(within, words, (seen, id), &state.read).await?;
        snapshot.end().await?;
        found.retain(|one| filter.fits(one) && places.cities.contains_key(&one.municipality));
        let paging = Paging::new(page, PER_PAGE, found.len());
        let rows = paging.part(&found).iter().filter_map(|challenge| {
            Some(ChallengeRow {
                city: places.cities.get(&challenge.municipality)?.clone(),
                challenge: (*challenge).clone(),
            })
        });
        Ok(ChallengeList {
            rows: rows.collect(),
            paging,
            writes_for: places.members_for(actor, Action::KeepChallenges, &subject),
            network,
        })
    }

    /// An issue or a challenge.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see it, or it was taken out.
    pub async fn challenge(
        &self,
        actor: &Actor,
        (network, id): (&str, ChallengeId),
    ) -> Result<ChallengePage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, subject, scope) = register(actor, network, &read).await?;
        let found = read.challenges().by_id(&scope, id).await?;
        let found = found.filter(|one| one.network == network.id);
        let found = found.ok_or(Error::NotFound)?;
        let practices = practices_of(actor, &found, &read).await?;
        let city = read.municipalities().by_id(found.municipality).await?;
        let city = city.ok_or(Error::NotFound)?;
        snapshot.end().await?;
        let of_city = Subject {
            city: Some(city.id),
            ..subject
        };
        Ok(ChallengePage {
            may_keep: actor.may(Action::KeepChallenges, &of_city),
            network,
            practices,
            row: ChallengeRow {
                challenge: found,
                city,
            },
        })
    }
}

/// The register of a network, whoever may see it: what was changed last first.
pub(crate) type Register = Vec<Challenge>;

impl Service {
    /// What the register of a network holds. Whoever asks shows what the scope of the reader shows.
    async fn challenge_register(
        &self,
        network: NetworkId,
        state: &State<'_>,
    ) -> Result<Arc<Register>, Error> {
        let changes = state.changes.of(&[List::Challenge]);
        let make = async {
            let everything = everything_shown();
            let register = state.read.challenges();
            Ok(register.of_network(&everything, network).await?)
        };
        self.in_step().challenges.at(changes, network, make).await
    }
}

/// What of a register a scope shows, in order.
fn seen<'a>(all: &'a [Challenge], scope: &ReservedScope) -> Vec<&'a Challenge> {
    let sees = |one: &&Challenge| scope.shows(false, one.network);
    all.iter().filter(sees).collect()
}

impl ChallengeFilter {
    fn fits(&self, one: &Challenge) -> bool {
        self.theme.is_none_or(|theme| one.theme == theme)
            && self.status.is_none_or(|status| one.status == status)
            && self.order.is_none_or(|order| one.orders.contains(&order))
    }
}

/// The register of a network that somebody may see.
async fn register<A: Sync>(
    actor: &Actor,
    network: &str,
    read: &Repositories<'_, A>,
) -> Result<(Network, Subject, ReservedScope), Error> {
    let network = read.networks().by_code(network).await?;
    let network = network.ok_or(Error::NotFound)?;
    let subject = Subject::at(Place::Network(network.id), read).await?;
    if !actor.may(Action::SeeChallenges, &subject) {
        return Err(Error::NotFound);
    }
    let scope = actor.reserved_scope(Action::SeeChallenges, read).await?;
    Ok((network, subject, scope))
}

/// The practices that an issue names, as far as somebody sees them.
async fn practices_of(
    actor: &Actor,
    challenge: &Challenge,
    read: &Repositories<'_, Read>,
) -> Result<Vec<PracticeShown>, Error> {
    let scope = actor.reserved_scope(Action::SeePractices, read).await?;
    let ids: Vec<PracticeId> = challenge.practices.iter().copied().collect();
    Ok(read.practices().shown_of(&scope, &ids).await?)
}
