//! Time and identifiers are passed in, so that every run can be repeated.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// Where the present moment comes from. Only the server implements it with the machine's clock.
pub trait Clock: Send + Sync {
    /// The present moment in UTC.
    fn now(&self) -> DateTime<Utc>;
}

/// Where new identifiers come from.
pub trait IdSource: Send + Sync {
    /// A new time-ordered identifier (UUID version 7).
    fn next_id(&self) -> Uuid;
}

/// A clock that stands still until told to advance; for tests and for reproducible builds.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// A clock that shows `at`.
    #[must_use]
    pub const fn new(at: DateTime<Utc>) -> Self {
        Self(Mutex::new(at))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: TimeDelta) {
        let mut at = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *at += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Identifiers in a fixed sequence from a seed: the same seed gives the same ids.
#[derive(Debug)]
pub struct SeededIds {
    seed: u64,
    count: Mutex<u64>,
}

impl SeededIds {
    /// A sequence that starts at `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self {
            seed,
            count: Mutex::new(0),
        }
    }

    /// The same sequence after its first `count` ids, for a store that already holds some of them.
    #[must_use]
    pub const fn after(seed: u64, count: u64) -> Self {
        Self {
            seed,
            count: Mutex::new(count),
        }
    }
}

impl IdSource for SeededIds {
    fn next_id(&self) -> Uuid {
        let mut count = self
            .count
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *count += 1;
        let random = (u128::from(self.seed) << 64 | u128::from(*count)).to_be_bytes();
        let mut tail = [0_u8; 10];
        tail.copy_from_slice(&random[6..]);
        uuid::Builder::from_unix_timestamp_millis(*count, &tail).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_ids_repeat_and_differ() {
        let (a, b) = (SeededIds::new(7), SeededIds::new(7));
        let first = a.next_id();
        assert_eq!(first, b.next_id());
        assert_ne!(first, a.next_id());
        assert_eq!(first.get_version_num(), 7);
        assert_eq!(SeededIds::after(7, 1).next_id(), b.next_id());
    }
}
