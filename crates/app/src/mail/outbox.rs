//! Mails as operators see them: those that wait, and those that no server took.

use chrono::{DateTime, Utc};
use icc_store::MailText;

use crate::error::Error;
use crate::policy::{Action, Actor, Subject};
use crate::service::Service;

/// The most mails that the page of the outbox shows.
const NEWEST: u64 = 100;

/// A mail as operators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Code of its kind.
    pub kind: String,
    /// To whom; empty when there was nobody.
    pub recipient: String,
    /// Code of its state.
    pub state: &'static str,
    /// When it was asked for.
    pub at: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: i32,
    /// Its subject and text, where no mail server is set up, for a while.
    pub text: Option<MailText>,
    /// Why the last try failed.
    pub failure: Option<String>,
}

impl Service {
    /// The newest mails, for operators.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see them.
    pub async fn outbox(&self, actor: &Actor) -> Result<Vec<OutboxRow>, Error> {
        if !actor.may(Action::SeeOutbox, &Subject::default()) {
            return Err(Error::NotFound);
        }
        let mails = self.store().read().mails().newest(NEWEST).await?;
        let rows = mails.into_iter().map(|mail| OutboxRow {
            kind: mail.record.kind,
            recipient: mail.record.recipient,
            state: mail.state.as_str(),
            at: mail.record.created_at,
            attempts: mail.attempts,
            text: mail.text,
            failure: mail.failure,
        });
        Ok(rows.collect())
    }
}
