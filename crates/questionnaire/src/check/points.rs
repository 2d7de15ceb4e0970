//! `missing-points`, `no-maximum`, `member-not-scored`, `question-unused`: what measures need of
//! their questions.

use std::collections::BTreeSet;

use super::{Context, DEFINITION_FILE};
use crate::Decimal;
use crate::definition::{Combine, Function, ItemsAs, QuestionKind};
use crate::diagnostic::Diagnostic;
use crate::parse::method_sources;

pub(crate) fn check(context: &mut Context) {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for method in &context.definition.methods {
        let items: std::collections::BTreeMap<&str, _> = method
            .points
            .iter()
            .map(|p| (p.question.as_str(), p))
            .collect();
        for measure in &method.measures {
            let list = matches!(measure.function, Function::Members { .. });
            for (i, code) in method_sources(&measure.function).iter().enumerate() {
                let Some(question) = context.question(code.as_str()) else {
                    continue;
                };
                used.insert(question.code.as_str());
                let path = if list {
                    format!("members/{i}")
                } else {
                    "of".to_owned()
                };
                let scorable =
                    !matches!(question.kind, QuestionKind::Text | QuestionKind::Evidence);
                if question.unscored || !scorable {
                    let wrong = Diagnostic::new("member-not-scored").with("name", code);
                    context.report_measure(method, measure, &path, wrong);
                    continue;
                }
                let Some(item) = items.get(code.as_str()) else {
                    let known = (method.id.to_string(), code.to_string());
                    if !context.declared.pointless.contains(&known) {
                        let missing = Diagnostic::new("missing-points").with("name", code);
                        context.report_measure(method, measure, &path, missing);
                    }
                    continue;
                };
                let divides = match &measure.function {
                    Function::Members {
                        items: ItemsAs::Share,
                        combine,
                        ..
                    } if *combine != Combine::Rate => true,
                    Function::Members {
                        combine: Combine::Rate,
                        ..
                    } => item.maximum.is_none(),
                    _ => false,
                };
                if divides && item.maximum.is_none_or(|m| m <= Decimal::ZERO) {
                    let treated = method.treats(code.as_str());
                    let missing = Diagnostic::new(if treated {
                        "treated-without-maximum"
                    } else {
                        "no-maximum"
                    });
                    let missing = missing.with("name", code);
                    context.report_measure(method, measure, &path, missing);
                }
            }
        }
    }
    if context.definition.methods.is_empty() {
        return;
    }
    for question in &context.definition.questions {
        let free = question.unscored
            || matches!(question.kind, QuestionKind::Text | QuestionKind::Evidence)
            || used.contains(question.code.as_str())
            || (context.definition.methods.iter()).any(|m| m.treats(question.code.as_str()))
            || mentioned_somewhere(context, question.code.as_str());
        if !free {
            let unused = Diagnostic::new("question-unused").with("name", &question.code);
            context.report(
                DEFINITION_FILE,
                &format!("question/{}", question.code),
                unused,
            );
        }
    }
}

/// Whether some condition looks at the question.
fn mentioned_somewhere(context: &Context, code: &str) -> bool {
    let mut found = false;
    let mut see = |name: &str, is_measure: bool| found |= !is_measure && name == code;
    let asked = context
        .definition
        .questions
        .iter()
        .filter_map(|q| q.applies_if.as_ref());
    let measures = context.definition.methods.iter().flat_map(|m| &m.measures);
    let all = asked.chain(measures.flat_map(super::cycles::conditions));
    all.for_each(|condition| super::cycles::mentioned(condition, &mut see));
    found
}
