//! What the commands say to people: in their language, on standard output and standard error.

use std::io::{self, Write};
use std::sync::Arc;

use icc_datasets::Problems;
use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use icc_questionnaire::Diagnostic;

/// Texts in the language of the person at the keyboard.
pub(crate) struct Console {
    i18n: Arc<I18n>,
    pub(crate) locale: Locale,
}

/// How a command ends when it does not succeed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The person has been told what is wrong.
    Told,
    /// The command was used wrongly; this is what to say.
    Usage(String),
    /// Something failed; the whole chain is shown.
    Error(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// What a command returns.
pub(crate) type Outcome = Result<(), Failure>;

impl Console {
    pub(crate) fn new(locale: Locale) -> anyhow::Result<Self> {
        Ok(Self {
            i18n: Arc::new(I18n::new()?),
            locale,
        })
    }

    /// Messages in every language.
    pub(crate) const fn i18n(&self) -> &Arc<I18n> {
        &self.i18n
    }

    /// A text.
    pub(crate) fn text(&self, id: &str, args: &Args) -> String {
        self.i18n.text(self.locale, id, args)
    }

    /// A text without variables.
    pub(crate) fn plain(&self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    /// A text in another language than the person's.
    pub(crate) fn in_language(&self, locale: Locale, id: &str) -> String {
        self.i18n.plain(locale, id)
    }

    /// A text without variables, if there is one.
    pub(crate) fn find(&self, id: &str) -> Option<String> {
        self.i18n.has(self.locale, id).then(|| self.plain(id))
    }

    /// Says something on standard output: the result that was asked for.
    pub(crate) fn say(&self, id: &str, args: &Args) -> io::Result<()> {
        print(&self.text(id, args))
    }

    /// Tells something on standard error: what is wrong, what was done.
    pub(crate) fn tell(&self, id: &str, args: &Args) {
        tell_line(&self.text(id, args));
    }

    /// Lists the problems of a definition on standard error.
    pub(crate) fn diagnostics(&self, folder: &str, list: &[Diagnostic]) {
        for diagnostic in list {
            let mut args = Args::new();
            for (name, value) in &diagnostic.params {
                args = args.text(*name, value);
            }
            let place = if diagnostic.line > 0 {
                format!(
                    "{}:{}:{}",
                    diagnostic.file, diagnostic.line, diagnostic.column
                )
            } else {
                diagnostic.file.clone()
            };
            let place = if place.is_empty() {
                folder.to_owned()
            } else {
                format!("{folder}/{place}")
            };
            let line = Args::new()
                .text("place", place)
                .text("severity", diagnostic.severity.as_str())
                .text("message", self.text(&diagnostic.message_id(), &args))
                .text("code", diagnostic.code);
            self.tell(key!("cli-diagnostic"), &line);
            let hint = diagnostic.hint_id();
            if self.i18n.has(self.locale, &hint) {
                let hint = Args::new().text("hint", self.text(&hint, &args));
                self.tell(key!("cli-diagnostic-hint"), &hint);
            }
        }
    }

    /// Lists what is doubtful about tables on standard error; nothing is refused for it.
    pub(crate) fn warnings(&self, doubts: Problems) {
        for doubt in doubts.into_sorted() {
            let mut args = Args::new();
            for (name, value) in &doubt.params {
                args = args.text(*name, value);
            }
            let line = Args::new()
                .text("file", &doubt.file)
                .text("message", self.text(&doubt.message_id(), &args))
                .text("code", doubt.code);
            self.tell(key!("cli-warning"), &line);
        }
    }

    /// Lists the problems of tables on standard error.
    pub(crate) fn problems(&self, problems: Problems) {
        let left_out = problems.left_out();
        let count = problems.count();
        for problem in problems.into_sorted() {
            let mut args = Args::new();
            for (name, value) in &problem.params {
                args = args.text(*name, value);
            }
            let line = Args::new()
                .text("file", &problem.file)
                .text("row", problem.row.to_string())
                .text("column", &problem.column)
                .text("message", self.text(&problem.message_id(), &args))
                .text("code", problem.code);
            let id = match (problem.row > 0, problem.column.is_empty()) {
                _ if problem.file.is_empty() => key!("cli-problem"),
                (true, true) => key!("cli-problem-in-row"),
                (true, false) => key!("cli-problem-in-cell"),
                (false, true) => key!("cli-problem-in-file"),
                (false, false) => key!("cli-problem-in-column"),
            };
            self.tell(id, &line);
        }
        if left_out > 0 {
            self.tell(
                key!("cli-problems-left-out"),
                &Args::new().integer("count", left_out),
            );
        }
        self.tell(
            key!("cli-problems-count"),
            &Args::new().integer("count", count),
        );
    }
}

/// Writes a line to standard output.
pub(crate) fn print(text: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{text}")
}

/// Writes a line to standard error; nobody may be listening.
pub(crate) fn tell_line(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
