//! `icc-index questionnaire load`: keeps a definition in the database of the service, for ever.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use icc_app::editions::{Loaded, keep_definition};
use icc_i18n::{Args, key};

use crate::console::{Console, Failure, Outcome};
use crate::database::{self, Place};
use crate::folder;
use crate::machine::SystemClock;

#[derive(Debug, ClapArgs)]
pub(super) struct Load {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(console: &Console, arguments: &Load) -> Outcome {
    // Before the database is touched: a refused definition leaves nothing behind.
    let checked = folder::read(console, &arguments.folder)?;
    let shown = arguments.folder.display().to_string();
    console.diagnostics(&shown, &checked.warnings);
    database::change(&arguments.place, async |store| {
        let loaded = keep_definition(&store, checked, &SystemClock).await?;
        store.close().await?;
        match loaded {
            Loaded::Kept {
                new,
                hash,
                definition,
            } => {
                let args = Args::new()
                    .text("id", definition.id.as_str())
                    .text("version", &definition.version)
                    .text("hash", hash);
                let said = if new {
                    key!("cli-questionnaire-load-done")
                } else {
                    key!("cli-questionnaire-load-same")
                };
                console.say(said, &args)?;
                Ok(())
            }
            Loaded::VersionTaken { definition, kept } => {
                let args = Args::new()
                    .text("folder", &shown)
                    .text("id", definition.id.as_str())
                    .text("version", &definition.version)
                    .text("kept", kept)
                    .text("hash", definition.hash());
                console.tell(key!("cli-questionnaire-load-taken"), &args);
                Err(Failure::Told)
            }
            Loaded::Refused(problems) => {
                console.diagnostics(&shown, &problems);
                Err(Failure::Told)
            }
        }
    })
}
