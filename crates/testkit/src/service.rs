//! The service as it starts, with the data files, the editions and the demonstration of the
//! repository.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use icc_app::accounts::Rules;
use icc_app::editions::DefinitionFiles;
use icc_app::setup::{Progress, SetUp, prepare};
use icc_app::{Service, Sources};
use icc_domain::{FixedClock, SeededIds, SeededSecrets};
use icc_store::{DataFiles, ReferenceData, Store, StoreSettings};

use crate::loaded::{Contents, DATABASE};

/// Whether the invented municipalities and their answers are loaded too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demonstration {
    /// The invented world beside the real one.
    Loaded,
    /// Real municipalities and editions, nobody with a result: much quicker.
    LeftOut,
}

/// When these services think it is: after the last wave of the demonstration.
#[must_use]
pub fn service_moment() -> DateTime<Utc> {
    // 24 November 2026, noon.
    DateTime::from_timestamp(1_795_521_600, 0).unwrap_or_default()
}

/// The seed of ids and secrets.
const SEED: u64 = 7;
/// More ids than loading takes: those of a loaded store are followed by others.
const LOADED_IDS: u64 = 1_000_000_000;

/// A service over a migrated store, with the repository's data files, nothing loaded yet.
pub fn service_over(store: Store) -> Result<Service, Box<dyn Error>> {
    service_over_at(store, Arc::new(FixedClock::new(service_moment())))
}

/// As [`service_over`], by a clock that the test moves.
pub fn service_over_at(store: Store, clock: Arc<FixedClock>) -> Result<Service, Box<dyn Error>> {
    make(store, clock, SeededIds::new(SEED), SeededSecrets::new(SEED))
}

/// A service over a store that is loaded already, by a clock that the test moves.
pub fn service_over_loaded(
    store: Store,
    clock: Arc<FixedClock>,
) -> Result<Service, Box<dyn Error>> {
    let ids = SeededIds::after(SEED, LOADED_IDS);
    make(store, clock, ids, SeededSecrets::new(SEED + 1))
}

fn make(
    store: Store,
    clock: Arc<FixedClock>,
    ids: SeededIds,
    secrets: SeededSecrets,
) -> Result<Service, Box<dyn Error>> {
    let data = ReferenceData::parse(&DataFiles::embedded());
    let data = data.map_err(|problems| format!("{problems:?}"))?;
    let sources = Sources {
        clock,
        ids: Arc::new(ids),
        secrets: Arc::new(secrets),
    };
    Ok(Service::new(store, Arc::new(data), sources))
}

/// A service with a database of its own in a folder, nothing loaded yet.
pub async fn service_in(folder: &Path) -> Result<Service, Box<dyn Error>> {
    service_over(open(folder).await?)
}

/// A service with a database of its own in a folder that holds everything a starting service loads
/// by these rules, by a clock that the test moves.
pub async fn loaded_in(
    folder: &Path,
    clock: Arc<FixedClock>,
    demonstration: Demonstration,
    rules: Rules,
) -> Result<Service, Box<dyn Error>> {
    Contents::of(demonstration, rules).copy_to(folder).await?;
    let service = service_over_loaded(open(folder).await?, clock)?;
    Ok(service.with_rules(rules))
}

/// The migrated store of a service in a folder.
pub(crate) async fn open(folder: &Path) -> Result<Store, Box<dyn Error>> {
    let url = format!("sqlite://{}", folder.join(DATABASE).display());
    let store = Store::open(&StoreSettings::new(url)).await?;
    store.migrate().await?;
    Ok(store)
}

/// Closes the store of a service.
pub(crate) async fn close(service: Service) -> Result<(), Box<dyn Error>> {
    let store = service.store().clone();
    drop(service);
    store.close().await?;
    Ok(())
}

/// Loads everything that a starting service loads, and returns what it said it did.
pub async fn load(
    service: &Service,
    demonstration: Demonstration,
) -> Result<Vec<String>, Box<dyn Error>> {
    let editions = editions()?;
    let set_up = SetUp {
        editions: &editions,
        demonstration: demonstration == Demonstration::Loaded,
    };
    let said = Mutex::new(Vec::new());
    let tell = |step: Progress<'_>| {
        if let Ok(mut said) = said.lock() {
            said.push(step.to_string());
        }
    };
    prepare(service, &set_up, &tell).await?;
    Ok(said.into_inner().unwrap_or_default())
}

/// The files of every definition of the repository, by the name of its folder.
pub fn editions() -> io::Result<BTreeMap<String, DefinitionFiles>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questionnaires");
    let mut editions = BTreeMap::new();
    for edition in fs::read_dir(folder)? {
        let edition = edition?;
        let files = definition_files(&edition.path())?;
        editions.insert(edition.file_name().to_string_lossy().into_owned(), files);
    }
    Ok(editions)
}

/// The files of the definition in a folder.
pub fn definition_files(folder: &Path) -> io::Result<DefinitionFiles> {
    let mut files = DefinitionFiles::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, under: &str, files: &mut DefinitionFiles) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if icc_questionnaire::is_definition_file(&name) {
            files.insert(name, fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}
