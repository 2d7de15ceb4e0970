//! Signing in by a provider of identity that whoever runs the service has named.
//!
//! A provider vouches for an e-mail and for what it calls the person. It never makes an account
//! that nobody was invited to, and never changes one: it opens the one with that e-mail, and from
//! the first time on only for the same person.

use std::collections::BTreeMap;

use async_trait::async_trait;
use icc_domain::LocalizedText;
use icc_store::{Account, AttemptKind, Identity, NewAccount, Repositories, Write};
use serde_json::json;

use super::entry::{Entry, Means};
use super::{About, Visit, subject_hash};
use crate::error::Error;
use crate::input::{self, digest};
use crate::mail::MailKind;
use crate::service::Service;

/// Where a second factor is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactorAt {
    /// Here, as after every other first step.
    Here,
    /// At the provider, which is trusted with it.
    Provider,
}

/// A provider as pages and rules know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its code: in addresses.
    pub code: String,
    /// What people call it, by language.
    pub labels: LocalizedText,
    /// The ends of addresses for which it is believed (`ville.example`); empty: any.
    pub domains: Vec<String>,
    /// Where a second factor is asked for.
    pub second_factor: SecondFactorAt,
}

/// One way to a provider and back, bound to the browser that holds its secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Journey {
    /// Where the provider sends the browser back to.
    pub return_to: String,
    /// Comes back with the browser.
    pub state: String,
    /// Comes back inside what the provider signs.
    pub nonce: String,
    /// Shows that whoever asks for the answer has asked the question (PKCE).
    pub verifier: String,
}

impl Journey {
    /// Everything is made from the secret in the browser's cookie: nothing is kept here.
    fn of(secret: &str, provider: &str, return_to: &str) -> Self {
        let made = |what: &str| digest(what, &format!("{provider} {secret}"));
        Self {
            return_to: return_to.to_owned(),
            state: made("provider state"),
            nonce: made("provider nonce"),
            verifier: made("provider verifier"),
        }
    }
}

impl std::fmt::Debug for Journey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Journey(…)")
    }
}

/// What a provider says about somebody, after everything about its answer was checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Identified {
    /// The provider's own name, an address.
    pub issuer: String,
    /// What it calls the person, for ever.
    pub subject: String,
    /// The person's e-mail; only one that the provider has verified.
    pub verified_email: Option<String>,
    /// The person's name, when it is told.
    pub name: Option<String>,
}

impl std::fmt::Debug for Identified {
    /// Without who it is: what is printed ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identified")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// Why a provider's answer is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderFailure {
    /// It does not answer, or not as it should. For the log.
    #[error("the provider cannot be asked: {0}")]
    Unreachable(String),
    /// What it has signed does not hold. For the log.
    #[error("the provider's answer does not hold: {0}")]
    Refused(String),
}

/// A provider that can be asked.
#[async_trait]
pub trait IdentityProvider: Send + Sync {
    /// Which one it is.
    fn provider(&self) -> &Provider;

    /// Where a browser goes to be asked who its user is.
    async fn address(&self, journey: &Journey) -> Result<String, ProviderFailure>;

    /// Who it was. `code`: what the browser has brought back.
    async fn identify(&self, code: &str, journey: &Journey) -> Result<Identified, ProviderFailure>;
}

/// What a browser brings back from a provider.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ProviderAnswer {
    /// For what the answer is asked for; empty when the provider has refused.
    pub code: String,
    /// The state that was given to it.
    pub state: String,
}

impl std::fmt::Debug for ProviderAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProviderAnswer(…)")
    }
}

/// Under which field a page says what went wrong.
const FIELD: &str = "provider";

impl Service {
    fn provider(&self, code: &str) -> Result<&dyn IdentityProvider, Error> {
        let found = self
            .providers()
            .iter()
            .find(|one| one.provider().code == code);
        Ok(&**found.ok_or(Error::NotFound)?)
    }

    /// Where a browser goes to sign in by a provider, and the secret that it keeps until it is
    /// back at `return_to`.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown provider; [`Error::Invalid`] when it does not answer.
    pub async fn way_to_provider(
        &self,
        code: &str,
        return_to: &str,
    ) -> Result<(String, String), Error> {
        let provider = self.provider(code)?;
        let secret = self.secrets().next_secret().text();
        let journey = Journey::of(&secret, code, return_to);
        let address = provider.address(&journey).await;
        Ok((address.map_err(|failure| told(code, &failure))?, secret))
    }

    /// Lets somebody in whom a provider knows, or asks for a code.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown provider; [`Error::Invalid`] with the reason;
    /// [`Error::TooMany`].
    pub async fn sign_in_by_provider(
        &self,
        code: &str,
        secret: Option<&str>,
        answer: &ProviderAnswer,
        return_to: &str,
        visit: &Visit,
    ) -> Result<Entry, Error> {
        let provider = self.provider(code)?;
        let journey = secret.map(|secret| Journey::of(secret, code, return_to));
        // Whoever did not begin here, in this browser, was sent by somebody else.
        let journey = journey.filter(|journey| journey.state == answer.state);
        let journey = journey.ok_or_else(|| Error::issue(FIELD, "provider-state"))?;
        if answer.code.is_empty() {
            return Err(Error::issue(FIELD, "provider-refused"));
        }
        // Counted before it is asked, so that nobody has us ask a provider without end.
        let unit = self.store().begin().await?;
        let (kind, nobody) = (AttemptKind::Token, subject_hash(""));
        let attempt = self
            .count(&unit.repositories(), kind, &nobody, &visit.origin)
            .await?;
        unit.commit().await?;
        let found = provider.identify(&answer.code, &journey).await;
        let found = found.map_err(|failure| told(code, &failure))?;
        let email = found.verified_email.as_deref().and_then(input::email);
        let email = email.ok_or_else(|| Error::issue(FIELD, "provider-unverified"))?;
        if !is_within(&email, &provider.provider().domains) {
            return Err(Error::issue(FIELD, "provider-domain"));
        }

        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let account = self
            .account_for(&repositories, &email, &found, visit)
            .await?;
        self.same_person(&repositories, &account, &found, code, visit)
            .await?;
        let means = match provider.provider().second_factor {
            SecondFactorAt::Here => Means::Provider(code),
            SecondFactorAt::Provider => Means::TrustedProvider(code),
        };
        let entry = self.enter(&repositories, &account, means, visit).await?;
        repositories.attempts().remove(attempt).await?;
        unit.commit().await?;
        self.mail_bell().notify_one();
        Ok(entry)
    }

