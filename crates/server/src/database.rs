//! Opening the database of the service: for `serve`, and for the commands that look at it or add
//! to it.

use std::future::Future;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args as ClapArgs;
use icc_i18n::{Args, key};
use icc_store::{Store, StoreError, StoreSettings};

use crate::console::{Console, Failure, Outcome};
use crate::settings::{Overrides, Settings};

/// Which database a command works on.
#[derive(Debug, ClapArgs)]
pub(crate) struct Place {
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Opens the database; creates its folder and file when they do not exist, and brings its schema
/// up to date when the settings say so.
pub(crate) async fn open(settings: &Settings) -> Result<Store> {
    let folder = &settings.data.folder;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the data folder {} cannot be created", folder.display()))?;
    let store = connect(settings).await?;
    if settings.database.migrate {
        for name in store
            .migrate()
            .await
            .context("the database cannot be brought up to date")?
        {
            tracing::info!(migration = name, "migration applied");
        }
    }
    store
        .require_current_schema()
        .await
        .context("the database is not up to date, and `database.migrate` is false")?;
    Ok(store)
}

/// Opens a database that exists, whose schema must be the one of this program; changes nothing.
pub(crate) async fn open_as_it_is(settings: &Settings) -> Result<Store> {
    if let Some(file) = settings.database_file() {
        ensure!(file.is_file(), "there is no database at {}", file.display());
    }
    let store = connect(settings).await?;
    let current = store.require_current_schema().await;
    current.context("the database is not up to date, and nothing is changed in read-only mode")?;
    Ok(store)
}

pub(crate) async fn connect(settings: &Settings) -> Result<Store> {
    let mut connection = StoreSettings::new(settings.database_url());
    connection.connections = settings.database.connections;
    Store::open(&connection)
        .await
        .context("the database cannot be opened")
}

/// Runs a use case that adds to the database, on one that is made if there is none.
pub(crate) fn change<F>(place: &Place, use_case: impl FnOnce(Store) -> F) -> Outcome
where
    F: Future<Output = Outcome>,
{
    let settings = place.settings()?;
    runtime()?.block_on(async {
        let store = open(&settings).await?;
        use_case(store).await
    })
}

/// What a command does where there is no database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absent {
    /// An empty one is made.
    Made,
    /// It is an error.
    Told,
}

/// Runs a use case on a database whatever its schema.
pub(crate) fn bare<F>(place: &Place, absent: Absent, use_case: impl FnOnce(Store) -> F) -> Outcome
where
    F: Future<Output = Outcome>,
{
    let settings = place.settings()?;
    if absent == Absent::Made && settings.database_file().is_some() {
        let folder = &settings.data.folder;
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the data folder {} cannot be created", folder.display()))?;
    }
    runtime()?.block_on(async {
        let store = connect(&settings).await?;
        use_case(store).await
    })
}

/// As [`bare`], on a database that exists.
pub(crate) fn existing<F>(
    console: &Console,
    place: &Place,
    use_case: impl FnOnce(Store) -> F,
) -> Outcome
where
    F: Future<Output = Outcome>,
{
    if let Some(file) = place.settings()?.database_file()
        && !file.is_file()
    {
        return Err(told(console, key!("cli-database-missing"), &file));
    }
    bare(place, Absent::Told, use_case)
}

/// Runs a use case that only looks: the database must exist and be up to date.
pub(crate) fn look<F>(
    console: &Console,
    place: &Place,
    use_case: impl FnOnce(Store) -> F,
) -> Outcome
where
    F: Future<Output = Outcome>,
{
    let settings = place.settings()?;
    if let Some(file) = settings.database_file()
        && !file.is_file()
    {
        return Err(told(console, key!("cli-database-missing"), &file));
    }
    runtime()?.block_on(async {
        let store = connect(&settings).await?;
        match store.require_current_schema().await {
            Err(StoreError::PendingMigrations(_)) => {
                let file = settings.database_file().unwrap_or_default();
                return Err(told(console, key!("cli-database-old"), &file));
            }
            other => other?,
        }
        use_case(store).await
    })
}

fn told(console: &Console, id: &str, file: &Path) -> Failure {
    let args = Args::new().text("file", file.display().to_string());
    console.tell(id, &args);
    Failure::Told
}

pub(crate) fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}

impl Place {
    pub(crate) fn settings(&self) -> Result<Settings> {
        let overrides = Overrides::new(None, self.data.as_deref());
        Settings::read(self.config.as_deref(), &overrides)
    }
}
