//! Links by mail: signing in, and choosing a new password.

use icc_domain::Locale;
use icc_store::{
    Account, AccountId, AttemptKind, NewMail, Repositories, StoreError, Token, TokenPurpose, Write,
};

use super::entry::{Entry, Means};
use super::{About, Visit, passwords, subject_hash, token_hash};
use crate::error::Error;
use crate::input::{self, Origin};
use crate::mail::MailKind;
use crate::service::Service;

impl Service {
    /// Asks for a link by mail: for signing in, or for a new password.
    ///
    /// Nothing is looked up here. Whether the address has an account is seen by whoever writes the
    /// mail, later; so nobody can tell by the answer or by the time it takes.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no address; [`Error::TooMany`].
    pub async fn ask_for_link(
        &self,
        kind: MailKind,
        email: &str,
        locale: Locale,
        origin: &Origin,
    ) -> Result<(), Error> {
        if email.trim().is_empty() {
            return Err(Error::issue("email", "missing"));
        }
        let email = input::email(email).ok_or_else(|| Error::issue("email", "email"))?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let subject = subject_hash(&email);
        self.count(&repositories, AttemptKind::Mail, &subject, origin)
            .await?;
        let mail = self.new_mail(kind, email, locale);
        repositories.mails().add(&mail, self.ids()).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    pub(crate) fn new_mail(&self, kind: MailKind, recipient: String, language: Locale) -> NewMail {
        let now = self.clock().now();
        NewMail {
            kind: kind.code().to_owned(),
            recipient,
            language,
            account: None,
            invitation: None,
            about: None,
            municipality: None,
            created_at: now,
            due_at: now,
        }
    }

    /// Whether a link can still be used, for the page that it opens. Opening it uses nothing up:
    /// programs that look at mails open links too.
    pub async fn link_is_good(&self, secret: &str, purpose: TokenPurpose) -> Result<bool, Error> {
        Ok(self.good_token(secret, purpose).await?.is_some())
    }

    pub(crate) async fn good_token(
        &self,
        secret: &str,
        purpose: TokenPurpose,
    ) -> Result<Option<Token>, Error> {
        let hash = token_hash(secret);
        let found = self.store().read().tokens().by_hash(&hash).await?;
        Ok(found.filter(|t| t.purpose == purpose && t.is_good(self.clock().now())))
    }

    /// The token of a link while it is good. What is no good is counted, so that nobody can go
    /// through many.
    pub(crate) async fn token(
        &self,
        secret: &str,
        purpose: TokenPurpose,
        origin: &Origin,
    ) -> Result<Option<Token>, Error> {
        let good = self.good_token(secret, purpose).await?;
        if good.is_none() {
            let unit = self.store().begin().await?;
            let repositories = unit.repositories();
            let none = subject_hash("");
            self.count(&repositories, AttemptKind::Token, &none, origin)
                .await?;
            unit.commit().await?;
        }
        Ok(good)
    }

    /// Uses a token up inside a unit of work.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the code `link-dead` when somebody has done so meanwhile.
    pub(crate) async fn use_up(
        &self,
        repositories: &Repositories<'_, Write>,
        token: &Token,
    ) -> Result<(), Error> {
        let now = self.clock().now();
        if repositories.tokens().use_up(&token.hash, now).await? {
            Ok(())
        } else {
            Err(dead_link())
        }
    }

    /// Lets somebody in who has a link for that.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the code `link-dead`.
    pub async fn sign_in_by_link(&self, secret: &str, visit: &Visit) -> Result<Entry, Error> {
        let (token, account) = self
            .owner(secret, TokenPurpose::SignIn, &visit.origin)
            .await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        self.use_up(&repositories, &token).await?;
        let entry = self
            .enter(&repositories, &account, Means::Link, visit)
            .await?;
        unit.commit().await?;
        Ok(entry)
    }

    /// Sets a new password for whoever has a link for that, ends all sessions and tells the person
    /// by mail. It lets nobody in: that is done with the new password, and with whatever else
    /// signing in asks for.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the password, or with the code `link-dead`.
    pub async fn reset_password(
        &self,
        secret: &str,
        password: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let (token, account) = self.owner(secret, TokenPurpose::Reset, origin).await?;
        let hash = self.new_password("password", password, &account).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        self.use_up(&repositories, &token).await?;
        self.set_password(&repositories, &account, &hash).await?;
        self.shut_out(&repositories, account.id).await?;
        let about = About::own("password-reset", account.id, origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(())
    }

    async fn owner(
        &self,
        secret: &str,
        purpose: TokenPurpose,
        origin: &Origin,
    ) -> Result<(Token, Account), Error> {
        let token = self.token(secret, purpose, origin).await?;
        let token = token.ok_or_else(dead_link)?;
        let account = match token.account {
            Some(id) => self.store().read().accounts().by_id(id).await?,
            None => None,
        };
        let account = account.filter(|account| self.lets_in(account));
        Ok((token, account.ok_or_else(dead_link)?))
    }

    /// Checks a new password and makes its hash.
    pub(crate) async fn new_password(
        &self,
        field: &'static str,
        password: &str,
        account: &Account,
    ) -> Result<String, Error> {
        let words = self.near_words(account.id, &account.email).await?;
        self.hash_new(field, password, &words).await
    }

    pub(crate) async fn hash_new(
        &self,
        field: &'static str,
        password: &str,
        words: &[String],
    ) -> Result<String, Error> {
        if let Some(issue) = passwords::refused(field, password, *self.rules(), words) {
            return Err(Error::Invalid(vec![issue]));
        }
        let salt = self.secrets().next_secret();
        self.hasher().hash(password, salt).await
    }

    /// Words that somebody would try for this person: the address, and the names of the cities.
    async fn near_words(&self, account: AccountId, email: &str) -> Result<Vec<String>, StoreError> {
        let read = self.store().read();
        let mut words = vec![email.to_owned()];
        for grant in read.grants().held_by(account).await? {
            words.extend(self.place_words(grant.place).await?);
        }
        Ok(words)
    }

    /// The names of a city in every language.
    pub(crate) async fn place_words(
        &self,
        place: icc_store::Place,
    ) -> Result<Vec<String>, StoreError> {
        let Some(city) = place.city() else {
            return Ok(Vec::new());
        };
        let city = self.store().read().municipalities().by_id(city).await?;
        Ok(city
            .map(|city| city.record.names.0.into_values().collect())
            .unwrap_or_default())
    }

    /// Keeps a new password and has the person told.
    pub(crate) async fn set_password(
        &self,
        repositories: &Repositories<'_, Write>,
        account: &Account,
        hash: &str,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        repositories
            .accounts()
            .set_password(account.id, hash, now)
            .await?;
        self.tell_owner(repositories, account, MailKind::PasswordChanged)
            .await
    }

    /// Has the person told by mail of something that has changed at the account.
    pub(crate) async fn tell_owner(
        &self,
        repositories: &Repositories<'_, Write>,
        account: &Account,
        what: MailKind,
    ) -> Result<(), StoreError> {
        let notice = NewMail {
            account: Some(account.id),
            ..self.new_mail(what, account.email.clone(), account.language)
        };
        repositories.mails().add(&notice, self.ids()).await?;
        Ok(())
    }
}

/// One answer for links that are used, late, replaced, or were never given.
pub(crate) fn dead_link() -> Error {
    Error::issue("token", "link-dead")
}
