//! Writing down issues and challenges.

use icc_store::{
    Challenge, ChallengeId, Municipality, Network, Place, PracticeShown, Repositories, SearchEntry,
    SearchKind, Write,
};
use serde_json::json;

use super::said::ChallengeSaid;
use super::{MOST_CHALLENGES, register};
use crate::accounts::About;
use crate::error::Error;
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::practices::Places;
use crate::search::index_words;
use crate::service::Service;

/// An issue or a challenge with its form.
#[derive(Debug)]
pub struct ChallengeForm {
    /// The network.
    pub network: Network,
    /// For whom it can be written, by code; for a new one.
    pub cities: Vec<Municipality>,
    /// What is kept, and by whom; none for a new one.
    pub standing: Option<(Challenge, Municipality)>,
    /// The practices of the network that can be named, the newest first.
    pub practices: Vec<PracticeShown>,
}

impl Service {
    /// The form for an issue or a challenge; for a new one without an id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person writes for no member, or not for the one that meets it.
    pub async fn challenge_form(
        &self,
        actor: &Actor,
        (network, id): (&str, Option<ChallengeId>),
    ) -> Result<ChallengeForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, subject, _) = register(actor, network, &read).await?;
        let mut places = Places::read(&read).await?;
        let scope = actor.reserved_scope(Action::SeePractices, &read).await?;
        let practices = read.practices().shown_in(&scope, network.id).await?;
        let standing = match id {
            None => None,
            Some(id) => {
                let found = kept(actor, (&network, id), &subject, &read).await?;
                let city = places.cities.remove(&found.municipality);
                Some((found, city.ok_or(Error::NotFound)?))
            }
        };
        snapshot.end().await?;
        let cities = places.members_for(actor, Action::KeepChallenges, &subject);
        if standing.is_none() && cities.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(ChallengeForm {
            network,
            cities,
            standing,
            practices,
        })
    }

    /// Writes down an issue or a challenge, another version of one, or takes it out.
    ///
    /// # Errors
    /// As [`Service::challenge_form`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::Conflict`] when somebody else was first.
    pub async fn keep_challenge(
        &self,
        actor: &Actor,
        (network, id): (&str, Option<ChallengeId>),
        said: &ChallengeSaid,
        origin: &Origin,
    ) -> Result<ChallengeId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (network, subject, scope) = register(actor, network, &repositories).await?;
        let old = match id {
            Some(id) => Some(kept(actor, (&network, id), &subject, &repositories).await?),
            None => None,
        };
        let places = Places::read(&repositories).await?;
        let mut own = places
            .members_for(actor, Action::KeepChallenges, &subject)
            .into_iter();
        let municipality = match &old {
            Some(old) => old.municipality,
            None => {
                own.find(|city| city.code == said.city)
                    .ok_or(Error::NotFound)?
                    .id
            }
        };
        let now = self.clock().now();
        let new = match &old {
            Some(old) if said.removed => old.clone(),
            _ => {
                let sound = said.sound(now.date_naive()).map_err(Error::Invalid)?;
                let shown = actor
                    .reserved_scope(Action::SeePractices, &repositories)
                    .await?;
                let ids: Vec<_> = sound.practices.iter().copied().collect();
                let known = repositories.practices().shown_of(&shown, &ids).await?;
                if known.len() != ids.len() {
                    let issue = Issue::new("practices", "unknown-practice");
                    return Err(Error::Invalid(vec![issue]));
                }
                Challenge {
                    id: ChallengeId(self.ids().next_id()),
                    version: 0,
                    network: network.id,
                    municipality,
                    theme: sound.theme,
                    orders: sound.orders,
                    status: sound.status,
                    since: sound.since,
                    language: sound.language,
                    title: sound.title,
                    body: sound.body,
                    tried: sound.tried,
                    practices: sound.practices,
                    removed: false,
                    made_by: actor.account,
                    made_at: now,
                }
            }
        };
        if old.as_ref().map_or(0, |old| old.version) != said.version {
            return Err(Error::Conflict);
        }
        let all = repositories.challenges();
        if old.is_none() && all.of_network(&scope, network.id).await?.len() >= MOST_CHALLENGES {
            return Err(Error::issue("title", "register-full"));
        }
        let challenge = Challenge {
            id: old.as_ref().map_or(new.id, |old| old.id),
            version: said.version + 1,
            removed: old.is_some() && said.removed,
            made_by: actor.account,
            made_at: now,
            ..new
        };
        keep(&challenge, &repositories).await?;
        let about = About {
            action: "challenge-kept",
            actor: Some(actor.account),
            origin,
            object: ("challenge", Some(challenge.id.to_string())),
            place: Place::City(municipality),
            detail: json!({ "version": challenge.version, "removed": challenge.removed }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(challenge.id)
    }
}

/// Keeps a version, and has it found by its words while it holds.
pub(super) async fn keep(
    challenge: &Challenge,
    repositories: &Repositories<'_, Write>,
) -> Result<(), Error> {
    repositories.challenges().add(challenge).await?;
    let search = repositories.search();
    if challenge.removed {
        search.remove(SearchKind::Challenge, challenge.id.0).await?;
        return Ok(());
    }
    let body = format!("{} {}", challenge.body, challenge.tried);
    let entry = SearchEntry {
        kind: SearchKind::Challenge,
        id: challenge.id.0,
        network: Some(challenge.network),
        title: index_words(&challenge.title),
        body: index_words(&body),
    };
    Ok(search.put(&entry).await?)
}

/// An issue that somebody can change.
async fn kept<A: Sync>(
    actor: &Actor,
    (network, id): (&Network, ChallengeId),
    subject: &Subject,
    read: &Repositories<'_, A>,
) -> Result<Challenge, Error> {
    let scope = actor.reserved_scope(Action::SeeChallenges, read).await?;
    let found = read.challenges().by_id(&scope, id).await?;
    let found = found.filter(|one| one.network == network.id);
    let found = found.ok_or(Error::NotFound)?;
    let of_city = Subject {
        city: Some(found.municipality),
        ..subject.clone()
    };
    if actor.may(Action::KeepChallenges, &of_city) {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}
