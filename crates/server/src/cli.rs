//! The command line: which commands there are, in which language they speak, how they end.

use std::ffi::OsString;
use std::io;
use std::panic;
use std::process::ExitCode;
use std::sync::Mutex;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use icc_domain::Locale;
use icc_i18n::{Args, key};

use crate::command::{
    backup, benchmark, change_key, doctor, explain, method, migrate, person, questionnaire,
    release, restore, robustness, score, scores, serve, user,
};

use crate::console::{Console, Failure, Outcome, tell_line};
use crate::database::Place;
use crate::usage;

#[derive(Debug, Parser)]
#[command(
    name = "icc-index",
    version,
    disable_help_flag = true,
    disable_version_flag = true
)]
#[command(disable_help_subcommand = true)]
struct Cli {
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "fr|en",
        hide_possible_values = true
    )]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Questionnaire(questionnaire::Questionnaire),
    Score(score::Score),
    Scores(scores::Scores),
    Release(release::Release),
    Benchmark(benchmark::Benchmark),
    Explain(explain::Explain),
    Robustness(robustness::Robustness),
    Method(method::Method),
    User(user::User),
    Migrate(migrate::Migrate),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Doctor(doctor::Doctor),
    ExportPerson(person::ExportPerson),
    ErasePerson(person::ErasePerson),
    ChangeKey(Place),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Fr,
    En,
}

/// Exit status for wrong usage; 1 is for everything else that fails.
const USAGE: u8 = 2;

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let console = match Console::new(language(&arguments)) {
        Ok(console) => console,
        Err(error) => {
            tell_line(&format!("{error:#}"));
            return ExitCode::FAILURE;
        }
    };
    let command = in_language(Cli::command(), &console, "cli");
    let matches = match command.clone().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => {
            match error.kind() {
                ErrorKind::DisplayHelp
                | ErrorKind::DisplayVersion
                | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                    // Help goes to standard output, which may be closed already.
                    let _ = error.print();
                }
                _ => {
                    for line in usage::told(&console, &command, &arguments, &error) {
                        tell_line(&line);
                    }
                }
            }
            return if error.use_stderr() {
                ExitCode::from(USAGE)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match cli
        .command
        .unwrap_or_else(|| Command::Serve(serve::Serve::default()))
    {
        Command::Serve(serve) => serve::run(&serve),
        command => end(&console, watched(|| run(&console, command))),
    }
}

fn run(console: &Console, command: Command) -> Outcome {
    match command {
        Command::Serve(_) => Ok(()), // Has a life of its own.
        Command::Questionnaire(arguments) => questionnaire::run(console, &arguments),
        Command::Score(arguments) => score::run(console, &arguments),
        Command::Scores(arguments) => scores::run(console, &arguments),
        Command::Release(arguments) => release::run(console, &arguments),
        Command::Benchmark(arguments) => benchmark::run(console, &arguments),
        Command::Explain(arguments) => explain::run(console, &arguments),
        Command::Robustness(arguments) => robustness::run(console, &arguments),
        Command::Method(arguments) => method::run(console, &arguments),
        Command::User(arguments) => user::run(console, &arguments),
        Command::Migrate(arguments) => migrate::run(console, &arguments),
        Command::Backup(arguments) => backup::run(console, &arguments),
        Command::Restore(arguments) => restore::run(console, &arguments),
        Command::Doctor(arguments) => doctor::run(console, &arguments),
        Command::ExportPerson(arguments) => person::export(console, &arguments),
        Command::ErasePerson(arguments) => person::erase(console, &arguments),
        Command::ChangeKey(place) => change_key::run(console, &place),
    }
}

fn end(console: &Console, outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::FAILURE,
        Err(Failure::Usage(text)) => {
            console.tell(key!("cli-error"), &Args::new().text("reason", text));
            ExitCode::from(USAGE)
        }
        // Whoever reads our output has seen enough: `icc-index … | head`.
        Err(Failure::Error(error)) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(Failure::Error(error)) => {
            console.tell(
                key!("cli-error"),
                &Args::new().text("reason", format!("{error:#}")),
            );
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let causes = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes
        .into_iter()
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Runs a command; libraries that panic on damaged files are caught where they are called, and
/// say nothing by themselves. A panic that is caught nowhere is a defect of ours and is told.
fn watched(command: impl FnOnce() -> Outcome) -> Outcome {
    static LAST: Mutex<String> = Mutex::new(String::new());
    panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = LAST.lock() {
            *last = info.to_string();
        }
    }));
    panic::catch_unwind(panic::AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let last = LAST.lock().map(|last| last.clone()).unwrap_or_default();
        Err(Failure::Error(anyhow::anyhow!("internal error: {last}")))
    })
}

/// The language asked for, else that of the environment, else English.
fn language(arguments: &[OsString]) -> Locale {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(std::borrow::Cow::into_owned),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(locale) = value.and_then(|value| value.parse().ok()) {
            return locale;
        }
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(environment);
    let french = set.is_some_and(|value| value == "fr" || value.starts_with("fr_"));
    if french { Locale::Fr } else { Locale::En }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the language of the person, read once"
)]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Gives a command and those below it their texts: `PREFIX-about`, `PREFIX-example`, and for each
/// argument `PREFIX-arg-NAME` or else `cli-arg-NAME`.
fn in_language(command: clap::Command, console: &Console, prefix: &str) -> clap::Command {
    let text = |id: String| console.find(&id);
    let options = lasting(console.plain(key!("cli-heading-options")));
    let mut command = command
        .subcommand_help_heading(lasting(console.plain(key!("cli-heading-commands"))))
        .subcommand_value_name(lasting(console.plain(key!("cli-heading-command"))))
        .help_template(format!(
            "{{about-with-newline}}\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}",
            console.plain(key!("cli-heading-usage"))
        ));
    if let Some(about) = text(format!("{prefix}-about")) {
        command = command.about(about);
    }
    if let Some(example) = text(format!("{prefix}-example")) {
        let heading = console.plain(key!("cli-heading-example"));
        let lines: Vec<&str> = example.lines().collect();
        command = command.after_help(format!("{heading}\n  {}", lines.join("\n  ")));
    }
    let flag = |name: &'static str, short, action, id| {
        Arg::new(name)
            .short(short)
            .long(name)
            .action(action)
            .help(console.plain(id))
    };
    command = command.arg(flag("help", 'h', ArgAction::Help, key!("cli-arg-help")));
    if prefix == "cli" {
        let version = flag("version", 'V', ArgAction::Version, key!("cli-arg-version"));
        command = command.arg(version);
    }
    command = command.mut_args(|arg| {
        let name = arg.get_id().as_str().replace('_', "-");
        let own = text(format!("{prefix}-arg-{name}"));
        let arg = match own.or_else(|| text(format!("cli-arg-{name}"))) {
            Some(help) => arg.help(help),
            None => arg,
        };
        if arg.is_positional() {
            arg
        } else {
            arg.help_heading(options)
        }
    });
    command.mut_subcommands(|below| {
        let prefix = format!("{prefix}-{}", below.get_name());
        in_language(below, console, &prefix)
    })
}

/// Headings live as long as the program: they are few.
fn lasting(text: String) -> &'static str {
    text.leak()
}
