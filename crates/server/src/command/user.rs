//! `icc-index user`: accounts, for whoever runs the service.

use std::sync::Arc;

use anyhow::anyhow;
use clap::{Args as ClapArgs, Subcommand};
use icc_app::{Service, Sources};
use icc_i18n::{Args, key};
use icc_pages::urls::Route;
use icc_store::ReferenceData;

use crate::console::{Console, Failure, Outcome};
use crate::database::{self, Place};
use crate::machine::{SystemClock, SystemIds, SystemSecrets};

#[derive(Debug, ClapArgs)]
pub(crate) struct User {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    CreateAdminToken(Place),
}

pub(crate) fn run(console: &Console, arguments: &User) -> Outcome {
    match &arguments.command {
        Command::CreateAdminToken(place) => create_admin_token(console, place),
    }
}

/// Prints a new link for the first administrator; without one, while somebody is.
fn create_admin_token(console: &Console, place: &Place) -> Outcome {
    let settings = place.settings()?;
    let base = settings.server.public_url;
    database::change(place, async |store| {
        let sources = Sources {
            clock: Arc::new(SystemClock),
            ids: Arc::new(SystemIds),
            secrets: Arc::new(SystemSecrets),
        };
        let service = Service::new(store, Arc::new(ReferenceData::default()), sources);
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
