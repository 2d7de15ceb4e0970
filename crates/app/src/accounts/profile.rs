//! What people change about themselves.

use icc_domain::Locale;
use icc_store::{Account, AttemptKind};

use super::hashing::Checked;
use super::{About, session_hash, subject_hash};
use crate::error::Error;
use crate::input::{self, Origin};
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

impl Service {
    pub(crate) async fn own_account(&self, actor: &Actor) -> Result<Account, Error> {
        if !actor.may(Action::OwnAccount, &Subject::account(actor.account)) {
            return Err(Error::NotFound);
        }
        let account = self.store().read().accounts().by_id(actor.account).await?;
        account.ok_or(Error::NotFound)
    }

    /// Whether the person has a password, and not links by mail only.
    pub async fn has_password(&self, actor: &Actor) -> Result<bool, Error> {
        Ok(self.own_account(actor).await?.password_hash.is_some())
    }

    /// Changes name and language.
    pub async fn change_profile(
        &self,
        actor: &Actor,
        name: &str,
        language: Locale,
        origin: &Origin,
    ) -> Result<(), Error> {
        let name = input::name(name).map_err(|issue| Error::Invalid(vec![issue]))?;
        let account = self.own_account(actor).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        repositories
            .accounts()
            .set_profile(account.id, account.version, &name, language)
            .await?;
        let about = About::own("profile-changed", account.id, origin);
        self.note(&repositories, about).await?;
        Ok(unit.commit().await?)
    }

    /// Changes the password of somebody who knows the one before, or who has none; ends the other
    /// sessions and the tokens, and gives this one a new secret, which is returned.
    pub async fn change_password(
        &self,
        actor: &Actor,
        old: &str,
        new: &str,
        secret: &str,
        origin: &Origin,
    ) -> Result<String, Error> {
        let account = self.own_account(actor).await?;
        if let Some(kept) = &account.password_hash {
            // Somebody at an open screen could go through many.
            let unit = self.store().begin().await?;
            let subject = subject_hash(&account.email);
            let attempt = self
                .count(
                    &unit.repositories(),
                    AttemptKind::Password,
                    &subject,
                    origin,
                )
                .await?;
            unit.commit().await?;
            if self.hasher().check(old, Some(kept)).await? == Checked::Wrong {
                return Err(Error::issue("old", "password-wrong"));
            }
            let unit = self.store().begin().await?;
            unit.repositories().attempts().remove(attempt).await?;
            unit.commit().await?;
        }
        let hash = self.new_password("new", new, &account).await?;
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        self.set_password(&repositories, &account, &hash).await?;
        let own = session_hash(secret);
        repositories
            .sessions()
            .end_all_of(account.id, Some(&own))
            .await?;
        repositories
            .pending_sign_ins()
            .end_all_of(account.id)
            .await?;
        repositories.api_tokens().end_all_of(account.id).await?;
        let now = self.clock().now();
        repositories.tokens().spoil_all_of(account.id, now).await?;
        let secret = self.change_secret(&repositories, secret).await?;
        let about = About::own("password-changed", account.id, origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(secret)
    }
}
