//! The tables of a release. To add one: here, in `locales/<language>/datasets.ftl`, in
//! `docs/reference/releases.md`, and its rows in `crates/app/src/releases`.

use super::FieldKind::{Code, Count, Number, Share, Text, Word};
use super::{ANSWERS, FACTS, Table, Vocabulary, field, required};

/// A table of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Released {
    /// Its columns.
    pub table: &'static Table,
    /// The columns that tell a row from every other, in the order by which rows are known again
    /// from release to release.
    pub key: &'static [&'static str],
}

/// Scores as everybody may have them: no ranks, and what was looked at before they were accepted.
static SCORES: Table = Table {
    name: "scores",
    fields: &[
        required("edition", Code),
        required("method", Code),
        required("method_version", Text),
        field("kind", Text),
        required("period", Text),
        required("unit", Text),
        required("measure", Code),
        field("level", Code),
        required("status", Word(Vocabulary::Status)),
        field("value", Number),
        field("unrounded", Number),
        field("documented", Number),
        field("verified", Number),
        field("unknown_as_zero", Number),
        field("unknown_as_full", Number),
        field("coverage", Share),
        field("in_scope", Share),
        required("answered", Count),
        required("not_within_powers", Count),
        required("not_applicable", Count),
        required("unknown", Count),
        required("not_answered", Count),
        required("not_asked", Count),
        field("band", Code),
        field("review", Word(Vocabulary::Review)),
    ],
};

static FIGURES: Table = Table {
    name: "figures",
    fields: &[
        required("edition", Code),
        required("method", Code),
        required("method_version", Text),
        required("period", Text),
        required("world", Word(Vocabulary::World)),
        required("group", Text),
        field("group_value", Text),
        required("measure", Code),
        field("level", Code),
        required("status", Word(Vocabulary::Shown)),
        required("n", Count),
        required("members", Count),
        required("countries", Count),
        field("mean", Number),
        field("median", Number),
        field("lower_quartile", Number),
        field("upper_quartile", Number),
        field("standard_deviation", Number),
        field("share_at_100", Share),
        field("least_shown", Number),
        field("greatest_shown", Number),
    ],
};

static UNIT_FACTS: Table = Table {
    name: "unit_facts",
    fields: &[
        required("unit", Text),
        required("fact", Text),
        field("year", Count),
        required("value", Number),
        required("source", Code),
        field("note_fr", Text),
        field("note_en", Text),
    ],
};

static FACT_DEFINITIONS: Table = Table {
    name: "fact_definitions",
    fields: &[
        required("fact", Text),
        required("measured_in", Text),
        required("name_fr", Text),
        required("name_en", Text),
        field("definition_fr", Text),
        field("definition_en", Text),
    ],
};

static SOURCES: Table = Table {
    name: "sources",
    fields: &[
        required("source", Code),
        required("title_fr", Text),
        required("title_en", Text),
        field("address", Text),
        field("licence", Text),
        required("world", Word(Vocabulary::World)),
    ],
};

static UNITS: Table = Table {
    name: "units",
    fields: &[
        required("unit", Text),
        required("name_fr", Text),
        required("name_en", Text),
        required("country", Code),
        field("country_fr", Text),
        field("country_en", Text),
        required("world", Word(Vocabulary::World)),
    ],
};

static NETWORKS: Table = Table {
    name: "networks",
    fields: &[
        required("network", Code),
        required("name_fr", Text),
        required("name_en", Text),
        required("world", Word(Vocabulary::World)),
    ],
};

static MEMBERSHIPS: Table = Table {
    name: "memberships",
    fields: &[
        required("network", Code),
        required("unit", Text),
        field("joined", Text),
        required("source", Code),
    ],
};

static WAVES: Table = Table {
    name: "waves",
    fields: &[
        required("period", Text),
        required("year", Count),
        required("edition", Code),
        required("definition_version", Text),
        required("definition_digest", Text),
        required("method", Code),
        required("method_version", Text),
        required("name_fr", Text),
        required("name_en", Text),
        required("world", Word(Vocabulary::World)),
    ],
};

static MEASURES: Table = Table {
    name: "measures",
    fields: &[
        required("edition", Code),
        required("method", Code),
        required("method_version", Text),
        required("measure", Code),
        field("level", Code),
        required("name_fr", Text),
        required("name_en", Text),
    ],
};

static QUESTIONS: Table = Table {
    name: "questions",
    fields: &[
        required("edition", Code),
        required("definition_version", Text),
        required("question", Code),
        required("section", Code),
        required("section_fr", Text),
        required("section_en", Text),
        required("text_fr", Text),
        required("text_en", Text),
    ],
};

