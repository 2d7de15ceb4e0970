//! Whether the service can answer.

use crate::error::Error;
use crate::service::Service;

/// What a service that can answer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Migrations that the database still lacks; none in a service that is up to date.
    pub pending_migrations: Vec<String>,
}

impl Service {
    /// Asks the database for its version and its migrations.
    ///
    /// # Errors
    /// [`Error::Store`] when the database does not answer.
    pub async fn readiness(&self) -> Result<Readiness, Error> {
        let health = self.store().check().await?;
        Ok(Readiness {
            pending_migrations: health.pending_migrations,
        })
    }
}
