//! `icc-index questionnaire show`: a definition laid out for reading.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use icc_app::editions::{Found, kept_version};
use icc_i18n::{Args, key};
use icc_questionnaire::Definition;
use icc_questionnaire::outline::{Outline, OutlineMethod, OutlineQuestion, outline};
use icc_scoring::Program;

use crate::console::{Console, Failure, Outcome, print};
use crate::database::{self, Place};
use crate::{folder, labels};

#[derive(Debug, ClapArgs)]
pub(super) struct Show {
    #[arg(value_name = "DIR", required_unless_present = "hash")]
    folder: Option<PathBuf>,
    #[arg(long, conflicts_with = "folder")]
    hash: Option<String>,
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(console: &Console, arguments: &Show) -> Outcome {
    if let Some(folder) = &arguments.folder {
        let definition = folder::read(console, folder)?.definition;
        return show(console, &definition, arguments.json);
    }
    let hash = arguments.hash.as_deref().unwrap_or_default();
    database::look(console, &arguments.place, async |store| {
        let found = kept_version(&store, hash).await?;
        store.close().await?;
        let args = Args::new().text("hash", hash);
        match found {
            Found::One(definition) => show(console, &definition, arguments.json),
            Found::None => {
                console.tell(key!("cli-questionnaire-show-hash-unknown"), &args);
                Err(Failure::Told)
            }
            Found::Several(hashes) => {
                let args = args.list("hashes", hashes);
                console.tell(key!("cli-questionnaire-show-hash-several"), &args);
                Err(Failure::Told)
            }
        }
    })
}

fn show(console: &Console, definition: &Definition, json: bool) -> Outcome {
    let outline = outline(definition, labels::language(definition, console.locale));
    if json {
        print(&serde_json::to_string_pretty(&outline)?)?;
        return Ok(());
    }
    let page = Page { console };
    page.head(&outline)?;
    for section in &outline.sections {
        print(&format!(
            "\n{}{} [{}]",
            "  ".repeat(section.depth),
            section.title,
            section.code
        ))?;
        for question in &section.questions {
            page.question(question, &"  ".repeat(section.depth + 1))?;
        }
    }
    for method in &outline.methods {
        let program = Program::compile(definition, &method.id)?;
        page.method(method, &program)?;
    }
    Ok(())
}

struct Page<'a> {
    console: &'a Console,
}

impl Page<'_> {
    fn head(&self, outline: &Outline) -> std::io::Result<()> {
        print(&outline.title)?;
        let args = Args::new()
            .text("id", &outline.id)
            .text("version", &outline.version)
            .list("languages", outline.languages.iter());
        self.console.say(key!("cli-show-head"), &args)?;
        outline.description.iter().try_for_each(|text| print(text))
    }

    fn question(&self, question: &OutlineQuestion, indent: &str) -> std::io::Result<()> {
        let mut traits = vec![
            self.console
                .plain(&format!("cli-kind-{}", word(&question.kind))),
        ];
        let marks = [
            (question.optional, key!("cli-show-optional")),
            (question.conditional, key!("cli-show-conditional")),
            (question.unscored, key!("cli-show-unscored")),
        ];
        traits.extend(
            marks
                .iter()
                .filter(|(on, _)| *on)
                .map(|(_, id)| self.console.plain(id)),
        );
        print(&format!(
            "{indent}{}  {} ({})",
            question.code,
            question.text,
            traits.join(", ")
        ))?;
        for option in &question.options {
            let points: Vec<String> = option
                .points
                .iter()
                .map(|(method, points)| format!("{method}: {points}"))
                .collect();
            let state = option.state.map(|state| state.as_str().to_owned());
            let told = if points.is_empty() {
                state.unwrap_or_default()
            } else {
                points.join(", ")
            };
            print(&format!(
                "{indent}    {} [{}]  {told}",
                option.label, option.code
            ))?;
        }
        Ok(())
    }

    fn method(&self, method: &OutlineMethod, program: &Program) -> std::io::Result<()> {
        let args = Args::new()
            .text("title", &method.title)
            .text("id", &method.id)
            .text("version", &method.version);
        print("")?;
        self.console.say(key!("cli-show-method"), &args)?;
        for measure in &method.measures {
            let args = Args::new()
                .text("label", &measure.label)
                .text("code", &measure.code)
                .text("function", measure.function);
            print(&format!(
                "  {}",
                self.console.text(key!("cli-show-measure"), &args)
            ))?;
            for (member, weight) in &measure.members {
                let weight = weight.map_or_else(|| "1".to_owned(), |w| w.to_string());
                let args = Args::new().text("member", member).text("weight", weight);
                print(&format!(
                    "      {}",
                    self.console.text(key!("cli-show-member"), &args)
                ))?;
            }
            let effective = program.effective_weights(&measure.code).unwrap_or_default();
            let shares = effective.iter().filter(|w| w.share > 0.0).map(|w| {
                let args = Args::new().text("question", &w.question);
                let args = args.percent("share", 100.0 * w.share, 2);
                self.console.text(key!("cli-show-share"), &args)
            });
            let shares: Vec<String> = shares.collect();
            if !shares.is_empty() {
                let args = Args::new().text("shares", shares.join("; "));
                print(&format!(
                    "      {}",
                    self.console.text(key!("cli-show-shares"), &args)
                ))?;
            }
        }
        Ok(())
    }
}

/// The word of a value that is written as one.
fn word(value: &impl serde::Serialize) -> String {
    let text = serde_json::to_value(value).ok();
    text.and_then(|v| v.as_str().map(|s| s.replace('_', "-")))
        .unwrap_or_default()
}
