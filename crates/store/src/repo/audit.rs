//! What was done by whom. Each event carries the hash of the one before it, so that a change behind
//! the back of the service is found.

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::definitions::hash_of;
use super::{Handle, Write, failed, kept};
use crate::entity::audit_event;
use crate::error::StoreError;
use crate::ids::{AccountId, MunicipalityId, NetworkId};
use crate::scope::PeopleScope;

/// Any number that nothing else locks: events are numbered one after the other.
const LOCK: i64 = 0x0069_6363_6175_6474;
/// Events looked at in one go while the chain is checked.
const PORTION: u64 = 1000;

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    /// 1, 2, 3 …
    pub number: i64,
    /// What was said when it was added.
    pub record: NewAuditEvent,
    /// SHA-256 over the event and the hash before it, hexadecimal.
    pub hash: String,
}

impl std::ops::Deref for AuditEvent {
    type Target = NewAuditEvent;

    fn deref(&self) -> &NewAuditEvent {
        &self.record
    }
}

/// Something that is being done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAuditEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// What, as `app` names actions.
    pub action: String,
    /// By whom; none for somebody who is not signed in, and for the service itself.
    pub actor: Option<AccountId>,
    /// From which network, shortened so that it names no single machine; may be empty.
    pub origin: String,
    /// What it was done to: a kind of thing and its id.
    pub object: String,
    /// The id of that thing.
    pub object_id: Option<String>,
    /// The city it concerns, whose coordinators may read it.
    pub municipality: Option<MunicipalityId>,
    /// The network it concerns.
    pub network: Option<NetworkId>,
    /// Codes and ids that say more; never names, addresses or answers.
    pub detail: String,
}

/// Finders and writers of the record.
#[derive(Debug)]
pub struct Audit<'a, A>(pub(super) Handle<'a, A>);

impl<A> Audit<'_, A> {
    /// The newest events about the cities and networks of a scope, newest first.
    pub async fn within(
        &self,
        scope: &PeopleScope,
        limit: u64,
    ) -> Result<Vec<AuditEvent>, StoreError> {
        let columns = audit_event::COLUMN;
        let shown = scope.condition(columns.municipality_id, columns.network_id);
        let rows = audit_event::Entity::find()
            .filter(shown)
            .order_by_desc(columns.number)
            .limit(limit)
            .all(&self.0.db())
            .await
            .map_err(failed("audit_event"))?;
        Ok(rows.into_iter().map(AuditEvent::read).collect())
    }

    /// The number of the last event about a kind of thing; 0 when there is none.
    pub async fn last_about(&self, object: &str) -> Result<i64, StoreError> {
        let columns = audit_event::COLUMN;
        let last = audit_event::Entity::find()
            .filter(columns.object.eq(object))
            .order_by_desc(columns.number)
            .one(&self.0.db())
            .await
            .map_err(failed("audit_event"))?;
        Ok(last.map_or(0, |row| row.number))
    }

    /// The number of the first event that is missing or not as it was written; none when the chain
    /// holds.
    pub async fn first_broken(&self) -> Result<Option<i64>, StoreError> {
        let columns = audit_event::COLUMN;
        let (mut number, mut hash) = (0, String::new());
        loop {
            let rows = audit_event::Entity::find()
                .filter(columns.number.gt(number))
                .order_by_asc(columns.number)
                .limit(PORTION)
                .all(&self.0.db())
                .await
                .map_err(failed("audit_event"))?;
            if rows.is_empty() {
                return Ok(None);
            }
            for row in rows {
                let (claimed, before) = (row.hash.clone(), row.previous_hash.clone());
                let event = AuditEvent::read(row);
                let sound = event.number == number + 1
                    && before == hash
                    && event.record.hash(event.number, &hash) == claimed;
                if !sound {
                    return Ok(Some(number + 1));
                }
                (number, hash) = (event.number, claimed);
            }
        }
    }

    async fn last(&self) -> Result<(i64, String), StoreError> {
        let last = audit_event::Entity::find()
            .order_by_desc(audit_event::COLUMN.number)
            .one(&self.0.db())
            .await
            .map_err(failed("audit_event"))?;
        Ok(last.map_or((0, String::new()), |row| (row.number, row.hash)))
    }
}

impl Audit<'_, Write> {
    /// Adds an event at the end of the chain.
    pub async fn add(&self, new: &NewAuditEvent) -> Result<(), StoreError> {
        let db = self.0.db();
        if db.get_database_backend() == DbBackend::Postgres {
            // SQLite has one writer at a time; here the next one waits until this one is kept.
            let lock = format!("SELECT pg_advisory_xact_lock({LOCK})");
            db.execute_unprepared(&lock)
                .await
                .map_err(failed("audit_event"))?;
        }
        let (last, previous_hash) = self.last().await?;
        let number = last + 1;
        let row = audit_event::ActiveModel {
            number: Set(number),
            at: Set(kept(new.at)),
            action: Set(new.action.clone()),
            actor_id: Set(new.actor),
            origin: Set(new.origin.clone()),
            object: Set(new.object.clone()),
            object_id: Set(new.object_id.clone()),
            municipality_id: Set(new.municipality),
            network_id: Set(new.network),
            detail: Set(new.detail.clone()),
            hash: Set(new.hash(number, &previous_hash)),
            previous_hash: Set(previous_hash),
        };
        audit_event::Entity::insert(row)
            .exec_without_returning(&db)
            .await
            .map_err(failed("audit_event"))?;
        Ok(())
    }
}

impl NewAuditEvent {
    /// A list has one order in every version; an object may not.
    fn hash(&self, number: i64, previous: &str) -> String {
        let document = json!([
            number,
            previous,
            kept(self.at).to_rfc3339_opts(SecondsFormat::Micros, true),
            self.action,
            self.actor.map(|id| id.to_string()),
            self.origin,
            self.object,
            self.object_id,
            self.municipality.map(|id| id.to_string()),
            self.network.map(|id| id.to_string()),
            self.detail,
        ]);
        hash_of(&document.to_string())
    }
}

impl AuditEvent {
    fn read(row: audit_event::Model) -> Self {
        Self {
            number: row.number,
            record: NewAuditEvent {
                at: row.at,
                action: row.action,
                actor: row.actor_id,
                origin: row.origin,
                object: row.object,
                object_id: row.object_id,
                municipality: row.municipality_id,
                network: row.network_id,
                detail: row.detail,
            },
            hash: row.hash,
        }
    }
}
