//! Waves: opening an edition and a method for networks between two days, and how networks want
//! their waves answered.

mod change;
mod choices;
mod rules;

use chrono::{DateTime, Utc};
use icc_store::{Municipality, Network, NewWave, Repositories, StoreError, Wave};

pub use change::WaveSaid;
pub use choices::{Askable, WaveChoices};
pub use rules::{RuleKept, RuleRow, RuleSaid};

pub use icc_store::{NetworkRule, ReviewPath, Rhythm};

use crate::accounts::Named;
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// Whether a wave takes answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaveState {
    /// Not yet.
    ToCome,
    /// Now.
    Open,
    /// Not any more.
    Closed,
}

impl WaveState {
    /// The word used in pages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ToCome => "to-come",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The state of a wave at a moment.
    #[must_use]
    pub fn at(wave: &NewWave, now: DateTime<Utc>) -> Self {
        if now < wave.opens_at {
            Self::ToCome
        } else if now < wave.closes_at {
            Self::Open
        } else {
            Self::Closed
        }
    }
}

/// A wave as whoever manages waves sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaveRow {
    /// The wave.
    pub wave: Wave,
    /// Whether it takes answers.
    pub state: WaveState,
    /// The networks that it asks.
    pub networks: Vec<Named>,
    /// How many municipalities have begun.
    pub begun: usize,
    /// Id of the edition that it asks.
    pub edition: String,
    /// Version of that edition.
    pub edition_version: String,
}

impl Service {
    /// Every wave, the one that opens last first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not manage waves.
    pub async fn waves(&self, actor: &Actor) -> Result<Vec<WaveRow>, Error> {
        manages(actor)?;
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let networks = repositories.networks().all().await?;
        let mut rows = Vec::new();
        for wave in repositories.waves().all().await? {
            rows.push(self.row(wave, &networks, &repositories).await?);
        }
        read.end().await?;
        Ok(rows)
    }

    /// One wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or the person does not manage waves.
    pub async fn wave(&self, actor: &Actor, code: &str) -> Result<WaveRow, Error> {
        manages(actor)?;
        let read = self.store().read();
        let wave = read.waves().by_code(code).await?.ok_or(Error::NotFound)?;
        let networks = read.networks().all().await?;
        Ok(self.row(wave, &networks, &read).await?)
    }

    async fn row<A>(
        &self,
        wave: Wave,
        networks: &[Network],
        read: &Repositories<'_, A>,
    ) -> Result<WaveRow, StoreError> {
        let asked = networks.iter().filter(|n| wave.networks.contains(&n.code));
        let definitions = read.definitions().all().await?;
        let mut definitions = definitions.into_iter();
        let asks = definitions.find(|d| d.hash == wave.definition_hash);
        let (edition, edition_version) = asks
            .map(|found| (found.edition, found.version))
            .unwrap_or_default();
        Ok(WaveRow {
            state: WaveState::at(&wave, self.clock().now()),
            networks: asked.map(named_network).collect(),
            begun: read.responses().standings(wave.id).await?.len(),
            edition,
            edition_version,
            wave,
        })
    }
}

/// # Errors
/// [`Error::NotFound`] when the person does not manage waves: the pages do not exist.
fn manages(actor: &Actor) -> Result<(), Error> {
    if actor.may(Action::ManageWaves, &Subject::default()) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

pub(crate) fn named_city(city: &Municipality) -> Named {
    Named {
        place: icc_store::Place::City(city.id),
        code: city.code.clone(),
        names: city.names.clone(),
    }
}

pub(crate) fn named_network(network: &Network) -> Named {
    Named {
        place: icc_store::Place::Network(network.id),
        code: network.code.clone(),
        names: network.names.clone(),
    }
}
