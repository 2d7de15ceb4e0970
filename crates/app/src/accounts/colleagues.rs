//! Those who work for the same municipality.

use icc_domain::{Locale, Role};
use icc_store::{AccountId, Municipality, Repositories};

use crate::error::Error;
use crate::policy::Actor;

/// A colleague who may look after something of the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: String,
}

/// Those who work for a municipality now, by name.
pub(crate) async fn colleagues<A: Sync>(
    actor: &Actor,
    city: &Municipality,
    read: &Repositories<'_, A>,
) -> Result<Vec<Colleague>, Error> {
    let grants = read.grants().within(&actor.colleagues(city.id)).await?;
    let works = |role: Role| matches!(role, Role::CityEditor | Role::CityCoordinator);
    let who = grants.iter().filter(|grant| works(grant.role));
    let who: Vec<AccountId> = who.map(|grant| grant.account).collect();
    let accounts = read.accounts().by_ids(&who).await?;
    let open = accounts.into_iter().filter(|a| a.disabled_at.is_none());
    let mut all: Vec<Colleague> = open
        .map(|account| Colleague {
            account: account.id,
            name: account.name.clone(),
        })
        .collect();
    all.sort_by(|a, b| icc_i18n::compare(Locale::Fr, &a.name, &b.name));
    Ok(all)
}
