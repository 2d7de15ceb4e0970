//! The list of problems of one run.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::meant::similar;
use crate::parse::source::{Places, Source};

/// After this many problems nothing more is added; the list then says so.
pub(crate) const MAXIMUM_PROBLEMS: usize = 10_000;
/// Looking for a similar word costs more the longer the vocabulary; a file full of mistakes gets
/// suggestions for the first ones only.
const MAXIMUM_SUGGESTIONS: usize = 200;

#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Diagnostic>,
    suggestions: usize,
    left_out: bool,
}

impl Problems {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if self.list.len() < MAXIMUM_PROBLEMS {
            self.list.push(diagnostic);
        } else {
            self.left_out = true;
        }
    }

    /// A problem at a byte offset of a file.
    pub(crate) fn at(&mut self, source: &Source, offset: usize, diagnostic: Diagnostic) {
        let (line, column) = source.position(offset);
        self.push(Diagnostic {
            file: source.path.to_owned(),
            line,
            column,
            ..diagnostic
        });
    }

    /// A problem of the value with this path.
    pub(crate) fn of(&mut self, places: &Places, file: &str, path: &str, diagnostic: Diagnostic) {
        let (line, column) = places.find(file, path);
        self.push(Diagnostic {
            file: file.to_owned(),
            line,
            column,
            ..diagnostic
        });
    }

    /// Adds the most similar of `known` to a diagnostic, or the whole list where it is short.
    pub(crate) fn suggest<'a>(
        &mut self,
        diagnostic: Diagnostic,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        /// Longer lists help nobody.
        const LISTED: usize = 12;
        if self.suggestions >= MAXIMUM_SUGGESTIONS {
            return diagnostic;
        }
        self.suggestions += 1;
        let known: Vec<&str> = known.into_iter().collect();
        match similar(word, known.iter().copied()) {
            Some(similar) => diagnostic.with("suggestion", similar).hint("did-you-mean"),
            None if (1..=LISTED).contains(&known.len()) => diagnostic
                .with("known", known.join(", "))
                .hint("known-words"),
            None => diagnostic,
        }
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Sorted by file, line and column; each problem once.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        // Whatever else is wrong on a line that cannot be read is a consequence.
        let unreadable: BTreeSet<(String, usize)> = self
            .list
            .iter()
            .filter(|d| is_syntax(d))
            .map(|d| (d.file.clone(), d.line))
            .collect();
        self.list
            .retain(|d| is_syntax(d) || !unreadable.contains(&(d.file.clone(), d.line)));
        self.list.sort();
        self.list.dedup();
        if self.left_out {
            self.list
                .push(Diagnostic::new("too-many-problems").with("limit", MAXIMUM_PROBLEMS));
        }
        self.list
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }
}

fn is_syntax(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.starts_with("syntax") || matches!(diagnostic.code, "duplicate-key" | "too-deep")
}
