//! Letters of the service: written in the reader's language, handed to a mail server, or, where
//! there is none, laid in a folder and shown to operators.
//!
//! Links begin with the address that the settings name, never with what a request says. A mail
//! server elsewhere is spoken to over TLS only, and its certificate is checked.

mod folder;
mod smtp;
mod write;

use std::path::PathBuf;
use std::sync::Arc;

use icc_app::mail::{Delivered, Letter, MailText, NotDelivered, Post};
use icc_domain::Clock;
use icc_pages::Pages;

pub use smtp::{Encryption, Server, Smtp, SmtpError};
pub use write::written;

/// Where letters go.
pub enum Way {
    /// To a mail server.
    Smtp(Box<Smtp>),
    /// Into a folder, and to the page that shows them to operators.
    Folder(PathBuf),
}

/// Writes letters and hands them over.
pub struct Postman {
    /// The templates.
    pub pages: Pages,
    /// The time, for the date of a letter.
    pub clock: Arc<dyn Clock>,
    /// Address under which readers reach the service, without a final slash.
    pub base: String,
    /// Where letters go.
    pub way: Way,
}

impl std::fmt::Debug for Postman {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let base = &self.base;
        f.debug_struct("Postman")
            .field("base", base)
            .finish_non_exhaustive()
    }
}

impl Post for Postman {
    async fn deliver(&self, letter: &Letter) -> Result<Delivered, NotDelivered> {
        let written = written(&self.pages, letter, &self.base)?;
        let from = match &self.way {
            Way::Smtp(smtp) => smtp.from().clone(),
            Way::Folder(_) => folder::sender()?,
        };
        let message = write::message(letter, &written, from, self.clock.now())?;
        match &self.way {
            Way::Smtp(smtp) => {
                smtp.send(message).await?;
                Ok(Delivered::Sent)
            }
            Way::Folder(place) => {
                folder::lay(place, &letter.id, message.formatted()).await?;
                Ok(Delivered::Shown(MailText {
                    subject: written.subject,
                    body: written.body,
                }))
            }
        }
    }
}

/// A failure that trying again does not mend.
fn for_good(reason: impl std::fmt::Display) -> NotDelivered {
    NotDelivered {
        reason: reason.to_string(),
        is_final: true,
    }
}

/// A failure that may pass.
fn for_now(reason: impl std::fmt::Display) -> NotDelivered {
    NotDelivered {
        reason: reason.to_string(),
        is_final: false,
    }
}
