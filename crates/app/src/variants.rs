//! The method lab: what everything that is public would be by another method. A method is taken as it
//! is kept, some of it is changed, and every wave is scored by both. Nothing is kept, and nothing of
//! it enters a published figure.
//!
//! Weights and how indicators are put together are tried on whatever shows its scores: whoever has
//! those can do the same. Points and non-answers are tried on what shows its answers alone, because
//! the difference would give them away.

mod apply;
mod asked;
mod ground;
mod rows;
mod tried;

use std::collections::BTreeMap;

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Combine, Treatment};

pub use asked::{Asked, Desk, Difference, Fault, Field};
pub use ground::{Ground, Worth};
pub use tried::{Apart, Elsewhere, Spreads, Tried, TriedCity, TriedMeasure, TriedWave};

/// From this difference on, in points, a score is said to move.
pub const LEAST_MOVE: f64 = 0.1;

/// The ways of putting measures together that keep their scale, with the words of addresses.
const COMBINES: [(Combine, &str); 6] = [
    (Combine::Mean, "mean"),
    (Combine::Geometric, "geometric"),
    (Combine::Harmonic, "harmonic"),
    (Combine::Median, "median"),
    (Combine::Minimum, "minimum"),
    (Combine::Maximum, "maximum"),
];

/// How what is missing counts, with the words of addresses.
const TREATMENTS: [(Treatment, &str); 3] = [
    (Treatment::Zero, "zero"),
    (Treatment::LeftOut, "left-out"),
    (Treatment::NoScore, "no-score"),
];

/// The words for the ways of putting measures together.
pub fn combines() -> impl Iterator<Item = &'static str> {
    COMBINES.into_iter().map(|(_, word)| word)
}

/// The words for how what is missing counts.
pub fn treatments() -> impl Iterator<Item = &'static str> {
    TREATMENTS.into_iter().map(|(_, word)| word)
}

/// What can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absence {
    /// An answer that is not known.
    Unknown,
    /// An answer that was left blank.
    NotAnswered,
    /// An answer that does not apply.
    NotApplicable,
    /// An answer about what is not within the powers.
    NotWithinPowers,
    /// The score of an indicator of the index.
    NoScore,
}

impl Absence {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [
        Self::Unknown,
        Self::NotAnswered,
        Self::NotApplicable,
        Self::NotWithinPowers,
        Self::NoScore,
    ];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotAnswered => "not_answered",
            Self::NotApplicable => "not_applicable",
            Self::NotWithinPowers => "not_within_powers",
            Self::NoScore => "no_score",
        }
    }
}

/// What is tried otherwise than a method has it; only what differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variant {
    /// Weights of parts of the core index, by code.
    weights: BTreeMap<String, Decimal>,
    /// How the parts of the core index are put together.
    combine: Option<Combine>,
    /// What every part of it counts at least.
    floor: Option<Decimal>,
    /// How what is missing counts.
    treatments: BTreeMap<Absence, Treatment>,
    /// Points of a question, by option or by number of ticks.
    points: Option<(String, BTreeMap<String, Decimal>)>,
}

impl Variant {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
