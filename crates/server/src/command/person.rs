//! `icc-index export-person` and `erase-person`: what is kept about somebody, and removing it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args as ClapArgs;
use icc_app::Actor;
use icc_app::erasure::{Erased, Erasing};
use icc_app::input::{self, Origin};
use icc_i18n::{Args, key};

use crate::command::user::{refused, with_service};
use crate::console::{Console, Outcome};
use crate::database::Place;
use crate::output::{self, Output};
use crate::post;

#[derive(Debug, ClapArgs)]
pub(crate) struct ExportPerson {
    email: String,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ErasePerson {
    email: String,
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    place: Place,
}

pub(crate) fn export(console: &Console, arguments: &ExportPerson) -> Outcome {
    with_service(console, &arguments.place, async |service| {
        let files = service
            .export_person(&arguments.email, &Origin::console())
            .await;
        let files = files.map_err(|error| refused(console, error))?;
        let mut out = Output::open(&arguments.out)?;
        out.write("person.json", &files.json)?;
        out.write("person.csv", &files.csv)?;
        out.keep()?;
        for name in ["person.json", "person.csv"] {
            output::private(&arguments.out.join(name))?;
        }
        let args = Args::new()
            .integer("count", files.rows)
            .text("folder", arguments.out.display().to_string());
        Ok(console.say(key!("cli-export-person-done"), &args)?)
    })
}

pub(crate) fn erase(console: &Console, arguments: &ErasePerson) -> Outcome {
    let settings = arguments.place.settings()?;
    let erasing = if arguments.yes {
        Erasing::Done
    } else {
        Erasing::Tried
    };
    with_service(console, &arguments.place, async |service| {
        let actor = Actor::console(console.locale);
        let erased = service
            .erase_person(&actor, &arguments.email, erasing, &Origin::console())
            .await;
        let erased = erased.map_err(|error| refused(console, error))?;
        tell(console, &erased)?;
        let letters = letters_to(&post::folder(&settings), &arguments.email)?;
        for letter in &letters {
            if erasing == Erasing::Done {
                fs::remove_file(letter)
                    .with_context(|| format!("{} cannot be removed", letter.display()))?;
            }
            let args = Args::new().text("file", letter.display().to_string());
            console.say(key!("cli-erase-person-letter"), &args)?;
        }
        if erasing == Erasing::Tried {
            console.tell(key!("cli-erase-person-tried"), &Args::new());
            return Ok(());
        }
        let compact = service.compact().await;
        let done = if compact.map_err(|error| refused(console, error))? {
            key!("cli-erase-person-done")
        } else {
            key!("cli-erase-person-busy")
        };
        console.tell(done, &Args::new());
        Ok(())
    })
}

fn tell(console: &Console, erased: &Erased) -> std::io::Result<()> {
    for (table, count) in &erased.removed {
        let args = Args::new().text("table", *table).integer("count", *count);
        console.say(key!("cli-erase-person-removed"), &args)?;
    }
    let args = Args::new()
        .integer("parts", erased.parts)
        .integer("evidence", erased.evidence);
    console.say(key!("cli-erase-person-handed"), &args)?;
    for text in &erased.remaining {
        let row: Vec<String> = text
            .row
            .iter()
            .map(|(column, value)| format!("{column}={value}"))
            .collect();
        let args = Args::new()
            .text("table", &text.table)
            .text("column", &text.column)
            .text("row", row.join(" "))
            .text("words", &text.words);
        console.say(key!("cli-erase-person-remains"), &args)?;
    }
    Ok(())
}

/// The letters in the folder of mails, where there is no mail server, that hold an address.
fn letters_to(folder: &Path, email: &str) -> Result<Vec<PathBuf>> {
    let Some(email) = input::email(email).filter(|_| folder.is_dir()) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.is_file() {
            let content = String::from_utf8_lossy(&fs::read(&file)?).to_lowercase();
            if content.contains(&email) {
                found.push(file);
            }
        }
    }
    found.sort();
    Ok(found)
}
