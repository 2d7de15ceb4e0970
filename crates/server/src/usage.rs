//! What is wrong with how a command was used, in the language of the person: what the parser of
//! arguments found, with the place and the remedy.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use icc_i18n::{Args, key};

use crate::console::Console;

/// The lines that say it: what is wrong, how the command is used, where more is said.
pub(crate) fn told(
    console: &Console,
    command: &Command,
    arguments: &[OsString],
    error: &clap::Error,
) -> Vec<String> {
    // What arguments are called is known once a command is built.
    let mut command = command.clone();
    command.build();
    let (used, path) = used(&command, arguments);
    let reason = reason(console, used, error);
    let mut lines = vec![console.text(key!("cli-error"), &Args::new().text("reason", reason))];
    if let Some(usage) = used
        .clone()
        .bin_name(path.as_str())
        .render_usage()
        .to_string()
        .split_once(' ')
    {
        let heading = console.plain(key!("cli-heading-usage"));
        lines.push(format!("{heading} {}", usage.1.trim()));
    }
    lines.push(console.text(key!("cli-usage-more"), &Args::new().text("command", path)));
    lines
}

/// The command that was meant, as far as it can be known, and how it is called.
fn used<'a>(command: &'a Command, arguments: &[OsString]) -> (&'a Command, String) {
    let mut found = command;
    let mut path = command.get_name().to_owned();
    for word in arguments.iter().skip(1) {
        let Some(below) = found.find_subcommand(word) else {
            continue;
        };
        path.push(' ');
        path.push_str(below.get_name());
        found = below;
    }
    (found, path)
}

fn reason(console: &Console, command: &Command, error: &clap::Error) -> String {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let about = Args::new().text("argument", &argument);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let suggested = of(ContextKind::SuggestedArg);
            let said = console.text(key!("cli-usage-unknown"), &about);
            with_suggestion(console, said, &suggested)
        }
        ErrorKind::InvalidSubcommand => {
            let named = of(ContextKind::InvalidSubcommand);
            let suggested = of(ContextKind::SuggestedSubcommand);
            let about = Args::new().text("argument", named);
            let said = console.text(key!("cli-usage-unknown-command"), &about);
            with_suggestion(console, said, &suggested)
        }
        ErrorKind::MissingRequiredArgument => console.text(key!("cli-usage-missing"), &about),
        ErrorKind::ArgumentConflict => {
            let about = about.text("other", of(ContextKind::PriorArg));
            console.text(key!("cli-usage-conflict"), &about)
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals if value.is_empty() => {
            console.text(key!("cli-usage-no-value"), &about)
        }
        ErrorKind::InvalidValue => {
            let about = about
                .text("value", value)
                .text("values", of(ContextKind::ValidValue));
            console.text(key!("cli-usage-no-such-value"), &about)
        }
        ErrorKind::ValueValidation => {
            let mut arguments = command.get_arguments();
            let meant = arguments.find(|one| one.to_string() == argument);
            let help = meant
                .and_then(|one| one.get_help())
                .map(ToString::to_string);
            let about = about
                .text("value", value)
                .text("help", help.unwrap_or_default());
            console.text(key!("cli-usage-value"), &about)
        }
        // What no argument of ours leads to; the parser's own words.
        kind => kind.to_string(),
    }
}

fn with_suggestion(console: &Console, said: String, suggested: &str) -> String {
    if suggested.is_empty() {
        return said;
    }
    let about = Args::new().text("suggestion", suggested);
    let meant = console.text(key!("cli-usage-suggestion"), &about);
    format!("{said} {meant}")
}

/// What the parser names, one after the other.
fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::StyledStr(word) => word.to_string(),
        other => other.to_string(),
    }
}
