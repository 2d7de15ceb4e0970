//! Accounts: making them, signing in, sessions, passwords, roles.
//!
//! Secrets are shown to their owner once and kept as hashes. Whoever asks about an e-mail gets the
//! same answer, after the same work, whether it has an account or not.

mod api_tokens;
mod colleagues;
mod console;
mod demonstration;
mod entry;
mod first;
mod hashing;
mod invite;
mod limits;
mod links;
mod passwords;
mod people;
mod profile;
mod providers;
mod resealing;
mod sealing;
mod second_factor;
mod sessions;
mod sign_in;

use chrono::TimeDelta;
use icc_domain::Locale;
use icc_store::{NewAuditEvent, Repositories, StoreError, Write};

pub use icc_store::{AccountId, GrantId, InvitationId, Place, SessionId, TokenPurpose};

pub use api_tokens::{
    ApiTokenId, LONGEST_PURPOSE, LONGEST_TOKEN_NAME, MOST_DAYS, MOST_TOKENS, MadeToken, OwnTokens,
    TokenRow, TokenSaid, USUAL_DAYS,
};
pub use colleagues::Colleague;
pub use demonstration::{DEMONSTRATION_PASSWORD, demonstration_accounts};
pub use entry::{Entry, PENDING};
pub use first::NewAdministrator;
pub use hashing::Hasher;
pub use invite::{NewPerson, Offer, Offered};
pub use passwords::LONGEST_PASSWORD;
pub use people::{AuditRow, Choices, InvitationRow, Named, Open, People, PersonRow, Steps};
pub use providers::{
    Identified, IdentityProvider, Journey, Provider, ProviderAnswer, ProviderFailure,
    SecondFactorAt,
};
pub use resealing::Resealed;
pub use sealing::Sealer;

pub(crate) use colleagues::colleagues;
pub(crate) use demonstration::{DemonstrationPeople, NOBODY};
pub(crate) use sealing::Sealed;
pub use second_factor::{SecondFactorState, SetUpCode};
pub use sessions::{Presence, SessionRow, Visit};
pub use sign_in::Credentials;

pub(crate) use people::named;

use crate::input::{Origin, digest};
use crate::service::Service;

/// An hour without use ends a session.
pub const IDLE: TimeDelta = TimeDelta::minutes(60);
/// A session ends after this long whatever happens.
pub const LONGEST_SESSION: TimeDelta = TimeDelta::hours(12);
/// Use is noted once in this time, so that reading is not writing.
pub const TOUCH: TimeDelta = TimeDelta::minutes(1);
/// How long an invitation can be accepted.
pub const INVITATION: TimeDelta = TimeDelta::hours(24);
/// How long a link for a new password, or for the first administrator, is good.
pub const RESET: TimeDelta = TimeDelta::hours(1);
/// How long a link for signing in is good.
pub const SIGN_IN_LINK: TimeDelta = TimeDelta::minutes(15);

/// What whoever runs the service decides about accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The fewest characters of a password.
    pub shortest_password: u32,
    /// Whether the accounts of the demonstration can be used: on the machine itself only.
    pub demonstration: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            shortest_password: 15,
            demonstration: false,
        }
    }
}

/// Somebody who has just been let in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The secret for the browser's cookie.
    pub secret: String,
    /// The person's language.
    pub language: Locale,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedIn(…)")
    }
}

/// What the hash of a session's secret is made with.
const SESSION: &str = "session";
/// What the hash of a token in a link is made with.
const TOKEN: &str = "token";

/// The hash under which a session is kept, of the secret in its cookie.
#[must_use]
pub fn session_hash(secret: &str) -> String {
    digest(SESSION, secret)
}

pub(crate) fn token_hash(secret: &str) -> String {
    digest(TOKEN, secret)
}

/// The hash under which an e-mail is counted.
pub(crate) fn subject_hash(email: &str) -> String {
    digest("e-mail", email)
}

/// Under which key an event's detail names the partner that it concerns.
pub(crate) const PARTNER: &str = "partner";

/// What an event is about.
pub(crate) struct About<'a> {
    pub(crate) action: &'static str,
    pub(crate) actor: Option<AccountId>,
    pub(crate) origin: &'a Origin,
    pub(crate) object: (&'static str, Option<String>),
    pub(crate) place: Place,
    pub(crate) detail: serde_json::Value,
}

impl<'a> About<'a> {
    /// Something that a person does to the own account.
    pub(crate) fn own(action: &'static str, account: AccountId, origin: &'a Origin) -> Self {
        Self {
            action,
            actor: Some(account),
            origin,
            object: ("account", Some(account.to_string())),
            place: Place::Service,
            detail: serde_json::Value::Null,
        }
    }
}

impl Service {
    /// Adds an event to the record, inside the unit of work that does the thing.
    pub(crate) async fn note(
        &self,
        repositories: &Repositories<'_, Write>,
        about: About<'_>,
    ) -> Result<(), StoreError> {
        let (object, object_id) = about.object;
        let mut detail = about.detail;
        if let (Some(partner), Some(map)) = (about.place.partner(), detail.as_object_mut()) {
            map.insert(PARTNER.to_owned(), partner.to_string().into());
        }
        let event = NewAuditEvent {
            at: self.clock().now(),
            action: about.action.to_owned(),
            actor: about.actor,
            origin: about.origin.network.clone(),
            object: object.to_owned(),
            object_id,
            municipality: about.place.city(),
            network: about.place.network(),
            detail: match detail {
                serde_json::Value::Null => String::new(),
                detail => detail.to_string(),
            },
        };
        repositories.audit().add(&event).await
    }
}
