//! Calendars of a network for other programs (iCalendar): one for everybody with the public
//! meetings, and one for each person who asks for it, under an address with a secret.

use icalendar::{Calendar as Written, Component, Event, EventLike, EventStatus};
use icc_domain::Locale;
use icc_store::{
    Account, CalendarLink, Meeting, MeetingState, MeetingWay, Municipality, Network, Read,
    Repositories,
};

use super::page::{ends, own_way};
use super::public::shown;
use super::sees;
use crate::accounts::About;
use crate::consensus::{circle, city};
use crate::error::Error;
use crate::input::{Origin, digest};
use crate::policy::{Action, Actor};
use crate::service::Service;

/// What the hash of the secret in an address is made with.
const SECRET: &str = "calendar";

/// A calendar as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its text, in the format of RFC 5545.
    pub text: String,
}

/// What of a meeting stands in a calendar.
struct Told<'a> {
    meeting: &'a Meeting,
    host: Option<&'a Municipality>,
    /// Where, and how those at a distance come; only for whoever may know it.
    inside: Option<Inside>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The place.
    Place,
    /// The place, and the address for those at a distance.
    Video,
}

impl Service {
    /// Makes an address of the own calendar of a network, in place of the one before. It is shown
    /// once: what is kept is a hash.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not see the meetings of the network.
    pub async fn make_calendar(
        &self,
        actor: &Actor,
        network: &str,
        origin: &Origin,
    ) -> Result<String, Error> {
        let secret = self.secrets().next_secret().text();
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::SeeMeetings, &repositories).await?;
        let link = CalendarLink {
            account: actor.account,
            network: circle.network.id,
            hash: digest(SECRET, &secret),
            made_at: self.clock().now(),
        };
        repositories.calendar_links().put(&link).await?;
        let about = About::own("calendar-made", actor.account, origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(secret)
    }

    /// Withdraws the address of the own calendar of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person does not see the meetings of the network.
    pub async fn drop_calendar(
        &self,
        actor: &Actor,
        network: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let circle = circle(actor, network, Action::SeeMeetings, &repositories).await?;
        let links = repositories.calendar_links();
        links.remove(actor.account, circle.network.id).await?;
        let about = About::own("calendar-dropped", actor.account, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// The calendar under an address with a secret: what its owner may see at this moment.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the address is none or was withdrawn, or its owner does not see the
    /// meetings of that network any more.
    pub async fn own_calendar(
        &self,
        network: &str,
        secret: &str,
        language: Locale,
    ) -> Result<Calendar, Error> {
        let read = self.store().read();
        let link = read
            .calendar_links()
            .by_hash(&digest(SECRET, secret))
            .await?;
        let link = link.ok_or(Error::NotFound)?;
        let account = read.accounts().by_id(link.account).await?;
        let account = account.filter(|account| self.lets_in(account));
        let actor = who(&account.ok_or(Error::NotFound)?, &read).await?;
        let circle = circle(&actor, network, Action::SeeMeetings, &read).await?;
        if circle.network.id != link.network {
            return Err(Error::NotFound);
        }
        let mut meetings = read.meetings().of_network(circle.network.id).await?;
        meetings.retain(|meeting| sees(&actor, &circle, meeting));
        let ids: Vec<_> = meetings.iter().map(|meeting| meeting.id).collect();
        let places = read.meetings().places(&ids).await?;
        let cities = read.municipalities().all().await?;
        let keeps = actor.may(Action::KeepMeetings, &circle.subject);
        let hosts: Vec<_> = meetings.iter().map(|one| city(&cities, one.host)).collect();
        let told = meetings.iter().zip(&hosts).map(|(meeting, host)| {
            let own = own_way(&places, meeting.id, actor.account);
            let registered = own.is_some_and(|way| way != MeetingWay::Not);
            Told {
                meeting,
                host: host.as_ref(),
                inside: Some(if keeps || registered {
                    Inside::Video
                } else {
                    Inside::Place
                }),
            }
        });
        Ok(written(&circle.network, told, language))
    }

    /// The public meetings of a network as a calendar.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such network.
    pub async fn public_calendar(
        &self,
        network: &str,
        language: Locale,
    ) -> Result<Calendar, Error> {
        let read = self.store().read();
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let shown = shown(&network, &read).await?;
        let told = shown.iter().map(|one| Told {
            meeting: &one.meeting,
            host: one.host.as_ref(),
            inside: None,
        });
        Ok(written(&network, told, language))
    }
}

/// Somebody whose calendar is asked for by a program, with the roles of this moment.
async fn who(account: &Account, read: &Repositories<'_, Read>) -> Result<Actor, Error> {
    let grants = read.grants().held_by(account.id).await?;
    Ok(Actor::away(account, &grants))
}

fn written<'a>(
    network: &Network,
    told: impl Iterator<Item = Told<'a>>,
    language: Locale,
) -> Calendar {
    let name = best(&network.names, language, &network.code);
    let mut calendar = Written::new();
    calendar.name(&name);
    for one in told {
        calendar.push(event(&one, language));
    }
    Calendar {
        text: calendar.done().to_string(),
    }
}

/// A meeting as an event. Its id and its stamps come from what is kept, so that the same meeting is
/// written the same way every time.
fn event(told: &Told<'_>, language: Locale) -> Event {
    let meeting = told.meeting;
    let host = told.host;
    let host = host.map(|city| best(&city.names, language, &city.code));
    let mut event = Event::new();
    event
        .uid(&meeting.id.to_string())
        .timestamp(meeting.made_at)
        .last_modified(meeting.made_at)
        .sequence(u32::try_from(meeting.version).unwrap_or_default())
        .summary(&meeting.theme)
        .starts(meeting.starts_at)
        .ends(ends(meeting))
        .status(match meeting.state {
            MeetingState::Cancelled => EventStatus::Cancelled,
            MeetingState::Planned => EventStatus::Tentative,
            MeetingState::Announced | MeetingState::Held => EventStatus::Confirmed,
        });
    let place = match told.inside {
        Some(_) if !meeting.place.is_empty() => Some(meeting.place.clone()),
        _ => host,
    };
    if let Some(place) = place {
        event.location(&place);
    }
    if told.inside.is_some() && !meeting.invitation.is_empty() {
        event.description(&meeting.invitation);
    }
    if told.inside == Some(Inside::Video) && !meeting.video.is_empty() {
        event.url(&meeting.video);
    }
    event.done()
}

fn best(text: &icc_domain::LocalizedText, language: Locale, otherwise: &str) -> String {
    let best = text.best(language);
    best.map_or(otherwise, |(_, text)| text).to_owned()
}
