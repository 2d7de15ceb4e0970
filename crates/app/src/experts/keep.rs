//! Writing down what one knows, changing it, taking it back.

use icc_domain::LocalizedText;
use icc_store::{Expert, ExpertId, Network, Place, Repositories, Write};

use super::said::{ExpertSaid, Sound};
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::policy::{Action, Actor, Subject};
use crate::practices::Tagged;
use crate::search::index_words;
use crate::service::Service;

/// What somebody says of the own expertise, for that person.
#[derive(Debug)]
pub struct OwnExpert {
    /// What is kept; none while nothing is said.
    pub standing: Option<Expert>,
    /// The networks in whose directories it stands, by code.
    pub networks: Vec<Network>,
}

impl Service {
    /// What somebody says of the own expertise.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody who works for no municipality and coordinates no network, and
    /// has said nothing.
    pub async fn own_expertise(&self, actor: &Actor) -> Result<OwnExpert, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let standing = own(actor, &read).await?;
        let mut networks = Vec::new();
        for network in read.networks().all().await? {
            let subject = Subject::at(Place::Network(network.id), &read).await?;
            if actor.may(Action::SeeExpertise, &subject) {
                networks.push(network);
            }
        }
        snapshot.end().await?;
        networks.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(OwnExpert { standing, networks })
    }

    /// Whether there is something for somebody to say or to take back.
    pub async fn has_expertise(&self, actor: &Actor) -> Result<bool, Error> {
        match own(actor, &self.store().read()).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Keeps what somebody says, or removes all of it: it is gone from every page, and from what is
    /// found, with the next request.
    ///
    /// # Errors
    /// As [`Service::own_expertise`], and for whoever has no role any more and changes what was said;
    /// [`Error::Invalid`] with everything that is wrong;
    /// [`Error::Conflict`] when it has changed since, elsewhere.
    pub async fn keep_expertise(
        &self,
        actor: &Actor,
        (said, tagged): (&ExpertSaid, &Tagged),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let old = own(actor, &repositories).await?;
        if old.as_ref().map_or(0, |old| old.version) != said.version {
            return Err(Error::Conflict);
        }
        let action = if said.withdrawn && old.is_some() {
            repositories.experts().remove(actor.account).await?;
            "expertise-withdrawn"
        } else {
            if !may_say(actor) {
                return Err(Error::NotFound);
            }
            let sound = said.sound(tagged).map_err(Error::Invalid)?;
            self.put(actor, (old, sound, said.told), &repositories)
                .await?;
            "expertise-kept"
        };
        let about = About::own(action, actor.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    async fn put(
        &self,
        actor: &Actor,
        (old, sound, told): (Option<Expert>, Sound, bool),
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let now = self.clock().now();
        let old = old.as_ref();
        let texts = [&sound.role, &sound.about].map(all_words);
        let expert = Expert {
            id: old.map_or_else(|| ExpertId(self.ids().next_id()), |old| old.id),
            account: actor.account,
            version: old.map_or(0, |old| old.version) + 1,
            reach: sound.reach,
            told,
            role: sound.role,
            about: sound.about,
            languages: sound.languages,
            fields: sound.fields,
            help: sound.help,
            words: index_words(&texts.join(" ")),
            made_at: old.map_or(now, |old| old.made_at),
            changed_at: now,
        };
        Ok(repositories.experts().put(&expert).await?)
    }
}

/// A text in all its languages.
fn all_words(text: &LocalizedText) -> String {
    let all: Vec<&str> = text.0.values().map(String::as_str).collect();
    all.join(" ")
}

fn may_say(actor: &Actor) -> bool {
    actor.may(Action::KeepExpertise, &Subject::account(actor.account))
}

/// What somebody says who may, or who could when it was said: it can be taken back without a role too.
async fn own<A: Sync>(actor: &Actor, read: &Repositories<'_, A>) -> Result<Option<Expert>, Error> {
    let standing = read.experts().of(actor.account).await?;
    if standing.is_none() && !may_say(actor) {
        return Err(Error::NotFound);
    }
    Ok(standing)
}
