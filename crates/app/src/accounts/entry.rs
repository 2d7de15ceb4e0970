//! From the first step of signing in to a session: at once, or after a code.

use chrono::TimeDelta;
use icc_store::{Account, PendingSignIn, Repositories, StoreError, Write};
use serde_json::json;

use super::{About, SignedIn, Visit};
use crate::input::digest;
use crate::service::Service;

/// How long a sign-in waits for a code.
pub const PENDING: TimeDelta = TimeDelta::minutes(10);
/// After this many wrong codes one starts again.
pub(crate) const MOST_FAILURES: u32 = 5;

/// What the first step of signing in leads to.
#[derive(Clone, PartialEq, Eq)]
pub enum Entry {
    /// The person is in.
    In(SignedIn),
    /// A code is asked for. Until then there is no session; this secret opens nothing but the page
    /// for the code.
    CodeNeeded {
        /// For the browser's cookie.
        secret: String,
    },
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::In(_) => "In(…)",
            Self::CodeNeeded { .. } => "CodeNeeded(…)",
        })
    }
}

impl Entry {
    /// The session, when the person is in.
    #[must_use]
    pub fn session(self) -> Option<SignedIn> {
        match self {
            Self::In(signed_in) => Some(signed_in),
            Self::CodeNeeded { .. } => None,
        }
    }
}

/// How the first step was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means<'a> {
    /// With a password.
    Password,
    /// With a link by mail.
    Link,
    /// By a provider of identity.
    Provider(&'a str),
    /// By one that is trusted to have asked for a second factor itself.
    TrustedProvider(&'a str),
}

impl Means<'_> {
    fn word(self) -> String {
        match self {
            Self::Password => "password".to_owned(),
            Self::Link => "link".to_owned(),
            Self::Provider(code) | Self::TrustedProvider(code) => format!("provider {code}"),
        }
    }
}

/// The hash under which a sign-in waits.
pub(crate) fn pending_hash(secret: &str) -> String {
    digest("pending", secret)
}

impl Service {
    /// Lets somebody in who has made the first step, or asks for a code. Every way of signing in
    /// to an account that exists ends here.
    pub(crate) async fn enter(
        &self,
        repositories: &Repositories<'_, Write>,
        account: &Account,
        means: Means<'_>,
        visit: &Visit,
    ) -> Result<Entry, StoreError> {
        let factor = repositories.second_factors().of(account.id).await?;
        let asked = factor.is_some_and(|factor| factor.confirmed_at.is_some());
        if asked && !matches!(means, Means::TrustedProvider(_)) {
            let secret = self.secrets().next_secret().text();
            let now = self.clock().now();
            let pending = PendingSignIn {
                hash: pending_hash(&secret),
                account: account.id,
                means: means.word(),
                created_at: now,
                expires_at: now + PENDING,
                failures: 0,
            };
            repositories.pending_sign_ins().add(&pending).await?;
            let mut about = About::own("code-asked", account.id, &visit.origin);
            about.detail = json!({ "by": means.word() });
            self.note(repositories, about).await?;
            return Ok(Entry::CodeNeeded { secret });
        }
        let signed_in = self.start_session(repositories, account, visit).await?;
        let mut about = About::own("signed-in", account.id, &visit.origin);
        about.detail = json!({ "by": means.word() });
        self.note(repositories, about).await?;
        Ok(Entry::In(signed_in))
    }
}
