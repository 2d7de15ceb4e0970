//! Which crate may use which, and which crate alone knows a heavy library.
//!
//! [`CRATES`] is the one place where this is decided; `cargo xtask gen` prints it in
//! `ARCHITECTURE.md` and this check compares the two.

use std::fmt::Write as _;

use super::tree::Member;
use super::{Finding, Tree};

/// One crate of the workspace, by the name of its folder.
#[derive(Debug)]
struct Crate {
    name: &'static str,
    purpose: &'static str,
    /// The crates of this workspace it may depend on.
    uses: &'static [&'static str],
    /// The libraries that only the crates which name them here may depend on.
    libraries: &'static [&'static str],
    /// Opens nothing, waits for nothing, reads no clock, environment or randomness.
    pure: bool,
}

const BELOW_APP: &[&str] = &[
    "domain",
    "disclosure",
    "questionnaire",
    "scoring",
    "i18n",
    "charts",
    "reports",
    "datasets",
    "store",
];

/// Every crate of the workspace, from the bottom to the top.
const CRATES: &[Crate] = &[
    Crate {
        name: "domain",
        purpose: "ids, languages, localized text, clock and id sources that are passed in",
        uses: &[],
        libraries: &[],
        pure: true,
    },
    Crate {
        name: "questionnaire",
        purpose: "definitions: format, parsing with positions, checks, typed and validated answers",
        uses: &["domain"],
        libraries: &["schemars", "strsim"],
        pure: true,
    },
    Crate {
        name: "scoring",
        purpose: "methods, exact scores with their reasons, explanations, benchmarks",
        uses: &["domain", "questionnaire"],
        libraries: &["polars", "rayon"],
        pure: true,
    },
    Crate {
        name: "disclosure",
        purpose: "small numbers: which hidden results may stand in figures, and what of a figure is shown",
        uses: &[],
        libraries: &[],
        pure: true,
    },
    Crate {
        name: "i18n",
        purpose: "messages in French and English, numbers, percentages and dates for readers",
        uses: &["domain"],
        libraries: &[
            "fluent-bundle",
            "fluent-syntax",
            "fixed_decimal",
            "icu_calendar",
            "icu_collator",
            "icu_datetime",
            "icu_decimal",
            "icu_list",
            "icu_locale_core",
            "icu_normalizer",
            "icu_provider",
        ],
        pure: true,
    },
    Crate {
        name: "markup",
        purpose: "what people write with a little Markdown → HTML from a list of what is allowed",
        uses: &[],
        libraries: &["pulldown-cmark", "ammonia"],
        pure: true,
    },
    Crate {
        name: "charts",
        purpose: "a chart described as data → SVG or PNG, the same numbers as a table, a sentence",
        uses: &["domain", "i18n"],
        libraries: &["plotters", "resvg"],
        pure: true,
    },
    Crate {
        name: "reports",
        purpose: "a report described as data, with the sources in `reports/` → tagged PDF; documents for word processors",
        uses: &["domain", "i18n"],
        libraries: &[
            "typst",
            "typst-layout",
            "typst-pdf",
            "comemo",
            "docx-rs",
            "qrcode",
        ],
        pure: true,
    },
    Crate {
        name: "datasets",
        purpose: "reads and writes tables: answers and facts in, scored results with dictionary and releases out",
        uses: &["domain", "questionnaire", "scoring"],
        libraries: &[
            "polars",
            "polars-arrow",
            "polars-parquet",
            "csv",
            "calamine",
            "rust_xlsxwriter",
            "zip",
        ],
        pure: true,
    },
    Crate {
        name: "migrations",
        purpose: "the history of the database schema",
        uses: &[],
        libraries: &["sea-orm-migration"],
        pure: false,
    },
    Crate {
        name: "store",
        purpose: "entities, repositories and units of work on SQLite and PostgreSQL; files of releases",
        uses: &["domain", "migrations", "questionnaire"],
        libraries: &["sea-orm", "csv", "object_store", "reqwest"],
        pure: false,
    },
    Crate {
        name: "app",
        purpose: "use cases and who may do them; one function per thing a person can do",
        uses: BELOW_APP,
        libraries: &[
            "argon2",
            "chacha20poly1305",
            "icalendar",
            "rust-stemmers",
            "totp-rs",
            "tokio",
            "zip",
        ],
        pure: false,
    },
    Crate {
        name: "pages",
        purpose: "view models, templates and samples; one typed render function per page",
        uses: &["domain", "i18n", "markup"],
        libraries: &["minijinja", "qrcode"],
        pure: true,
    },
    Crate {
        name: "mail",
        purpose: "writes the letters of the service and hands them to a mail server or a folder",
        uses: &["app", "pages", "domain", "i18n"],
        libraries: &["lettre", "tokio"],
        pure: false,
    },
    Crate {
        name: "web",
        purpose: "routes, extractors, handlers, problems",
        uses: &["app", "pages", "mail", "domain", "i18n"],
        libraries: &["axum", "tower", "tower-http", "tokio", "utoipa"],
        pure: false,
    },
    Crate {
        name: "identity",
        purpose: "asks providers of identity (OpenID Connect) who somebody is",
        uses: &["app", "domain"],
        libraries: &["openidconnect", "reqwest", "tokio"],
        pure: false,
    },
    Crate {
        name: "server",
        purpose: "the binary `icc-index`: its commands, its settings, the wiring of all the rest",
        uses: &[
            "domain",
            "questionnaire",
            "scoring",
            "i18n",
            "charts",
            "reports",
            "datasets",
            "migrations",
            "store",
            "app",
            "pages",
            "web",
            "mail",
            "identity",
        ],
        libraries: &[
            "axum",
            "hyper",
            "hyper-util",
            "tower",
            "tokio",
            "clap",
            "anyhow",
            "figment",
            "getrandom",
            "tracing-subscriber",
            "tempfile",
        ],
        pure: false,
    },
    Crate {
        name: "testkit",
        purpose: "databases, builders and assertions for tests; a dev-dependency only",
        uses: &[
            "domain",
            "questionnaire",
            "scoring",
            "i18n",
            "charts",
            "reports",
            "datasets",
            "migrations",
            "store",
            "app",
            "pages",
            "web",
        ],
        libraries: &["axum", "tower", "tokio", "sea-orm", "tempfile"],
        pure: false,
    },
    Crate {
        name: "tests",
        purpose: "tests across crates: documents, published indices, pages",
        uses: &[
            "domain",
            "questionnaire",
            "scoring",
            "i18n",
            "charts",
            "reports",
            "datasets",
            "migrations",
            "store",
            "app",
            "pages",
            "web",
            "mail",
            "testkit",
        ],
        libraries: &[
            "axum",
            "tower",
            "tokio",
            "csv",
            "polars",
            "totp-rs",
            "tracing-subscriber",
            "zip",
        ],
        pure: false,
    },
    Crate {
        name: "xtask",
        purpose: "developer commands; nothing heavy, it must build in seconds",
        uses: &[],
        libraries: &["anyhow", "clap", "socket2"],
        pure: false,
    },
];

