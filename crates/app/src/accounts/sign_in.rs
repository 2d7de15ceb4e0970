//! Signing in with a password.

use icc_store::AttemptKind;
use serde_json::json;

use super::entry::{Entry, Means};
use super::hashing::Checked;
use super::{About, Visit, subject_hash};
use crate::error::Error;
use crate::input;
use crate::service::Service;

/// What somebody typed to get in.
#[derive(Clone)]
pub struct Credentials {
    /// The e-mail as it was typed.
    pub email: String,
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl Service {
    /// Lets somebody in who knows the password.
    ///
    /// Whatever is wrong, the answer and the work are the same: for an unknown e-mail, a closed
    /// account, an account without a password, a wrong password.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the code `sign-in-refused`; [`Error::TooMany`].
    pub async fn sign_in(&self, with: &Credentials, visit: &Visit) -> Result<Entry, Error> {
        // What is no address names nobody, and is counted all the same.
        let email = input::email(&with.email);
        let named = email.unwrap_or_else(|| with.email.trim().to_lowercase());
        let subject = subject_hash(&named);
        let unit = self.store().begin().await?;
        let attempt = self
            .count(
                &unit.repositories(),
                AttemptKind::Password,
                &subject,
                &visit.origin,
            )
            .await?;
        unit.commit().await?;

        let account = self.store().read().accounts().by_email(&named).await?;
        let kept = account
            .as_ref()
            .and_then(|account| account.password_hash.as_deref());
        let checked = self.hasher().check(&with.password, kept).await?;
        let right = match (account, checked) {
            (Some(account), Checked::Right { outdated }) if self.lets_in(&account) => {
                Some((account, outdated))
            }
            _ => None,
        };
        let newer = match &right {
            Some((_, true)) => {
                let salt = self.secrets().next_secret();
                Some(self.hasher().hash(&with.password, salt).await?)
            }
            _ => None,
        };

        let unit = self.store().begin().await?;
        let repositories = unit.repositories();
        let Some((account, _)) = right else {
            let about = About {
                action: "sign-in-refused",
                actor: None,
                origin: &visit.origin,
                object: ("e-mail", None),
                place: icc_store::Place::Service,
                // Tells repeated tries for one address apart from many, and names nobody.
                detail: json!({ "subject": subject[..16] }),
            };
            self.note(&repositories, about).await?;
            unit.commit().await?;
            return Err(Error::issue("email", "sign-in-refused"));
        };
        repositories.attempts().remove(attempt).await?;
        if let (Some(newer), Some(old)) = (&newer, &account.password_hash) {
            repositories
                .accounts()
                .set_hash_again(account.id, old, newer)
                .await?;
        }
        let entry = self
            .enter(&repositories, &account, Means::Password, visit)
            .await?;
        unit.commit().await?;
        Ok(entry)
    }
}
