//! The files of a definition.

use super::{Key, Shape, Table};
use Shape::{
    Code, Codes, Condition, Count, Date, Either, Flag, List, Name, Names, Number, NumberOr,
    NumberOrCode, NumberOrDate, Text, Word,
};

/// Longest title or label, in characters.
const LABEL: usize = 200;
/// Longest question, in characters.
const QUESTION_TEXT: usize = 500;
/// Longest other text, in characters.
const PROSE: usize = 2_000;
/// Digits after the point that a [`crate::Decimal`] can hold.
const DIGITS: u32 = crate::Decimal::DIGITS as u32;

const fn must(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: true,
    }
}

const fn may(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: false,
    }
}

const fn table(name: &'static str, keys: &'static [Key]) -> Table {
    Table {
        name,
        keys,
        rest: None,
    }
}

/// The keys of a comparison.
pub(crate) const COMPARISONS: [&str; 5] = ["at_least", "above", "at_most", "below", "equals"];

/// The states a condition may ask for.
pub(crate) const STATES: &[&str] = &[
    "answered",
    "not_within_powers",
    "not_applicable",
    "unknown",
    "not_answered",
    "not_asked",
];

/// Every key a condition may have.
pub(crate) const fn condition_keys() -> &'static [&'static str] {
    &[
        "question", "fact", "measure", "unit", "period", "all", "any", "not", "is", "state",
        "at_least", "above", "at_most", "below", "equals",
    ]
}

const OPTION: Table = table(
    "option",
    &[
        must("code", Code),
        may(
            "state",
            Word(&["not_within_powers", "not_applicable", "unknown"]),
        ),
        may("exclusive", Flag),
        may("negative", Flag),
    ],
);
const OPTIONS: Shape = List(&Either(&Code, &Shape::Table(&OPTION)));

const SCALE: Table = table("scale", &[must("code", Code), must("options", OPTIONS)]);
const SECTION: Table = table("section", &[must("code", Code), may("parent", Code)]);
const QUESTION: Table = table(
    "question",
    &[
        must("code", Code),
        must("section", Code),
        must(
            "type",
            Word(&[
                "single", "multiple", "tiered", "number", "percent", "date", "text", "evidence",
            ]),
        ),
        may("scale", Code),
        may("options", OPTIONS),
        may("optional", Flag),
        may("filled_by", Word(&["unit", "reviewer", "external"])),
        may("minimum", Number),
        may("maximum", Number),
        may("decimals", Count(0, DIGITS)),
        may("applies_if", Condition),
        may("unscored", Flag),
    ],
);

/// `definition.toml`
pub(crate) const DEFINITION: Table = table(
    "definition",
    &[
        must("id", Code),
        must("version", Text(64)),
        must("languages", List(&Text(35))),
        may("external", Flag),
        may("scale", List(&Shape::Table(&SCALE))),
        may("section", List(&Shape::Table(&SECTION))),
        may("question", List(&Shape::Table(&QUESTION))),
    ],
);

const SECTION_TEXTS: Table = table(
    "section-texts",
    &[may("title", Text(LABEL)), may("intro", Text(PROSE))],
);
const QUESTION_TEXTS: Table = table(
    "question-texts",
    &[
        may("text", Text(QUESTION_TEXT)),
        may("why", Text(PROSE)),
        may("example", Text(PROSE)),
        may("evidence", Text(PROSE)),
        may("option", Codes(&Text(LABEL))),
    ],
);
const METHOD_TEXTS: Table = table(
    "method-texts",
    &[
        may("title", Text(LABEL)),
        may("description", Text(PROSE)),
        may("measure", Codes(&Text(LABEL))),
        may("band", Codes(&Text(LABEL))),
        may("level", Codes(&Text(LABEL))),
    ],
);