    /// The account with the e-mail; a new one for somebody who is invited and has none. What is
    /// offered waits there to be accepted.
    async fn account_for(
        &self,
        repositories: &Repositories<'_, Write>,
        email: &str,
        found: &Identified,
        visit: &Visit,
    ) -> Result<Account, Error> {
        let unknown = || Error::issue(FIELD, "provider-unknown");
        if let Some(account) = repositories.accounts().by_email(email).await? {
            return if self.lets_in(&account) {
                Ok(account)
            } else {
                Err(unknown())
            };
        }
        let now = self.clock().now();
        let mut invitation = None;
        for open in repositories.invitations().open_to(email, now).await? {
            if self.may_still_offer(repositories, &open).await? {
                invitation = Some(open);
                break;
            }
        }
        let invitation = invitation.ok_or_else(unknown)?;
        let name = found.name.as_deref().map(input::name);
        let name = name.and_then(Result::ok);
        let new = NewAccount {
            email: email.to_owned(),
            // The person can change it.
            name: name.unwrap_or_else(|| email.split('@').next().unwrap_or(email).to_owned()),
            language: invitation.language,
            password_hash: None,
            demonstration: false,
            created_at: now,
        };
        let id = repositories.accounts().add(&new, self.ids()).await?;
        let mut about = About::own("account-made", id, &visit.origin);
        about.detail = json!({ "invitation": invitation.id.to_string() });
        self.note(repositories, about).await?;
        let account = repositories.accounts().by_id(id).await?;
        account.ok_or(Error::NotFound)
    }

    /// From the first time on, a provider opens an account for the same person only: an address
    /// that was given to somebody else opens nothing.
    async fn same_person(
        &self,
        repositories: &Repositories<'_, Write>,
        account: &Account,
        found: &Identified,
        code: &str,
        visit: &Visit,
    ) -> Result<(), Error> {
        let identities = repositories.identities();
        let here = identities.of(account.id).await?;
        let here: BTreeMap<&str, &str> = here
            .iter()
            .map(|one| (one.issuer.as_str(), one.subject.as_str()))
            .collect();
        let known = identities.by_subject(&found.issuer, &found.subject).await?;
        match (here.get(found.issuer.as_str()), known) {
            (Some(subject), _) if *subject == found.subject => Ok(()),
            (None, None) => {
                let new = Identity {
                    issuer: found.issuer.clone(),
                    subject: found.subject.clone(),
                    account: account.id,
                    linked_at: self.clock().now(),
                };
                identities.add(&new).await?;
                self.tell_owner(repositories, account, MailKind::ProviderLinked)
                    .await?;
                let mut about = About::own("provider-linked", account.id, &visit.origin);
                about.detail = json!({ "provider": code });
                self.note(repositories, about).await?;
                Ok(())
            }
            _ => Err(Error::issue(FIELD, "provider-other")),
        }
    }
}

/// Whether an address ends in one of these domains; any does where none is named.
fn is_within(email: &str, domains: &[String]) -> bool {
    let domain = email.rsplit('@').next().unwrap_or_default();
    domains.is_empty()
        || domains
            .iter()
            .any(|known| known.eq_ignore_ascii_case(domain))
}

fn told(provider: &str, failure: &ProviderFailure) -> Error {
    tracing::warn!(provider, reason = %failure, "signing in by a provider failed");
    match failure {
        ProviderFailure::Unreachable(_) => Error::issue(FIELD, "provider-unreachable"),
        ProviderFailure::Refused(_) => Error::issue(FIELD, "provider-failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_the_whole_of_what_follows_the_sign() {
        let domains = ["ville.example".to_owned()];
        assert!(is_within("eve@ville.example", &domains));
        for other in [
            "eve@x.ville.example",
            "eve@aville.example",
            "eve@ville.example.org",
        ] {
            assert!(!is_within(other, &domains), "{other}");
        }
        assert!(is_within("eve@anywhere.example", &[]));
    }

    #[test]
    fn nothing_of_a_journey_tells_its_secret_or_fits_another() {
        let journey = Journey::of("secret", "one", "https://index.example/return");
        let parts = [&journey.state, &journey.nonce, &journey.verifier];
        for (n, part) in parts.iter().enumerate() {
            // RFC 7636 asks for 43 to 128 letters.
            assert_eq!(part.len(), 64);
            assert!(!part.contains("secret") && !parts[..n].contains(part));
        }
        assert_ne!(journey.state, Journey::of("other", "one", "").state);
        assert_ne!(journey.state, Journey::of("secret", "two", "").state);
    }
}
