//! What officials know: each says so about oneself, for the people of the own networks or for
//! everybody, and takes it back at once. Nothing is ranked, nobody's address is shown.

mod find;
mod invented;
mod keep;
mod letter;
mod page;
mod question;
mod said;
mod year;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_domain::Locale;
use icc_store::{
    Account, AccountId, List, Municipality, Network, Place, Repositories, ReservedScope, SharedWith,
};
pub use icc_store::{Expert, ExpertHelp, ExpertId};

pub use find::{ExpertFacet, ExpertFilter, FoundExperts};
pub use keep::OwnExpert;
pub use letter::ExpertLetterPage;
pub use page::ExpertPage;
pub use question::QuestionLetter;
pub use said::{ExpertSaid, LONGEST_ABOUT, LONGEST_ROLE, MOST_FIELDS};
pub use year::{
    Contribution, ContributionCount, ContributionKind, Contributor, ContributorRow, ExpertYear,
};

use crate::error::Error;
use crate::in_step::State;
use crate::policy::{Action, Actor, Fellow, Subject, everything_shown, readers_scope};
use crate::practices::Places;
use crate::service::Service;

/// What somebody says of the own expertise, with whom it is about.
#[derive(Debug, Clone)]
pub struct ExpertRow {
    /// What is said.
    pub expert: Expert,
    /// What the person is called.
    pub name: String,
    /// Whether the person is invented.
    pub invented: bool,
    /// The members of the network for which the person works, by code; none for whoever coordinates
    /// it.
    pub cities: Vec<Municipality>,
}

/// What the people of a network say, whoever may see it, by id.
pub(crate) type Directory = Vec<Listed>;

/// Somebody in a directory, with what he or she is found by.
#[derive(Debug)]
pub(crate) struct Listed {
    row: ExpertRow,
    words: String,
    /// Country and province of each municipality, with a hyphen between.
    regions: BTreeSet<String>,
    /// The place in the whole directory in each language, from 0.
    ranks: BTreeMap<Locale, usize>,
}

impl Service {
    /// The people of the members and of the coordination of a network who can sign in.
    pub(crate) async fn fellows(
        &self,
        network: &Network,
        state: &State<'_>,
    ) -> Result<Arc<Vec<Fellow>>, Error> {
        let changes = state.changes.of(&[List::Person, List::Place]);
        let make = async {
            let can_enter = |account: &Account| self.lets_in(account);
            Ok(Fellow::all(network, can_enter, &state.read).await?)
        };
        let fellows = &self.in_step().fellows;
        fellows.at(changes, network.id, make).await
    }

    /// What the people of a network say. Whoever asks shows what the scope of the reader shows.
    async fn directory(
        &self,
        network: &Network,
        state: &State<'_>,
    ) -> Result<Arc<Directory>, Error> {
        let changes = state.changes.of(&[List::Person, List::Place]);
        let make = async {
            let everything = everything_shown();
            let rows = self.people_of_network(network, &everything, &state.read);
            let mut directory: Directory = rows.await?.into_iter().map(Listed::from).collect();
            find::rank(&mut directory);
            Ok(directory)
        };
        let experts = &self.in_step().experts;
        experts.at(changes, network.id, make).await
    }

    /// The network with this code, what its people say, and what of it somebody may see.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    async fn directory_for(
        &self,
        actor: Option<&Actor>,
        network: &str,
        state: &State<'_>,
    ) -> Result<(Network, ReservedScope, Arc<Directory>), Error> {
        let network = state.read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let scope = readers_scope(actor, Action::SeeExpertise, &state.read).await?;
        let directory = self.directory(&network, state).await?;
        Ok((network, scope, directory))
    }

    /// The network with this code, and what its people say that somebody may see, by id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    async fn seen_in(
        &self,
        actor: Option<&Actor>,
        network: &str,
        state: &State<'_>,
    ) -> Result<(Network, Vec<ExpertRow>), Error> {
        let (network, scope, directory) = self.directory_for(actor, network, state).await?;
        let rows = directory.iter().map(|one| &one.row);
        let rows = rows.filter(|row| sees(&scope, &network, row)).cloned();
        let rows = rows.collect();
        Ok((network, rows))
    }

    /// Whether anybody of a network says something that somebody may see.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub async fn has_experts(&self, actor: Option<&Actor>, network: &str) -> Result<bool, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let (network, scope, directory) = self.directory_for(actor, network, &state).await?;
        snapshot.end().await?;
        Ok(directory.iter().any(|one| sees(&scope, &network, &one.row)))
    }

    /// What the people of a network say, as far as the scope shows it, by id: of those who work for
    /// it or for a member now, and can sign in.
    async fn people_of_network<A: Sync>(
        &self,
        network: &Network,
        scope: &ReservedScope,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<ExpertRow>, Error> {
        let fellows = Fellow::all(network, |account| self.lets_in(account), read).await?;
        let ids: Vec<AccountId> = fellows.iter().map(|fellow| fellow.account.id).collect();
        let experts = read.experts().shown_in(scope, network.id, &ids).await?;
        if experts.is_empty() {
            return Ok(Vec::new());
        }
        let places = Places::read(read).await?;
        let fellows = fellows.into_iter();
        let mut fellows: BTreeMap<AccountId, Fellow> =
            fellows.map(|fellow| (fellow.account.id, fellow)).collect();
        let rows = experts.into_iter().filter_map(|expert| {
            let fellow = fellows.remove(&expert.account)?;
            let cities = fellow.cities.iter().filter_map(|id| places.cities.get(id));
            let mut cities: Vec<Municipality> = cities.cloned().collect();
            cities.sort_by(|a, b| a.code.cmp(&b.code));
            Some(ExpertRow {
                name: fellow.account.name.clone(),
                invented: fellow.account.demonstration,
                cities,
                expert,
            })
        });
        Ok(rows.collect())
    }
}

/// Whether a scope shows what somebody says in the directory of a network.
fn sees(scope: &ReservedScope, network: &Network, row: &ExpertRow) -> bool {
    scope.shows(row.expert.reach == SharedWith::Public, network.id)
}

impl From<ExpertRow> for Listed {
    fn from(row: ExpertRow) -> Self {
        let regions = row.cities.iter().filter_map(|city| {
            let province = city.province.as_ref()?;
            Some(format!("{}-{province}", city.country))
        });
        Self {
            words: find::words(&row),
            regions: regions.collect(),
            ranks: BTreeMap::new(),
            row,
        }
    }
}

/// Whether somebody belongs to a network, and sees what its people say for each other.
async fn belongs<A: Sync>(
    actor: Option<&Actor>,
    network: &Network,
    read: &Repositories<'_, A>,
) -> Result<bool, Error> {
    let Some(actor) = actor else {
        return Ok(false);
    };
    let subject = Subject::at(Place::Network(network.id), read).await?;
    Ok(actor.may(Action::SeeExpertise, &subject))
}
