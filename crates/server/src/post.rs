//! Mails, and what is done every now and then while the service runs.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use icc_app::Service;
use icc_domain::Clock;
use icc_i18n::I18n;
use icc_mail::{Encryption, Postman, Server, Smtp, Way};
use icc_pages::Pages;

use crate::secrets::{content, secret};
use crate::settings::{self, Settings};

/// The folder for mails inside the data folder.
const FOLDER: &str = "mail";
/// A mail that is to be tried again is looked for this often.
const LOOK: Duration = Duration::from_secs(20);
/// What is old enough is removed this often.
const TIDY: Duration = Duration::from_hours(1);

/// Who writes and sends letters, as the settings say. `base`: the address that links begin with.
pub(crate) fn postman(
    settings: &Settings,
    i18n: &Arc<I18n>,
    clock: Arc<dyn Clock>,
    base: String,
) -> Result<Postman> {
    let zone = settings.zone()?;
    Ok(Postman {
        pages: Pages::in_zone(i18n, zone).context("the templates cannot be read")?,
        clock,
        base,
        way: way(settings)?,
    })
}

/// Where letters are laid without a mail server.
pub(crate) fn folder(settings: &Settings) -> PathBuf {
    let folder = &settings.mail.folder;
    if folder.as_os_str().is_empty() {
        settings.data.folder.join(FOLDER)
    } else {
        folder.clone()
    }
}

fn way(settings: &Settings) -> Result<Way> {
    let mail = &settings.mail;
    if mail.server.is_empty() {
        return Ok(Way::Folder(folder(settings)));
    }
    let password = secret(&mail.password, &mail.password_file)?;
    let server = Server {
        host: mail.server.clone(),
        port: mail.port,
        encryption: match mail.encryption {
            settings::Encryption::Tls => Encryption::Tls,
            settings::Encryption::Starttls => Encryption::StartTls,
            settings::Encryption::None => Encryption::None,
        },
        certificate: content(&mail.certificate)?,
        credentials: (!mail.user.is_empty()).then(|| (mail.user.clone(), password)),
        from: mail.from.clone(),
    };
    let smtp = Smtp::new(&server).context("`mail` is not valid")?;
    Ok(Way::Smtp(Box::new(smtp)))
}

/// Sends what is due, for as long as the service runs. A failure is told and tried again.
pub(crate) async fn send_for_ever(service: Arc<Service>, postman: Postman) {
    loop {
        if let Err(error) = service.send_due(&postman).await {
            tracing::error!(error = chain(&error), "mails could not be sent");
            tokio::time::sleep(LOOK).await;
        }
        service.mail_wanted(LOOK).await;
    }
}

/// Removes what is old enough and reminds of what is due, for as long as the service runs.
pub(crate) async fn tidy_for_ever(service: Arc<Service>) {
    loop {
        if let Err(error) = service.tidy_up().await {
            tracing::error!(error = chain(&error), "what is old could not be removed");
        }
        if let Err(error) = service.remind_due().await {
            tracing::error!(error = chain(&error), "reminders could not be asked for");
        }
        tokio::time::sleep(TIDY).await;
    }
}

fn chain(error: &icc_app::Error) -> String {
    let mut told = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        told = format!("{told}: {cause}");
        next = cause.source();
    }
    told
}
