//! Names of columns: codes where every engine takes them, else numbers.

use std::collections::BTreeSet;

use icc_questionnaire::definition::Definition;

use crate::program::Program;

/// With what follows a name stays below the 63 bytes of PostgreSQL.
const LONGEST: usize = 40;

/// Names of measures, questions and facts in columns.
pub(super) struct Names {
    nodes: Vec<String>,
    items: Vec<String>,
    /// The facts that are looked at, sorted; a fact's column is its place.
    pub(super) facts: Vec<String>,
}

impl Names {
    pub(super) fn new(program: &Program) -> Self {
        let mut taken = BTreeSet::new();
        let nodes: Vec<&str> = program
            .nodes
            .iter()
            .map(|n| n.measure.code.as_str())
            .collect();
        let items: Vec<&str> = program.items.iter().map(|i| i.code.as_str()).collect();
        // Codes are tried first, so that a number never takes the name of one.
        let codes: BTreeSet<String> = nodes
            .iter()
            .chain(&items)
            .map(|code| code.to_lowercase())
            .collect();
        let mut named = |list: &[&str], prefix: &str| {
            let of = |(i, code): (usize, &&str)| {
                // Engines that do not tell capitals apart would take C1 and c1 for one column.
                if is_plain(code) && taken.insert(code.to_lowercase()) {
                    return (*code).to_owned();
                }
                let mut name = format!("{prefix}_{}", i + 1);
                while codes.contains(&name) || !taken.insert(name.clone()) {
                    name.push('_');
                }
                name
            };
            list.iter().enumerate().map(of).collect::<Vec<_>>()
        };
        Self {
            nodes: named(&nodes, "measure"),
            items: named(&items, "question"),
            facts: Vec::new(),
        }
    }

    pub(super) fn node(&self, node: usize) -> &str {
        &self.nodes[node]
    }

    pub(super) fn item(&self, item: usize) -> &str {
        &self.items[item]
    }
}

fn is_plain(code: &str) -> bool {
    code.len() <= LONGEST
        && code.starts_with(|c: char| c.is_ascii_alphabetic())
        && !code.ends_with('_')
        && !code.contains("__")
        && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The title of each measure in a language, where the definition has one.
pub(super) fn titles(definition: &Definition, method: &str, language: &str) -> Vec<Option<String>> {
    let texts = definition.texts.get(language);
    let mut methods = texts.into_iter().flat_map(|texts| &texts.methods);
    let texts = methods
        .find(|(id, _)| id.as_str() == method)
        .map(|(_, texts)| texts);
    let measures = definition.method(method).map_or(&[][..], |m| &m.measures);
    measures
        .iter()
        .map(|m| texts.and_then(|t| t.measures.get(&m.code)).cloned())
        .collect()
}
