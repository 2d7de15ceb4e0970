//! The consensus register of a network, for its people.

pub(crate) mod committee;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod one;

use icc_app::consensus::ConsensusId;
use icc_pages::urls::Route;
use serde::Deserialize;

use super::id;
use crate::extract::id_or_new;
use crate::problem::Problem;

/// A network in the address.
#[derive(Deserialize)]
pub(crate) struct AtNetwork {
    pub(crate) network: String,
}

/// A consensus in the address.
#[derive(Deserialize)]
pub(crate) struct AtConsensus {
    network: String,
    #[serde(deserialize_with = "id_or_new")]
    consensus: String,
}

impl AtConsensus {
    fn id(&self) -> Result<ConsensusId, Problem> {
        id(&self.consensus)
    }

    fn here(&self) -> Route {
        Route::Consensus {
            network: self.network.clone(),
            consensus: self.consensus.clone(),
        }
    }
}
