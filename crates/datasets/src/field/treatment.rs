//! Columns of the tables about figures that a method treats before it scores them.

use super::FieldKind::{Code, Count, Number, Text, Word};
use super::{Field, Table, Vocabulary, field};

const EDITION: Field = field("edition", Code);
const METHOD: Field = field("method", Code);
const METHOD_VERSION: Field = field("method_version", Text);

/// What was treated: one row for each figure and step.
pub static TREATED: Table = Table {
    name: "treated",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        field("period", Text),
        field("unit", Text),
        field("question", Code),
        field("step", Count),
        field("way", Word(Vocabulary::Way)),
        field("state", Word(Vocabulary::State)),
        field("before", Number),
        field("after", Number),
        field("n", Count),
        field("with", Text),
    ],
};

/// Where outliers were looked for: one row for each step, question and period.
pub static OUTLIERS: Table = Table {
    name: "outliers",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        field("step", Count),
        field("question", Code),
        field("period", Text),
        field("n", Count),
        field("skewness", Number),
        field("kurtosis", Number),
        field("decision", Word(Vocabulary::Decision)),
        field("points", Count),
        field("skewness_after", Number),
        field("kurtosis_after", Number),
    ],
};
