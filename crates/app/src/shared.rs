//! What municipalities show to those who read for a network, a partner or research: the results that
//! everybody sees, and those that are reserved for them.
//!
//! A person reads as one audience at a time: its pages are those of the public, made of what this
//! audience may see.

mod words;

use std::sync::Arc;

use icc_store::{Audience, Consent, Item, Municipality, NetworkId, Repositories, Wave};

use crate::consent::{Offered, offered, said_in};
use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;
use crate::snapshot::Snapshot;

pub use words::SharedWords;
pub(crate) use words::seen;

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
    /// As which audiences somebody reads, and what each is shown.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever reads as none.
    pub async fn shared(&self, actor: &Actor) -> Result<Vec<SharedWith>, Error> {
        if !actor.may_somewhere(Action::SeeShared) {
            return Err(Error::NotFound);
        }
        let snapshot = self.store().snapshot().await?;
        let audiences = audiences_of(actor, &snapshot.repositories()).await?;
        snapshot.end().await?;
        let mut found = Vec::new();
        for audience in audiences {
            found.push(self.shared_with(audience).await?);
        }
        Ok(found)
    }

    /// What somebody sees as one of the audiences for which he or she reads, by its name in
    /// addresses.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not read as such an audience, or there is none.
    pub async fn read_as(
        &self,
        actor: &Actor,
        slug: &str,
    ) -> Result<(Offered, Arc<Snapshot>), Error> {
        let snapshot = self.store().snapshot().await?;
        let audiences = audiences_of(actor, &snapshot.repositories()).await?;
        snapshot.end().await?;
        let mut audiences = audiences.into_iter();
        let audience = audiences.find(|one| one.slug() == slug);
        let audience = audience.ok_or(Error::NotFound)?;
        let snapshot = self.snapshot_for(&audience.audience).await?;
        Ok((audience, snapshot))
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

/// As which audiences somebody reads.
async fn audiences_of<A>(actor: &Actor, read: &Repositories<'_, A>) -> Result<Vec<Offered>, Error> {
    let networks = read.networks().all().await?;
    let networks: Vec<NetworkId> = networks.into_iter().map(|network| network.id).collect();
    let mut own = Vec::new();
    for audience in offered(&networks, read).await? {
        let shown = Subject::shown_to(&audience.audience, read).await?;
        if actor.may(Action::SeeShared, &shown) {
            own.push(audience);
        }
    }
    Ok(own)
}
