//! `icc-index questionnaire diff`: what changed between two editions, or two methods.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use icc_i18n::{Args, key};
use icc_questionnaire::diff::{Difference, ItemDifference, ItemKind};
use icc_questionnaire::{diff, diff_methods};

use crate::console::{Console, Failure, Outcome, print};
use crate::{folder, labels};

#[derive(Debug, ClapArgs)]
pub(super) struct Diff {
    #[arg(value_name = "OLD")]
    old: PathBuf,
    #[arg(value_name = "NEW", required_unless_present = "methods")]
    new: Option<PathBuf>,
    #[arg(long, num_args = 2, value_names = ["ID", "ID"], conflicts_with = "new")]
    methods: Option<Vec<String>>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(console: &Console, arguments: &Diff) -> Outcome {
    let old = folder::read(console, &arguments.old)?.definition;
    let difference = match (&arguments.new, arguments.methods.as_deref()) {
        (_, Some([a, b])) => {
            let language = labels::language(&old, console.locale);
            diff_methods(&old, a, b, language).ok_or_else(|| {
                let known = Args::new().list("known", old.methods.iter().map(|m| m.id.to_string()));
                let unknown = known.text("method", format!("{a}, {b}"));
                Failure::Usage(console.text(key!("cli-method-unknown"), &unknown))
            })?
        }
        (Some(new), _) => {
            let new = folder::read(console, new)?.definition;
            diff(&old, &new, labels::language(&new, console.locale))
        }
        (None, _) => return Ok(()), // The command line does not allow this.
    };
    if arguments.json {
        print(&serde_json::to_string_pretty(&difference)?)?;
        return Ok(());
    }
    list(console, &difference)?;
    Ok(())
}

fn list(console: &Console, difference: &Difference) -> std::io::Result<()> {
    let name = |(id, version): &(String, String)| format!("{id} {version}");
    let args = Args::new()
        .text("old", name(&difference.old))
        .text("new", name(&difference.new));
    console.say(key!("cli-diff-head"), &args)?;
    let changed: Vec<_> = difference
        .items
        .iter()
        .filter(|item| !item.is_identical())
        .collect();
    for item in &changed {
        print("")?;
        print(&head(console, item))?;
        for change in &item.changes {
            let args = Args::new()
                .text(
                    "aspect",
                    console.plain(&format!("cli-aspect-{}", change.aspect.as_str())),
                )
                .text("part", &change.part);
            print(&format!(
                "  {}",
                console.text(key!("cli-diff-change"), &args)
            ))?;
            for (sign, side) in [("−", &change.old), ("+", &change.new)] {
                if let Some(text) = side {
                    print(&format!("    {sign} {text}"))?;
                }
            }
        }
    }
    let args = Args::new()
        .integer("changed", changed.len())
        .integer("same", difference.items.len() - changed.len());
    print("")?;
    console.say(key!("cli-diff-count"), &args)
}

fn head(console: &Console, item: &ItemDifference) -> String {
    let kind = match item.kind {
        ItemKind::Definition => key!("cli-item-definition"),
        ItemKind::Section => key!("cli-item-section"),
        ItemKind::Question => key!("cli-item-question"),
        ItemKind::Method => key!("cli-item-method"),
        ItemKind::Measure => key!("cli-item-measure"),
    };
    let class = serde_json::to_value(item.class).ok();
    let class = class
        .and_then(|v| v.as_str().map(|s| s.replace('_', "-")))
        .unwrap_or_default();
    let codes = match (&item.old_code, &item.new_code) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (Some(code), _) | (None, Some(code)) => code.clone(),
        (None, None) => String::new(),
    };
    let args = Args::new()
        .text("kind", console.plain(kind))
        .text("code", codes)
        .text("label", item.label.clone().unwrap_or_default())
        .text("class", console.plain(&format!("cli-class-{class}")))
        .text("stated", if item.stated { "yes" } else { "no" });
    console.text(key!("cli-diff-item"), &args)
}
