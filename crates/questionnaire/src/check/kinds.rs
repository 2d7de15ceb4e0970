//! `mixed-units`, `constant-over-units`: a measure belongs to one kind of unit, the answering ones or groups of them.

use std::collections::BTreeMap;

use super::Context;
use crate::definition::{Function, Measure, Method};
use crate::diagnostic::Diagnostic;
use crate::parse::method_sources;

/// The kind of unit a measure belongs to; empty for the answering ones.
type Kind = String;

pub(crate) fn check(context: &mut Context, method: &Method, order: &[usize]) {
    let index: BTreeMap<&str, usize> = method
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| (m.code.as_str(), i))
        .collect();
    // `None`: an ungated constant, which belongs to every kind.
    let mut kinds: Vec<Option<Kind>> = vec![None; method.measures.len()];
    for &i in order {
        let measure = &method.measures[i];
        let kind = |code: &str| match index.get(code) {
            Some(&n) => kinds[n].clone(),
            None => Some(String::new()),
        };
        let own = match &measure.function {
            Function::OverUnits { of, per, .. } => {
                // An ungated constant belongs to no unit that could be counted.
                let source = index.get(of.as_str()).map(|&n| &kinds[n]);
                if source == Some(&None) {
                    let constant = Diagnostic::new("constant-over-units").with("name", of);
                    context.report_measure(method, measure, "of", constant);
                }
                Some(if per.is_empty() {
                    "all".to_owned()
                } else {
                    per.join("/")
                })
            }
            Function::Constant(_) if measure.gate.is_none() => None,
            Function::Constant(_) => {
                let gate = measure.gate.as_ref().map(|g| &g.only_if);
                let mut own = None;
                if let Some(gate) = gate {
                    super::cycles::mentioned(gate, &mut |code, is_measure| {
                        if own.is_none() {
                            own = if is_measure {
                                kind(code)
                            } else {
                                Some(String::new())
                            };
                        }
                    });
                }
                Some(own.unwrap_or_default())
            }
            Function::External(_) => Some(String::new()),
            function => {
                let mut own: Option<Kind> = None;
                for (n, code) in method_sources(function).iter().enumerate() {
                    let Some(kind) = kind(code.as_str()) else {
                        continue;
                    };
                    match &own {
                        Some(first) if *first != kind => {
                            let mixed = mixed(code.as_str(), first, &kind);
                            context.report_measure(method, measure, &format!("members/{n}"), mixed);
                        }
                        _ => own = Some(kind),
                    }
                }
                Some(own.unwrap_or_default())
            }
        };
        conditions(context, method, measure, own.as_deref(), &kind);
        kinds[i] = own;
    }
}

fn mixed(name: &str, first: &str, second: &str) -> Diagnostic {
    let word = |kind: &str| {
        if kind.is_empty() {
            "answering".to_owned()
        } else {
            kind.to_owned()
        }
    };
    let mixed = Diagnostic::new("mixed-units").with("name", name);
    mixed
        .with("first", word(first))
        .with("second", word(second))
}

/// What a gate or sample looks at must belong to the measure's own units.
fn conditions(
    context: &mut Context,
    method: &Method,
    measure: &Measure,
    own: Option<&str>,
    kind: &dyn Fn(&str) -> Option<Kind>,
) {
    let Some(own) = own else { return };
    let mut found = Vec::new();
    for condition in super::cycles::conditions(measure) {
        super::cycles::mentioned(condition, &mut |code, is_measure| {
            let other = if is_measure {
                kind(code)
            } else {
                Some(String::new())
            };
            if let Some(other) = other.filter(|k| k != own) {
                found.push(mixed(code, own, &other));
            }
        });
    }
    for diagnostic in found {
        context.report_measure(method, measure, "only_if", diagnostic);
    }
}
