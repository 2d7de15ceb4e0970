//! Writing a practice down.

use chrono::Datelike;
use icc_store::{
    Evidence, Municipality, MunicipalityId, Network, NewPractice, Place, Practice, PracticeId,
    PracticeState, PracticeText, Repositories,
};
use serde_json::json;

use super::said::{PracticeSaid, Tagged};
use super::{MOST_PRACTICES, Places, open_pieces, subject_of};
use crate::accounts::About;
use crate::error::Error;
use crate::evidence::pieces;
use crate::input::{Issue, Origin};
use crate::policy::{Action, Actor, Subject, is_current};
use crate::service::Service;

/// For which municipalities somebody writes, and which networks look at it.
#[derive(Debug, Default)]
pub struct PracticePlaces {
    /// Each municipality with its networks, by code.
    pub all: Vec<(Municipality, Vec<Network>)>,
}

/// A practice to be written down.
#[derive(Debug)]
pub struct PracticeForm {
    /// Whose.
    pub city: Municipality,
    /// The network that looks at it.
    pub network: Network,
    /// The practice; none for a new one.
    pub practice: Option<(Practice, PracticeText)>,
    /// Whether others see a version of it.
    pub shown: bool,
    /// What can be named as a document, the newest first: pieces that others may see.
    pub documents: Vec<Evidence>,
}

impl Service {
    /// For which municipalities somebody can write down a practice.
    ///
    /// # Errors
    /// [`Error::NotFound`] for somebody who can for none.
    pub async fn practice_places(&self, actor: &Actor) -> Result<PracticePlaces, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let places = Places::read(&read).await?;
        let mut all = Vec::new();
        for id in own_cities(actor) {
            let Some(city) = places.cities.get(&id) else {
                continue;
            };
            let memberships = read.networks().memberships_of(id).await?;
            let current = memberships.iter().filter(|member| is_current(member));
            let networks = current.filter_map(|member| places.networks.get(&member.network));
            let mut networks: Vec<Network> = networks.cloned().collect();
            networks.sort_by(|a, b| a.code.cmp(&b.code));
            if !networks.is_empty() {
                all.push((city.clone(), networks));
            }
        }
        snapshot.end().await?;
        if all.is_empty() {
            return Err(Error::NotFound);
        }
        all.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code));
        Ok(PracticePlaces { all })
    }

    /// The form for a new practice of a municipality.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not write for it, or it is no member of the network.
    pub async fn new_practice(
        &self,
        actor: &Actor,
        (city, network): (&str, &str),
    ) -> Result<PracticeForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (city, network) = place_of(actor, (city, network), &read).await?;
        let documents = documents(actor, &city, &read).await?;
        snapshot.end().await?;
        Ok(PracticeForm {
            city,
            network,
            practice: None,
            shown: false,
            documents,
        })
    }

    /// The form for another version of a practice.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not write for its municipality;
    /// [`Error::Conflict`] while its network looks at it.
    pub async fn practice_form(
        &self,
        actor: &Actor,
        id: PracticeId,
    ) -> Result<PracticeForm, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let practice = written_by(actor, id, &read).await?;
        let text = read.practices().text(id, practice.text_version).await?;
        let city = read.municipalities().by_id(practice.municipality).await?;
        let mut networks = read.networks().all().await?;
        networks.retain(|network| network.id == practice.network);
        let (Some(text), Some(city), Some(network)) = (text, city, networks.pop()) else {
            return Err(Error::NotFound);
        };
        let documents = documents(actor, &city, &read).await?;
        let scope = actor.practice_scope(&subject_of(&practice));
        let shown = read.practices().shown_of(&scope, &[id]).await?;
        snapshot.end().await?;
        Ok(PracticeForm {
            shown: !shown.is_empty(),
            city,
            network,
            practice: Some((practice, text)),
            documents,
        })
    }

    /// Begins a practice.
    ///
    /// # Errors
    /// As [`Service::new_practice`]; [`Error::Invalid`] with everything that is wrong.
    pub async fn add_practice(
        &self,
        actor: &Actor,
        said: &PracticeSaid,
        tagged: &Tagged,
        origin: &Origin,
    ) -> Result<PracticeId, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let at = (said.city.as_str(), said.network.as_str());
        let (city, network) = place_of(actor, at, &repositories).await?;
        let evidence = pieces(&actor.scope(city.id), city.id, &repositories).await?;
        let now = self.clock().now();
        let words = said.sound(tagged, &evidence, now.year());
        let words = words.map_err(Error::Invalid)?;
        let practices = repositories.practices();
        if practices.count_of(city.id).await? >= MOST_PRACTICES {
            return Err(Error::Invalid(vec![Issue::new(
                "title",
                "too-many-practices",
            )]));
        }
        let new = NewPractice {
            municipality: city.id,
            network: network.id,
            made_by: actor.account,
            made_at: now,
        };
        let practice = practices.add(&new, &words, self.ids()).await?;
        let about = About {
            action: "practice-begun",
            actor: Some(actor.account),
            origin,
            object: ("practice", Some(practice.id.to_string())),
            place: Place::City(city.id),
            detail: json!({ "network": network.code }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(practice.id)
    }

    /// Keeps another version of a practice. What others see stays until this one has gone its way.
    ///
    /// # Errors
    /// As [`Service::practice_form`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::Conflict`] when somebody else was first.
    pub async fn change_practice(
        &self,
        actor: &Actor,
        id: PracticeId,
        (said, tagged): (&PracticeSaid, &Tagged),
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let practice = written_by(actor, id, &repositories).await?;
        let city = practice.municipality;
        let evidence = pieces(&actor.scope(city), city, &repositories).await?;
        let now = self.clock().now();
        let words = said.sound(tagged, &evidence, now.year());
        let words = words.map_err(Error::Invalid)?;
        if practice.version != said.version {
            return Err(Error::Conflict);
        }
        let by = (actor.account, now);
        let changed = repositories
            .practices()
            .rewrite(&practice, &words, by)
            .await?;
        let about = About {
            action: "practice-written",
            actor: Some(actor.account),
            origin,
            object: ("practice", Some(id.to_string())),
            place: Place::City(city),
            detail: json!({ "text": changed.text_version }),
        };
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }
}

