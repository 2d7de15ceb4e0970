//! Who is who, what was done, mails: pages for those who look after a city, a network, the service.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

use super::FieldError;

/// Who is who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    /// People in roles.
    pub people: Vec<PersonEntry>,
    /// Open invitations.
    pub invitations: Vec<InvitationEntry>,
    /// Codes of the roles that may be offered; without any there is no form.
    pub roles: Vec<String>,
    /// Cities for which one of them may be offered.
    pub cities: Vec<PlaceChoice>,
    /// Networks for which one of them may be offered.
    pub networks: Vec<PlaceChoice>,
    /// Partners for which one of them may be offered.
    pub partners: Vec<PlaceChoice>,
    /// What the form holds.
    pub form: InviteForm,
    /// What was wrong with it.
    pub errors: Vec<FieldError>,
    /// Whether the reader closes and opens accounts.
    pub manages: bool,
}

/// A person in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// Id of the account.
    pub account: String,
    /// Id of the role; empty for a person without one.
    pub grant: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Code of the role; empty for a person without one.
    pub role: String,
    /// For whom; empty for the service.
    pub place: String,
    /// Since when, as a day.
    pub since: String,
    /// Whether the account is closed.
    pub closed: bool,
    /// Whether the account belongs to the demonstration.
    pub demonstration: bool,
    /// What the reader may do to the person's second factor: `remove` or nothing.
    #[serde(default)]
    pub second_factor: String,
    /// Whether the reader may end the role.
    pub may_end: bool,
    /// What the reader may do to the account: `close`, `open` or nothing.
    pub switch: String,
}

/// An open invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationEntry {
    /// Its id.
    pub id: String,
    /// To whom.
    pub email: String,
    /// Code of the role.
    pub role: String,
    /// For whom; empty for the service.
    pub place: String,
    /// Until when, RFC 3339.
    pub until: String,
}

/// A city, network or partner to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceChoice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What the form for inviting holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteForm {
    /// The address, as it was typed.
    pub email: String,
    /// Code of the chosen role.
    pub role: String,
    /// Code of the chosen city.
    pub city: String,
    /// Code of the chosen network.
    pub network: String,
    /// Code of the chosen partner.
    pub partner: String,
    /// The language of the mail.
    pub language: Locale,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalPage {
    /// The newest first.
    pub events: Vec<JournalEntry>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Its number.
    pub number: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Its code.
    pub action: String,
    /// By whom; empty for somebody who was not signed in or is not known any more.
    pub by: String,
    /// For which city, network or partner; empty for the service.
    pub place: String,
    /// Code of the role it was about; empty for anything else.
    pub role: String,
    /// From which network; may be empty.
    pub origin: String,
}

/// Mails that wait, and what became of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxPage {
    /// The newest first.
    pub mails: Vec<MailEntry>,
}

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailEntry {
    /// Code of its kind.
    pub kind: String,
    /// To whom; empty when there was nobody.
    pub recipient: String,
    /// Code of its state.
    pub state: String,
    /// When it was asked for, RFC 3339.
    pub at: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed; may be empty.
    pub failure: String,
    /// Its subject, where no mail server is set up.
    pub subject: String,
    /// Its text, where no mail server is set up.
    pub body: String,
}
