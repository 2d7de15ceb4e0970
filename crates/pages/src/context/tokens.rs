//! One's own tokens, with which programs read.

use serde::{Deserialize, Serialize};

use super::{FieldError, Reader};

/// One's own tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokensPage {
    /// The one that was just made: shown once.
    pub made: Option<NewToken>,
    /// Those that are good, the newest first.
    pub tokens: Vec<OwnToken>,
    /// As which audiences a token reads, beside everybody.
    pub audiences: Vec<Reader>,
    /// Whether the person can make one at all.
    pub may_make: bool,
    /// The most tokens of a person.
    pub most: i64,
    /// The most days for which a token is good.
    pub most_days: i64,
    /// Where the interface for programs begins.
    pub address: String,
    /// The form, as it is or was typed.
    pub form: TokenForm,
    /// What was wrong with the form that was sent.
    pub errors: Vec<FieldError>,
}

/// A token that was just made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewToken {
    /// The token itself.
    pub secret: String,
    /// What it is called.
    pub name: String,
    /// The last day on which it is good.
    pub until: String,
}

/// A token in the person's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnToken {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// The day on which it was made.
    pub since: String,
    /// The last day on which it is good.
    pub until: String,
    /// The day of its last use; empty before the first.
    pub used: String,
}

/// What is said about a token that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenForm {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// For how many days it is good.
    pub days: String,
}
