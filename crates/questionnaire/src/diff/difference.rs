//! What a comparison finds, as data.

use serde::Serialize;

use crate::definition::CrosswalkClass;

/// What kind of item a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// The definition itself: title, languages.
    Definition,
    /// A section.
    Section,
    /// A question.
    Question,
    /// A method.
    Method,
    /// A measure of a method.
    Measure,
}

/// What changed about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// A text a reader sees.
    Wording,
    /// The section or parent it stands in.
    Place,
    /// Mandatory core or optional.
    Core,
    /// The kind of answer, or who gives it.
    Type,
    /// The options.
    Options,
    /// Bounds and digits of a number.
    Bounds,
    /// When it is asked.
    Applicability,
    /// Whether it may be scored.
    Scored,
    /// Points, maximum and their rule.
    Points,
    /// Weights.
    Weights,
    /// What a measure is made of.
    Members,
    /// How it is computed.
    Function,
    /// How non-answers count, and the least that must be known.
    Missing,
    /// The condition of its value.
    Gate,
    /// Rounding, bounds of the value and rank.
    Value,
    /// Digits shown, level, rules of averages: nothing that changes a value.
    Display,
}

impl Aspect {
    /// Every aspect.
    pub const ALL: [Self; 16] = [
        Self::Wording,
        Self::Place,
        Self::Core,
        Self::Type,
        Self::Options,
        Self::Bounds,
        Self::Applicability,
        Self::Scored,
        Self::Points,
        Self::Weights,
        Self::Members,
        Self::Function,
        Self::Missing,
        Self::Gate,
        Self::Value,
        Self::Display,
    ];

    /// The word used in listings and message ids.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Place => "place",
            Self::Core => "core",
            Self::Type => "type",
            Self::Options => "options",
            Self::Bounds => "bounds",
            Self::Applicability => "applicability",
            Self::Scored => "scored",
            Self::Points => "points",
            Self::Weights => "weights",
            Self::Members => "members",
            Self::Function => "function",
            Self::Missing => "missing",
            Self::Gate => "gate",
            Self::Value => "value",
            Self::Display => "display",
        }
    }

    /// How comparable an item stays when only this changed.
    pub(super) const fn class(self) -> CrosswalkClass {
        match self {
            Self::Display => CrosswalkClass::Identical,
            Self::Wording | Self::Place | Self::Core => CrosswalkClass::Comparable,
            Self::Type => CrosswalkClass::NotComparable,
            _ => CrosswalkClass::NotEstablished,
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What about the item.
    pub aspect: Aspect,
    /// Which part of it: an option's code, a key of the format, a method's id.
    pub part: String,
    /// Before; none where it was added.
    pub old: Option<String>,
    /// After; none where it was removed.
    pub new: Option<String>,
}

/// An item and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemDifference {
    /// What it is.
    pub kind: ItemKind,
    /// The method a measure belongs to.
    pub method: Option<String>,
    /// Its code before; none for a new item.
    pub old_code: Option<String>,
    /// Its code after; none for a dropped item.
    pub new_code: Option<String>,
    /// Its title, question or label, in the newer definition where it exists there.
    pub label: Option<String>,
    /// What changed, by aspect and part.
    pub changes: Vec<Change>,
    /// How comparable it stays: stated by a crosswalk, else what follows from the changes here and
    /// in everything it is made of.
    pub class: CrosswalkClass,
    /// Whether a crosswalk states the class.
    pub stated: bool,
}

impl ItemDifference {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_identical(&self) -> bool {
        self.changes.is_empty() && self.class == CrosswalkClass::Identical
    }
}

/// Everything that changed, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Id and version before.
    pub old: (String, String),
    /// Id and version after.
    pub new: (String, String),
    /// The language of the texts compared.
    pub language: String,
    /// All items, also those that did not change: the newer definition's in its order, then the
    /// dropped ones.
    pub items: Vec<ItemDifference>,
}
