//! The columns of every file that is read or written: the one place where they are named.
//!
//! To add a column: a line here, its texts in `locales/<language>/datasets.ftl`, a row in
//! `docs/reference/files.md`. Tests compare the three.

mod released;
mod robustness;
mod treatment;

pub use released::{RELEASED, RELEASES, Released, released};
pub use robustness::{CHOICES, INFLUENCE, INTERVALS, INTERVALS_RANKED, ITEMS, MOVES};
pub use treatment::{OUTLIERS, TREATED};

use icc_questionnaire::{Grade, State};
use icc_scoring::Reason;
use icc_scoring::treatment::{Decision, Way};

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text: the name of a unit, a value.
    Text,
    /// A code of the definition.
    Code,
    /// One of the words of a vocabulary.
    Word(Vocabulary),
    /// A number.
    Number,
    /// A number from 0 to 1.
    Share,
    /// A whole number from 0.
    Count,
}

impl FieldKind {
    /// The word for it in dictionaries.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Word(_) => "word",
            Self::Number => "number",
            Self::Share => "share",
            Self::Count => "count",
        }
    }
}

/// A closed list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vocabulary {
    /// States of an answer.
    State,
    /// Grades of evidence.
    Evidence,
    /// `scored`, or why there is no score.
    Status,
    /// What of a figure about a group is shown, or why nothing is.
    Shown,
    /// Whether something exists or was invented for the demonstration.
    World,
    /// How much of what was handed in was looked at before it was accepted.
    Review,
    /// What was done to a figure before it was scored.
    Way,
    /// What was decided about outliers.
    Decision,
}

impl Vocabulary {
    /// Every vocabulary.
    pub const ALL: [Self; 8] = [
        Self::State,
        Self::Evidence,
        Self::Status,
        Self::Shown,
        Self::World,
        Self::Review,
        Self::Way,
        Self::Decision,
    ];

    /// Its name in message ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Evidence => "evidence",
            Self::Status => "status",
            Self::Shown => "shown",
            Self::World => "world",
            Self::Review => "review",
            Self::Way => "way",
            Self::Decision => "decision",
        }
    }

    /// Its words, in the order of their meaning.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            // `not_asked` is never written in a file of answers.
            Self::State => State::ALL
                .iter()
                .filter(|s| **s != State::NotAsked)
                .map(|s| s.as_str())
                .collect(),
            Self::Evidence => Grade::ALL.iter().map(|g| g.as_str()).collect(),
            Self::Status => std::iter::once(SCORED)
                .chain(Reason::ALL.iter().map(|r| r.as_str()))
                .collect(),
            Self::Shown => vec![
                "whole",
                "fewer_than_12_with_hidden",
                "fewer_than_4",
                "fewer_than_3",
            ],
            Self::World => vec!["real", "demonstration"],
            Self::Review => vec!["full", "sample", "change", "declared"],
            Self::Way => Way::ALL.iter().map(|way| way.as_str()).collect(),
            Self::Decision => Decision::ALL.iter().map(|d| d.as_str()).collect(),
        }
    }

    /// The id of the text that explains a word.
    #[must_use]
    pub fn message_id(self, word: &str) -> String {
        format!("datasets-word-{}-{}", self.name(), word.replace('_', "-"))
    }
}

/// The word of a measure that has a score.
pub(crate) const SCORED: &str = "scored";

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the header.
    pub name: &'static str,
    /// What stands in it.
    pub kind: FieldKind,
    /// Whether a file without it is refused.
    pub required: bool,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name: `answers`, `scores` …
    pub name: &'static str,
    /// Its columns, in the order in which they are written.
    pub fields: &'static [Field],
}

impl Table {
    /// The position of a column.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The id of the text that explains a column.
    #[must_use]
    pub fn message_id(&self, field: &Field) -> String {
        format!("datasets-{}-{}", self.name, field.name).replace('_', "-")
    }
}

