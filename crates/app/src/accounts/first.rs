//! The first administrator: made with a token that only whoever runs the service sees.

use icc_domain::{Locale, Role};
use icc_store::{NewAccount, NewGrant, Place, Token, TokenPurpose};

use super::links::dead_link;
use super::{About, RESET, SignedIn, Visit, token_hash};
use crate::error::Error;
use crate::input::{self, Issue};
use crate::service::Service;

/// Who the first administrator is to be.
#[derive(Clone)]
pub struct NewAdministrator {
    /// Name.
    pub name: String,
    /// E-mail, as it was typed.
    pub email: String,
    /// Password.
    pub password: String,
    /// The language of mails to the person.
    pub language: Locale,
}

impl std::fmt::Debug for NewAdministrator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewAdministrator(…)")
    }
}

impl Service {
    /// A token for making the first administrator, good for an hour and once; none while somebody
    /// looks after the service. An older one is no good any more.
    pub async fn first_administrator_token(&self) -> Result<Option<String>, Error> {
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        if repositories.grants().has_administrator().await? {
            return Ok(None);
        }
        let now = self.clock().now();
        let secret = self.secrets().next_secret().text();
        let token = Token {
            hash: token_hash(&secret),
            purpose: TokenPurpose::FirstAdministrator,
            account: None,
            invitation: None,
            created_at: now,
            expires_at: now + RESET,
            used_at: None,
        };
        repositories.tokens().add(&token).await?;
        unit.commit().await?;
        Ok(Some(secret))
    }

    /// Makes the first administrator and lets him or her in.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong, or with the code `link-dead`.
    pub async fn create_first_administrator(
        &self,
        secret: &str,
        person: &NewAdministrator,
        visit: &Visit,
    ) -> Result<SignedIn, Error> {
        let purpose = TokenPurpose::FirstAdministrator;
        let token = self.token(secret, purpose, &visit.origin).await?;
        let token = token.ok_or_else(dead_link)?;
        let mut issues = Vec::new();
        let name = input::name(&person.name).map_err(|issue| issues.push(issue));
        let email = input::email(&person.email);
        if email.is_none() {
            let code = if person.email.trim().is_empty() {
                "missing"
            } else {
                "email"
            };
            issues.push(Issue::new("email", code));
        }
        let words: Vec<String> = email.iter().cloned().collect();
        let hash = match self.hash_new("password", &person.password, &words).await {
            Err(Error::Invalid(more)) => {
                issues.extend(more);
                None
            }
            other => Some(other?),
        };
        let (Ok(name), Some(email), Some(hash)) = (name, email, hash) else {
            return Err(Error::Invalid(issues));
        };
        let now = self.clock().now();
        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        if repositories.grants().has_administrator().await? {
            return Err(dead_link());
        }
        if repositories.accounts().by_email(&email).await?.is_some() {
            // Whoever has the token runs the service and may know.
            return Err(Error::issue("email", "email-taken"));
        }
        self.use_up(&repositories, &token).await?;
        let new = NewAccount {
            email,
            name,
            language: person.language,
            password_hash: Some(hash),
            demonstration: false,
            created_at: now,
        };
        let id = repositories.accounts().add(&new, self.ids()).await?;
        let grant = NewGrant {
            account: id,
            role: Role::ProgrammeAdministrator,
            place: Place::Service,
            granted_at: now,
            granted_by: None,
        };
        repositories.grants().add(&grant, self.ids()).await?;
        let account = repositories.accounts().by_id(id).await?;
        let account = account.ok_or(Error::NotFound)?;
        let signed_in = self.start_session(&repositories, &account, visit).await?;
        let about = About::own("first-administrator", id, &visit.origin);
        self.note(&repositories, about).await?;
        unit.commit().await?;
        Ok(signed_in)
    }
}