/// The document that prints the table, and the marks around it.
pub(crate) const DOCUMENT: &str = "ARCHITECTURE.md";
pub(crate) const MARK: &str = "crates";

/// The folders of the crates that open nothing themselves.
pub(super) fn pure_crates() -> impl Iterator<Item = &'static str> {
    CRATES
        .iter()
        .filter(|known| known.pure)
        .map(|known| known.name)
}

/// The table as it stands in `ARCHITECTURE.md`.
pub(crate) fn table() -> String {
    let list = |names: &[&str]| {
        if names.is_empty() {
            "—".to_owned()
        } else {
            names
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ")
        }
    };
    let mut table = "| crate | what it is for | pure | may use | libraries it may know |\n\
        |---|---|---|---|---|\n"
        .to_owned();
    for known in CRATES {
        let uses = match known.name {
            "app" => "all of the above but `migrations`".to_owned(),
            "server" => "all of the above".to_owned(),
            "testkit" => "all of the above but `server`".to_owned(),
            "tests" => "all of the above but `server`, and its built binary".to_owned(),
            _ => list(known.uses),
        };
        // Writing into a string cannot fail.
        let _ = writeln!(
            table,
            "| `{}` | {} | {} | {uses} | {} |",
            known.name,
            known.purpose,
            if known.pure { "yes" } else { "—" },
            list(known.libraries)
        );
    }
    table
}

/// Compares every manifest with the table, and the table with the document.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in tree.members() {
        match CRATES.iter().find(|known| known.name == member.name) {
            Some(known) => check_member(known, &member, &mut findings),
            None => findings.push(Finding::file(
                &member.manifest,
                "this crate is not in the table of layers (xtask/src/tidy/layers.rs)",
            )),
        }
    }
    if let Some(text) = tree.text(DOCUMENT)
        && crate::document::marked(text, MARK) != Some(table().as_str())
    {
        findings.push(Finding::file(
            DOCUMENT,
            "the table of crates is not the one in force; run `cargo xtask gen`",
        ));
    }
    findings
}

