//! `negative-weight`, `weights-without-sum`: weights that cannot be normalised.

use super::Context;
use crate::Decimal;
use crate::definition::{Combine, Function};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    for method in &context.definition.methods {
        let maximum = |code: &str| method.item(code).and_then(|i| i.maximum);
        for measure in &method.measures {
            let Function::Members {
                combine,
                members,
                weights,
                beyond,
                ..
            } = &measure.function
            else {
                continue;
            };
            let divides = matches!(
                combine,
                Combine::Rate | Combine::Mean | Combine::Geometric | Combine::Harmonic
            );
            if !divides || members.is_empty() {
                continue;
            }
            let by_group = weights.by_group.iter().flat_map(|g| &g.groups);
            let sets = by_group.map(|(name, set)| (format!("weights_by/groups/{name}"), set));
            let all = std::iter::once(("weights".to_owned(), &weights.all));
            let sets: Vec<_> = all.chain(sets).collect();
            for (path, set) in sets {
                let mut some = false;
                for (member, weight) in members.iter().zip(set) {
                    if beyond.contains(member) {
                        continue;
                    }
                    if weight.is_negative() {
                        let path = format!("{path}/{member}");
                        let negative = Diagnostic::new("negative-weight").with("name", member);
                        context.report_measure(
                            method,
                            measure,
                            &path,
                            negative.with("weight", weight),
                        );
                    }
                    // A rate is divided by the maxima; one without bound is reported elsewhere.
                    let counts = *combine != Combine::Rate
                        || maximum(member.as_str()).is_none_or(|m| m > Decimal::ZERO);
                    some |= !weight.is_zero() && counts;
                }
                if !some {
                    context.report_measure(
                        method,
                        measure,
                        &path,
                        Diagnostic::new("weights-without-sum"),
                    );
                }
            }
        }
    }
}
