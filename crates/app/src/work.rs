//! Work for the processor: off the threads that answer requests, and never more of it at once than
//! there are cores.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// How many requests may wait per place before the next one is refused.
const WAITING_PER_PLACE: usize = 16;
/// Reports at once: each takes a core for a tenth of a second, and pages must not wait for them.
const REPORTS: usize = 1;
/// Reports that are made or wait: the next one is refused.
pub(crate) const REPORTS_AT_ONCE: usize = places(REPORTS);

/// How many work or wait where this many work at once.
const fn places(working: usize) -> usize {
    working * (1 + WAITING_PER_PLACE)
}

/// The kinds of work, each with places of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Pages and charts: milliseconds.
    Quick,
    /// Reports: a tenth of a second and more.
    Report,
    /// Reports with a ticket: they are in a queue with an end of its own, and wait for their turn
    /// whoever else asks for reports.
    Booked,
}

/// Places for work of each kind.
#[derive(Debug, Clone)]
pub struct Workers {
    quick: Places,
    reports: Places,
}

#[derive(Debug, Clone)]
struct Places {
    /// Taken while working.
    working: Arc<Semaphore>,
    /// Taken while waiting and working.
    waiting: Arc<Semaphore>,
}

impl Places {
    fn new(n: usize) -> Self {
        Self {
            working: Arc::new(Semaphore::new(n)),
            waiting: Arc::new(Semaphore::new(places(n))),
        }
    }

    async fn take(&self) -> Result<Vec<OwnedSemaphorePermit>, Error> {
        let waiting = Arc::clone(&self.waiting).try_acquire_owned();
        let waiting = waiting.map_err(|_| Error::Busy)?;
        let mut all = self.turn().await?;
        all.push(waiting);
        Ok(all)
    }

    /// Only what is taken while working, for whoever has waited elsewhere.
    async fn turn(&self) -> Result<Vec<OwnedSemaphorePermit>, Error> {
        // The semaphores are never closed; if they were, there would be nobody to work.
        let working = Arc::clone(&self.working).acquire_owned().await;
        Ok(vec![working.map_err(|_| Error::Busy)?])
    }
}

impl Workers {
    /// Workers for a machine with this many cores.
    #[must_use]
    pub fn new(cores: usize) -> Self {
        Self {
            quick: Places::new(cores.max(1)),
            reports: Places::new(REPORTS),
        }
    }

    /// Does a piece of work when there is a place for it.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many are waiting; [`Error::Interrupted`] when the work panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        kind: Kind,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let permits = match kind {
            Kind::Quick => self.quick.take().await?,
            Kind::Report => self.reports.take().await?,
            Kind::Booked => self.reports.turn().await?,
        };
        let done = tokio::task::spawn_blocking(move || {
            // The place is free when the work has ended, also when nobody waits for it any more.
            let _permits = permits;
            work()
        });
        done.await.map_err(Error::Interrupted)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops where a step fails")]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn no_more_works_at_once_than_there_are_places() {
        let workers = Workers::new(2);
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let (workers, now, most) = (workers.clone(), Arc::clone(&now), Arc::clone(&most));
                tokio::spawn(async move {
                    let work = move || {
                        let running = now.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(running, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(2));
                        now.fetch_sub(1, Ordering::SeqCst);
                    };
                    workers.run(Kind::Quick, work).await
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_comes_when_too_many_wait_is_refused_at_once() {
        let workers = Workers::new(1);
        let gate = Arc::new(std::sync::Barrier::new(2));
        let held = {
            let (workers, gate) = (workers.clone(), Arc::clone(&gate));
            tokio::spawn(async move { workers.run(Kind::Report, move || gate.wait()).await })
        };
        let mut waiting = Vec::new();
        while workers.reports.waiting.available_permits() > 0 {
            let workers = workers.clone();
            waiting.push(tokio::spawn(async move {
                workers.run(Kind::Report, || ()).await
            }));
            tokio::task::yield_now().await;
        }
        let refused = workers.run(Kind::Report, || ()).await;
        assert!(matches!(refused, Err(Error::Busy)));
        // Whoever has a ticket is not refused, and has a turn.
        let booked = {
            let workers = workers.clone();
            tokio::spawn(async move { workers.run(Kind::Booked, || ()).await })
        };
        tokio::task::spawn_blocking(move || gate.wait())
            .await
            .unwrap();
        held.await.unwrap().unwrap();
        booked.await.unwrap().unwrap();
        let answers = futures(waiting).await;
        assert!(answers.iter().any(Result::is_ok));
        assert!(workers.run(Kind::Report, || ()).await.is_ok());
    }

    async fn futures(
        tasks: Vec<tokio::task::JoinHandle<Result<(), Error>>>,
    ) -> Vec<Result<(), Error>> {
        let mut all = Vec::new();
        for task in tasks {
            all.push(task.await.unwrap());
        }
        all
    }

    #[tokio::test]
    async fn work_that_panics_gives_its_place_back() {
        let workers = Workers::new(1);
        for _ in 0..3 {
            let broken = workers.run(Kind::Quick, || assert_eq!(1, 2)).await;
            assert!(matches!(broken, Err(Error::Interrupted(_))));
        }
        assert!(workers.run(Kind::Quick, || ()).await.is_ok());
    }
}
