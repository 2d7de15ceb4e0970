//! `treated-in-condition`: a condition would see another figure than the one that was answered.

use super::{Context, DEFINITION_FILE, cycles, method_file};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let definition = context.definition;
    for method in definition
        .methods
        .iter()
        .filter(|m| !m.treatments.is_empty())
    {
        let mut found = Vec::new();
        for question in &definition.questions {
            let condition = question.applies_if.iter();
            let path = format!("question/{}/applies_if", question.code);
            condition.for_each(|condition| {
                cycles::mentioned(condition, &mut |code, is_measure| {
                    if !is_measure && method.treats(code) {
                        found.push((DEFINITION_FILE.to_owned(), path.clone(), code));
                    }
                });
            });
        }
        for measure in &method.measures {
            let gate = measure.gate.as_ref().map(|gate| &gate.only_if);
            for condition in cycles::conditions(measure) {
                let is_gate = gate.is_some_and(|gate| std::ptr::eq(gate, condition));
                let key = if is_gate { "only_if" } else { "sample_if" };
                let path = format!("measure/{}/{key}", measure.code);
                cycles::mentioned(condition, &mut |code, is_measure| {
                    if !is_measure && method.treats(code) {
                        found.push((method_file(method), path.clone(), code));
                    }
                });
            }
        }
        for (file, path, code) in found {
            let seen = Diagnostic::new("treated-in-condition").with("name", code);
            context.report(&file, &path, seen.with("method", &method.id));
        }
    }
}