/// The municipalities for which somebody writes.
pub(super) fn own_cities(actor: &Actor) -> Vec<MunicipalityId> {
    let mut own: Vec<MunicipalityId> = actor
        .roles
        .iter()
        .filter_map(|(_, place)| place.city())
        .filter(|city| {
            let subject = Subject {
                city: Some(*city),
                ..Subject::default()
            };
            actor.may(Action::WritePractices, &subject)
        })
        .collect();
    own.sort_unstable();
    own.dedup();
    own
}

/// A municipality for which somebody writes, with a network of which it is a member.
async fn place_of<A: Sync>(
    actor: &Actor,
    (city, network): (&str, &str),
    read: &Repositories<'_, A>,
) -> Result<(Municipality, Network), Error> {
    let city = read.municipalities().by_code(city).await?;
    let network = read.networks().by_code(network).await?;
    let (Some(city), Some(network)) = (city, network) else {
        return Err(Error::NotFound);
    };
    let subject = Subject::at(Place::City(city.id), read).await?;
    let is_member = subject.networks_of_city.contains(&network.id);
    if is_member && actor.may(Action::WritePractices, &subject) {
        Ok((city, network))
    } else {
        Err(Error::NotFound)
    }
}

/// A practice that somebody can write now.
async fn written_by<A: Sync>(
    actor: &Actor,
    id: PracticeId,
    read: &Repositories<'_, A>,
) -> Result<Practice, Error> {
    let practice = read.practices().by_id(id).await?.ok_or(Error::NotFound)?;
    if !actor.may(Action::WritePractices, &subject_of(&practice)) {
        return Err(Error::NotFound);
    }
    if practice.state == PracticeState::Proposed {
        return Err(Error::Conflict);
    }
    Ok(practice)
}

/// What can be named as a document, the newest first.
async fn documents<A: Sync>(
    actor: &Actor,
    city: &Municipality,
    read: &Repositories<'_, A>,
) -> Result<Vec<Evidence>, Error> {
    let all = pieces(&actor.scope(city.id), city.id, read).await?;
    Ok(open_pieces(all))
}