const fn field(name: &'static str, kind: FieldKind) -> Field {
    Field {
        name,
        kind,
        required: false,
    }
}

const fn required(name: &'static str, kind: FieldKind) -> Field {
    Field {
        name,
        kind,
        required: true,
    }
}

use FieldKind::{Code, Count, Number, Share, Text, Word};

/// Answers: one row per answer, or per tick.
pub static ANSWERS: Table = Table {
    name: "answers",
    fields: &[
        required("unit", Text),
        field("period", Text),
        required("question", Code),
        field("state", Word(Vocabulary::State)),
        field("answer", Text),
        field("evidence", Word(Vocabulary::Evidence)),
    ],
};

/// Facts of units, and which units exist.
pub static FACTS: Table = Table {
    name: "facts",
    fields: &[
        field("kind", Text),
        required("unit", Text),
        field("period", Text),
        field("fact", Text),
        field("value", Text),
    ],
};

/// Scores: one row per unit, period and measure.
pub static SCORES: Table = Table {
    name: "scores",
    fields: SCORES_TREATED.fields.split_at(25).0,
};

/// Scores of a method that treats figures, with how many treated ones each rests on.
pub static SCORES_TREATED: Table = Table {
    name: "scores",
    fields: &[
        required("edition", Code),
        required("method", Code),
        required("method_version", Text),
        required("kind", Text),
        required("period", Text),
        required("unit", Text),
        required("measure", Code),
        field("level", Code),
        required("status", Word(Vocabulary::Status)),
        required("value", Number),
        field("unrounded", Number),
        field("documented", Number),
        field("verified", Number),
        field("unknown_as_zero", Number),
        field("unknown_as_full", Number),
        field("coverage", Share),
        field("in_scope", Share),
        field("answered", Count),
        field("not_within_powers", Count),
        field("not_applicable", Count),
        field("unknown", Count),
        field("not_answered", Count),
        field("not_asked", Count),
        field("rank", Number),
        field("band", Code),
        field("treated", Count),
        field("imputed", Count),
    ],
};

/// Benchmarks: one row per group and measure.
pub static BENCHMARKS: Table = Table {
    name: "benchmarks",
    fields: &[
        field("edition", Code),
        field("method", Code),
        field("method_version", Text),
        field("kind", Text),
        field("period", Text),
        field("group", Text),
        field("group_value", Text),
        field("unit", Text),
        field("measure", Code),
        field("n", Count),
        field("countries", Count),
        field("editions", Text),
        field("periods", Text),
        field("mean", Number),
        field("median", Number),
        field("lower_quartile", Number),
        field("upper_quartile", Number),
        field("minimum", Number),
        field("maximum", Number),
        field("standard_deviation", Number),
        field("share_at_100", Share),
        field("value", Number),
        field("difference", Number),
        field("like_for_like_n", Count),
        field("like_for_like_mean", Number),
        field("like_for_like_median", Number),
    ],
};

/// Classes of units by a numeric fact.
pub static CLASSES: Table = Table {
    name: "classes",
    fields: &[
        required("set", Text),
        required("class", Text),
        required("fact", Text),
        field("at_least", Number),
        field("below", Number),
    ],
};

/// What every column and word means.
pub static DICTIONARY: Table = Table {
    name: "dictionary",
    fields: &[
        field("table", Text),
        field("column", Text),
        field("type", Text),
        field("word", Text),
        field("fr", Text),
        field("en", Text),
    ],
};

/// Every table of the command line; those of a release are [`RELEASED`].
pub static TABLES: [&Table; 13] = [
    &ANSWERS,
    &FACTS,
    &SCORES_TREATED,
    &TREATED,
    &OUTLIERS,
    &BENCHMARKS,
    &CLASSES,
    &CHOICES,
    &MOVES,
    &INTERVALS_RANKED,
    &INFLUENCE,
    &ITEMS,
    &DICTIONARY,
];
