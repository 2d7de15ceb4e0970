//! `icc-index questionnaire list`: the versions that the database of the service keeps.

use chrono::SecondsFormat;
use icc_app::editions::kept_versions;
use icc_i18n::{Args, key};

use crate::console::{Console, Outcome};
use crate::database::{self, Place};

pub(super) fn run(console: &Console, place: &Place) -> Outcome {
    database::look(console, place, async |store| {
        let versions = kept_versions(&store).await?;
        store.close().await?;
        if versions.is_empty() {
            console.tell(key!("cli-questionnaire-list-none"), &Args::new());
        }
        for version in versions {
            let loaded = version.summary.loaded_at;
            let args = Args::new()
                .text("id", version.summary.edition)
                .text("version", version.summary.version)
                .text("hash", version.summary.hash)
                .text("loaded", loaded.to_rfc3339_opts(SecondsFormat::Secs, true))
                .integer("count", version.waves.len())
                .list("waves", version.waves);
            console.say(key!("cli-questionnaire-list-line"), &args)?;
        }
        Ok(())
    })
}
