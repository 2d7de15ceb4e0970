//! What whoever coordinates a network writes to its members: looked at first, as readers will get
//! it, then queued. It goes to the people who coordinate questionnaires, each in the own language;
//! a reminder is the one that the service sends by itself too.

mod letters;
mod readers;
mod said;

use chrono::{DateTime, TimeDelta, Utc};
use icc_domain::Locale;
pub use icc_store::{MessageKind, MessageTo, Municipality, NetworkMessage};
use icc_store::{Network, NewMail, NewNetworkMessage, NewReminder, Place, Repositories, Wave};
use serde_json::json;

pub use letters::MemberLetter;
pub(crate) use said::required;
pub use said::{LONGEST_SUBJECT, LONGEST_TEXT, MessageSaid, MessageWords};

use crate::accounts::About;
use crate::board::of_network;
use crate::error::Error;
use crate::input::{Issue, Origin, digest};
use crate::mail::{Letter, MailKind};
use crate::policy::{Action, Actor};
use crate::responses::names;
use crate::service::Service;
use readers::Readers;
use said::Sound;

/// How many messages go to the members of a network in a day at most.
pub const MOST_IN_A_DAY: u64 = 5;
/// How many of those that went out are listed.
const LISTED: u64 = 50;
/// Kind of a reminder that somebody asked for; it goes to nobody twice in a day.
const ASKED_REMINDER: &str = "asked-reminder";

/// The messages to the members of a network about a wave.
#[derive(Debug)]
pub struct MessagesPage {
    /// The network.
    pub network: Network,
    /// The wave.
    pub wave: Wave,
    /// Languages in which a message has to stand.
    pub required: Vec<Locale>,
    /// For each choice of members, how many there are, and how many people coordinate them.
    pub reach: Vec<(MessageTo, usize, usize)>,
    /// What went out, the newest first, with who wrote it; none for somebody who is not known any
    /// more.
    pub sent: Vec<(NetworkMessage, Option<String>)>,
    /// How many can go out today.
    pub left: u64,
    /// When it was looked at.
    pub at: DateTime<Utc>,
}

/// A message as it would go out now.
#[derive(Debug)]
pub struct Preview {
    /// For each language in which somebody gets it: the letter to the first of them, and how many
    /// they are.
    pub letters: Vec<(Letter, usize)>,
    /// The members whose people get it, by code.
    pub cities: Vec<Municipality>,
    /// The chosen members whom nobody coordinates, by code.
    pub unreached: Vec<Municipality>,
    /// People who get no reminder: they want none, or had one today.
    pub silent: usize,
    /// What tells this message to these people from any other.
    pub seen: String,
}

/// What became of a message that was to go out.
#[derive(Debug)]
pub enum Sending {
    /// So many people get it.
    Sent(usize),
    /// It is not what was looked at: what it would be now.
    Changed(Box<Preview>),
}

/// A message that is ready to go out.
struct Prepared {
    preview: Preview,
    readers: Readers,
    sound: Sound,
}

