//! `icc-index migrate`: brings the schema of the database up to date.

use clap::Args as ClapArgs;
use icc_i18n::{Args, key};
use icc_store::StoreError;

use crate::console::{Console, Failure, Outcome};
use crate::database::{self, Place};

#[derive(Debug, ClapArgs)]
pub(crate) struct Migrate {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(console: &Console, arguments: &Migrate) -> Outcome {
    if arguments.check {
        return check(console, &arguments.place);
    }
    database::bare(&arguments.place, database::Absent::Made, async |store| {
        let applied = store.migrate().await?;
        store.close().await?;
        for name in &applied {
            console.say(key!("cli-migrate-applied"), &Args::new().text("name", name))?;
        }
        let count = Args::new().integer("count", applied.len());
        console.tell(key!("cli-migrate-done"), &count);
        Ok(())
    })
}

/// Says what is pending, and ends with 1 when something is.
fn check(console: &Console, place: &Place) -> Outcome {
    database::existing(console, place, async |store| {
        let pending = match store.pending_migrations().await {
            Err(StoreError::UnknownMigrations(names)) => {
                let args = Args::new().text("names", names.join(", "));
                console.tell(key!("cli-migrate-newer"), &args);
                return Err(Failure::Told);
            }
            other => other?,
        };
        store.close().await?;
        for name in &pending {
            console.say(key!("cli-migrate-pending"), &Args::new().text("name", name))?;
        }
        let count = Args::new().integer("count", pending.len());
        console.tell(key!("cli-migrate-check-done"), &count);
        if pending.is_empty() {
            Ok(())
        } else {
            Err(Failure::Told)
        }
    })
}
