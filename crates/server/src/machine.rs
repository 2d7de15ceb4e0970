//! The machine's clock and source of ids: the only place that reads them.

use chrono::{DateTime, Utc};
use icc_domain::{Clock, IdSource};
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
