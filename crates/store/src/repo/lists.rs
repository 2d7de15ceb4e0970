//! How often what lists are made of has changed: the database counts, whoever writes.

use std::collections::BTreeMap;

use sea_orm::EntityTrait;

use super::failed;
use crate::entity::list_change;
use crate::error::StoreError;
use crate::repo::vocabulary::{known, vocabulary};
use crate::unit_of_work::Snapshot;

vocabulary! {
    /// What lists are made of, as far as its changes are counted.
    List {
        /// Practices that are shown.
        Practice = "practice",
        /// Tools, and who uses them.
        Tool = "tool",
        /// Issues and challenges.
        Challenge = "challenge",
        /// Accounts that can be used, their roles, and what they say that they know.
        Person = "person",
        /// Municipalities, networks, and who is a member.
        Place = "place",
        /// Meetings.
        Meeting = "meeting",
        /// Consensuses, and what was said of them.
        Consensus = "consensus",
    }
}

/// How often each has changed, in one state of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChanges(BTreeMap<List, i64>);

impl ListChanges {
    /// How often any of these has changed. Two states that were read from one database and have the
    /// same number are the same in all that these are made of: no number ever becomes smaller.
    #[must_use]
    pub fn of(&self, lists: &[List]) -> i64 {
        lists.iter().filter_map(|list| self.0.get(list)).sum()
    }
}

impl Snapshot {
    /// How often each list had changed by the state that this one reads. Only whoever reads one state
    /// is told: in another, the number would say nothing about what is read beside it.
    pub async fn list_changes(&self) -> Result<ListChanges, StoreError> {
        let rows = list_change::Entity::find()
            .all(&self.executor())
            .await
            .map_err(failed("list_change"))?;
        let read = |row: list_change::Model| {
            let list = known(List::from_word(&row.list), "list_change", "list")?;
            Ok((list, row.number))
        };
        let changes: Result<_, StoreError> = rows.into_iter().map(read).collect();
        Ok(ListChanges(changes?))
    }
}
