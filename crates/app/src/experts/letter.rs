//! A letter to somebody in the directory of a network.

use icc_store::{Account, ExpertId, ExpertLetter, Network, NewMail, Place, Read, Repositories};
use serde_json::json;
use uuid::Uuid;

use super::ExpertRow;
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::letters::{self, KeptLetter, LetterAbout};
use crate::mail::MailKind;
use crate::policy::{Action, Actor};
use crate::service::Service;
use crate::waves::named_network;

/// The page from which a letter is written.
#[derive(Debug)]
pub struct ExpertLetterPage {
    /// The network.
    pub network: Network,
    /// To whom.
    pub row: ExpertRow,
}

impl Service {
    /// The page from which somebody writes to a person in the directory of a network.
    ///
    /// # Errors
    /// [`Error::NotFound`] when that person is not shown to the reader, or is the reader, or the
    /// reader belongs to no network.
    pub async fn expert_letter_page(
        &self,
        actor: &Actor,
        at: (&str, ExpertId),
    ) -> Result<ExpertLetterPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let (network, row) = self.reached(actor, at, &snapshot.repositories()).await?;
        snapshot.end().await?;
        Ok(ExpertLetterPage { network, row })
    }

    /// Queues a letter to that person.
    ///
    /// # Errors
    /// As [`Service::expert_letter_page`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::TooMany`] after as many as one writes in a day.
    pub async fn write_to_expert(
        &self,
        actor: &Actor,
        at: (&str, ExpertId),
        body: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let body = letters::words(body);
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let (network, row) = self.reached(actor, at, &repositories).await?;
        let body = body.map_err(|issue| Error::Invalid(vec![issue]))?;
        self.one_more_letter(actor, &repositories).await?;
        let letter = ExpertLetter {
            id: self.ids().next_id(),
            network: network.id,
            account: row.expert.account,
            body,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.experts().add_letter(&letter).await?;
        let mail = NewMail {
            about: Some(letter.id),
            ..self.new_mail(MailKind::ExpertLetter, String::new(), actor.language)
        };
        let reader = repositories.accounts().by_id(letter.account).await?;
        let readers: Vec<Account> = reader.into_iter().collect();
        self.hand_on(&mail, &readers, &repositories).await?;
        let about = About {
            action: "expert-asked",
            actor: Some(actor.account),
            origin,
            object: ("expert", Some(row.expert.id.to_string())),
            place: Place::Network(network.id),
            detail: json!({ "network": network.code }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// A letter to somebody; none to whoever has withdrawn since, also who has written anew.
    pub(crate) async fn expert_letter(
        &self,
        id: Uuid,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<KeptLetter>, Error> {
        let letter = read.experts().letter(id).await?;
        let letter = letter.filter(|letter| letter.account == account.id);
        let Some(letter) = letter else {
            return Ok(None);
        };
        let shown = read.experts().of(account.id).await?;
        let shown = shown.filter(|expert| expert.made_at <= letter.made_at);
        let networks = read.networks().all().await?;
        let network = networks.iter().find(|one| one.id == letter.network);
        let (Some(_), Some(network)) = (shown, network) else {
            return Ok(None);
        };
        Ok(Some(KeptLetter {
            by: letter.made_by,
            about: LetterAbout::Expertise {
                network: named_network(network),
            },
            body: letter.body,
        }))
    }

    /// A person to whom somebody can write.
    async fn reached<A: Sync>(
        &self,
        actor: &Actor,
        (network, id): (&str, ExpertId),
        read: &Repositories<'_, A>,
    ) -> Result<(Network, ExpertRow), Error> {
        if !actor.may_somewhere(Action::SeeExpertise) {
            return Err(Error::NotFound);
        }
        let network = read.networks().by_code(network).await?;
        let network = network.ok_or(Error::NotFound)?;
        let scope = actor.reserved_scope(Action::SeeExpertise, read).await?;
        let rows = self.people_of_network(&network, &scope, read).await?;
        let mut others = rows
            .into_iter()
            .filter(|row| row.expert.account != actor.account);
        let row = others.find(|row| row.expert.id == id);
        Ok((network, row.ok_or(Error::NotFound)?))
    }
}
