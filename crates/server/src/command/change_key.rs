//! `icc-index change-key`: seals every secret with the present key, so that the earlier one can be
//! forgotten.

use icc_app::input::Origin;
use icc_i18n::{Args, key};

use crate::command::user::{refused, with_service};
use crate::console::{Console, Failure, Outcome};
use crate::database::Place;
use crate::providers;

pub(crate) fn run(console: &Console, place: &Place) -> Outcome {
    if !providers::has_key(&place.settings()?)? {
        console.tell(key!("cli-change-key-none"), &Args::new());
        return Err(Failure::Told);
    }
    with_service(console, place, async |service| {
        let done = service.reseal(&Origin::console()).await;
        let done = done.map_err(|error| refused(console, error))?;
        let args = Args::new()
            .integer("anew", done.anew)
            .integer("already", done.already)
            .integer("lost", done.lost.len());
        console.say(key!("cli-change-key-done"), &args)?;
        for account in &done.lost {
            let args = Args::new().text("account", account.to_string());
            console.tell(key!("cli-change-key-lost"), &args);
        }
        if done.lost.is_empty() {
            Ok(())
        } else {
            Err(Failure::Told)
        }
    })
}
