//! Codes from an application: typing one, and switching them on and off.

use serde::{Deserialize, Serialize};

use super::FieldError;

/// Typing a code after the first step of signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInCodePage {
    /// Where to go afterwards; empty for the own account.
    pub next: String,
    /// What was wrong.
    pub errors: Vec<FieldError>,
}

/// One's own second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorPage {
    /// `off`, `being-set-up` or `on`.
    pub state: String,
    /// Since when it is on, RFC 3339; empty otherwise.
    pub since: String,
    /// Codes for emergencies that are left.
    pub codes_left: i64,
    /// The secret as an address for an application; empty unless it is being set up.
    pub address: String,
    /// The secret for typing; empty unless it is being set up.
    pub secret: String,
    /// Codes for emergencies that have just been made: shown once.
    pub codes: Vec<String>,
    /// Whether there is a password to prove who it is with.
    pub has_password: bool,
    /// What was wrong.
    pub errors: Vec<FieldError>,
}
