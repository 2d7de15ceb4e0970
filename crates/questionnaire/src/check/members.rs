//! `measure-in-rate`, `wrong-number-of-members`: what a function can combine.

use super::Context;
use crate::definition::{Combine, Function};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    for method in &context.definition.methods {
        for measure in &method.measures {
            let Function::Members {
                combine,
                members,
                beyond,
                ..
            } = &measure.function
            else {
                continue;
            };
            let pair = matches!(combine, Combine::Ratio | Combine::Difference);
            if pair && !members.is_empty() && members.len() != 2 {
                let wrong = Diagnostic::new("wrong-number-of-members").with("count", members.len());
                context.report_measure(method, measure, "members", wrong);
            }
            let adds = matches!(combine, Combine::Rate | Combine::Sum | Combine::Mean);
            if !adds && !beyond.is_empty() {
                context.report_measure(
                    method,
                    measure,
                    "beyond",
                    Diagnostic::new("beyond-not-additive"),
                );
            }
            if *combine != Combine::Rate {
                continue;
            }
            for (i, member) in members.iter().enumerate() {
                if method.measure(member.as_str()).is_some() {
                    let wrong = Diagnostic::new("measure-in-rate").with("name", member);
                    context.report_measure(method, measure, &format!("members/{i}"), wrong);
                }
            }
        }
    }
}
