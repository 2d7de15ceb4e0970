//! `icc-index backup`: copies the database while the service runs, and checks the copy.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args as ClapArgs;
use icc_domain::Clock;
use icc_i18n::{Args, key};
use icc_store::{Contents, Dialect, Store, StoreSettings};
use tempfile::TempPath;

use crate::backup::{Made, Manifest};
use crate::console::{Console, Outcome};
use crate::database::{self, Place};
use crate::machine::SystemClock;
use crate::output;
use crate::postgres;

#[derive(Debug, ClapArgs)]
pub(crate) struct Backup {
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(console: &Console, arguments: &Backup) -> Outcome {
    let file = &arguments.file;
    let url = arguments.place.settings()?.database_url();
    database::existing(console, &arguments.place, async |store| {
        let manifest = copy(&store, &url, file).await?;
        store.close().await?;
        let args = Args::new()
            .text("file", file.display().to_string())
            .integer("tables", manifest.contents.tables.len())
            .integer("rows", manifest.contents.rows())
            .text("sha256", &manifest.sha256);
        Ok(console.say(key!("cli-backup-done"), &args)?)
    })
}

/// Writes the copy beside its place, checks it, and only then moves it and its manifest there.
async fn copy(store: &Store, url: &str, file: &Path) -> Result<Manifest> {
    let manifest_file = Manifest::place(file);
    for place in [file, &manifest_file] {
        ensure!(!place.exists(), "{} is there already", place.display());
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let made = tempfile::Builder::new()
        .prefix(".backup-")
        .tempdir_in(folder)
        .with_context(|| format!("nothing can be written in {}", folder.display()))?;
    let begun = TempPath::try_from_path(made.path().join("copy"))?;
    let at = SystemClock.now();
    let version = store.check_version().await?;
    let dialect = store.dialect();
    let contents = match dialect {
        Dialect::Sqlite => sqlite(store, &begun).await?,
        Dialect::Postgres => server(store, url, &begun).await?,
    };
    let made = Made {
        at,
        dialect,
        version,
        contents,
    };
    let manifest = Manifest::of(&begun, made)?;
    output::private(&begun)?;
    std::fs::write(&manifest_file, manifest.document()?)
        .with_context(|| format!("{} cannot be written", manifest_file.display()))?;
    let kept = begun.persist_noclobber(file);
    if let Err(error) = kept {
        // A manifest without its file would stand in the way of the next try.
        let _ = std::fs::remove_file(&manifest_file);
        return Err(error.error).with_context(|| format!("{} cannot be written", file.display()));
    }
    Ok(manifest)
}

/// Copies a file of SQLite through the database itself and reads the whole copy.
async fn sqlite(store: &Store, begun: &Path) -> Result<Contents> {
    store
        .copy_into(begun)
        .await
        .context("the database cannot be copied")?;
    let copy = Store::open(&StoreSettings::new(format!("sqlite://{}", begun.display())))
        .await
        .context("the copy cannot be opened")?;
    let damage = copy.damage().await?;
    ensure!(
        damage.is_empty(),
        "the copy is damaged: {}",
        damage.join("; ")
    );
    let snapshot = copy.snapshot().await?;
    let contents = snapshot.contents().await?;
    snapshot.end().await?;
    copy.close().await?;
    Ok(contents)
}

/// Has `pg_dump` copy what one snapshot shows, and counts the same snapshot.
async fn server(store: &Store, url: &str, begun: &Path) -> Result<Contents> {
    let (snapshot, name) = store.shared_snapshot().await?;
    let contents = snapshot.contents().await?;
    let (url, file) = (url.to_owned(), begun.to_owned());
    tokio::task::spawn_blocking(move || {
        postgres::dump(&url, &name, &file)?;
        postgres::check(&file)
    })
    .await??;
    snapshot.end().await?;
    Ok(contents)
}