impl Service {
    /// The messages to the members of a network about a wave.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such board, or the person does not write for it.
    pub async fn messages(
        &self,
        actor: &Actor,
        network: &str,
        wave: &str,
    ) -> Result<MessagesPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, wave) = self.written_to(actor, (network, wave), &read).await?;
        let circle = self.circle(actor, (&network, &wave), &read).await?;
        let messages = read.network_messages();
        let sent = messages.newest(network.id, wave.id, LISTED).await?;
        let who: Vec<_> = sent.iter().map(|message| message.made_by).collect();
        let names = names(&who, &read).await?;
        let left = self.left_today(&network, &read).await?;
        let required = required(&network, &read).await?;
        snapshot.end().await?;
        Ok(MessagesPage {
            reach: MessageTo::ALL
                .map(|to| (to, circle.chosen(to).count(), circle.people(to)))
                .into(),
            sent: sent
                .into_iter()
                .map(|message| {
                    let by = names.get(&message.made_by).cloned();
                    (message, by)
                })
                .collect(),
            at: self.clock().now(),
            left,
            required,
            network,
            wave,
        })
    }

    /// Shows a message as it would go out now. Nothing is kept.
    ///
    /// # Errors
    /// As [`Service::messages`]; [`Error::Invalid`] with everything that is wrong.
    pub async fn look_at_message(
        &self,
        actor: &Actor,
        at: (&str, &str),
        said: &MessageSaid,
    ) -> Result<Preview, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let (network, wave) = self.written_to(actor, at, &read).await?;
        let prepared = self.prepared(actor, (&network, &wave), said, &read).await?;
        snapshot.end().await?;
        Ok(prepared.preview)
    }

    /// Queues a message that was looked at. One that would be another by now is shown again.
    ///
    /// # Errors
    /// As [`Service::look_at_message`].
    pub async fn send_message(
        &self,
        actor: &Actor,
        at: (&str, &str),
        said: &MessageSaid,
        origin: &Origin,
    ) -> Result<Sending, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (network, wave) = self.written_to(actor, at, &repositories).await?;
        let prepared = self.prepared(actor, (&network, &wave), said, &repositories);
        let Prepared {
            preview,
            readers,
            sound,
        } = prepared.await?;
        if preview.seen != said.seen {
            unit.roll_back().await?;
            return Ok(Sending::Changed(Box::new(preview)));
        }
        let now = self.clock().now();
        let n = readers.people.len();
        let new = NewNetworkMessage {
            network: network.id,
            wave: wave.id,
            kind: sound.kind,
            to: sound.to,
            subjects: sound.subjects,
            texts: sound.texts,
            readers: i32::try_from(n).unwrap_or(i32::MAX),
            made_by: actor.account,
            made_at: now,
        };
        let id = repositories
            .network_messages()
            .add(&new, self.ids())
            .await?;
        let (kind, about) = match sound.kind {
            MessageKind::Message => (MailKind::NetworkMessage, id.0),
            MessageKind::Reminder => (MailKind::WaveReminder, wave.id.0),
        };
        for reader in &readers.people {
            let mail = NewMail {
                about: Some(about),
                municipality: Some(reader.city.id),
                ..self.new_mail(kind, String::new(), reader.account.language)
            };
            if sound.kind == MessageKind::Reminder {
                let reminder = NewReminder {
                    kind: ASKED_REMINDER.to_owned(),
                    about,
                    account: reader.account.id,
                    due_on: now.date_naive(),
                    at: now,
                };
                repositories.reminders().claim(&reminder).await?;
            }
            self.tell_one(&reader.account, &mail, &repositories).await?;
        }
        let about = About {
            action: "message-sent",
            actor: Some(actor.account),
            origin,
            object: ("network-message", Some(id.to_string())),
            place: Place::Network(network.id),
            detail: json!({
                "wave": wave.code,
                "kind": sound.kind.as_str(),
                "to": sound.to.as_str(),
                "readers": n,
            }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(Sending::Sent(n))
    }

    /// The network and the wave of a board for which somebody writes.
    async fn written_to<A: Sync>(
        &self,
        actor: &Actor,
        (network, wave): (&str, &str),
        read: &Repositories<'_, A>,
    ) -> Result<(Network, Wave), Error> {
        let (network, wave) = self.board_of(actor, network, wave, read).await?;
        if actor.may(Action::WriteToMembers, &of_network(&network)) {
            Ok((network, wave))
        } else {
            Err(Error::NotFound)
        }
    }

    async fn left_today<A: Sync>(
        &self,
        network: &Network,
        read: &Repositories<'_, A>,
    ) -> Result<u64, Error> {
        let since = self.clock().now() - TimeDelta::days(1);
        let messages = read.network_messages();
        let sent = messages.count_since(network.id, since).await?;
        Ok(MOST_IN_A_DAY.saturating_sub(sent))
    }

    async fn prepared<A: Sync>(
        &self,
        actor: &Actor,
        (network, wave): (&Network, &Wave),
        said: &MessageSaid,
        read: &Repositories<'_, A>,
    ) -> Result<Prepared, Error> {
        let required = required(network, read).await?;
        let sound = said.sound(&required);
        let circle = self.circle(actor, (network, wave), read).await?;
        let left = self.left_today(network, read).await?;
        if left == 0 {
            return Err(Error::issue("kind", "too-many-today"));
        }
        let (sound, mut issues) = match sound {
            Ok(sound) => (Some(sound), Vec::new()),
            Err(issues) => (None, issues),
        };
        let readers = match &sound {
            Some(sound) => {
                let readers = self.readers(circle, wave, sound, read).await?;
                if readers.people.is_empty() {
                    issues.push(Issue::new("to", "nobody"));
                }
                Some(readers)
            }
            None => None,
        };
        let (Some(sound), Some(readers), true) = (sound, readers, issues.is_empty()) else {
            return Err(Error::Invalid(issues));
        };
        let messages = read.network_messages();
        let before = messages.newest(network.id, wave.id, 1).await?;
        let preview = Preview {
            letters: Self::letters(actor, (network, wave), &sound, &readers),
            cities: readers.cities.clone(),
            unreached: readers.unreached.clone(),
            silent: readers.silent,
            seen: seen(&sound, &readers, before.first()),
        };
        Ok(Prepared {
            preview,
            readers,
            sound,
        })
    }
}

/// What tells a message to some people from any other, and from the same one sent again.
fn seen(sound: &Sound, readers: &Readers, before: Option<&NetworkMessage>) -> String {
    let readers: Vec<String> = readers
        .people
        .iter()
        .map(|reader| format!("{} {}", reader.account.id, reader.city.id))
        .collect();
    let all = json!({
        "kind": sound.kind.as_str(),
        "to": sound.to.as_str(),
        "subjects": sound.subjects.0,
        "texts": sound.texts.0,
        "readers": readers,
        "before": before.map(|message| message.id.to_string()),
    });
    digest("message", &all.to_string())
}
