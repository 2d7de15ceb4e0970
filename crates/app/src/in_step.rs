//! What long lists are made of, in memory, in step with the database.
//!
//! The database counts every change of it, whoever writes. A list is taken from memory by whoever
//! reads a state in which that number is the same as when it was made; otherwise it is made anew, of
//! that very state. Who may see what of a list is asked each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use icc_store::{ListChanges, NetworkId, Read, Repositories};
use tokio::sync::Mutex;

use crate::challenges::Register;
use crate::consensus::ConsensusRow;
use crate::error::Error;
use crate::experts::Directory;
use crate::meetings::Meeting;
use crate::policy::Fellow;
use crate::practices::{Places, PracticeShown};
use crate::tools::Library;

/// One state of the database, with how often what lists are made of had changed by then.
pub(crate) struct State<'a> {
    pub(crate) read: Repositories<'a, Read>,
    pub(crate) changes: ListChanges,
}

impl<'a> State<'a> {
    pub(crate) async fn of(snapshot: &'a icc_store::Snapshot) -> Result<Self, Error> {
        Ok(Self {
            changes: snapshot.list_changes().await?,
            read: snapshot.repositories(),
        })
    }
}

/// Everything that is kept so.
#[derive(Default)]
pub(crate) struct InStep {
    pub(crate) places: Kept<(), Places>,
    pub(crate) fellows: Kept<NetworkId, Vec<Fellow>>,
    pub(crate) practices: Kept<(), Vec<PracticeShown>>,
    pub(crate) tools: Kept<(), Library>,
    pub(crate) challenges: Kept<NetworkId, Register>,
    pub(crate) experts: Kept<NetworkId, Directory>,
    pub(crate) meetings: Kept<NetworkId, Vec<Meeting>>,
    pub(crate) consensuses: Kept<NetworkId, Vec<ConsensusRow>>,
}

/// Lists of one kind, each with what tells it apart, all of one state.
pub(crate) struct Kept<K, T>(Mutex<Lists<K, T>>);

struct Lists<K, T> {
    changes: i64,
    made: BTreeMap<K, Arc<T>>,
}

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self(Mutex::new(Lists {
            changes: 0,
            made: BTreeMap::new(),
        }))
    }
}

impl<K: Ord, T> Kept<K, T> {
    /// A list in a state in which so much has changed: the one that is kept, or else the one that is
    /// made now. Whoever comes meanwhile waits for it instead of making another.
    pub(crate) async fn at(
        &self,
        changes: i64,
        key: K,
        make: impl Future<Output = Result<T, Error>>,
    ) -> Result<Arc<T>, Error> {
        let mut lists = self.0.lock().await;
        if changes < lists.changes {
            // An older state, which somebody began to read before others went on: it is not kept.
            drop(lists);
            return make.await.map(Arc::new);
        }
        if changes > lists.changes {
            lists.made.clear();
            lists.changes = changes;
        }
        if let Some(known) = lists.made.get(&key) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(make.await?);
        lists.made.insert(key, Arc::clone(&made));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_list_is_made_once_for_each_state_and_never_goes_back() {
        let kept: Kept<u8, u8> = Kept::default();
        let at = async |changes, key, value| {
            let list = kept.at(changes, key, async { Ok(value) }).await;
            list.map(|list| *list).ok()
        };
        assert_eq!(at(1, 0, 10).await, Some(10));
        assert_eq!(at(1, 0, 11).await, Some(10), "it is kept");
        assert_eq!(at(1, 1, 12).await, Some(12), "another one is not");
        assert_eq!(at(2, 0, 20).await, Some(20), "something has changed");
        assert_eq!(at(1, 0, 13).await, Some(13), "an older state has its own");
        assert_eq!(at(2, 0, 21).await, Some(20), "which replaces nothing");
        let failed = kept.at(3, 0, async { Err(Error::NotFound) }).await;
        assert!(failed.is_err());
        assert_eq!(at(3, 0, 30).await, Some(30), "a failure is not kept");
    }
}
