//! What is wrong with a definition, and where.
//!
//! A diagnostic holds codes and parameters, no sentences: the texts of a code stand in
//! `locales/<language>/diagnostics.ftl` and are filled in by whoever shows them. Every code is
//! listed in `docs/reference/diagnostics.md`; tests compare the three.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::meant::{is_fraction, number_meant};

mod codes;

pub use codes::{CODES, HINTS};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The definition is refused.
    Error,
    /// The definition can be used; something in it has no effect or looks forgotten.
    Warning,
}

impl Severity {
    /// The word used in listings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem of a definition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// The file, as a path relative to the definition's folder with `/`.
    pub file: String,
    /// The line, counted from 1; 0 where the problem has no place in a file.
    pub line: usize,
    /// The column in characters, counted from 1; 0 where the problem has no place in a file.
    pub column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, one of [`CODES`].
    pub code: &'static str,
    /// Particular advice, one of [`HINTS`]; every code has general advice too.
    pub hint: Option<&'static str>,
    /// What the texts of code and hint need, by name.
    pub params: BTreeMap<&'static str, String>,
}

impl Diagnostic {
    /// A problem without a place.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        let warning = CODES
            .binary_search_by(|(known, _)| (*known).cmp(code))
            .is_ok_and(|i| CODES[i].1 == Severity::Warning);
        Self {
            file: String::new(),
            line: 0,
            column: 0,
            severity: if warning {
                Severity::Warning
            } else {
                Severity::Error
            },
            code,
            hint: None,
            params: BTreeMap::new(),
        }
    }

    /// With a file but no position.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// With a parameter of its texts.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// With advice.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// With advice on what to write instead of a text that is no decimal number.
    pub(crate) fn with_number_meant(self, written: &str) -> Self {
        match number_meant(written) {
            Some(number) => self.with("suggestion", number).hint("write-number"),
            None if is_fraction(written) => self.hint("fraction"),
            None => self,
        }
    }

    /// The id of the message's text in the locale files.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("diagnostics-{}", self.code)
    }

    /// The id of the advice's text in the locale files: the particular one if there is one, else
    /// the one that goes with the code.
    #[must_use]
    pub fn hint_id(&self) -> String {
        match self.hint {
            Some(hint) => format!("diagnostics-hint-{hint}"),
            None => format!("diagnostics-{}-hint", self.code),
        }
    }
}

/// Terse and language-free, for logs and tests: `file:line:column: code name=value …`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.code
        )?;
        for (name, value) in &self.params {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}
