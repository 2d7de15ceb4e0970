//! `never-holds`: conditions that no unit can meet, so that a question is never asked or a gate
//! never opens.
//!
//! A condition is spread out into alternatives, each a list of demands that must hold together;
//! asking for an answer also demands whatever makes its question be asked. When every alternative
//! contradicts itself, the condition never holds. Where the alternatives would be too many, nothing
//! is claimed.

mod demands;

use super::{Context, DEFINITION_FILE, method_file};
use crate::definition::{Condition, Function, Method};
use crate::diagnostic::Diagnostic;
use demands::Alternatives;

/// Reports questions that are never asked.
pub(crate) fn check_questions(context: &mut Context) {
    for question in &context.definition.questions {
        let Some(condition) = &question.applies_if else {
            continue;
        };
        if never(context, condition) {
            let path = format!("question/{}/applies_if", question.code);
            let never = Diagnostic::new("never-holds").with("name", &question.code);
            context.report(DEFINITION_FILE, &path, never);
        }
    }
}

/// Reports gates and samples that let nobody through.
pub(crate) fn check_method(context: &mut Context, method: &Method) {
    let file = method_file(method);
    for measure in &method.measures {
        let sample = match &measure.function {
            Function::Transform { transform, .. } => super::cycles::transform_sample(transform),
            _ => None,
        };
        let gate = measure.gate.as_ref().map(|g| ("only_if", &g.only_if));
        let sample = sample
            .and_then(|s| s.only_if.as_ref())
            .map(|c| ("sample_if", c));
        for (key, condition) in gate.into_iter().chain(sample) {
            if never(context, condition) {
                let path = format!("measure/{}/{key}", measure.code);
                let never = Diagnostic::new("never-holds").with("name", &measure.code);
                context.report(&file, &path, never);
            }
        }
    }
}

fn never(context: &Context, condition: &Condition) -> bool {
    let alternatives = Alternatives::of(context, condition);
    alternatives.is_some_and(|a| a.is_impossible())
}