fn check_member(known: &Crate, member: &Member, findings: &mut Vec<Finding>) {
    for table in ["dependencies", "build-dependencies", "dev-dependencies"] {
        let for_tests = table == "dev-dependencies";
        for dependency in member.dependencies(table) {
            let message = match dependency.strip_prefix("icc-") {
                Some("testkit") if for_tests => continue,
                // What a crate links through others anyway, its tests may name.
                Some(name) if for_tests && reaches(known, name) => continue,
                Some(name) if !known.uses.contains(&name) => {
                    format!("`{}` may not depend on `{name}`", known.name)
                }
                None if !may_know(known, dependency) && !for_tests => format!(
                    "`{dependency}` is known to {} only, not to `{}`",
                    owners(dependency).join(" and "),
                    known.name
                ),
                None if !may_know(known, dependency) && is_heavy(dependency) => format!(
                    "`{dependency}` is heavy: the tests of `{}` may not link it either",
                    known.name
                ),
                _ => continue,
            };
            findings.push(Finding::file(&member.manifest, message));
        }
    }
}

/// Whether a crate depends on another, directly or through others.
fn reaches(known: &Crate, name: &str) -> bool {
    CRATES
        .iter()
        .filter(|other| known.uses.contains(&other.name))
        .any(|other| other.name == name || reaches(other, name))
}

/// Whether the library is free for all, or this crate is one of those that name it.
fn may_know(known: &Crate, library: &str) -> bool {
    known.libraries.contains(&library) || owners(library).is_empty()
}

fn owners(library: &str) -> Vec<String> {
    CRATES
        .iter()
        .filter(|known| known.libraries.contains(&library))
        .map(|known| format!("`{}`", known.name))
        .collect()
}

/// The libraries whose build takes minutes; small ones may help the tests of any crate.
fn is_heavy(library: &str) -> bool {
    ["polars", "typst", "sea-orm"]
        .iter()
        .any(|heavy| library.starts_with(heavy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(manifest: &str, content: &str) -> Vec<String> {
        check(&Tree::of(&[(manifest, content)]))
            .into_iter()
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn refuses_an_arrow_that_points_up() {
        assert_eq!(
            messages(
                "crates/scoring/Cargo.toml",
                "[dependencies]\nicc-store.workspace = true\nicc-domain.workspace = true"
            ),
            ["`scoring` may not depend on `store`"]
        );
    }

    #[test]
    fn refuses_a_library_outside_its_crate() {
        assert_eq!(
            messages(
                "crates/pages/Cargo.toml",
                "[dependencies]\naxum.workspace = true"
            ),
            [
                "`axum` is known to `web` and `server` and `testkit` and `tests` only, not to `pages`"
            ]
        );
    }

    #[test]
    fn tests_may_use_small_libraries_and_the_testkit_but_no_heavy_one() {
        assert_eq!(
            messages(
                "crates/charts/Cargo.toml",
                "[dev-dependencies]\nicc-testkit.workspace = true\ntempfile.workspace = true\n\
                 polars.workspace = true"
            ),
            ["`polars` is heavy: the tests of `charts` may not link it either"]
        );
    }

    #[test]
    fn tests_may_use_what_their_crate_links_anyway_and_nothing_above() {
        assert_eq!(
            messages(
                "crates/web/Cargo.toml",
                "[dev-dependencies]\nicc-store.workspace = true\nicc-server.workspace = true"
            ),
            ["`web` may not depend on `server`"]
        );
    }

    #[test]
    fn refuses_the_testkit_in_the_product() {
        assert_eq!(
            messages(
                "crates/web/Cargo.toml",
                "[dependencies]\nicc-testkit.workspace = true"
            ),
            ["`web` may not depend on `testkit`"]
        );
    }

    #[test]
    fn refuses_a_crate_that_nobody_placed() {
        assert_eq!(messages("crates/utils/Cargo.toml", "").len(), 1);
    }

    #[test]
    fn refuses_a_document_with_another_table() {
        let old = "<!-- crates:begin -->\n| crate |\n<!-- crates:end -->\n";
        assert_eq!(check(&Tree::of(&[(DOCUMENT, old)])).len(), 1);
        let new = format!("<!-- crates:begin -->\n{}<!-- crates:end -->\n", table());
        assert_eq!(check(&Tree::of(&[(DOCUMENT, &new)])), []);
    }

    #[test]
    fn a_crate_uses_only_crates_above_it_in_the_table() {
        for (place, known) in CRATES.iter().enumerate() {
            for used in known.uses {
                let below = CRATES.iter().position(|other| other.name == *used);
                assert!(
                    below.is_some_and(|below| below < place),
                    "{} → {used}",
                    known.name
                );
            }
        }
    }
}
