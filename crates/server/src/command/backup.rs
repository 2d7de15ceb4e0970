//! `icc-index backup`: copies the database while the service runs, and checks the copy; then the files
//! of releases that this machine keeps.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args as ClapArgs;
use icc_domain::Clock;
use icc_i18n::{Args, key};
use icc_store::{Contents, Dialect, Store, StoreSettings};
use tempfile::TempPath;

use crate::backup::{Made, Manifest, releases};
use crate::console::{Console, Outcome};
use crate::database::{self, Place};
use crate::machine::SystemClock;
use crate::output;
use crate::postgres;
use crate::settings::Settings;

#[derive(Debug, ClapArgs)]
pub(crate) struct Backup {
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(console: &Console, arguments: &Backup) -> Outcome {
    let file = &arguments.file;
    let settings = arguments.place.settings()?;
    database::existing(console, &arguments.place, async |store| {
        let manifest = copy(&store, &settings, file).await?;
        store.close().await?;
        match &manifest.releases {
            Some(files) => {
                let count = Args::new().integer("count", files.len());
                console.tell(key!("cli-backup-releases"), &count);
            }
            None => console.tell(key!("cli-backup-releases-elsewhere"), &Args::new()),
        }
        let args = Args::new()
            .text("file", file.display().to_string())
            .integer("tables", manifest.contents.tables.len())
            .integer("rows", manifest.contents.rows())
            .text("sha256", &manifest.sha256);
        Ok(console.say(key!("cli-backup-done"), &args)?)
    })
}

/// Writes the copy beside its place, checks it, and only then moves it and its manifest there.
async fn copy(store: &Store, settings: &Settings, file: &Path) -> Result<Manifest> {
    let (manifest_file, files) = (Manifest::place(file), releases::place(file));
    for place in [file, &manifest_file, &files] {
        ensure!(!place.exists(), "{} is there already", place.display());
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let made_in = tempfile::Builder::new()
        .prefix(".backup-")
        .tempdir_in(folder)
        .with_context(|| format!("nothing can be written in {}", folder.display()))?;
    let begun = TempPath::try_from_path(made_in.path().join("copy"))?;
    let at = SystemClock.now();
    let version = store.check_version().await?;
    let dialect = store.dialect();
    let contents = match dialect {
        Dialect::Sqlite => sqlite(store, &begun).await?,
        Dialect::Postgres => server(store, &settings.database_url(), &begun).await?,
    };
    let begun_files = made_in.path().join("releases");
    let releases = releases::copy(settings, &begun_files).await?;
    let made = Made {
        at,
        dialect,
        version,
        contents,
        releases,
    };
    let manifest = Manifest::of(&begun, made)?;
    output::private(&begun)?;
    let cannot = |place: &Path| format!("{} cannot be written", place.display());
    let document = manifest.document()?;
    if begun_files.exists() {
        std::fs::rename(&begun_files, &files).with_context(|| cannot(&files))?;
    }
    let written = std::fs::write(&manifest_file, document).with_context(|| cannot(&manifest_file));
    let kept = written.and_then(|()| {
        let kept = begun.persist_noclobber(file).map_err(|error| error.error);
        kept.with_context(|| cannot(file))
    });
    if let Err(error) = kept {
        // A manifest without its file, or files without either, would stand in the way of the next
        // try.
        let _ = std::fs::remove_file(&manifest_file);
        let _ = std::fs::remove_dir_all(&files);
        return Err(error);
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
