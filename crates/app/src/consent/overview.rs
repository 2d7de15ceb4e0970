//! Who of a network has consented to what, for whoever coordinates it: yes or no, never a score.

use chrono::{DateTime, Utc};
use icc_store::{Municipality, Network, Wave};

use super::offer::{Offered, offered};
use super::{Consents, said_in};
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// The members of a network and what they allow in a wave.
#[derive(Debug, Clone)]
pub struct ConsentsBoard {
    /// The network.
    pub network: Network,
    /// The wave.
    pub wave: Wave,
    /// The audiences that concern the network: itself, its partners, research, everybody.
    pub audiences: Vec<Offered>,
    /// The members, by code.
    pub rows: Vec<ConsentsRow>,
    /// When it was looked at.
    pub at: DateTime<Utc>,
}

/// A member.
#[derive(Debug, Clone)]
pub struct ConsentsRow {
    /// The municipality.
    pub city: Municipality,
    /// What it has said.
    pub consents: Consents,
}

impl ConsentsBoard {
    /// How many have said something, if only that nothing is allowed.
    #[must_use]
    pub fn said(&self) -> usize {
        let said = |row: &&ConsentsRow| row.consents.current().is_some();
        self.rows.iter().filter(said).count()
    }
}

impl Service {
    /// Who of a network has consented to what in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] as for the board of the network.
    pub async fn consents_board(
        &self,
        actor: &Actor,
        network: &str,
        wave: &str,
    ) -> Result<ConsentsBoard, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, wave) = self.board_of(actor, network, wave, &read).await?;
        let members = self.members(actor, &network, &read).await?;
        let mut said = said_in(&read, wave.id).await?;
        let audiences = offered(&[network.id], &read).await?;
        snapshot.end().await?;
        let rows = members.into_iter().map(|(city, _)| ConsentsRow {
            consents: said.remove(&city.id).unwrap_or_default(),
            city,
        });
        Ok(ConsentsBoard {
            rows: rows.collect(),
            at: self.clock().now(),
            network,
            wave,
            audiences,
        })
    }
}
