//! What is wrong with a form that was sent.

use serde::{Deserialize, Serialize};

/// Why one field was not accepted. The words are the message `form-error-` and the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field: its name is also its id on the page.
    pub field: String,
    /// What is wrong.
    pub code: String,
    /// A number in the message, such as the fewest characters.
    #[serde(default)]
    pub number: i64,
}
