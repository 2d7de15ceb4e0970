//! The pages by which people get in. Passwords are never given back to a page.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

use super::FieldError;

/// Signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInPage {
    /// The address, as it was typed.
    pub email: String,
    /// Where to go afterwards; empty for the own account.
    pub next: String,
    /// What was wrong.
    pub errors: Vec<FieldError>,
    /// Accounts for trying, on one's own machine.
    pub demonstration: Vec<DemonstrationAccount>,
    /// Their password.
    pub demonstration_password: String,
    /// Providers of identity.
    #[serde(default)]
    pub providers: Vec<ProviderChoice>,
}

/// A provider of identity to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderChoice {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: String,
}

/// An account for trying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemonstrationAccount {
    /// Its address.
    pub email: String,
    /// Code of its role.
    pub role: String,
}

/// Asking for a link by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPage {
    /// What for: `sign-in` or `reset`.
    pub purpose: String,
    /// The address, as it was typed.
    pub email: String,
    /// What was wrong.
    pub errors: Vec<FieldError>,
}

/// Signing in with a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkPage {
    /// The secret of the link, for the form.
    pub token: String,
    /// Whether it is still good.
    pub good: bool,
    /// Minutes for which such a link is good.
    pub minutes: i64,
}

/// Choosing a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetPage {
    /// The secret of the link, for the form.
    pub token: String,
    /// Whether it is still good.
    pub good: bool,
    /// The fewest characters of a password.
    pub shortest: i64,
    /// What was wrong.
    pub errors: Vec<FieldError>,
}

/// Taking an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationPage {
    /// The secret of the link, for the form.
    pub token: String,
    /// What is offered; none when the link is no good any more.
    pub offer: Option<OfferShown>,
    /// Whether the address has an account by now.
    pub account_exists: bool,
    /// The name, as it was typed.
    pub name: String,
    /// The chosen language.
    pub language: Locale,
    /// The fewest characters of a password.
    pub shortest: i64,
    /// What was wrong.
    pub errors: Vec<FieldError>,
}

/// What an invitation offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferShown {
    /// The address it went to.
    pub email: String,
    /// Code of the role.
    pub role: String,
    /// For whom; empty for the service.
    pub place: String,
    /// Who offers it.
    pub by: String,
    /// Until when it can be taken, RFC 3339.
    pub until: String,
}

/// Making the first administrator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAccessPage {
    /// The secret of the link, for the form.
    pub token: String,
    /// Whether it is still good.
    pub good: bool,
    /// The name, as it was typed.
    pub name: String,
    /// The address, as it was typed.
    pub email: String,
    /// The chosen language.
    pub language: Locale,
    /// The fewest characters of a password.
    pub shortest: i64,
    /// What was wrong.
    pub errors: Vec<FieldError>,
}
