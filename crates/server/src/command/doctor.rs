//! `icc-index doctor`: everything that whoever runs the service wants to know, in one page. Changes
//! nothing.

mod data;
mod machine;

use clap::Args as ClapArgs;
use icc_i18n::{Args, key};
use icc_store::StoreError;

use crate::command::user::service;
use crate::console::{Console, Failure, Outcome};
use crate::database::{self, Place};
use crate::settings::Settings;

pub(crate) use data::chain_text;

#[derive(Debug, ClapArgs)]
pub(crate) struct Doctor {
    #[command(flatten)]
    place: Place,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// As it should be.
    Good,
    /// Somebody should think about it.
    Doubtful,
    /// Somebody has to act.
    Bad,
}

/// One line.
struct Finding {
    verdict: Verdict,
    id: &'static str,
    args: Args,
}

impl Finding {
    const fn new(verdict: Verdict, id: &'static str, args: Args) -> Self {
        Self { verdict, id, args }
    }

    /// Good when it holds, otherwise as bad as said.
    fn when(holds: bool, otherwise: Verdict, ids: [&'static str; 2], args: Args) -> Self {
        let [good, bad] = ids;
        if holds {
            Self::new(Verdict::Good, good, args)
        } else {
            Self::new(otherwise, bad, args)
        }
    }
}

pub(crate) fn run(console: &Console, arguments: &Doctor) -> Outcome {
    let settings = arguments.place.settings()?;
    let mut findings = machine::findings(&settings)?;
    let file = settings.database_file();
    if let Some(file) = file.filter(|file| !file.is_file()) {
        let args = Args::new().text("file", file.display().to_string());
        let id = key!("cli-doctor-database-absent");
        findings.push(Finding::new(Verdict::Bad, id, args));
    } else {
        findings.extend(looked_into(&settings)?);
    }
    let count = |verdict| findings.iter().filter(|f| f.verdict == verdict).count();
    for finding in &findings {
        let mark = match finding.verdict {
            Verdict::Good => key!("cli-doctor-good"),
            Verdict::Doubtful => key!("cli-doctor-doubtful"),
            Verdict::Bad => key!("cli-doctor-bad"),
        };
        let line = Args::new()
            .text("mark", console.plain(mark))
            .text("text", console.text(finding.id, &finding.args));
        console.say(key!("cli-doctor-line"), &line)?;
    }
    let bad = count(Verdict::Bad);
    let counts = Args::new()
        .integer("doubtful", count(Verdict::Doubtful))
        .integer("bad", bad);
    console.tell(key!("cli-doctor-done"), &counts);
    if bad == 0 { Ok(()) } else { Err(Failure::Told) }
}

/// What the database tells. One that does not answer is a finding, not an error: the rest is told
/// all the same.
fn looked_into(settings: &Settings) -> anyhow::Result<Vec<Finding>> {
    database::runtime()?.block_on(async {
        let store = match database::connect(settings).await {
            Ok(store) => store,
            Err(error) => {
                let args = Args::new().text("reason", format!("{error:#}"));
                let id = key!("cli-doctor-database-silent");
                return Ok(vec![Finding::new(Verdict::Bad, id, args)]);
            }
        };
        let service = service(store, settings)?;
        let found = match service.condition().await {
            Ok(condition) => data::findings(&condition, settings),
            Err(icc_app::Error::Store(StoreError::UnknownMigrations(names))) => {
                let args = Args::new().text("names", names.join(", "));
                let id = key!("cli-doctor-schema-newer");
                vec![Finding::new(Verdict::Bad, id, args)]
            }
            Err(error) => return Err(error.into()),
        };
        service.store().clone().close().await?;
        Ok(found)
    })
}
