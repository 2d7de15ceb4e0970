//! `icc-index user`: accounts and roles, for whoever runs the service. The same use cases as the
//! pages, recorded as done at the console.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Subcommand};
use icc_app::accounts::{Offer, Open, PersonRow, Place as Holding};
use icc_app::input::Origin;
use icc_app::{Actor, Error, Service};
use icc_domain::{Locale, Role};
use icc_i18n::{Args, key};
use icc_pages::urls::Route;
use icc_store::{ReferenceData, Store};

use crate::console::{Console, Failure, Outcome, print};
use crate::database::{self, Place};
use crate::machine;
use crate::settings::Settings;

#[derive(Debug, ClapArgs)]
pub(crate) struct User {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(Place),
    Invite(Invite),
    Grant(Grant),
    EndRole(Grant),
    Disable(Named),
    Enable(Named),
    CreateAdminToken(Place),
}

/// Somebody by the address.
#[derive(Debug, ClapArgs)]
struct Named {
    email: String,
    #[command(flatten)]
    place: Place,
}

/// A role of somebody.
#[derive(Debug, ClapArgs)]
struct Grant {
    email: String,
    #[arg(long, value_parser = PossibleValuesParser::new(Role::ALL.map(Role::code)))]
    role: String,
    /// Code of the municipality or network.
    #[arg(
        long = "for",
        value_name = "CODE",
        default_value = "",
        hide_default_value = true
    )]
    held_for: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, ClapArgs)]
struct Invite {
    #[command(flatten)]
    grant: Grant,
    #[arg(long, value_name = "fr|en", default_value = "fr", value_parser = PossibleValuesParser::new(["fr", "en"]))]
    language: String,
    #[arg(long = "as", value_name = "EMAIL")]
    by: Option<String>,
}

pub(crate) fn run(console: &Console, arguments: &User) -> Outcome {
    match &arguments.command {
        Command::List(place) => list(console, place),
        Command::Invite(invite) => offer(console, invite),
        Command::Grant(grant) => give(console, grant),
        Command::EndRole(grant) => end(console, grant),
        Command::Disable(named) => switch(console, named, Open::No),
        Command::Enable(named) => switch(console, named, Open::Yes),
        Command::CreateAdminToken(place) => create_admin_token(console, place),
    }
}

/// A service for use cases that need neither editions nor providers.
pub(crate) fn service(store: Store, settings: &Settings) -> Result<Service> {
    let data = Arc::new(ReferenceData::default());
    let service = Service::new(store, data, machine::sources());
    Ok(service.with_sealer(crate::providers::sealer(settings)?))
}

/// Runs a use case of the service on a database that is up to date, and closes it.
pub(crate) fn with_service(
    console: &Console,
    place: &Place,
    use_case: impl AsyncFnOnce(&Service) -> Outcome,
) -> Outcome {
    with_service_of(console, place, service, use_case)
}

/// The same with a service that is made otherwise.
pub(super) fn with_service_of(
    console: &Console,
    place: &Place,
    make: impl FnOnce(Store, &Settings) -> Result<Service>,
    use_case: impl AsyncFnOnce(&Service) -> Outcome,
) -> Outcome {
    let settings = place.settings()?;
    database::look(console, place, async |store| {
        let service = make(store, &settings)?;
        let outcome = use_case(&service).await;
        service.store().clone().close().await?;
        outcome
    })
}

/// Says in a sentence why a use case did nothing; what is a failure stays one.
pub(crate) fn refused(console: &Console, error: Error) -> Failure {
    let id = match &error {
        Error::NotFound => key!("cli-user-not-found"),
        Error::Conflict => key!("cli-user-conflict"),
        Error::Invalid(_) => key!("cli-user-address"),
        _ => return Failure::Error(anyhow!(error)),
    };
    console.tell(id, &Args::new());
    Failure::Told
}

fn list(console: &Console, place: &Place) -> Outcome {
    with_service(console, place, async |service| {
        let people = service.people(&Actor::console(console.locale)).await;
        let people = people.map_err(|error| refused(console, error))?;
        let mut lines: Vec<String> = people.rows.iter().map(|row| line(console, row)).collect();
        lines.sort();
        for line in lines {
            print(&line)?;
        }
        let count = Args::new().integer("count", people.rows.len());
        console.tell(key!("cli-user-list-done"), &count);
        Ok(())
    })
}

