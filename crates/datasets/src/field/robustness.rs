//! Columns of the tables about how far a place depends on the method.

use super::FieldKind::{Code, Count, Number, Share, Text};
use super::{Field, Table, field};

const EDITION: Field = field("edition", Code);
const METHOD: Field = field("method", Code);
const METHOD_VERSION: Field = field("method_version", Text);
const PERIOD: Field = field("period", Text);
const MEASURE: Field = field("measure", Code);
const COMPOSITES: Field = field("composites", Text);
const STRUCTURE: Field = field("structure", Text);
const POWERS: Field = field("powers", Text);
const UNKNOWN: Field = field("unknown", Text);

/// The index under every combination of decisions: one row per combination and unit.
pub static CHOICES: Table = Table {
    name: "choices",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        PERIOD,
        MEASURE,
        COMPOSITES,
        STRUCTURE,
        POWERS,
        UNKNOWN,
        field("unit", Text),
        field("value", Number),
        field("third", Text),
        field("difference", Number),
    ],
};

/// What each combination moves: one row per combination and group of units.
pub static MOVES: Table = Table {
    name: "moves",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        PERIOD,
        MEASURE,
        COMPOSITES,
        STRUCTURE,
        POWERS,
        UNKNOWN,
        field("group", Text),
        field("n", Count),
        field("mean_change", Number),
        field("mean_size", Number),
        field("largest_size", Number),
        field("other_third", Count),
    ],
};

/// Between which ends score and third of a unit lie: one row per source and unit.
pub static INTERVALS: Table = Table {
    name: "intervals",
    fields: INTERVALS_RANKED.fields.split_at(18).0,
};

/// The same of an index that its method ranks.
pub static INTERVALS_RANKED: Table = Table {
    name: "intervals",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        PERIOD,
        MEASURE,
        field("source", Text),
        field("unit", Text),
        field("n", Count),
        field("value", Number),
        field("third", Text),
        field("lower", Number),
        field("median", Number),
        field("upper", Number),
        field("lowest_third", Text),
        field("highest_third", Text),
        field("share_lower", Share),
        field("share_middle", Share),
        field("share_upper", Share),
        field("rank", Number),
        field("lowest_rank", Number),
        field("median_rank", Number),
        field("highest_rank", Number),
    ],
};

/// What leaving one thing out moves: one row per question or member.
pub static INFLUENCE: Table = Table {
    name: "influence",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        PERIOD,
        MEASURE,
        field("source", Text),
        field("code", Code),
        field("n", Count),
        field("mean_change", Number),
        field("mean_size", Number),
        field("largest_size", Number),
        field("other_third", Count),
    ],
};

/// What the questions are like: one row per question.
pub static ITEMS: Table = Table {
    name: "items",
    fields: &[
        EDITION,
        METHOD,
        METHOD_VERSION,
        PERIOD,
        MEASURE,
        field("question", Code),
        field("n", Count),
        field("difficulty", Share),
        field("floor_share", Share),
        field("ceiling_share", Share),
        field("item_total", Number),
    ],
};
