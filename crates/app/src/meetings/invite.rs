//! Inviting to a meeting by mail: looked at first, as its readers will get it, then queued.

use std::collections::BTreeSet;

use icc_domain::Locale;
use icc_store::{
    Account, AccountId, Mail, Meeting, MeetingId, MeetingInvitation, MeetingState, MeetingWay,
    Municipality, NewMail, Read, Repositories,
};
use serde_json::json;

use super::page::last_words;
use super::{Seen, noted, sees};
use crate::accounts::Named;
use crate::consensus::{circle, city};
use crate::error::Error;
use crate::input::{Origin, digest};
use crate::mail::{Content, Letter, MailKind};
use crate::policy::{Action, Actor, Fellow};
use crate::service::Service;
use crate::waves::{named_city, named_network};

/// How many times people can be invited to a meeting.
const MOST_INVITATIONS: usize = 5;

/// What a mail says of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLetter {
    /// What the reader is called.
    pub name: String,
    /// Who invites; empty for somebody who is not known any more.
    pub by: String,
    /// The network.
    pub network: Named,
    /// The meeting.
    pub meeting: Meeting,
    /// The member that receives the others.
    pub host: Option<Named>,
}

/// An invitation as it would go out now.
#[derive(Debug)]
pub struct MeetingPreview {
    /// For each language in which somebody gets it: the letter to the first of them, and how many
    /// they are.
    pub letters: Vec<(Letter, usize)>,
    /// People who get none: they have said already whether they take part.
    pub silent: usize,
    /// What tells this invitation to these people from any other.
    pub seen: String,
}

/// What became of an invitation that was to go out.
#[derive(Debug)]
pub enum Inviting {
    /// So many people get it.
    Sent(usize),
    /// It is not what was looked at: what it would be now.
    Changed(Box<MeetingPreview>),
}

/// Those who are invited.
struct Guests {
    seen: Seen,
    host: Option<Municipality>,
    /// By account.
    people: Vec<Account>,
    silent: usize,
    before: usize,
}

