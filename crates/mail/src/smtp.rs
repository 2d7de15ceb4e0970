//! A mail server.

use std::time::Duration;

use icc_app::mail::NotDelivered;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{for_good, for_now};

/// How long one step of the conversation may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers about a letter or its reader that are final.
const REFUSED: std::ops::RangeInclusive<u16> = 550..=559;

/// Whether the conversation is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte on.
    Tls,
    /// From the command STARTTLS on, which must work.
    StartTls,
    /// Not at all: for a server on the same machine.
    None,
}

/// What the settings say about a mail server.
#[derive(Clone)]
pub struct Server {
    /// Its host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether the conversation is secret.
    pub encryption: Encryption,
    /// A certificate to trust beside those of the system, PEM.
    pub certificate: Option<Vec<u8>>,
    /// Name and password, if it wants some.
    pub credentials: Option<(String, String)>,
    /// The sender.
    pub from: String,
}

impl std::fmt::Debug for Server {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("encryption", &self.encryption)
            .finish_non_exhaustive()
    }
}

/// Why a mail server cannot be used: a mistake in the settings.
#[derive(Debug, thiserror::Error)]
pub enum SmtpError {
    /// The sender is no address.
    #[error("the sender is not a mail address")]
    Sender(#[source] lettre::address::AddressError),
    /// The certificate or the host cannot be read.
    #[error("the encryption cannot be set up")]
    Encryption(#[source] lettre::transport::smtp::Error),
}

/// A mail server, ready to be spoken to.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// Sets the conversation up; nothing is sent yet.
    ///
    /// # Errors
    /// When the settings contradict themselves.
    pub fn new(server: &Server) -> Result<Self, SmtpError> {
        let from = server.from.parse().map_err(SmtpError::Sender)?;
        let parameters = || {
            let mut parameters = TlsParameters::builder(server.host.clone());
            if let Some(pem) = &server.certificate {
                let certificate = Certificate::from_pem(pem)?;
                parameters = parameters.add_root_certificate(certificate);
            }
            parameters.build_rustls()
        };
        let tls = match server.encryption {
            Encryption::Tls => Tls::Wrapper(parameters().map_err(SmtpError::Encryption)?),
            Encryption::StartTls => Tls::Required(parameters().map_err(SmtpError::Encryption)?),
            Encryption::None => Tls::None,
        };
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server.host.clone())
                .port(server.port)
                .tls(tls)
                .timeout(Some(PATIENCE));
        if let Some((user, password)) = &server.credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            builder = builder.credentials(credentials);
        }
        Ok(Self {
            transport: builder.build(),
            from,
        })
    }

    pub(crate) const fn from(&self) -> &Mailbox {
        &self.from
    }

    pub(crate) async fn send(&self, message: Message) -> Result<(), NotDelivered> {
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            // The server has said no to this letter or its reader for ever. Anything else may pass,
            // also what is wrong with our own name and password.
            Err(error)
                if error
                    .status()
                    .is_some_and(|code| REFUSED.contains(&code.into())) =>
            {
                Err(for_good(chain(&error)))
            }
            Err(error) => Err(for_now(chain(&error))),
        }
    }
}

/// An error with its causes. None of them quotes the mail.
fn chain(error: &lettre::transport::smtp::Error) -> String {
    let mut told = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        let cause_told = cause.to_string();
        if !told.contains(&cause_told) {
            told = format!("{told}: {cause_told}");
        }
        next = cause.source();
    }
    told
}
