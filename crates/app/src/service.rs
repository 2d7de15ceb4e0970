//! The service: a store, and what of it the public may see.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use icc_domain::{Clock, IdSource, SecretSource};
use icc_store::{Audience, NewWave, ReferenceData, Shelf, Store};
use tokio::sync::{self, Notify, RwLock};

use crate::accounts::{Hasher, IdentityProvider, Rules, Sealer};
use crate::error::Error;
use crate::evidence::{EvidenceLimits, Inspector};
use crate::in_step::InStep;
use crate::readiness::{Disk, Mode};
use crate::responses::{Asked, Company};
use crate::shared::handed_in;
use crate::snapshot::{ConsentStamp, Snapshot, current_runs};

/// How many audiences beside the public have what they may see in memory: those who read last.
const AUDIENCES_IN_MEMORY: usize = 8;

/// After this many seconds a reader looks whether another replica has published something.
const FRESH_SECONDS: i64 = 5;

/// What a service takes from the machine it runs on, or from a test.
#[derive(Clone)]
pub struct Sources {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New identifiers.
    pub ids: Arc<dyn IdSource>,
    /// Secrets that nobody can guess.
    pub secrets: Arc<dyn SecretSource>,
}

/// What every use case needs.
pub struct Service {
    store: Store,
    data: Arc<ReferenceData>,
    sources: Sources,
    rules: Rules,
    hasher: Hasher,
    sealer: Sealer,
    providers: Vec<Arc<dyn IdentityProvider>>,
    evidence_limits: EvidenceLimits,
    inspector: Inspector,
    mode: Mode,
    disk: Option<Arc<dyn Disk>>,
    shelf: Option<Shelf>,
    mail: Notify,
    present: Company,
    asked: Mutex<BTreeMap<(String, String), Arc<Asked>>>,
    in_step: InStep,
    current: RwLock<Option<Current>>,
    /// What audiences may see beyond that, apart: nobody waits for them who reads what is public.
    readers: sync::Mutex<BTreeMap<Audience, Current>>,
}

struct Current {
    snapshot: Arc<Snapshot>,
    /// Seconds since 1970 at which it was known to be current.
    looked_at: i64,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service").finish_non_exhaustive()
    }
}

