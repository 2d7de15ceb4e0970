//! The issues and challenges of the demonstration: invented, of invented municipalities.

use std::collections::BTreeSet;

use icc_store::{Challenge, ChallengeId, NetworkId, ReservedScope};

use super::keep::keep;
use crate::accounts::NOBODY;
use crate::error::Error;
use crate::service::Service;

impl Service {
    /// Keeps those of the demonstration, unless the register of its network has any.
    pub(crate) async fn make_demonstration_challenges(&self) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let mut filled: BTreeSet<NetworkId> = BTreeSet::new();
        let mut begun: BTreeSet<NetworkId> = BTreeSet::new();
        for invented in &self.data().demonstration.challenges {
            let network = repositories.networks().by_code(&invented.network).await?;
            let city = repositories.municipalities();
            let city = city.by_code(&invented.municipality).await?;
            let (Some(network), Some(city)) = (network, city) else {
                continue;
            };
            if begun.insert(network.id) {
                let scope = ReservedScope::of(vec![network.id]);
                let challenges = repositories.challenges();
                if !challenges.of_network(&scope, network.id).await?.is_empty() {
                    filled.insert(network.id);
                }
            }
            if filled.contains(&network.id) {
                continue;
            }
            let challenge = Challenge {
                id: ChallengeId(self.ids().next_id()),
                version: 1,
                network: network.id,
                municipality: city.id,
                theme: invented.theme,
                orders: invented.orders.clone(),
                status: invented.status,
                since: invented.since,
                language: invented.language,
                title: invented.title.clone(),
                body: invented.body.clone(),
                tried: invented.tried.clone(),
                practices: BTreeSet::new(),
                removed: false,
                made_by: NOBODY,
                made_at: self.clock().now(),
            };
            keep(&challenge, &repositories).await?;
        }
        Ok(unit.commit().await?)
    }
}
