//! What the program contains that is no crate: `deploy/parts.toml`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use toml::Value;

use super::graph::Graph;
use crate::tidy::{Finding, Tree};

/// The document that names them.
pub(crate) const DOCUMENT: &str = "deploy/parts.toml";

/// Endings of files that nobody writes by hand, so that somebody else has made them.
const BROUGHT: &[&str] = &["ttf", "otf", "ttc", "woff", "woff2", "wasm"];

/// Something that others have made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    /// None where its makers give it none.
    pub(super) version: Option<String>,
    /// Its licence as an SPDX expression.
    pub(super) licence: String,
    /// Where it comes from.
    pub(super) source: String,
    pub(super) place: Place,
}

impl Part {
    /// What the document knows it by.
    pub(super) fn reference(&self) -> String {
        format!("part:{}", self.name)
    }
}

/// Where a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Files of this repository.
    Files(Vec<String>),
    /// In a crate, `name@version`.
    Inside(String),
}

/// The whole document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(super) all: Vec<Part>,
    /// Crates that compile C or assembly of their own, each with a reason.
    own: BTreeMap<String, String>,
}

/// Reads the document.
pub(crate) fn read(text: &str) -> Result<Parts> {
    let table: toml::Table = text.parse().context(DOCUMENT)?;
    let parts = table.get("part").and_then(Value::as_array);
    let all = parts.into_iter().flatten().map(part);
    let own = table.get("own").and_then(Value::as_table);
    let own = own.into_iter().flatten().filter_map(|(name, reason)| {
        let reason = reason.as_str().filter(|reason| !reason.is_empty())?;
        Some((name.clone(), reason.to_owned()))
    });
    Ok(Parts {
        all: all.collect::<Result<_>>()?,
        own: own.collect(),
    })
}

fn part(entry: &Value) -> Result<Part> {
    let text = |key| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let needed = |key| text(key).with_context(|| format!("{DOCUMENT}: a part has no `{key}`"));
    let name = needed("name")?;
    let files = entry.get("files").and_then(Value::as_array);
    let files = files.map(|files| {
        let files = files.iter().filter_map(Value::as_str);
        files.map(str::to_owned).collect::<Vec<_>>()
    });
    let place = match (files, text("inside")) {
        (Some(files), None) if !files.is_empty() => Place::Files(files),
        (None, Some(inside)) => Place::Inside(inside),
        _ => anyhow::bail!("{DOCUMENT}: `{name}` needs either `files` or `inside`"),
    };
    Ok(Part {
        version: text("version"),
        licence: needed("licence")?,
        source: needed("source")?,
        name,
        place,
    })
}

/// What is missing from the document, and what is there no more.
pub(crate) fn check(tree: &Tree, graph: &Graph) -> Vec<Finding> {
    let finding = |message: String| Finding::file(DOCUMENT, message);
    let parts = match read(tree.text(DOCUMENT).unwrap_or_default()) {
        Ok(parts) => parts,
        Err(error) => return vec![finding(format!("{error:#}"))],
    };
    let mut named = BTreeSet::new();
    let mut inside = BTreeSet::new();
    for part in &parts.all {
        match &part.place {
            Place::Files(files) => named.extend(files.iter().map(String::as_str)),
            Place::Inside(id) => {
                inside.insert(id.as_str());
            }
        }
    }
    let brought = tree.files().map(|(path, _)| path).filter(|path| {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| BROUGHT.contains(&ending))
    });
    let unnamed = brought
        .filter(|path| !named.contains(path))
        .map(|path| finding(format!("{path} is no part: say who made it")));
    let gone = named
        .iter()
        .filter(|path| tree.text(path).is_none())
        .map(|path| finding(format!("{path} does not exist")));
    let crates: BTreeSet<String> = graph.crates.keys().map(ToString::to_string).collect();
    let moved = inside.iter().filter(|id| !crates.contains(**id)).map(|id| {
        finding(format!(
            "{id} is not in the program: look at what it holds now"
        ))
    });
    let compiling = graph
        .crates
        .iter()
        .filter(|(_, it)| it.linked && it.compiles);
    let unexplained = compiling
        .filter(|(id, _)| !inside.contains(id.to_string().as_str()))
        .filter(|(id, _)| !parts.own.contains_key(&id.name))
        .map(|(id, _)| {
            finding(format!(
                "{id} compiles C or assembly: name what it holds as a part, or say under `own` why it is its own"
            ))
        });
    unnamed
        .chain(gone)
        .chain(moved)
        .chain(unexplained)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::graph::{Crate, Id};
    use super::*;

    const PARTS: &str = "[[part]]\nname = \"A letter\"\nlicence = \"OFL-1.1\"\nsource = \"x\"\nfiles = [\"a.ttf\"]\n\
                         [[part]]\nname = \"C\"\nversion = \"3\"\nlicence = \"MIT\"\nsource = \"x\"\ninside = \"c-sys@1.0.0\"\n\
                         [own]\nasm = \"its own\"\n";

    fn found(parts: &str, files: &[&str], compiling: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|path| (*path, ""))
            .chain([(DOCUMENT, parts)])
            .collect();
        let crates = compiling.iter().map(|(name, version)| {
            let id = Id {
                name: (*name).to_owned(),
                version: (*version).to_owned(),
            };
            let known = Crate {
                linked: true,
                compiles: true,
                ..Crate::default()
            };
            (id, known)
        });
        let graph = Graph {
            program: Id {
                name: "program".to_owned(),
                version: "0.1.0".to_owned(),
            },
            crates: crates.collect(),
        };
        let found = check(&Tree::of(&files), &graph);
        found.into_iter().map(|it| it.to_string()).collect()
    }

    #[test]
    fn everything_that_is_named_is_there_and_the_other_way_round() {
        let all = [("c-sys", "1.0.0"), ("asm", "2.0.0")];
        assert_eq!(found(PARTS, &["a.ttf"], &all), Vec::<String>::new());
        let fonts = found(PARTS, &["a.ttf", "x/b.woff2"], &all);
        assert!(fonts[0].contains("x/b.woff2 is no part"), "{fonts:?}");
        let gone = found(PARTS, &[], &all);
        assert!(gone[0].contains("a.ttf does not exist"), "{gone:?}");
    }

    #[test]
    fn a_crate_with_c_is_explained_and_looked_at_again_when_it_moves() {
        let moved = found(PARTS, &["a.ttf"], &[("c-sys", "1.1.0")]);
        assert!(moved[0].contains("c-sys@1.0.0 is not in the program"));
        assert!(moved[1].contains("c-sys@1.1.0 compiles C"), "{moved:?}");
        let other = found(PARTS, &["a.ttf"], &[("c-sys", "1.0.0"), ("new", "1.0.0")]);
        assert!(other[0].contains("new@1.0.0 compiles C"), "{other:?}");
    }

    #[test]
    fn half_a_part_is_refused() {
        for half in [
            "[[part]]\nname = \"x\"\nlicence = \"MIT\"\nsource = \"x\"\n",
            "[[part]]\nname = \"x\"\nsource = \"x\"\ninside = \"c@1\"\n",
            "[[part]]\nname = \"x\"\nlicence = \"MIT\"\nsource = \"x\"\nfiles = []\n",
            "[[part]\n",
        ] {
            assert!(read(half).is_err(), "{half}");
        }
    }
}