impl Service {
    /// A service over an opened and migrated store.
    #[must_use]
    pub fn new(store: Store, data: Arc<ReferenceData>, sources: Sources) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            store,
            data,
            sources,
            rules: Rules::default(),
            hasher: Hasher::new(cores),
            sealer: Sealer::default(),
            providers: Vec::new(),
            evidence_limits: EvidenceLimits::default(),
            inspector: Inspector::new(),
            mode: Mode::default(),
            disk: None,
            shelf: None,
            mail: Notify::new(),
            present: Company::default(),
            asked: Mutex::default(),
            in_step: InStep::default(),
            current: RwLock::new(None),
            readers: sync::Mutex::default(),
        }
    }

    /// The same with other rules for accounts.
    #[must_use]
    pub fn with_rules(self, rules: Rules) -> Self {
        Self { rules, ..self }
    }

    /// The same with a key that seals secrets which must be kept readable.
    #[must_use]
    pub fn with_sealer(self, sealer: Sealer) -> Self {
        Self { sealer, ..self }
    }

    /// The same with providers of identity by which people can sign in.
    #[must_use]
    pub fn with_providers(self, providers: Vec<Arc<dyn IdentityProvider>>) -> Self {
        Self { providers, ..self }
    }

    /// The same with other limits for the files of evidence.
    #[must_use]
    pub fn with_evidence_limits(self, evidence_limits: EvidenceLimits) -> Self {
        Self {
            evidence_limits,
            ..self
        }
    }

    /// The same, keeping what it is sent or not.
    #[must_use]
    pub fn with_mode(self, mode: Mode) -> Self {
        Self { mode, ..self }
    }

    /// Whether anything is kept.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The same with the disk that it writes on.
    #[must_use]
    pub fn with_disk(self, disk: Arc<dyn Disk>) -> Self {
        Self {
            disk: Some(disk),
            ..self
        }
    }

    /// The same with a place for the files of releases.
    #[must_use]
    pub fn with_shelf(self, shelf: Shelf) -> Self {
        Self {
            shelf: Some(shelf),
            ..self
        }
    }

    pub(crate) const fn shelf(&self) -> Option<&Shelf> {
        self.shelf.as_ref()
    }

    pub(crate) fn disk(&self) -> Option<&dyn Disk> {
        self.disk.as_deref()
    }

    /// The limits for the files of evidence.
    #[must_use]
    pub const fn evidence_limits(&self) -> EvidenceLimits {
        self.evidence_limits
    }

    pub(crate) const fn inspector(&self) -> &Inspector {
        &self.inspector
    }

    /// Providers of identity by which people can sign in.
    #[must_use]
    pub fn providers(&self) -> &[Arc<dyn IdentityProvider>] {
        &self.providers
    }

    pub(crate) const fn sealer(&self) -> &Sealer {
        &self.sealer
    }

    /// The rules for accounts.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    pub(crate) const fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    pub(crate) fn secrets(&self) -> &dyn SecretSource {
        &*self.sources.secrets
    }

    /// Who fills in something now.
    pub(crate) const fn present(&self) -> &Company {
        &self.present
    }

    /// What long lists are made of, in memory.
    pub(crate) const fn in_step(&self) -> &InStep {
        &self.in_step
    }

    /// Told when a mail is waiting.
    pub(crate) const fn mail_bell(&self) -> &Notify {
        &self.mail
    }

    /// The store, for set-up and health checks.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Names of countries and measures, powers, classes: what is used from memory.
    #[must_use]
    pub fn data(&self) -> &ReferenceData {
        &self.data
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.sources.clock
    }

    /// The source of new identifiers.
    #[must_use]
    pub fn ids(&self) -> &dyn IdSource {
        &*self.sources.ids
    }

    /// What a wave asks and how it is scored. Read once: a version that a wave pins never changes.
    pub(crate) async fn asked(&self, wave: &NewWave) -> Result<Arc<Asked>, Error> {
        let key = (wave.definition_hash.clone(), wave.method_id.clone());
        let known = self
            .asked
            .lock()
            .ok()
            .and_then(|all| all.get(&key).cloned());
        if let Some(known) = known {
            return Ok(known);
        }
        let definitions = self.store.read().definitions();
        let stored = definitions.by_hash(&key.0).await?.ok_or(Error::NotFound)?;
        let asked = Arc::new(Asked::read(&stored.document, &key.1)?);
        if let Ok(mut all) = self.asked.lock() {
            all.insert(key, Arc::clone(&asked));
        }
        Ok(asked)
    }

    /// What the public may see now. Usually no query; every few seconds one short look whether
    /// something new was published; a new reading only then.
    pub async fn snapshot(&self) -> Result<Arc<Snapshot>, Error> {
        let now = self.sources.clock.now().timestamp();
        if let Some(current) = &*self.current.read().await
            && now - current.looked_at < FRESH_SECONDS
        {
            return Ok(Arc::clone(&current.snapshot));
        }
        let mut current = self.current.write().await;
        if let Some(current) = &mut *current {
            // Somebody else may have looked while this reader waited.
            if now - current.looked_at < FRESH_SECONDS || self.shows_the_present(current).await? {
                current.looked_at = current.looked_at.max(now);
                return Ok(Arc::clone(&current.snapshot));
            }
        }
        let snapshot = self.read_snapshot(Audience::Public).await?;
        *current = Some(Current {
            snapshot: Arc::clone(&snapshot),
            looked_at: now,
        });
        Ok(snapshot)
    }

    /// What an audience may see now. Whoever asks has asked the policy whether somebody reads as that
    /// audience.
    pub(crate) async fn snapshot_for(&self, audience: &Audience) -> Result<Arc<Snapshot>, Error> {
        if *audience == Audience::Public {
            return self.snapshot().await;
        }
        let now = self.sources.clock.now().timestamp();
        let mut readers = self.readers.lock().await;
        if let Some(current) = readers.get_mut(audience)
            && (now - current.looked_at < FRESH_SECONDS || self.shows_the_present(current).await?)
        {
            current.looked_at = current.looked_at.max(now);
            return Ok(Arc::clone(&current.snapshot));
        }
        let snapshot = self.read_snapshot(audience.clone()).await?;
        let current = Current {
            snapshot: Arc::clone(&snapshot),
            looked_at: now,
        };
        readers.insert(audience.clone(), current);
        while readers.len() > AUDIENCES_IN_MEMORY {
            let others = readers.iter().filter(|(one, _)| *one != audience);
            let last = others.min_by_key(|(_, current)| current.looked_at);
            let Some(last) = last.map(|(one, _)| one.clone()) else {
                break;
            };
            readers.remove(&last);
        }
        Ok(snapshot)
    }

    async fn read_snapshot(&self, audience: Audience) -> Result<Arc<Snapshot>, Error> {
        let register = self.register_stamp().await?;
        let consent = self.consent_stamp().await?;
        let snapshot = Snapshot::read(&self.store, audience, register, consent).await?;
        Ok(Arc::new(snapshot))
    }

    async fn shows_the_present(&self, current: &Current) -> Result<bool, Error> {
        let snapshot = &current.snapshot;
        let own = handed_in(&self.store.read(), &snapshot.audience).await?;
        Ok(own
            .iter()
            .map(|(wave, one)| (*wave, one.id))
            .eq(snapshot.own.iter().map(|(wave, id)| (*wave, *id)))
            && self.register_stamp().await? == snapshot.register
            && self.consent_stamp().await? == snapshot.consent
            && current_runs(&self.store).await?.1 == snapshot.runs)
    }

    /// The last change of the register in the record.
    async fn register_stamp(&self) -> Result<i64, Error> {
        let read = self.store.read();
        Ok(read.audit().last_about(crate::register::OBJECT).await?)
    }

    /// What municipalities allow, today.
    async fn consent_stamp(&self) -> Result<ConsentStamp, Error> {
        let read = self.store.read();
        Ok(ConsentStamp {
            said: read.consents().count().await?,
            counted: read.blocks().count().await?,
            on: self.sources.clock.now().date_naive(),
        })
    }

    /// Something public was changed here: the next reader sees it, and does not wait.
    pub(crate) async fn look_again(&self) {
        if let Some(current) = &mut *self.current.write().await {
            current.looked_at = 0;
        }
        for current in self.readers.lock().await.values_mut() {
            current.looked_at = 0;
        }
    }
}