/// Address, name, role, for whom, state: between tabulators, codes as they are.
fn line(console: &Console, row: &PersonRow) -> String {
    let role = row.role.as_ref();
    let state = match (row.disabled_at, row.demonstration) {
        (Some(_), _) => key!("cli-user-list-closed"),
        (None, true) => key!("cli-user-list-demonstration"),
        (None, false) => key!("cli-user-list-open"),
    };
    [
        row.email.clone(),
        row.name.clone(),
        role.map_or("-", |(_, role, _)| role.code()).to_owned(),
        role.map(|(_, _, place)| place.code.clone())
            .filter(|code| !code.is_empty())
            .unwrap_or_else(|| "-".to_owned()),
        console.plain(state),
    ]
    .join("\t")
}

fn offer(console: &Console, invite: &Invite) -> Outcome {
    let grant = &invite.grant;
    with_service(console, &grant.place, async |service| {
        let actor = service.administrator(invite.by.as_deref()).await;
        let Ok(actor) = actor else {
            console.tell(key!("cli-user-invite-nobody"), &Args::new());
            return Err(Failure::Told);
        };
        let (role, place) = held(console, service, grant).await?;
        let offer = Offer {
            email: grant.email.clone(),
            role,
            place,
            language: invite.language.parse().unwrap_or(Locale::Fr),
        };
        let offered = service.invite(&actor, &offer, &Origin::console()).await;
        offered.map_err(|error| refused(console, error))?;
        Ok(console.say(key!("cli-user-invite-done"), &Args::new())?)
    })
}

fn give(console: &Console, grant: &Grant) -> Outcome {
    with_service(console, &grant.place, async |service| {
        let actor = Actor::console(console.locale);
        let held = held(console, service, grant).await?;
        let given = service
            .give_role(&actor, &grant.email, held, &Origin::console())
            .await;
        given.map_err(|error| refused(console, error))?;
        Ok(console.say(key!("cli-user-grant-done"), &Args::new())?)
    })
}

fn end(console: &Console, grant: &Grant) -> Outcome {
    with_service(console, &grant.place, async |service| {
        let actor = Actor::console(console.locale);
        let (role, place) = held(console, service, grant).await?;
        let ended = async {
            let account = service.account_of(&actor, &grant.email).await?;
            let held = service.store().read().grants().held_by(account).await?;
            let mut held = held.into_iter();
            let one = held.find(|held| (held.role, held.place) == (role, place));
            let one = one.ok_or(Error::NotFound)?;
            service.end_role(&actor, one.id, &Origin::console()).await
        };
        ended.await.map_err(|error| refused(console, error))?;
        Ok(console.say(key!("cli-user-end-role-done"), &Args::new())?)
    })
}

/// The role that was typed, and for whom.
async fn held(
    console: &Console,
    service: &Service,
    grant: &Grant,
) -> Result<(Role, Holding), Failure> {
    let role = Role::from_code(&grant.role).ok_or_else(|| anyhow!("no such role"))?;
    let place = service.place(role, &grant.held_for).await;
    if let Some(place) = place.map_err(|error| refused(console, error))? {
        return Ok((role, place));
    }
    let args = Args::new().text("code", &grant.held_for);
    console.tell(key!("cli-user-place-unknown"), &args);
    Err(Failure::Told)
}

fn switch(console: &Console, named: &Named, open: Open) -> Outcome {
    with_service(console, &named.place, async |service| {
        let actor = Actor::console(console.locale);
        let switched = async {
            let account = service.account_of(&actor, &named.email).await?;
            service
                .set_account_open(&actor, account, open, &Origin::console())
                .await
        };
        switched.await.map_err(|error| refused(console, error))?;
        let done = match open {
            Open::Yes => key!("cli-user-enable-done"),
            Open::No => key!("cli-user-disable-done"),
        };
        Ok(console.say(done, &Args::new())?)
    })
}

/// Prints a new link for the first administrator; without one, while somebody is.
fn create_admin_token(console: &Console, place: &Place) -> Outcome {
    let settings = place.settings()?;
    let base = settings.server.public_url.clone();
    database::change(place, async |store| {
        let service = service(store, &settings)?;
        let token = service
            .first_administrator_token()
            .await
            .map_err(|error| anyhow!(error))?;
        let Some(token) = token else {
            console.tell(key!("cli-user-create-admin-token-exists"), &Args::new());
            return Err(Failure::Told);
        };
        let path = Route::FirstAccess { token }.path(console.locale);
        let args = Args::new().text("link", format!("{base}{path}"));
        console.say(key!("cli-user-create-admin-token-done"), &args)?;
        Ok(())
    })
}
