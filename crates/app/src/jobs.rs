//! Files that take a while: whoever asks for one gets a ticket, sees how far it is, and can leave
//! again. The finished file itself is not kept here, so that its address asks for the reader's
//! rights each time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::error::Error;
use crate::service::Service;
use crate::work::REPORTS_AT_ONCE;

/// Files that wait or are being made, at most: one that has got a ticket is made in its turn.
const WORKS: usize = REPORTS_AT_ONCE;
/// Tickets at most: many may wait for the same file.
const TICKETS: usize = 1024;
/// How long a ticket holds.
const HOLDS: TimeDelta = TimeDelta::minutes(30);

/// The queue.
#[derive(Debug, Clone, Default)]
pub struct Jobs(Arc<Mutex<List>>);

#[derive(Debug, Default)]
struct List {
    tickets: BTreeMap<String, Ticket>,
    works: BTreeMap<String, Work>,
    /// How many are in the queue, those that everybody has left included: they are passed over when
    /// their turn comes.
    queued: usize,
    /// How many works there ever were.
    begun: u64,
}

#[derive(Debug)]
struct Ticket {
    work: String,
    /// When it was taken.
    at: DateTime<Utc>,
    /// How it ended, once it has.
    end: Option<Stage>,
}

#[derive(Debug)]
struct Work {
    /// Its turn.
    turn: u64,
    steps: Arc<Steps>,
    /// Whether it has left the queue.
    started: bool,
    /// Whoever waits for it.
    tickets: BTreeSet<String>,
}

#[derive(Debug)]
struct Steps {
    done: AtomicU32,
    of: AtomicU32,
    left: AtomicBool,
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// This many are made first.
    Waiting {
        /// How many.
        ahead: usize,
    },
    /// It is being made.
    Working {
        /// Steps done.
        done: u32,
        /// Steps there are.
        of: u32,
    },
    /// It is there.
    Done,
    /// It could not be made.
    Failed,
}

/// For whoever makes a file: tells how far it is, and whether anybody still waits for it. Dropped
/// before its end, the file counts as failed.
#[derive(Debug)]
pub struct Making {
    jobs: Jobs,
    work: String,
    turn: u64,
    steps: Arc<Steps>,
    ended: bool,
}

/// Steps of work of which nobody is told, or told through a ticket.
#[derive(Debug, Clone, Default)]
pub struct Progress(Option<Arc<Steps>>);

impl Progress {
    /// Nobody is told.
    #[must_use]
    pub const fn unseen() -> Self {
        Self(None)
    }

    /// The steps there will be.
    pub fn of(&self, steps: u32) {
        if let Some(told) = &self.0 {
            told.of.store(steps, Ordering::Relaxed);
        }
    }

    /// A step is done.
    ///
    /// # Errors
    /// [`Error::Left`] when nobody waits for the work any more.
    pub fn step(&self) -> Result<(), Error> {
        let Some(told) = &self.0 else {
            return Ok(());
        };
        told.done.fetch_add(1, Ordering::Relaxed);
        if told.left.load(Ordering::Relaxed) {
            Err(Error::Left)
        } else {
            Ok(())
        }
    }
}