static OPTIONS: Table = Table {
    name: "options",
    fields: &[
        required("edition", Code),
        required("definition_version", Text),
        required("question", Code),
        required("option", Code),
        required("text_fr", Text),
        required("text_en", Text),
    ],
};

static CROSSWALKS: Table = Table {
    name: "crosswalks",
    fields: &[
        required("edition", Code),
        required("definition_version", Text),
        required("from_edition", Code),
        field("from_code", Code),
        field("to_code", Code),
        required("class", Code),
        field("note", Text),
    ],
};

static PUBLISHED_RESULTS: Table = Table {
    name: "published_results",
    fields: &[
        required("unit", Text),
        required("year", Count),
        required("edition", Code),
        required("measure", Code),
        required("sample", Text),
        field("sample_size_class", Code),
        field("sample_foreign_born_class", Code),
        field("value", Number),
        field("sample_average", Number),
        field("sample_size", Count),
        required("address", Text),
        field("note_fr", Text),
        field("note_en", Text),
    ],
};

static ERRATA: Table = Table {
    name: "errata",
    fields: &[
        required("unit", Text),
        required("period", Text),
        required("published_on", Text),
        required("measure", Code),
        field("before", Number),
        field("after", Number),
        field("reason_fr", Text),
        field("reason_en", Text),
    ],
};

/// Every table of a release, in the order of its lists.
pub static RELEASED: [Released; 17] = [
    Released {
        table: &SCORES,
        key: &[
            "edition",
            "method",
            "method_version",
            "kind",
            "period",
            "unit",
            "measure",
        ],
    },
    Released {
        table: &FIGURES,
        key: &[
            "edition",
            "method",
            "method_version",
            "period",
            "world",
            "group",
            "group_value",
            "measure",
        ],
    },
    Released {
        table: &ANSWERS,
        // What a unit answered is one thing: an answer that was taken back is a correction of it.
        key: &["period", "unit"],
    },
    Released {
        table: &FACTS,
        key: &["kind", "unit", "period", "fact"],
    },
    Released {
        table: &UNIT_FACTS,
        key: &["unit", "fact", "year", "source"],
    },
    Released {
        table: &FACT_DEFINITIONS,
        key: &["fact"],
    },
    Released {
        table: &SOURCES,
        key: &["source"],
    },
    Released {
        table: &UNITS,
        key: &["unit"],
    },
    Released {
        table: &NETWORKS,
        key: &["network"],
    },
    Released {
        table: &MEMBERSHIPS,
        key: &["network", "unit"],
    },
    Released {
        table: &WAVES,
        key: &["period"],
    },
    Released {
        table: &MEASURES,
        key: &["edition", "method", "method_version", "measure"],
    },
    Released {
        table: &QUESTIONS,
        key: &["edition", "definition_version", "question"],
    },
    Released {
        table: &OPTIONS,
        key: &["edition", "definition_version", "question", "option"],
    },
    Released {
        table: &CROSSWALKS,
        key: &[
            "edition",
            "definition_version",
            "from_edition",
            "from_code",
            "to_code",
        ],
    },
    Released {
        table: &PUBLISHED_RESULTS,
        key: &[
            "unit",
            "year",
            "edition",
            "measure",
            "sample",
            "sample_size_class",
            "sample_foreign_born_class",
            "address",
        ],
    },
    Released {
        table: &ERRATA,
        key: &["unit", "period", "published_on", "measure"],
    },
];

/// The list of releases itself, which no release holds.
pub static RELEASES: Table = Table {
    name: "releases",
    fields: &[
        required("version", Text),
        required("made_on", Text),
        required("change", Text),
        required("world", Word(Vocabulary::World)),
        field("withdrawn_on", Text),
        field("replaced_by", Text),
        field("reason_fr", Text),
        field("reason_en", Text),
    ],
};

/// The table of a release with this name.
#[must_use]
pub fn released(name: &str) -> Option<&'static Released> {
    RELEASED.iter().find(|one| one.table.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn released_scores_are_the_table_of_scores_without_ranks_and_with_how_they_were_reviewed() {
        let kept = super::super::SCORES.fields.iter().map(|field| field.name);
        let kept = kept.filter(|name| *name != "rank");
        let kept: Vec<&str> = kept.chain(["review"]).collect();
        let names: Vec<&str> = SCORES.fields.iter().map(|field| field.name).collect();
        assert_eq!(names, kept);
    }

    #[test]
    fn no_table_of_a_release_has_ranks_and_keys_are_columns() {
        for Released { table, key } in &RELEASED {
            assert!(table.position("rank").is_none(), "{}", table.name);
            for column in *key {
                assert!(table.position(column).is_some(), "{}: {column}", table.name);
            }
        }
    }
}
