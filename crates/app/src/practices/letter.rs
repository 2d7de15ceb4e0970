//! A letter to those who wrote a practice. Nobody's address is shown: the service hands it on, and
//! whoever writes agrees to give the own address with it, so that it can be answered.

use icc_domain::Role;
use icc_store::{
    Account, Municipality, NewMail, Place, Practice, PracticeId, PracticeLetter, Read, Repositories,
};
use serde_json::json;
use uuid::Uuid;

use super::page::seen;
use super::{Places, PracticeRow};
use crate::accounts::About;
use crate::error::Error;
use crate::input::Origin;
use crate::letters::{self, KeptLetter, LetterAbout};
use crate::mail::MailKind;
use crate::policy::{Action, Actor, people_of};
use crate::service::Service;
use crate::waves::named_city;

/// The page from which a letter is written.
#[derive(Debug)]
pub struct LetterPage {
    /// About what.
    pub row: PracticeRow,
    /// Whether somebody can be reached.
    pub reaches: bool,
}

impl Service {
    /// The page from which somebody writes to the authors of a practice.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not shown to the person, or the person belongs to no network.
    pub async fn practice_letter_page(
        &self,
        actor: &Actor,
        id: PracticeId,
    ) -> Result<LetterPage, Error> {
        let snapshot = self.store().snapshot().await?;
        let read = snapshot.repositories();
        let practice = asked_about(actor, id, &read).await?;
        let (_, shown) = seen(Some(actor), id, &read).await?;
        let places = Places::read(&read).await?;
        let reaches = !self.authors(&practice, &read).await?.is_empty();
        snapshot.end().await?;
        Ok(LetterPage {
            row: places.row(shown).ok_or(Error::NotFound)?,
            reaches,
        })
    }

    /// Queues a letter: to whoever wrote the practice, or to those who coordinate for its
    /// municipality once that person does not work for it any more.
    ///
    /// # Errors
    /// As [`Service::practice_letter_page`]; [`Error::Invalid`] with everything that is wrong;
    /// [`Error::TooMany`] after as many as one writes in a day.
    pub async fn write_to_authors(
        &self,
        actor: &Actor,
        id: PracticeId,
        body: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let body = letters::words(body);
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let practice = asked_about(actor, id, &repositories).await?;
        seen(Some(actor), id, &repositories).await?;
        let body = body.map_err(|issue| Error::Invalid(vec![issue]))?;
        self.one_more_letter(actor, &repositories).await?;
        let readers = self.authors(&practice, &repositories).await?;
        let letter = PracticeLetter {
            id: self.ids().next_id(),
            practice: id,
            body,
            made_by: actor.account,
            made_at: self.clock().now(),
        };
        repositories.practices().add_letter(&letter).await?;
        let mail = NewMail {
            about: Some(letter.id),
            municipality: Some(practice.municipality),
            ..self.new_mail(MailKind::PracticeLetter, String::new(), actor.language)
        };
        self.hand_on(&mail, &readers, &repositories).await?;
        let about = About {
            action: "practice-asked",
            actor: Some(actor.account),
            origin,
            object: ("practice", Some(id.to_string())),
            place: Place::City(practice.municipality),
            detail: json!({ "readers": readers.len() }),
        };
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    /// A letter to an author; none to whoever does not work for the municipality any more.
    pub(crate) async fn author_letter(
        &self,
        id: Uuid,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<KeptLetter>, Error> {
        let Some(letter) = read.practices().letter(id).await? else {
            return Ok(None);
        };
        let Some(practice) = read.practices().by_id(letter.practice).await? else {
            return Ok(None);
        };
        let readers = self.authors(&practice, read).await?;
        if !readers.iter().any(|reader| reader.id == account.id) {
            return Ok(None);
        }
        let city: Option<Municipality> = read.municipalities().by_id(practice.municipality).await?;
        let text = read
            .practices()
            .text(practice.id, practice.text_version)
            .await?;
        let (Some(city), Some(text)) = (city, text) else {
            return Ok(None);
        };
        Ok(Some(KeptLetter {
            by: letter.made_by,
            about: LetterAbout::Practice {
                city: named_city(&city),
                title: text.words.title,
                practice: practice.id,
            },
            body: letter.body,
        }))
    }
}

impl Service {
    /// Who gets a letter: the author while he or she works for the municipality, else those who
    /// coordinate for it.
    async fn authors<A: Sync>(
        &self,
        practice: &Practice,
        read: &Repositories<'_, A>,
    ) -> Result<Vec<Account>, Error> {
        let place = Place::City(practice.municipality);
        let held = read.grants().within(&people_of(&[place])).await?;
        let mut own: Vec<_> = held
            .into_iter()
            .filter(|grant| grant.place == place)
            .collect();
        if own.iter().any(|grant| grant.account == practice.made_by) {
            own.retain(|grant| grant.account == practice.made_by);
        } else {
            own.retain(|grant| grant.role == Role::CityCoordinator);
        }
        let mut ids: Vec<_> = own.iter().map(|grant| grant.account).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut accounts = read.accounts().by_ids(&ids).await?;
        accounts.retain(|account| self.lets_in(account));
        Ok(accounts)
    }
}

/// A practice about which somebody can ask.
async fn asked_about<A: Sync>(
    actor: &Actor,
    id: PracticeId,
    read: &Repositories<'_, A>,
) -> Result<Practice, Error> {
    if !actor.may_somewhere(Action::SeePractices) {
        return Err(Error::NotFound);
    }
    read.practices().by_id(id).await?.ok_or(Error::NotFound)
}
