//! `icc-index release`: releases of the data, for whoever runs the service.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::anyhow;
use clap::{Args as ClapArgs, Subcommand};
use icc_app::input::Origin;
use icc_app::releases::{Built, Checked, FileCheck, ListedRelease, Version};
use icc_app::{Error, Service};
use icc_domain::LocalizedText;
use icc_i18n::{Args, key};
use icc_store::{DataFiles, ReferenceData, Shelf, Store};

use crate::command::user::with_service_of;
use crate::console::{Console, Failure, Outcome, print};
use crate::database::Place;
use crate::machine;
use crate::settings::Settings;

#[derive(Debug, ClapArgs)]
pub(crate) struct Release {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(Place),
    List(Place),
    Show(Named),
    Check(Check),
    Withdraw(Withdraw),
}

/// A release by its version.
#[derive(Debug, ClapArgs)]
struct Named {
    #[arg(value_name = "VERSION", value_parser = version)]
    version: Version,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, ClapArgs)]
struct Check {
    #[command(flatten)]
    named: Named,
    #[arg(long, value_name = "DIR")]
    again: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
struct Withdraw {
    #[command(flatten)]
    named: Named,
    #[arg(long, value_name = "TEXT")]
    reason_fr: String,
    #[arg(long, value_name = "TEXT")]
    reason_en: String,
}

/// Reads a version, also as addresses have it: `v1.0.0`. What is wrong is said by the argument's
/// own help.
pub(super) fn version(text: &str) -> Result<Version, String> {
    let numbers = text.strip_prefix('v').unwrap_or(text);
    numbers.parse().map_err(|()| text.to_owned())
}

pub(crate) fn run(console: &Console, arguments: &Release) -> Outcome {
    match &arguments.command {
        Command::Build(place) => build(console, place),
        Command::List(place) => list(console, place),
        Command::Show(named) => show(console, named),
        Command::Check(check) => self::check(console, check),
        Command::Withdraw(withdraw) => self::withdraw(console, withdraw),
    }
}

/// Runs a use case of the service with a place for files.
pub(super) fn with_service(
    console: &Console,
    place: &Place,
    use_case: impl AsyncFnOnce(&Service) -> Outcome,
) -> Outcome {
    with_service_of(console, place, service, use_case)
}

fn service(store: Store, settings: &Settings) -> anyhow::Result<Service> {
    let data = ReferenceData::parse(&DataFiles::embedded());
    let data = data.map_err(|problems| anyhow!("the data files have problems: {problems:?}"))?;
    Ok(Service::new(store, Arc::new(data), machine::sources()).with_shelf(settings.shelf()?))
}

/// Says in a sentence why a use case did nothing; what is a failure stays one.
pub(super) fn refused(console: &Console, error: Error) -> Failure {
    let id = match &error {
        Error::NotFound => key!("cli-release-not-found"),
        Error::Conflict => key!("cli-release-conflict"),
        Error::Invalid(_) => key!("cli-release-reason"),
        _ => return Failure::Error(anyhow!(error)),
    };
    console.tell(id, &Args::new());
    Failure::Told
}

fn build(console: &Console, place: &Place) -> Outcome {
    let publishing = place.settings()?.publishing();
    with_service(console, place, async |service| {
        let software = env!("CARGO_PKG_VERSION");
        let origin = Origin::console();
        let built = service
            .build_release(publishing, software, console.i18n(), &origin)
            .await;
        let (id, version) = match built.map_err(|error| refused(console, error))? {
            Built::Made(release) => (key!("cli-release-made"), release.version),
            Built::Unchanged(version) => (key!("cli-release-unchanged"), version),
        };
        let args = Args::new().text("version", version.to_string());
        Ok(console.say(id, &args)?)
    })
}

fn list(console: &Console, place: &Place) -> Outcome {
    with_service(console, place, async |service| {
        let releases = service.releases().await.map_err(anyhow::Error::new)?;
        for release in &releases {
            line(console, release)?;
        }
        let count = Args::new().integer("count", releases.len());
        console.tell(key!("cli-release-list-done"), &count);
        Ok(())
    })
}

fn line(console: &Console, listed: &ListedRelease) -> std::io::Result<()> {
    let args = Args::new()
        .text("version", listed.release.version.to_string())
        .text("date", listed.release.made_at.date_naive().to_string())
        .text("change", listed.document.step.as_str());
    let id = match &listed.withdrawal {
        None => key!("cli-release-line"),
        Some(_) => key!("cli-release-line-withdrawn"),
    };
    console.say(id, &args)
}

/// The files with their checksums, as `sha256sum -c` reads them, and what changed.
fn show(console: &Console, named: &Named) -> Outcome {
    with_service(console, &named.place, async |service| {
        let found = service.release(named.version).await;
        let (listed, files) = found.map_err(|error| refused(console, error))?;
        line(console, &listed)?;
        for table in &listed.document.tables {
            let args = Args::new()
                .text("table", &table.name)
                .integer("rows", table.rows)
                .integer("added", table.added)
                .integer("changed", table.changed)
                .integer("removed", table.removed);
            console.say(key!("cli-release-table"), &args)?;
        }
        for file in files {
            print(&format!("{}  {}", file.sha256, file.name))?;
        }
        Ok(())
    })
}

fn check(console: &Console, check: &Check) -> Outcome {
    let version = check.named.version;
    with_service(console, &check.named.place, async |service| {
        let cleared = service.clear_withdrawn_releases().await;
        cleared.map_err(|error| refused(console, error))?;
        let checked = service.check_release(version).await;
        let checked = checked.map_err(|error| refused(console, error))?;
        tell(console, &checked, key!("cli-release-check-done"))?;
        let Some(folder) = &check.again else {
            return Ok(());
        };
        let place = Shelf::in_folder(folder).map_err(anyhow::Error::new)?;
        let made = service
            .make_release_again(version, place, console.i18n())
            .await;
        let made = made.map_err(|error| refused(console, error))?;
        tell(console, &made, key!("cli-release-again-done"))
    })
}

/// Lists the files that are not as they were.
fn tell(console: &Console, checked: &Checked, done: &'static str) -> Outcome {
    for (name, check) in &checked.files {
        let id = match check {
            FileCheck::Equal => continue,
            FileCheck::Different => key!("cli-release-file-different"),
            FileCheck::Missing => key!("cli-release-file-missing"),
        };
        console.say(id, &Args::new().text("file", name))?;
    }
    let other = checked.files.iter();
    let other = other.filter(|(_, check)| *check != FileCheck::Equal);
    let args = Args::new()
        .integer("files", checked.files.len())
        .integer("other", other.count());
    console.tell(done, &args);
    if checked.is_sound() {
        Ok(())
    } else {
        Err(Failure::Told)
    }
}

fn withdraw(console: &Console, withdraw: &Withdraw) -> Outcome {
    let version = withdraw.named.version;
    with_service(console, &withdraw.named.place, async |service| {
        let reasons = [("fr", &withdraw.reason_fr), ("en", &withdraw.reason_en)];
        let reasons = reasons.map(|(tag, text)| (tag.to_owned(), text.clone()));
        let reasons = LocalizedText(reasons.into());
        let done = service
            .withdraw_release(version, reasons, &Origin::console())
            .await;
        done.map_err(|error| refused(console, error))?;
        let args = Args::new().text("version", version.to_string());
        Ok(console.say(key!("cli-release-withdrawn"), &args)?)
    })
}
