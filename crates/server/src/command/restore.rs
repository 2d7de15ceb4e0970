//! `icc-index restore`: puts a backup where there is nothing, and checks that everything came back.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args as ClapArgs;
use icc_app::condition::{BrokenChain, broken_chains};
use icc_app::releases::files_of_releases;
use icc_app::verify::{Verdict, verify_runs};
use icc_i18n::{Args, key};
use icc_store::{Contents, Dialect, Store, StoreError, StoreSettings};

use crate::backup::{self, Manifest, releases};
use crate::command::doctor::chain_text;
use crate::console::{Console, Failure, Outcome};
use crate::database::{self, Place};
use crate::output;
use crate::postgres;
use crate::settings::Settings;

#[derive(Debug, ClapArgs)]
pub(crate) struct Restore {
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

/// What was found in what was restored.
struct Checked {
    pending: Vec<String>,
    broken: Vec<BrokenChain>,
    runs: usize,
    differing: usize,
    /// Files of releases that the database names and the backup does not hold as they were.
    missing: Vec<String>,
}

pub(crate) fn run(console: &Console, arguments: &Restore) -> Outcome {
    let settings = arguments.place.settings()?;
    let manifest = Manifest::read(&arguments.file)?;
    let brings = manifest.releases.as_ref();
    let brings = brings.filter(|_| !settings.releases_are_elsewhere());
    let place = settings.database_file();
    fits(&manifest, place.as_deref())?;
    let checked = database::runtime()?.block_on(async {
        if let Some(files) = brings {
            releases::bring_back(files, &arguments.file, &settings).await?;
        }
        let checked = match &place {
            Some(place) => into_file(&manifest, &arguments.file, place).await,
            None => into_server(&manifest, &arguments.file, &settings).await,
        };
        checked.map_err(|error| match brings {
            Some(files) if !files.is_empty() => releases::taken_back(error, &settings),
            _ => error,
        })
    })?;
    for chain in &checked.broken {
        let (id, args) = chain_text(chain);
        console.tell(id, &args);
    }
    let args = Args::new()
        .integer("tables", manifest.contents.tables.len())
        .integer("rows", manifest.contents.rows())
        .integer("runs", checked.runs)
        .integer("differing", checked.differing);
    console.say(key!("cli-restore-done"), &args)?;
    if !checked.pending.is_empty() {
        let count = Args::new().integer("count", checked.pending.len());
        console.tell(key!("cli-restore-pending"), &count);
    }
    match brings {
        Some(files) => {
            let count = Args::new().integer("count", files.len());
            console.tell(key!("cli-restore-releases"), &count);
        }
        None => console.tell(key!("cli-restore-releases-elsewhere"), &Args::new()),
    }
    for file in &checked.missing {
        let file = Args::new().text("file", file);
        console.tell(key!("cli-restore-release-file"), &file);
    }
    if checked.broken.is_empty() && checked.differing == 0 && checked.missing.is_empty() {
        Ok(())
    } else {
        Err(Failure::Told)
    }
}

/// Refuses, before anything is copied, a backup of another database and a file that is there.
fn fits(manifest: &Manifest, place: Option<&Path>) -> Result<()> {
    let Some(place) = place else {
        return same_kind(manifest, Dialect::Postgres);
    };
    same_kind(manifest, Dialect::Sqlite)?;
    for ending in ["", "-wal", "-shm"] {
        let mut there = place.as_os_str().to_owned();
        there.push(ending);
        let there = PathBuf::from(there);
        ensure!(
            !there.exists(),
            "{} is there already: a backup is restored into an empty place only",
            there.display()
        );
    }
    Ok(())
}

/// Copies the file beside its place, checks it there, and only then moves it.
async fn into_file(manifest: &Manifest, file: &Path, place: &Path) -> Result<Checked> {
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    let beside = tempfile::Builder::new()
        .prefix(".restore-")
        .tempdir_in(folder)
        .with_context(|| format!("nothing can be written in {}", folder.display()))?;
    let copy = beside.path().join("copy");
    std::fs::copy(file, &copy).with_context(|| format!("{} cannot be copied", file.display()))?;
    let store = Store::open(&StoreSettings::new(format!("sqlite://{}", copy.display())))
        .await
        .context("what was restored cannot be opened")?;
    let damage = store.damage().await?;
    ensure!(
        damage.is_empty(),
        "the backup is damaged: {}",
        damage.join("; ")
    );
    let checked = check(manifest, &store).await?;
    store.close().await?;
    output::private(&copy)?;
    std::fs::File::open(&copy)
        .and_then(|copy| copy.sync_all())
        .context("what was restored is not on the disk")?;
    std::fs::rename(&copy, place)
        .with_context(|| format!("{} cannot be written", place.display()))?;
    Ok(checked)
}

async fn into_server(manifest: &Manifest, file: &Path, settings: &Settings) -> Result<Checked> {
    let store = database::connect(settings).await?;
    ensure!(
        store.is_empty().await?,
        "the database holds tables already: a backup is restored into an empty one only"
    );
    let (url, file) = (settings.database_url(), file.to_owned());
    tokio::task::spawn_blocking(move || postgres::restore(&url, &file)).await??;
    let checked = check(manifest, &store).await?;
    store.close().await?;
    Ok(checked)
}

fn same_kind(manifest: &Manifest, dialect: Dialect) -> Result<()> {
    let here = backup::name(dialect);
    ensure!(
        manifest.database == here,
        "the backup is of {}, and `database.url` names a database of {here}",
        manifest.database
    );
    Ok(())
}

/// Compares every table with the manifest; then walks the chains and computes the scores again,
/// where this program knows the schema.
async fn check(manifest: &Manifest, store: &Store) -> Result<Checked> {
    let snapshot = store.snapshot().await?;
    let found = snapshot.contents().await?;
    snapshot.end().await?;
    same_contents(&manifest.contents, &found)?;
    let pending = match store.pending_migrations().await {
        Err(StoreError::UnknownMigrations(names)) => bail!(
            "the backup was made by a newer version; unknown here: {}",
            names.join(", ")
        ),
        other => other?,
    };
    if !pending.is_empty() {
        return Ok(Checked {
            pending,
            broken: Vec::new(),
            runs: 0,
            differing: 0,
            missing: Vec::new(),
        });
    }
    let runs = verify_runs(store).await?;
    let differs = |verdict: &Verdict| matches!(verdict, Verdict::Differs(_));
    let mut missing = Vec::new();
    if let Some(files) = &manifest.releases {
        let named = files_of_releases(store).await?.into_iter();
        let lost = named.filter(|(key, sha256)| files.get(key) != Some(sha256));
        missing.extend(lost.map(|(key, _)| key));
    }
    Ok(Checked {
        missing,
        pending,
        broken: broken_chains(store).await?,
        differing: runs.iter().filter(|run| differs(&run.verdict)).count(),
        runs: runs.len(),
    })
}

fn same_contents(expected: &Contents, found: &Contents) -> Result<()> {
    ensure!(
        expected.migrations == found.migrations,
        "the schema is not the one of the manifest"
    );
    let differences = expected.differences(found);
    if differences.is_empty() {
        return Ok(());
    }
    let count = |rows: Option<u64>| rows.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let told: Vec<String> = differences
        .iter()
        .map(|one| {
            let (expected, found) = (count(one.expected), count(one.found));
            format!("{} ({expected} rows, found {found})", one.table)
        })
        .collect();
    bail!("not as in the manifest: {}", told.join(", "))
}
