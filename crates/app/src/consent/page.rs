//! The page on which a municipality says who may see what.

use icc_store::{Audience, Consent, Repositories, Wave};

use super::offer::{Offered, offered};
use super::{Consents, said_by};
use crate::accounts::Named;
use crate::error::Error;
use crate::policy::{Action, Actor};
use crate::responses::Desk;
use crate::service::Service;
use crate::shared::handed_in;
use crate::waves::named_city;

/// Who may see what of a municipality in a wave, and what was said before.
#[derive(Debug)]
pub struct ConsentPage {
    /// Whose, and of which wave.
    pub desk: Desk,
    /// To whom it can allow something.
    pub offered: Vec<Offered>,
    /// What it has said about this wave.
    pub consents: Consents,
    /// Names of those who said it, for whoever still has an account.
    pub people: Vec<(icc_store::AccountId, String)>,
    /// What it said about the wave before, when nothing was said about this one: to be said again,
    /// never taken over.
    pub last_time: Option<LastTime>,
    /// Whether something was handed in, whose results can be looked at.
    pub handed_in: bool,
}

/// What was said about an earlier wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastTime {
    /// The wave.
    pub wave: Wave,
    /// What held at its end.
    pub consent: Consent,
}

impl ConsentPage {
    /// Who said a version, by name.
    #[must_use]
    pub fn said_by(&self, consent: &Consent) -> Option<&str> {
        let by = consent.made_by?;
        let mut people = self.people.iter();
        people
            .find(|(id, _)| *id == by)
            .map(|(_, name)| name.as_str())
    }

    /// What the municipality is called, with its code.
    #[must_use]
    pub fn city(&self) -> Named {
        named_city(&self.desk.city)
    }
}

impl Service {
    /// Who may see what of a municipality in a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not say that for the municipality, also when there
    /// is no such municipality or wave.
    pub async fn consent(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
    ) -> Result<ConsentPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let page = self.consent_page(actor, city, wave, &read).await?;
        snapshot.end().await?;
        Ok(page)
    }

    pub(super) async fn consent_page<A: Sync>(
        &self,
        actor: &Actor,
        city: &str,
        wave: &str,
        read: &Repositories<'_, A>,
    ) -> Result<ConsentPage, Error> {
        let desk = self.desk(actor, city, wave, read).await?;
        if !actor.may(Action::Consent, &desk.whole()) {
            return Err(Error::NotFound);
        }
        let consents = said_by(read, desk.city.id, desk.wave.id).await?;
        let last_time = if consents.current().is_none() {
            last_time(&desk, read).await?
        } else {
            None
        };
        let by: Vec<_> = consents
            .versions()
            .iter()
            .filter_map(|consent| consent.made_by)
            .collect();
        let accounts = read.accounts().by_ids(&by).await?;
        let own = Audience::Own(desk.city.code.clone());
        Ok(ConsentPage {
            offered: offered(&desk.whole().networks_of_city, read).await?,
            people: accounts
                .into_iter()
                .map(|it| (it.id, it.record.name))
                .collect(),
            last_time,
            handed_in: handed_in(read, &own).await?.contains_key(&desk.wave.id),
            consents,
            desk,
        })
    }
}

/// What held at the end of the newest earlier wave about which something was said.
async fn last_time<A>(desk: &Desk, read: &Repositories<'_, A>) -> Result<Option<LastTime>, Error> {
    let mut said = read.consents().of_municipality(desk.city.id).await?;
    // The newest first: the first one of a wave is what holds for it.
    said.reverse();
    for wave in read.waves().all().await? {
        if wave.opens_at >= desk.wave.opens_at {
            continue;
        }
        if let Some(consent) = said.iter().find(|consent| consent.wave == wave.id) {
            let consent = consent.clone();
            return Ok((!consent.grants.is_empty()).then_some(LastTime { wave, consent }));
        }
    }
    Ok(None)
}
