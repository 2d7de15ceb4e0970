//! A message as its readers get it.

use icc_domain::{Locale, LocalizedText, Role};
use icc_store::{Account, Mail, MessageId, MessageKind, Network, Place, Read, Repositories, Wave};

use super::readers::{Reader, Readers};
use super::said::Sound;
use crate::accounts::Named;
use crate::error::Error;
use crate::mail::{Content, Letter, wave_reminder};
use crate::policy::{Actor, is_current};
use crate::service::Service;
use crate::waves::{named_city, named_network};

/// What somebody who coordinates a network writes to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberLetter {
    /// What the reader is called.
    pub name: String,
    /// Who writes; empty for somebody who is not known any more.
    pub by: String,
    /// The network.
    pub network: Named,
    /// The wave it is about.
    pub wave: Wave,
    /// Its subject, by language.
    pub subjects: LocalizedText,
    /// Its text, by language.
    pub texts: LocalizedText,
}

impl Service {
    /// For each language in which somebody gets a message: the letter to the first of them, and how
    /// many they are.
    pub(super) fn letters(
        actor: &Actor,
        (network, wave): (&Network, &Wave),
        sound: &Sound,
        readers: &Readers,
    ) -> Vec<(Letter, usize)> {
        let of = |language: Locale| {
            let people = readers.people.iter();
            let people = people.filter(|reader| reader.account.language == language);
            let all: Vec<&Reader> = people.collect();
            let first = all.first()?;
            let account = &first.account;
            let content = match sound.kind {
                MessageKind::Message => Content::ToMember(Box::new(MemberLetter {
                    name: account.name.clone(),
                    by: actor.name.clone(),
                    network: named_network(network),
                    wave: wave.clone(),
                    subjects: sound.subjects.clone(),
                    texts: sound.texts.clone(),
                })),
                MessageKind::Reminder => {
                    let city = named_city(&first.city);
                    let notice = wave_reminder(account, city, wave.clone(), first.ends);
                    Content::Notice(Box::new(notice))
                }
            };
            let letter = Letter {
                // It is not sent.
                id: String::new(),
                to: account.email.clone(),
                language,
                content,
            };
            Some((letter, all.len()))
        };
        Locale::ALL.into_iter().filter_map(of).collect()
    }

    /// What a mail to a member says; nothing to somebody who does not coordinate a member any more.
    pub(crate) async fn member_letter(
        &self,
        mail: &Mail,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<MemberLetter>, Error> {
        let (Some(about), Some(city)) = (mail.about, mail.municipality) else {
            return Ok(None);
        };
        let message = read.network_messages().by_id(MessageId(about)).await?;
        let Some(message) = message else {
            return Ok(None);
        };
        let held = read.grants().held_by(account.id).await?;
        let coordinates = held
            .iter()
            .any(|grant| grant.role == Role::CityCoordinator && grant.place == Place::City(city));
        let memberships = read.networks().memberships_of(city).await?;
        let is_member = memberships
            .iter()
            .any(|member| is_current(member) && member.network == message.network);
        let networks = read.networks().all().await?;
        let network = networks.iter().find(|one| one.id == message.network);
        let wave = read.waves().by_id(message.wave).await?;
        let (Some(network), Some(wave), true) = (network, wave, coordinates && is_member) else {
            return Ok(None);
        };
        let by = read.accounts().by_id(message.made_by).await?;
        Ok(Some(MemberLetter {
            name: account.name.clone(),
            by: by.map(|by| by.name.clone()).unwrap_or_default(),
            network: named_network(network),
            wave,
            subjects: message.subjects.clone(),
            texts: message.texts.clone(),
        }))
    }
}
