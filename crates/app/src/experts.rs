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

use std::collections::BTreeMap;

use icc_store::{AccountId, Municipality, Network, Place, Repositories, ReservedScope};
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
use crate::policy::{Action, Actor, Fellow, Subject, readers_scope};
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

impl Service {
    /// The network with this code, and what its people say that somebody may see.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    async fn directory<A: Sync>(
        &self,
        actor: Option<&Actor>,
        network: &str,
        read: &Repositories<'_, A>,
    ) -> Result<(Network, Vec<ExpertRow>), Error> {
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let scope = readers_scope(actor, Action::SeeExpertise, read).await?;
        let rows = self.people_of_network(&network, &scope, read).await?;
        Ok((network, rows))
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