/// `texts/<language>.toml`
pub(crate) const TEXTS: Table = table(
    "texts",
    &[
        may("title", Text(LABEL)),
        may("description", Text(PROSE)),
        may("section", Codes(&Shape::Table(&SECTION_TEXTS))),
        may("question", Codes(&Shape::Table(&QUESTION_TEXTS))),
        may("scale", Codes(&Codes(&Text(LABEL)))),
        may("method", Codes(&Shape::Table(&METHOD_TEXTS))),
    ],
);

const CROSSWALK_ITEM: Table = table(
    "crosswalk-item",
    &[
        may("from", Code),
        may("to", Code),
        may(
            "class",
            Word(&[
                "identical",
                "comparable",
                "rescaled",
                "split_merged",
                "new",
                "dropped",
                "not_comparable",
                "not_established",
            ]),
        ),
        may("options", Codes(&Code)),
        may("note", Text(PROSE)),
    ],
);

const CROSSWALK_REVIEW: Table = table(
    "crosswalk-review",
    &[must("by", Text(LABEL)), must("on", Date)],
);

/// `crosswalks/<id>.toml`
pub(crate) const CROSSWALK: Table = table(
    "crosswalk",
    &[
        must("from", Code),
        may("review", Shape::Table(&CROSSWALK_REVIEW)),
        may("item", List(&Shape::Table(&CROSSWALK_ITEM))),
    ],
);

const TREATMENT: Shape = Word(&["zero", "left_out", "no_score"]);
const MISSING: Table = table(
    "missing",
    &[
        may("not_answered", TREATMENT),
        may("not_answered_in_draft", TREATMENT),
        may("unknown", TREATMENT),
        may("not_applicable", TREATMENT),
        may("not_within_powers", TREATMENT),
        may("no_score", TREATMENT),
    ],
);

const STEP: Table = table(
    "step",
    &[must("ticks", Count(1, 64)), must("points", Number)],
);
const POINT_BAND: Table = table(
    "point-band",
    &[
        may("from", NumberOrDate),
        may("to", NumberOrDate),
        may("above", NumberOrDate),
        may("below", NumberOrDate),
        must("points", Number),
        may("label", Code),
    ],
);
const VALUE_BAND: Table = table(
    "value-band",
    &[
        may("from", Number),
        may("to", Number),
        may("above", Number),
        may("below", Number),
        may("value", Number),
        may("label", Code),
    ],
);
const QUESTION_POINTS: Table = Table {
    name: "question-points",
    keys: &[
        may("_each", Number),
        may("_cap", Number),
        may("_at_least", List(&Shape::Table(&STEP))),
        may("_value", Flag),
        may("_bands", List(&Shape::Table(&POINT_BAND))),
        may("_maximum", Number),
        may("_weight", NumberOrCode),
    ],
    rest: Some(Number),
};
const POINTS: Table = table(
    "points",
    &[
        may("scale", Codes(&Codes(&Number))),
        may("question", Codes(&Shape::Table(&QUESTION_POINTS))),
    ],
);

const RANK_TIES: Shape = Word(&["minimum", "dense", "average", "maximum"]);
const RANK_ORDER: Shape = Word(&["descending", "ascending"]);
const RANK: Table = table(
    "rank",
    &[
        may("basis", Word(&["raw", "rounded"])),
        may("ties", RANK_TIES),
        may("order", RANK_ORDER),
        may("within", Name),
    ],
);
const ROUND: Table = table(
    "round",
    &[
        may("decimals", Count(0, DIGITS)),
        may("mode", Word(&["half_up", "half_even", "down"])),
    ],
);
const SAMPLE: Table = table("sample", &[must("period", Name)]);
const WEIGHTS: Shape = Codes(&NumberOrCode);
const WEIGHTS_BY: Table = table(
    "weights-by",
    &[must("fact", Name), must("groups", Names(&WEIGHTS))],
);

/// The functions of a measure.
pub(crate) const FUNCTIONS: &[&str] = &[
    "rate",
    "sum",
    "mean",
    "geometric",
    "harmonic",
    "minimum",
    "maximum",
    "median",
    "product",
    "ratio",
    "difference",
    "constant",
    "goalposts",
    "z_score",
    "rank",
    "percentile",
    "log",
    "linear",
    "bands",
    "copy",
    "count",
    "share",
];

