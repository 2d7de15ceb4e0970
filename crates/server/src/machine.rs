//! The machine's clock, sources of ids and secrets, and disk: the only place that reads them.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use icc_app::Sources;
use icc_app::readiness::Disk;
use icc_domain::{Clock, IdSource, SECRET_BYTES, Secret, SecretSource};
use uuid::Uuid;

/// The machine's clock.
#[derive(Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that is passed on"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Time-ordered random identifiers.
#[derive(Debug)]
pub(crate) struct SystemIds;

impl IdSource for SystemIds {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the source that is passed on"
    )]
    fn next_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// Secrets from the randomness of the operating system.
#[derive(Debug)]
pub(crate) struct SystemSecrets;

impl SecretSource for SystemSecrets {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the source that is passed on"
    )]
    #[expect(
        clippy::expect_used,
        reason = "without randomness nothing may be let in; a request that meets it fails alone"
    )]
    fn next_secret(&self) -> Secret {
        let mut bytes = [0; SECRET_BYTES];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        Secret::new(bytes)
    }
}

/// What use cases need of the machine.
pub(crate) fn sources() -> Sources {
    Sources {
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
        secrets: Arc::new(SystemSecrets),
    }
}

/// The disk that a folder lies on.
#[derive(Debug)]
pub(crate) struct SystemDisk(pub(crate) PathBuf);

impl Disk for SystemDisk {
    fn free_percent(&self) -> Option<u8> {
        let total = fs4::total_space(&self.0).ok().filter(|total| *total > 0)?;
        let free = fs4::available_space(&self.0).ok()?;
        u8::try_from(u128::from(free) * 100 / u128::from(total)).ok()
    }
}
