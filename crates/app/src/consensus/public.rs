//! What everybody sees of a consensus register: what is adopted and shown.

use icc_store::{Meeting, Municipality, Network, Repositories};

use super::page::{changes, own_steps};
use super::{
    Adoption, ConsensusChange, ConsensusId, ConsensusState, Wording, chosen, citation, is_public,
    standing, state,
};
use crate::error::Error;
use crate::service::Service;

/// An adopted consensus that everybody sees.
#[derive(Debug)]
pub struct PublicEntry {
    /// As what it was adopted.
    pub adoption: Adoption,
    /// Its words.
    pub wording: Wording,
    /// How it stands.
    pub state: ConsensusState,
}

/// The register of a network as everybody sees it.
#[derive(Debug)]
pub struct PublicRegister {
    /// The network.
    pub network: Network,
    /// The newest first.
    pub entries: Vec<PublicEntry>,
}

/// An adopted consensus with what is around it, as everybody sees it.
#[derive(Debug)]
pub struct PublicConsensus {
    /// The network.
    pub network: Network,
    /// The consensus.
    pub entry: PublicEntry,
    /// The meeting at which it was adopted, where it stands here.
    pub meeting: Option<Meeting>,
    /// The members that were present, by code.
    pub present: Vec<Municipality>,
    /// The one that it changes, if everybody sees that one too: as what it was adopted, title, and
    /// what this one does to it.
    pub earlier: Option<(Adoption, String, ConsensusChange)>,
    /// Those that change it, of those that everybody sees.
    pub later: Vec<(Adoption, String, ConsensusChange)>,
}

impl Service {
    /// The register of a network as everybody sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub async fn public_register(&self, network: &str) -> Result<PublicRegister, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let mut entries = entries(&network, &read).await?;
        snapshot.end().await?;
        entries.reverse();
        Ok(PublicRegister { network, entries })
    }

    /// An adopted consensus by what it is cited by, as everybody sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it is shown to the network alone.
    pub async fn public_consensus(
        &self,
        network: &str,
        number: &str,
    ) -> Result<PublicConsensus, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let mut shown = entries(&network, &read).await?;
        let at = shown
            .iter()
            .position(|one| citation(&one.adoption) == number);
        let entry = shown.remove(at.ok_or(Error::NotFound)?);
        let all = read.consensuses().of_network(network.id).await?;
        let adoptions = read.consensuses().adoptions(network.id).await?;
        let own = all.iter().find(|one| one.id == entry.adoption.consensus);
        let named = |(id, change): (ConsensusId, ConsensusChange)| {
            let other = shown.iter().find(|one| one.adoption.consensus == id)?;
            Some((other.adoption.clone(), other.wording.title.clone(), change))
        };
        let later = changes(&all, &adoptions, entry.adoption.consensus);
        let later = later.into_iter().filter_map(named).collect();
        let earlier = own.and_then(|own| own.earlier).and_then(named);
        let meetings = read.meetings().of_network(network.id).await?;
        let cities = read.municipalities().all().await?;
        snapshot.end().await?;
        let present = chosen(&cities, &entry.adoption.present);
        let at = entry.adoption.meeting;
        Ok(PublicConsensus {
            meeting: meetings.into_iter().find(|one| Some(one.id) == at),
            network,
            entry,
            present,
            earlier,
            later,
        })
    }
}

/// What of the register of a network everybody sees, by number.
async fn entries<A: Sync>(
    network: &Network,
    read: &Repositories<'_, A>,
) -> Result<Vec<PublicEntry>, Error> {
    let register = read.consensuses();
    let all = register.of_network(network.id).await?;
    let adoptions = register.adoptions(network.id).await?;
    let ids: Vec<ConsensusId> = adoptions.iter().map(|one| one.consensus).collect();
    let steps = register.steps(&ids).await?;
    let wordings = register.wordings(&ids).await?;
    let shown = adoptions.iter().filter_map(|adoption| {
        let own = own_steps(&steps, adoption.consensus);
        if !is_public(&own) {
            return None;
        }
        let mut wordings = wordings.iter();
        let wording = wordings
            .find(|it| (it.consensus, it.version) == (adoption.consensus, adoption.wording))?;
        let changes = changes(&all, &adoptions, adoption.consensus);
        let changes: Vec<ConsensusChange> = changes.iter().map(|it| it.1).collect();
        Some(PublicEntry {
            state: standing(state(&own), &changes),
            wording: wording.clone(),
            adoption: adoption.clone(),
        })
    });
    Ok(shown.collect())
}
