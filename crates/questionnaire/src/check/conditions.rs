//! `unknown-question`, `unknown-option`, `unknown-measure`, `condition-on-other-type`: what
//! conditions refer to.

use super::{Context, DEFINITION_FILE, method_file};
use crate::definition::{Comparison, Condition, Function, Method};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let definition = context.definition;
    for question in &definition.questions {
        if let Some(condition) = &question.applies_if {
            let path = format!("question/{}/applies_if", question.code);
            walk(context, DEFINITION_FILE, &path, None, condition);
        }
    }
    for method in &definition.methods {
        let file = method_file(method);
        for measure in &method.measures {
            if let Some(gate) = &measure.gate {
                let path = format!("measure/{}/only_if", measure.code);
                walk(context, &file, &path, Some(method), &gate.only_if);
            }
            if let Function::Transform { transform, .. } = &measure.function
                && let Some(condition) =
                    super::cycles::transform_sample(transform).and_then(|s| s.only_if.as_ref())
            {
                let path = format!("measure/{}/sample_if", measure.code);
                walk(context, &file, &path, Some(method), condition);
            }
        }
    }
}

fn walk(
    context: &mut Context,
    file: &str,
    path: &str,
    method: Option<&Method>,
    condition: &Condition,
) {
    let below = |step: &str| format!("{path}/{step}");
    match condition {
        Condition::QuestionIs { question, is } => {
            let Some(found) = known_question(context, file, path, question.as_str()) else {
                return;
            };
            if !found.kind.has_options() {
                let wrong = Diagnostic::new("condition-on-other-type").with("name", question);
                context.report(file, &below("is"), wrong.with("key", "is"));
                return;
            }
            for (i, option) in is.iter().enumerate() {
                let path = below(&format!("is/{i}"));
                match found.options.iter().find(|o| &o.code == option) {
                    None => {
                        let unknown = Diagnostic::new("unknown-option").with("name", option);
                        let known = found.options.iter().map(|o| o.code.as_str());
                        let unknown = context.problems.suggest(unknown, option.as_str(), known);
                        context.report(file, &path, unknown);
                    }
                    Some(found) => {
                        if let Some(state) = found.state {
                            let never = Diagnostic::new("option-is-a-state").with("name", option);
                            context.report(file, &path, never.with("state", state));
                        }
                    }
                }
            }
        }
        Condition::QuestionState { question, .. } => {
            known_question(context, file, path, question.as_str());
        }
        Condition::QuestionNumber {
            question,
            comparison,
        } => {
            compare(context, file, path, comparison);
            let Some(found) = known_question(context, file, path, question.as_str()) else {
                return;
            };
            if !found.kind.is_number() {
                let wrong = Diagnostic::new("condition-on-other-type").with("name", question);
                context.report(
                    file,
                    path,
                    wrong.with("key", "at_least, above, at_most, below, equals"),
                );
            }
        }
        Condition::FactNumber { comparison, .. } => compare(context, file, path, comparison),
        Condition::MeasureNumber {
            measure,
            comparison,
        } => {
            compare(context, file, path, comparison);
            let Some(method) = method else { return };
            let declared = context.declared.measures.get(method.id.as_str());
            let known = declared.is_some_and(|d| d.contains(measure.as_str()))
                || method.measure(measure.as_str()).is_some();
            if !known {
                let unknown = Diagnostic::new("unknown-measure").with("name", measure);
                let names = method.measures.iter().map(|m| m.code.as_str());
                let unknown = context.problems.suggest(unknown, measure.as_str(), names);
                context.report(file, &below("measure"), unknown);
            }
        }
        Condition::All(list) | Condition::Any(list) => {
            let step = if matches!(condition, Condition::All(_)) {
                "all"
            } else {
                "any"
            };
            for (i, part) in list.iter().enumerate() {
                walk(context, file, &below(&format!("{step}/{i}")), method, part);
            }
        }
        Condition::Not(inner) => walk(context, file, &below("not"), method, inner),
        Condition::FactIs { .. } | Condition::Unit(_) | Condition::Period(_) => {}
    }
}

fn known_question<'a>(
    context: &mut Context<'a>,
    file: &str,
    path: &str,
    code: &str,
) -> Option<&'a crate::definition::Question> {
    let found = context.question(code);
    if found.is_none() && !context.declared.questions.contains(code) {
        let unknown = Diagnostic::new("unknown-question").with("name", code);
        let definition = context.definition;
        let known = definition.questions.iter().map(|q| q.code.as_str());
        let unknown = context.problems.suggest(unknown, code, known);
        context.report(file, &format!("{path}/question"), unknown);
    }
    found
}

/// Reports bounds that no number lies between.
fn compare(context: &mut Context, file: &str, path: &str, c: &Comparison) {
    let low = [(c.at_least, false), (c.above, true), (c.equals, false)];
    let high = [(c.at_most, false), (c.below, true), (c.equals, false)];
    for (low, low_open) in low {
        for (high, high_open) in high {
            if let (Some(low), Some(high)) = (low, high)
                && (low > high || (low == high && (low_open || high_open)))
            {
                let reversed = Diagnostic::new("bounds-reversed")
                    .with("low", low)
                    .with("high", high);
                context.report(file, path, reversed);
                return;
            }
        }
    }
}
