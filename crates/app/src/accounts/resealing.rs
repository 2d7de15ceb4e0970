//! Changing the key with which secrets are sealed.

use icc_store::AccountId;
use serde_json::json;

use super::About;
use super::sealing::Sealed;
use crate::error::Error;
use crate::input::Origin;
use crate::service::Service;
use icc_store::Place;

/// What became of sealed secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Sealed anew with the present key.
    pub anew: u64,
    /// Sealed with it already.
    pub already: u64,
    /// Sealed with a key that is not known here: these people need a recovery code, or an
    /// administrator who removes their second factor.
    pub lost: Vec<AccountId>,
}

impl Service {
    /// Seals every secret with the present key that the key before, or none, has sealed: all or
    /// nothing. After this the key before is not needed any more.
    pub async fn reseal(&self, origin: &Origin) -> Result<Resealed, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let factors = repositories.second_factors();
        let mut done = Resealed::default();
        for (account, kept) in factors.all_secrets().await? {
            match self.sealer().state(&account.to_string(), &kept) {
                Sealed::Now => done.already += 1,
                Sealed::Elsewhere => done.lost.push(account),
                Sealed::Before => {
                    let plain = self.opened(account, &kept);
                    let plain = plain.ok_or_else(|| Error::broken([account.to_string()]))?;
                    let sealed = self.sealed(account, &plain)?;
                    factors.seal_again(account, &kept, &sealed).await?;
                    done.anew += 1;
                }
            }
        }
        let about = About {
            action: "keys-changed",
            actor: None,
            origin,
            object: ("service", None),
            place: Place::Service,
            detail: json!({ "anew": done.anew, "already": done.already, "lost": done.lost.len() }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(done)
    }
}
