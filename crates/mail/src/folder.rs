//! A folder in place of a mail server.

use std::path::Path;

use icc_app::mail::NotDelivered;
use lettre::Address;
use lettre::message::Mailbox;

use crate::write::NAME;
use crate::{for_good, for_now};

/// Nobody can answer to a folder.
pub(crate) fn sender() -> Result<Mailbox, NotDelivered> {
    let address = Address::new(NAME, "localhost").map_err(for_good)?;
    Ok(Mailbox::new(None, address))
}

/// Lays a mail in the folder, as a file that mail programs open. Only whoever runs the service may
/// read it: it may hold a link that lets somebody in.
pub(crate) async fn lay(folder: &Path, id: &str, mail: Vec<u8>) -> Result<(), NotDelivered> {
    let file = folder.join(format!("{id}.eml"));
    tokio::fs::create_dir_all(folder).await.map_err(for_now)?;
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut open = options.open(&file).await.map_err(for_now)?;
    tokio::io::AsyncWriteExt::write_all(&mut open, &mail)
        .await
        .map_err(for_now)?;
    tokio::io::AsyncWriteExt::flush(&mut open)
        .await
        .map_err(for_now)
}