impl Jobs {
    /// Takes a ticket for a file. `ticket` is a secret that nobody can guess, `work` names the file
    /// with everything that it depends on. Gives what has to be made, unless somebody makes it
    /// already.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many are waiting.
    pub fn take(
        &self,
        ticket: &str,
        work: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Making>, Error> {
        let mut list = self.list();
        list.tickets.retain(|_, ticket| now - ticket.at < HOLDS);
        let known = list.works.contains_key(work);
        if list.tickets.len() >= TICKETS || (!known && list.queued >= WORKS) {
            return Err(Error::Busy);
        }
        let kept = Ticket {
            work: work.to_owned(),
            at: now,
            end: None,
        };
        list.tickets.insert(ticket.to_owned(), kept);
        list.begun += 1;
        let turn = list.begun;
        let of_file = list.works.entry(work.to_owned()).or_insert_with(|| Work {
            turn,
            steps: Arc::new(Steps {
                done: AtomicU32::new(0),
                of: AtomicU32::new(1),
                left: AtomicBool::new(false),
            }),
            started: false,
            tickets: BTreeSet::new(),
        });
        of_file.tickets.insert(ticket.to_owned());
        let making = (!known).then(|| Making {
            jobs: self.clone(),
            work: work.to_owned(),
            turn,
            steps: Arc::clone(&of_file.steps),
            ended: false,
        });
        list.queued += usize::from(!known);
        Ok(making)
    }

    /// How far the file of a ticket is; none for an unknown or old one.
    #[must_use]
    pub fn look(&self, ticket: &str, now: DateTime<Utc>) -> Option<Stage> {
        let list = self.list();
        let own = list.tickets.get(ticket)?;
        if now - own.at >= HOLDS {
            return None;
        }
        let Some(work) = list.works.get(&own.work) else {
            return own.end;
        };
        if let Some(end) = own.end {
            return Some(end);
        }
        Some(if work.started {
            let of = work.steps.of.load(Ordering::Relaxed);
            let done = work.steps.done.load(Ordering::Relaxed).min(of);
            Stage::Working { done, of }
        } else {
            let before = |other: &&Work| other.turn < work.turn;
            let ahead = list.works.values().filter(before).count();
            Stage::Waiting { ahead }
        })
    }

    /// Gives a ticket back. When nobody else waits for the file, it is not made.
    pub fn leave(&self, ticket: &str) {
        let mut list = self.list();
        let Some(own) = list.tickets.remove(ticket) else {
            return;
        };
        if let Some(work) = list.works.get_mut(&own.work) {
            work.tickets.remove(ticket);
            if work.tickets.is_empty() {
                work.steps.left.store(true, Ordering::Relaxed);
                // Whoever asks for it next begins anew.
                list.works.remove(&own.work);
            }
        }
    }

    fn list(&self) -> MutexGuard<'_, List> {
        // Nothing in here can be left half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, work: &str, turn: u64, stage: Stage) {
        let mut list = self.list();
        list.queued = list.queued.saturating_sub(1);
        // Another one may have begun under the same name since everybody left.
        if list.works.get(work).is_none_or(|own| own.turn != turn) {
            return;
        }
        let tickets = list.works.remove(work).map(|own| own.tickets);
        for ticket in tickets.into_iter().flatten() {
            if let Some(ticket) = list.tickets.get_mut(&ticket) {
                ticket.end = Some(stage);
            }
        }
    }
}

impl Service {
    /// Takes a ticket for a file, now: see [`Jobs::take`].
    ///
    /// # Errors
    /// As there.
    pub fn take_ticket(&self, jobs: &Jobs, work: &str) -> Result<(String, Option<Making>), Error> {
        let ticket = self.secrets().next_secret().text();
        let making = jobs.take(&ticket, work, self.clock().now())?;
        Ok((ticket, making))
    }

    /// How far the file of a ticket is now: see [`Jobs::look`].
    #[must_use]
    pub fn look_at(&self, jobs: &Jobs, ticket: &str) -> Option<Stage> {
        jobs.look(ticket, self.clock().now())
    }
}

impl Making {
    /// Begins, once there is a place for it.
    ///
    /// # Errors
    /// [`Error::Left`] when nobody waits for it any more.
    pub fn start(&self) -> Result<Progress, Error> {
        if self.steps.left.load(Ordering::Relaxed) {
            return Err(Error::Left);
        }
        let mut list = self.jobs.list();
        if let Some(work) = list.works.get_mut(&self.work) {
            work.started |= work.turn == self.turn;
        }
        Ok(Progress(Some(Arc::clone(&self.steps))))
    }

