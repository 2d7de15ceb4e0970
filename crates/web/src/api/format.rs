//! In which format an answer is given.

use axum::http::HeaderMap;
use icc_pages::context::ProblemKind;

use crate::negotiate;
use crate::problem::Problem;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Csv,
}

impl Format {
    pub(crate) const ALL: [Self; 2] = [Self::Json, Self::Csv];

    /// The word in the parameter `format`.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// Its media type, without parameters.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv",
        }
    }

    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// What the address asks for, else what the program would like most, else JSON.
pub(crate) fn wanted(asked: Option<Format>, headers: &HeaderMap) -> Result<Format, Problem> {
    let offered = Format::ALL.map(|format| (format.media_type(), format));
    let best = asked.or_else(|| negotiate::best_of(headers, &offered));
    best.ok_or_else(|| Problem::new(ProblemKind::NotAcceptable))
}
