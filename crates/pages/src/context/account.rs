//! One's own account.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

use super::FieldError;

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// The address; it cannot be changed here.
    pub email: String,
    /// The name, as it is or was typed.
    pub name: String,
    /// The language of mails.
    pub language: Locale,
    /// Whether there is a password, or links by mail only.
    pub has_password: bool,
    /// The fewest characters of a password.
    pub shortest: i64,
    /// Whether a code is asked for at every sign-in.
    #[serde(default)]
    pub second_factor: bool,
    /// What the person is.
    pub roles: Vec<HeldRole>,
    /// What is offered to the person.
    pub offers: Vec<OfferedRole>,
    /// Where the person is signed in.
    pub sessions: Vec<OwnSession>,
    /// Whether the person can say what he or she knows.
    #[serde(default)]
    pub expertise: bool,
    /// Whether the person wants reminders: `on` or `off`.
    pub reminders: String,
    /// What was wrong with the form that was sent.
    pub errors: Vec<FieldError>,
}

/// A role that the person holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRole {
    /// Code of the role.
    pub role: String,
    /// For whom; empty for the service.
    pub place: String,
}

/// A role that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedRole {
    /// Id of the invitation.
    pub id: String,
    /// Code of the role.
    pub role: String,
    /// For whom; empty for the service.
    pub place: String,
    /// Who offers it.
    pub by: String,
    /// Until when it can be taken, RFC 3339.
    pub until: String,
}

/// A browser in which the person is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    /// Id of the session.
    pub id: String,
    /// Browser and system, such as `Firefox · Linux`; empty when it did not say.
    pub browser: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// Last use, RFC 3339.
    pub seen: String,
    /// Whether it is this one.
    pub current: bool,
}
