//! Whether the service can answer, and whether it can keep what it is sent.

use std::time::Duration;

use crate::error::Error;
use crate::service::Service;

/// Less room than this on the disk, in per cent, and the service says that it is not ready.
pub const LEAST_FREE: u8 = 5;
/// How long a look at the database may take: whoever asks wants to know now.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the service writes on.
pub trait Disk: Send + Sync {
    /// How much of it is free, in per cent; none when the system does not tell.
    fn free_percent(&self) -> Option<u8>;
}

/// Whether anything is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// As usual.
    #[default]
    Usual,
    /// Everything can be read, nothing is kept: somebody maintains the service.
    ReadOnly,
}

/// Why the service is not ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReady {
    /// The database lacks these migrations.
    Migrations(Vec<String>),
    /// Nothing can be written; the reason.
    NotWritable(String),
    /// This many per cent of the disk are free.
    DiskFull(u8),
}

impl std::fmt::Display for NotReady {
    /// For the log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Migrations(names) => write!(f, "migrations are pending: {}", names.join(", ")),
            Self::NotWritable(reason) => write!(f, "the database takes no change: {reason}"),
            Self::DiskFull(free) => write!(f, "{free} % of the disk are free"),
        }
    }
}

/// What a service that can answer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Whether anything is kept.
    pub mode: Mode,
    /// How much of the disk is free, in per cent, where the system tells.
    pub free_percent: Option<u8>,
    /// What is in the way; nothing in a service that is ready.
    pub obstacles: Vec<NotReady>,
}

impl Service {
    /// Asks the database for its migrations and, unless nothing is kept, for a write that is taken
    /// back; asks the system for the room on the disk.
    ///
    /// # Errors
    /// [`Error::Store`] when the database does not answer.
    pub async fn readiness(&self) -> Result<Readiness, Error> {
        let looked = tokio::time::timeout(PATIENCE, self.obstacles()).await;
        let mut obstacles = looked.unwrap_or_else(|_| {
            let reason = format!("no answer within {} s", PATIENCE.as_secs());
            Ok(vec![NotReady::NotWritable(reason)])
        })?;
        let free_percent = self.disk().and_then(Disk::free_percent);
        if let Some(free) = free_percent
            && free < LEAST_FREE
            && self.mode() == Mode::Usual
        {
            obstacles.push(NotReady::DiskFull(free));
        }
        Ok(Readiness {
            mode: self.mode(),
            free_percent,
            obstacles,
        })
    }

    async fn obstacles(&self) -> Result<Vec<NotReady>, Error> {
        let mut obstacles = Vec::new();
        let pending = self.store().pending_migrations().await?;
        if !pending.is_empty() {
            obstacles.push(NotReady::Migrations(pending));
        } else if self.mode() == Mode::Usual
            && let Err(error) = self.store().require_writable().await
        {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            let reason = format!("{error}: {}", cause.unwrap_or_default());
            obstacles.push(NotReady::NotWritable(reason));
        }
        Ok(obstacles)
    }
}
