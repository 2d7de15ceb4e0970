//! `unknown-section`, `cycle-in-sections`, `section-unused`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, DEFINITION_FILE, cycles};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let definition = context.definition;
    let sections = &definition.sections;
    let index: BTreeMap<&str, usize> = sections
        .iter()
        .enumerate()
        .map(|(i, s)| (s.code.as_str(), i))
        .collect();
    let known = |name: &str| context.declared.sections.contains(name) || index.contains_key(name);
    let mut unknown = Vec::new();
    for section in sections {
        if let Some(parent) = section.parent.as_ref().filter(|p| !known(p.as_str())) {
            unknown.push((
                format!("section/{}/parent", section.code),
                parent.to_string(),
            ));
        }
    }
    for question in &definition.questions {
        if !known(question.section.as_str()) {
            let path = format!("question/{}/section", question.code);
            unknown.push((path, question.section.to_string()));
        }
    }
    for (path, name) in unknown {
        let diagnostic = Diagnostic::new("unknown-section").with("name", &name);
        let diagnostic = context
            .problems
            .suggest(diagnostic, &name, index.keys().copied());
        context.report(DEFINITION_FILE, &path, diagnostic);
    }

    let parent = |s: &crate::definition::Section| {
        s.parent
            .as_ref()
            .and_then(|p| index.get(p.as_str()).copied())
    };
    let needs: Vec<Vec<usize>> = sections
        .iter()
        .map(|s| parent(s).into_iter().collect())
        .collect();
    for cycle in cycles::order(&needs).1 {
        let codes: Vec<_> = cycle.iter().map(|&i| sections[i].code.as_str()).collect();
        let path = format!("section/{}/parent", codes[0]);
        let found = Diagnostic::new("cycle-in-sections").with("cycle", codes.join(" → "));
        context.report(DEFINITION_FILE, &path, found);
    }

    let used: BTreeSet<&str> = definition
        .questions
        .iter()
        .map(|q| q.section.as_str())
        .chain(
            sections
                .iter()
                .filter_map(|s| s.parent.as_ref().map(icc_domain::Code::as_str)),
        )
        .collect();
    for section in sections
        .iter()
        .filter(|s| !definition.external && !used.contains(s.code.as_str()))
    {
        let path = format!("section/{}", section.code);
        let unused = Diagnostic::new("section-unused").with("name", &section.code);
        context.report(DEFINITION_FILE, &path, unused);
    }
}