impl Service {
    /// Shows an invitation as it would go out now, to the people of the network who have not said
    /// yet whether they take part. Nothing is kept.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not, or there is no such meeting; [`Error::Invalid`]
    /// when it is not announced, people were invited as often as they may be, or nobody is left to
    /// invite.
    pub async fn look_at_invitation(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
    ) -> Result<MeetingPreview, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let guests = self.guests(actor, at, &read).await?;
        snapshot.end().await?;
        Ok(preview(actor, &guests))
    }

    /// Queues an invitation that was looked at. One that would be another by now is shown again.
    ///
    /// # Errors
    /// As [`Service::look_at_invitation`].
    pub async fn invite_to_meeting(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
        seen: &str,
        origin: &Origin,
    ) -> Result<Inviting, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let guests = self.guests(actor, at, &repositories).await?;
        let preview = preview(actor, &guests);
        if preview.seen != seen {
            unit.roll_back().await?;
            return Ok(Inviting::Changed(Box::new(preview)));
        }
        let meeting = &guests.seen.meeting;
        for account in &guests.people {
            let mail = NewMail {
                about: Some(meeting.id.0),
                ..self.new_mail(MailKind::MeetingInvitation, String::new(), account.language)
            };
            self.tell_one(account, &mail, &repositories).await?;
        }
        let n = guests.people.len();
        let new = MeetingInvitation {
            meeting: meeting.id,
            version: meeting.version,
            readers: i32::try_from(n).unwrap_or(i32::MAX),
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.meetings().invited(&new, self.ids()).await?;
        let network = &guests.seen.circle.network;
        let about = noted(network, actor, origin, ("meeting-invited", meeting.id));
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(Inviting::Sent(n))
    }

    async fn guests<A: Sync>(
        &self,
        actor: &Actor,
        at: (&str, MeetingId),
        read: &Repositories<'_, A>,
    ) -> Result<Guests, Error> {
        let seen = self
            .meeting_of(actor, at, Action::KeepMeetings, read)
            .await?;
        let before = read.meetings().invitations(seen.meeting.id).await?.len();
        if seen.meeting.state != MeetingState::Announced {
            return Err(Error::issue("step", "meeting-not-announced"));
        }
        if before >= MOST_INVITATIONS {
            return Err(Error::issue("step", "meeting-invited-often"));
        }
        let places = read.meetings().places(&[seen.meeting.id]).await?;
        let told: BTreeSet<AccountId> = places.iter().map(|place| place.account).collect();
        let network = &seen.circle.network;
        let fellows = Fellow::all(network, |one| self.lets_in(one), read).await?;
        let (told, people): (Vec<_>, Vec<_>) = fellows
            .into_iter()
            .map(|fellow| fellow.account)
            .filter(|account| account.id != actor.account)
            .partition(|account| told.contains(&account.id));
        if people.is_empty() {
            return Err(Error::issue("step", "nobody"));
        }
        let cities = read.municipalities().all().await?;
        Ok(Guests {
            host: city(&cities, seen.meeting.host),
            silent: told.len(),
            people,
            before,
            seen,
        })
    }

    /// What a mail that invites to a meeting says; nothing to somebody who does not see the meeting
    /// any more, has said already that he or she does not take part, or when it does not take place.
    pub(crate) async fn meeting_letter(
        &self,
        mail: &Mail,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<MeetingLetter>, Error> {
        let Some(about) = mail.about else {
            return Ok(None);
        };
        let id = MeetingId(about);
        let versions = read.meetings().versions(id).await?;
        let Some(meeting) = versions.into_iter().next() else {
            return Ok(None);
        };
        let networks = read.networks().all().await?;
        let network = networks.into_iter().find(|one| one.id == meeting.network);
        let Some(network) = network else {
            return Ok(None);
        };
        let grants = read.grants().held_by(account.id).await?;
        let reader = Actor::away(account, &grants);
        let circle = circle(&reader, &network.code, Action::SeeMeetings, read).await;
        let circle = match circle {
            Err(Error::NotFound) => return Ok(None),
            other => other?,
        };
        let places = read.meetings().places(&[id]).await?;
        let stays_away = last_words(&places)
            .iter()
            .any(|place| place.account == account.id && place.way == MeetingWay::Not);
        let holds = meeting.state == MeetingState::Announced && !stays_away;
        if !holds || !sees(&reader, &circle, &meeting) {
            return Ok(None);
        }
        let invitations = read.meetings().invitations(id).await?;
        let by = match invitations.first() {
            Some(invitation) => read.accounts().by_id(invitation.made_by).await?,
            None => None,
        };
        let cities = read.municipalities().all().await?;
        let host = city(&cities, meeting.host);
        Ok(Some(MeetingLetter {
            name: account.name.clone(),
            by: by.map(|by| by.name.clone()).unwrap_or_default(),
            network: named_network(&network),
            host: host.as_ref().map(named_city),
            meeting,
        }))
    }
}

fn preview(actor: &Actor, guests: &Guests) -> MeetingPreview {
    let meeting = &guests.seen.meeting;
    let of = |language: Locale| {
        let people = guests.people.iter();
        let people = people.filter(|account| account.language == language);
        let all: Vec<&Account> = people.collect();
        let first = all.first()?;
        let letter = MeetingLetter {
            name: first.name.clone(),
            by: actor.name.clone(),
            network: named_network(&guests.seen.circle.network),
            host: guests.host.as_ref().map(named_city),
            meeting: meeting.clone(),
        };
        let letter = Letter {
            // It is not sent.
            id: String::new(),
            to: first.email.clone(),
            language,
            content: Content::ToMeeting(Box::new(letter)),
        };
        Some((letter, all.len()))
    };
    let readers: Vec<String> = guests.people.iter().map(|one| one.id.to_string()).collect();
    let all = json!({
        "meeting": meeting.id.to_string(),
        "version": meeting.version,
        "readers": readers,
        "before": guests.before,
    });
    MeetingPreview {
        letters: Locale::ALL.into_iter().filter_map(of).collect(),
        silent: guests.silent,
        seen: digest("meeting-invitation", &all.to_string()),
    }
}
