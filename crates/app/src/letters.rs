//! Letters to people whose address nobody is shown: the service hands them on, and whoever writes
//! agrees to give the own address with it, so that it can be answered.

use chrono::TimeDelta;
use icc_store::{Account, AccountId, Mail, NewMail, PracticeId, Read, Repositories, Write};

use crate::accounts::Named;
use crate::error::Error;
use crate::input::{self, Issue, Wanted};
use crate::mail::MailKind;
use crate::policy::Actor;
use crate::service::Service;

/// The longest letter, in characters.
pub const LONGEST_LETTER: usize = 2000;
/// How many letters somebody writes in a day at most, to whomever.
const MOST_IN_A_DAY: u64 = 10;

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterAbout {
    /// A practice.
    Practice {
        /// Its municipality.
        city: Named,
        /// What it is called.
        title: String,
        /// Its id.
        practice: PracticeId,
    },
    /// What the reader says of the own expertise.
    Expertise {
        /// The network in whose directory the reader was found.
        network: Named,
    },
}

/// A letter as its reader gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLetter {
    /// What the reader is called.
    pub name: String,
    /// Who writes.
    pub by: String,
    /// The address of whoever writes.
    pub answer_to: String,
    /// What about.
    pub about: LetterAbout,
    /// The words.
    pub body: String,
}

/// A letter as it is kept, for whoever is still to be reached by it.
pub(crate) struct KeptLetter {
    /// Who writes.
    pub(crate) by: AccountId,
    /// What about.
    pub(crate) about: LetterAbout,
    /// The words.
    pub(crate) body: String,
}

/// The words of a letter, as far as they are sound.
pub(crate) fn words(body: &str) -> Result<String, Issue> {
    input::sentences("letter", body, Wanted::Needed, LONGEST_LETTER)
}

impl Service {
    /// Holds whoever writes to as many letters as one writes in a day.
    ///
    /// # Errors
    /// [`Error::TooMany`] after those.
    pub(crate) async fn one_more_letter(
        &self,
        actor: &Actor,
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        let day = TimeDelta::days(1);
        let since = self.clock().now() - day;
        let about_practices = repositories.practices();
        let about_practices = about_practices.letters_since(actor.account, since).await?;
        let to_experts = repositories.experts();
        let to_experts = to_experts.letters_since(actor.account, since).await?;
        if about_practices + to_experts < MOST_IN_A_DAY {
            return Ok(());
        }
        let seconds = u32::try_from(day.num_seconds()).unwrap_or(u32::MAX);
        Err(Error::TooMany(seconds))
    }

    /// What a mail with a letter says; nothing to whoever is not to be reached any more, or from
    /// somebody who is not known any more.
    pub(crate) async fn person_letter(
        &self,
        kind: MailKind,
        mail: &Mail,
        account: &Account,
        read: &Repositories<'_, Read>,
    ) -> Result<Option<PersonLetter>, Error> {
        let Some(id) = mail.about else {
            return Ok(None);
        };
        let letter = match kind {
            MailKind::ExpertLetter => self.expert_letter(id, account, read).await?,
            _ => self.author_letter(id, account, read).await?,
        };
        let Some(letter) = letter else {
            return Ok(None);
        };
        let by = read.accounts().by_id(letter.by).await?;
        Ok(by.map(|by| PersonLetter {
            name: account.name.clone(),
            by: by.name.clone(),
            answer_to: by.email.clone(),
            about: letter.about,
            body: letter.body,
        }))
    }

    /// Queues the mails of a letter, each in the language of its reader.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is nobody to read it.
    pub(crate) async fn hand_on(
        &self,
        mail: &NewMail,
        readers: &[Account],
        repositories: &Repositories<'_, Write>,
    ) -> Result<(), Error> {
        if readers.is_empty() {
            return Err(Error::issue("letter", "letter-nobody"));
        }
        for reader in readers {
            self.tell_one(reader, mail, repositories).await?;
        }
        Ok(())
    }
}
