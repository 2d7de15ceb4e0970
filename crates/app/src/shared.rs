//! What municipalities show to those who read for a network, a partner or research: the results that
//! everybody sees, and those that are reserved for them. A municipality reads its own as itself.
//!
//! A person reads as one audience at a time: its pages are those of the public, made of what this
//! audience may see.

mod own;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use icc_store::{Audience, Consent, Item, Municipality, NetworkId, Repositories, Wave};

use crate::consent::{Offered, offered, said_in};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;
use crate::snapshot::Snapshot;

pub(crate) use own::handed_in;
pub use own::{OwnResult, OwnResults, OwnStanding};
pub use words::{ReadAs, SharedWords};
pub(crate) use words::{Showing, seen};

/// What somebody is shown beyond what everybody sees.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The results of the own municipalities.
    pub own: Vec<OwnResults>,
    /// As which audiences he or she reads, and what each is shown.
    pub audiences: Vec<SharedWith>,
}

/// What an audience is shown beyond what everybody sees.
#[derive(Debug, Clone)]
pub struct SharedWith {
    /// The audience.
    pub audience: Offered,
    /// The results that are reserved for it, or of which it sees more: by municipality, the newest
    /// wave first.
    pub rows: Vec<SharedRow>,
    /// How many results everybody sees.
    pub open: usize,
}

/// A result that is shown to an audience.
#[derive(Debug, Clone)]
pub struct SharedRow {
    /// Whose.
    pub city: Municipality,
    /// Of which wave.
    pub wave: Wave,
    /// What the municipality has said about it, which holds until it says something else.
    pub consent: Consent,
    /// What is shown.
    pub items: Vec<SharedItem>,
}

/// Something that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedItem {
    /// What.
    pub item: Item,
    /// Whether everybody sees it today.
    pub open: bool,
}

impl Service {
    /// The own results of somebody, as which audiences he or she reads, and what each is shown.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever reads as none.
    pub async fn shared(&self, actor: &Actor) -> Result<Shared, Error> {
        if !actor.may_somewhere(Action::SeeShared) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let audiences = audiences_of(actor, &snapshot.repositories()).await?;
        snapshot.end().await?;
        let mut found = Shared {
            own: Vec::new(),
            audiences: Vec::new(),
        };
        for audience in audiences {
            if matches!(audience.audience, Audience::Own(_)) {
                found.own.extend(self.own_results(audience).await?);
            } else {
                found.audiences.push(self.shared_with(audience).await?);
            }
        }
        Ok(found)
    }

    /// What somebody sees of a municipality as one of the audiences for which he or she reads, by
    /// its name in addresses.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not read as such an audience, or there is none. As a
    /// municipality nobody reads of another one.
    pub async fn read_as(
        &self,
        actor: &Actor,
        slug: &str,
        city: &str,
    ) -> Result<(Offered, Arc<Snapshot>), Error> {
        let audience = self.audience_of(actor, slug).await?;
        if matches!(&audience.audience, Audience::Own(code) if code != city) {
            return Err(Error::NotFound);
        }
        let snapshot = self.snapshot_for(&audience.audience).await?;
        Ok((audience, snapshot))
    }

    /// An audience for which somebody reads, by its name in addresses.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not read as such an audience, or there is none.
    pub(crate) async fn audience_of(&self, actor: &Actor, slug: &str) -> Result<Offered, Error> {
        let snapshot = self.store().snapshot().await?;
        let audience = audience_named(actor, slug, &snapshot.repositories()).await;
        snapshot.end().await?;
        audience
    }

    async fn shared_with(&self, audience: Offered) -> Result<SharedWith, Error> {
        let shown = self.snapshot_for(&audience.audience).await?;
        let read = self.store().read();
        let mut said = std::collections::BTreeMap::new();
        for collection in &shown.collections {
            for wave in &collection.waves {
                said.insert(wave.id, said_in(&read, wave.id).await?);
            }
        }
        let (mut rows, mut open) = (Vec::new(), 0);
        for (code, city) in &shown.cities {
            for (_, wave) in shown.results_of(code) {
                let consents = said.get(&wave.id);
                let consents = consents.and_then(|said| said.get(&city.municipality.id));
                let Some((consents, consent)) =
                    consents.and_then(|it| it.current().map(|c| (it, c)))
                else {
                    continue;
                };
                let on = shown.consent.on;
                let allowed = |to: &Audience, item| consents.allows(to, item, on);
                open += usize::from(allowed(&Audience::Public, Item::Scores));
                let items = Item::ALL.into_iter();
                let items: Vec<SharedItem> = items
                    .filter(|item| allowed(&audience.audience, *item))
                    .map(|item| SharedItem {
                        item,
                        open: allowed(&Audience::Public, item),
                    })
                    .collect();
                if items.iter().any(|item| !item.open) {
                    rows.push(SharedRow {
                        city: city.municipality.clone(),
                        wave: wave.clone(),
                        consent: consent.clone(),
                        items,
                    });
                }
            }
        }
        Ok(SharedWith {
            audience,
            rows,
            open,
        })
    }
}

/// As which audiences somebody reads: the own municipalities first.
pub(crate) async fn audiences_of<A>(
    actor: &Actor,
    read: &Repositories<'_, A>,
) -> Result<Vec<Offered>, Error> {
    let mut readable = Vec::new();
    for audience in audiences_around(actor, read).await? {
        if reads_as(actor, &audience, read).await? {
            readable.push(audience);
        }
    }
    Ok(readable)
}

/// The one of them with this name in addresses; the policy is asked about no other.
///
/// # Errors
/// [`Error::NotFound`] when the person does not read as such an audience, or there is none.
async fn audience_named<A>(
    actor: &Actor,
    slug: &str,
    read: &Repositories<'_, A>,
) -> Result<Offered, Error> {
    let mut all = audiences_around(actor, read).await?.into_iter();
    let named = all.find(|one| one.slug() == slug);
    let named = named.ok_or(Error::NotFound)?;
    if reads_as(actor, &named, read).await? {
        Ok(named)
    } else {
        Err(Error::NotFound)
    }
}

async fn reads_as<A>(
    actor: &Actor,
    audience: &Offered,
    read: &Repositories<'_, A>,
) -> Result<bool, Error> {
    let shown = Subject::shown_to(&audience.audience, read).await?;
    Ok(actor.may(Action::SeeShared, &shown))
}

/// The audiences as which somebody could read: the own municipalities, and those of every network.
async fn audiences_around<A>(
    actor: &Actor,
    read: &Repositories<'_, A>,
) -> Result<Vec<Offered>, Error> {
    let networks = read.networks().all().await?;
    let networks: Vec<NetworkId> = networks.into_iter().map(|network| network.id).collect();
    let mut own = Vec::new();
    let mut known = BTreeSet::new();
    for id in actor.roles.iter().filter_map(|(_, place)| place.city()) {
        let city = read.municipalities().by_id(id).await?;
        if let Some(city) = city.filter(|_| known.insert(id)) {
            own.push(Offered::own(&city));
        }
    }
    own.extend(offered(&networks, read).await?);
    Ok(own)
}
