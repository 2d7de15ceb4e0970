//! Asking for a later end.

use serde::{Deserialize, Serialize};

use super::{FieldError, ResponseHead};

/// Asking for a later end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionPage {
    /// Whose.
    pub head: ResponseHead,
    /// The last day now.
    pub last: String,
    /// The last day that can be asked for.
    pub latest: String,
    /// Whether the reader may ask now.
    pub may_ask: bool,
    /// Whether the reader may take the open request back.
    pub may_withdraw: bool,
    /// What was asked, the newest first.
    pub requests: Vec<RequestEntry>,
    /// The day that was typed.
    pub until: String,
    /// The reason that was typed.
    pub reason: String,
    /// What was wrong with what was sent.
    pub errors: Vec<FieldError>,
}

/// A request for a later end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestEntry {
    /// Its id.
    pub id: String,
    /// `open`, `granted`, `refused` or `withdrawn`.
    pub state: String,
    /// Why.
    pub reason: String,
    /// The last day that is wished for.
    pub wanted: String,
    /// When it was asked, as a day.
    pub asked: String,
    /// When it was decided, as a day; empty while it is open.
    pub decided: String,
    /// The last day that was granted; empty when none was.
    pub until: String,
    /// What was said; may be empty.
    pub remark: String,
}