const MEASURE: Table = table(
    "measure",
    &[
        must("code", Code),
        may("level", Code),
        may("function", Word(FUNCTIONS)),
        may("members", List(&Code)),
        may("of", Code),
        may("per", List(&Name)),
        may("value", Number),
        may("items", Word(&["points", "share"])),
        may("scale", Number),
        may("low", NumberOr(&["sample_minimum", "sample_maximum"])),
        may("high", NumberOr(&["sample_minimum", "sample_maximum"])),
        may("cap", NumberOr(&["both", "low", "high", "none"])),
        may("log", Flag),
        may("reversed", Flag),
        may("offset", Number),
        may("factor", Number),
        may("deviation", Word(&["sample", "population"])),
        may("ties", RANK_TIES),
        may("order", RANK_ORDER),
        may("within", Name),
        may("bands", List(&Shape::Table(&VALUE_BAND))),
        may("basis", Word(&["raw", "rounded"])),
        may(
            "sample",
            Either(&Word(&["period", "all"]), &Shape::Table(&SAMPLE)),
        ),
        may("sample_if", Condition),
        may("weights", WEIGHTS),
        may("weights_by", Shape::Table(&WEIGHTS_BY)),
        may("weights_sum", Number),
        may("weight_by", Name),
        may("beyond", List(&Code)),
        may("beyond_limit", Number),
        may("floor", Number),
        may("floor_values", Number),
        may("missing", Shape::Table(&MISSING)),
        may("minimum_coverage", Number),
        may("minimum_in_scope", Number),
        may("minimum_members", Count(1, 1_000_000)),
        may("only_if", Condition),
        may("otherwise", NumberOr(&["no_score"])),
        may("round", Shape::Table(&ROUND)),
        may("rank", Shape::Table(&RANK)),
        may("decimals", Count(0, DIGITS)),
        may("external", Flag),
        may("optional", Flag),
    ],
);

const BENCHMARK: Table = table(
    "benchmark",
    &[
        may("minimum_units", Count(1, 1_000_000)),
        may("maximum_age_years", Count(0, 1_000)),
        may("own_unit", Word(&["left_out", "included"])),
    ],
);

const TREATMENT_STEP: Table = table(
    "treatment",
    &[
        must("step", Word(&["denominate", "impute", "outliers"])),
        must("of", List(&Code)),
        may("by", Name),
        may("per", Number),
        may(
            "with",
            Word(&["mean", "median", "unit_mean", "last", "linear"]),
        ),
        may("within", Name),
        may("reversed", List(&Code)),
        may("years", Count(1, 1_000)),
        may("states", List(&Word(&["not_answered", "unknown"]))),
        may("minimum_answered", Number),
        may("points", Count(0, 1_000_000)),
        may("skewness", Number),
        may("kurtosis", Number),
        may("when", Word(&["both", "any"])),
        may("otherwise", Word(&["log", "none"])),
        may("sample", Word(&["period", "all"])),
    ],
);

/// `methods/<id>.toml`
pub(crate) const METHOD: Table = table(
    "method",
    &[
        must("id", Code),
        must("version", Text(64)),
        may("missing", Shape::Table(&MISSING)),
        may("treatment", List(&Shape::Table(&TREATMENT_STEP))),
        may("weight_classes", Codes(&Number)),
        may("points", Shape::Table(&POINTS)),
        may("measure", List(&Shape::Table(&MEASURE))),
        may("benchmark", Shape::Table(&BENCHMARK)),
    ],
);

/// Whether a step of the treatment may have this key at all.
pub(crate) fn is_treatment_key(name: &str) -> bool {
    TREATMENT_STEP.key(name).is_some()
}

/// Whether a measure may have this key at all.
pub(crate) fn is_measure_key(name: &str) -> bool {
    MEASURE.key(name).is_some()
}
