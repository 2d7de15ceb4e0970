//! `crosswalk-unknown-target`, `crosswalk-item-form`, `duplicate-crosswalk`.

use std::collections::BTreeSet;

use super::Context;
use crate::definition::{CrosswalkClass, Definition};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let definition = context.definition;
    let mut known: BTreeSet<&str> = definition
        .questions
        .iter()
        .map(|q| q.code.as_str())
        .collect();
    known.extend(context.declared.questions.iter().map(String::as_str));
    known.extend(
        context
            .declared
            .measures
            .values()
            .flatten()
            .map(String::as_str),
    );
    known.extend(
        definition
            .methods
            .iter()
            .flat_map(|m| &m.measures)
            .map(|m| m.code.as_str()),
    );
    let mut editions = BTreeSet::new();
    for (c, crosswalk) in definition.crosswalks.iter().enumerate() {
        let file = context
            .declared
            .crosswalk_files
            .get(c)
            .cloned()
            .unwrap_or_default();
        if !editions.insert(crosswalk.from.as_str()) {
            let twice = Diagnostic::new("duplicate-crosswalk").with("name", &crosswalk.from);
            context.report(&file, "from", twice);
        }
        if crosswalk.from == definition.id {
            context.report(&file, "from", Diagnostic::new("crosswalk-to-itself"));
        }
        let mut pairs = BTreeSet::new();
        for (i, item) in crosswalk.items.iter().enumerate() {
            let path = format!("item/{i}");
            if let Some(to) = item.to.as_ref().filter(|to| !known.contains(to.as_str())) {
                let unknown = Diagnostic::new("crosswalk-unknown-target").with("name", to);
                let unknown = context
                    .problems
                    .suggest(unknown, to.as_str(), known.iter().copied());
                context.report(&file, &format!("{path}/to"), unknown);
            }
            let target = item.to.as_ref().map_or("", |code| code.as_str());
            for to in item.options.values() {
                let question = definition.question(target);
                let options = question.into_iter().flat_map(|q| &q.options);
                let mut options = options.map(|option| option.code.as_str());
                if !options.any(|option| option == to.as_str()) {
                    let unknown = Diagnostic::new("crosswalk-unknown-target").with("name", to);
                    context.report(&file, &format!("{path}/options"), unknown);
                }
            }
            let fits = match item.class {
                CrosswalkClass::New => item.from.is_none() && item.to.is_some(),
                CrosswalkClass::Dropped => item.from.is_some() && item.to.is_none(),
                // Nothing is claimed: either side may stand alone.
                CrosswalkClass::NotComparable | CrosswalkClass::NotEstablished => {
                    item.from.is_some() || item.to.is_some()
                }
                _ => item.from.is_some() && item.to.is_some(),
            };
            if !fits {
                context.report(&file, &path, Diagnostic::new("crosswalk-item-form"));
            }
            if !pairs.insert((&item.from, &item.to)) {
                context.report(&file, &path, Diagnostic::new("crosswalk-item-twice"));
            }
        }
    }
}

/// Reports items of a crosswalk that the older edition does not have: what can only be seen with
/// both editions at hand. Nothing when `newer` has no crosswalk from `older`.
#[must_use]
pub fn check_crosswalk(newer: &Definition, older: &Definition) -> Vec<Diagnostic> {
    let mut known: BTreeSet<&str> = older.questions.iter().map(|q| q.code.as_str()).collect();
    let measures = older.methods.iter().flat_map(|m| &m.measures);
    known.extend(measures.map(|m| m.code.as_str()));
    let crosswalks = newer.crosswalks.iter().filter(|c| c.from == older.id);
    let sources = crosswalks
        .flat_map(|c| &c.items)
        .filter_map(|item| item.from.as_ref());
    let unknown = |code: &icc_domain::Code| {
        let unknown = Diagnostic::new("crosswalk-unknown-source").with("name", code);
        unknown.with("edition", &older.id)
    };
    sources
        .filter(|code| !known.contains(code.as_str()))
        .map(unknown)
        .collect()
}
