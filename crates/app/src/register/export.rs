//! Whole tables as files, in the format of the data files.

use icc_store::{Origin, Table, write_sheet};

use super::ground::Ground;
use super::rows::keeps_all;
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

impl Service {
    /// A table as text, with what is of the real world: what is invented stays with its files.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever does not look after everything.
    pub async fn register_file(&self, actor: &Actor, table: Table) -> Result<String, Error> {
        if !keeps_all(actor) {
            return Err(Error::NotFound);
        }
        let read = self.store().snapshot().await?;
        let repositories = read.repositories();
        let ground = Ground::read(&repositories).await?;
        let rows = repositories.register().rows(table).await?.into_iter();
        read.end().await?;
        let entries = rows.map(|row| row.entry);
        let real = entries.filter(|entry| ground.origin(entry) == Origin::Real);
        let real: Vec<_> = real.collect();
        Ok(write_sheet((table, Origin::Real), &real))
    }
}