    /// The file is there, or it could not be made.
    pub fn end(mut self, made: bool) {
        self.ended = true;
        let stage = if made { Stage::Done } else { Stage::Failed };
        self.jobs.end(&self.work, self.turn, stage);
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if !self.ended {
            self.jobs.end(&self.work, self.turn, Stage::Failed);
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use super::*;

    fn at(minute: u32) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute.into())
    }

    fn make(jobs: &Jobs, ticket: &str, work: &str) -> Making {
        jobs.take(ticket, work, at(0)).unwrap().unwrap()
    }

    #[test]
    fn a_ticket_tells_how_far_its_file_is() {
        let jobs = Jobs::default();
        let first = make(&jobs, "a", "one.pdf");
        let second = make(&jobs, "b", "two.pdf");
        let look = |ticket| jobs.look(ticket, at(1));
        assert_eq!(look("a"), Some(Stage::Waiting { ahead: 0 }));
        assert_eq!(look("b"), Some(Stage::Waiting { ahead: 1 }));
        let progress = first.start().unwrap();
        progress.of(3);
        progress.step().unwrap();
        assert_eq!(look("a"), Some(Stage::Working { done: 1, of: 3 }));
        first.end(true);
        assert_eq!(look("a"), Some(Stage::Done));
        assert_eq!(look("b"), Some(Stage::Waiting { ahead: 0 }));
        second.end(false);
        assert_eq!(look("b"), Some(Stage::Failed));
        assert_eq!(look("guessed"), None);
    }

    #[test]
    fn a_file_is_made_once_however_many_wait_for_it() {
        let jobs = Jobs::default();
        let making = make(&jobs, "a", "one.pdf");
        assert!(jobs.take("b", "one.pdf", at(0)).unwrap().is_none());
        jobs.leave("a");
        assert_eq!(jobs.look("a", at(0)), None);
        let progress = making.start().unwrap();
        assert!(progress.step().is_ok(), "the other one still waits");
        making.end(true);
        assert_eq!(jobs.look("b", at(0)), Some(Stage::Done));
    }

    #[test]
    fn work_that_nobody_waits_for_ends() {
        let jobs = Jobs::default();
        let making = make(&jobs, "a", "one.pdf");
        let progress = making.start().unwrap();
        jobs.leave("a");
        assert!(matches!(progress.step(), Err(Error::Left)));
        // Somebody else begins anew, and the end of the first changes nothing for them.
        let again = make(&jobs, "b", "one.pdf");
        making.end(false);
        assert_eq!(jobs.look("b", at(0)), Some(Stage::Waiting { ahead: 0 }));
        again.end(true);
        let waiting = make(&jobs, "c", "two.pdf");
        jobs.leave("c");
        assert!(matches!(waiting.start(), Err(Error::Left)));
    }

    #[test]
    fn what_is_dropped_has_failed() {
        let jobs = Jobs::default();
        drop(make(&jobs, "a", "one.pdf"));
        assert_eq!(jobs.look("a", at(0)), Some(Stage::Failed));
    }

    #[test]
    fn the_queue_is_bounded_and_forgets() {
        let jobs = Jobs::default();
        let all: Vec<Making> = (0..WORKS)
            .map(|n| make(&jobs, &format!("t{n}"), &format!("{n}.pdf")))
            .collect();
        assert!(matches!(
            jobs.take("x", "more.pdf", at(0)),
            Err(Error::Busy)
        ));
        assert!(jobs.take("x", "0.pdf", at(0)).unwrap().is_none());
        // Leaving alone makes no room: what was left is in the queue until its turn comes.
        jobs.leave("t1");
        assert!(matches!(
            jobs.take("x", "more.pdf", at(0)),
            Err(Error::Busy)
        ));
        for making in all {
            making.end(true);
        }
        assert_eq!(jobs.look("x", at(29)), Some(Stage::Done));
        assert_eq!(jobs.look("x", at(30)), None);
        assert!(jobs.take("y", "more.pdf", at(30)).unwrap().is_some());
    }
}
