//! `bounds-reversed`, `option-key-without-effect`: lower ends above upper ends, and marks on
//! options that can have no effect.

use super::{Context, DEFINITION_FILE};
use crate::definition::{Function, Goalpost, QuestionKind, Transform};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let definition = context.definition;
    for question in &definition.questions {
        if let (Some(low), Some(high)) = (question.minimum, question.maximum)
            && low > high
        {
            let path = format!("question/{}/minimum", question.code);
            let reversed = Diagnostic::new("bounds-reversed")
                .with("low", low)
                .with("high", high);
            context.report(DEFINITION_FILE, &path, reversed);
        }
        let single = question.kind == QuestionKind::Single;
        for option in question.options.iter().filter(|o| single && o.exclusive) {
            let path = match &question.scale {
                Some(scale) => format!("scale/{scale}/options/{}", option.code),
                None => format!("question/{}/options/{}", question.code, option.code),
            };
            let unused = Diagnostic::new("option-key-without-effect").with("name", &option.code);
            context.report(DEFINITION_FILE, &path, unused.with("key", "exclusive"));
        }
    }
    for method in &definition.methods {
        for measure in &method.measures {
            let reversed = |low, high| {
                Diagnostic::new("bounds-reversed")
                    .with("low", low)
                    .with("high", high)
            };
            if let (Some(low), Some(high)) = (measure.floor, measure.cap)
                && low > high
            {
                context.report_measure(method, measure, "floor", reversed(low, high));
            }
            let Function::Transform { transform, .. } = &measure.function else {
                continue;
            };
            if let Transform::Goalposts { low, high, log, .. } = transform {
                if let (Goalpost::Value(low), Goalpost::Value(high)) = (low, high)
                    && low == high
                {
                    let equal = reversed(*low, *high).hint("ends-equal");
                    context.report_measure(method, measure, "low", equal);
                }
                for (key, end) in [("low", low), ("high", high)] {
                    if let Goalpost::Value(value) = end
                        && *log
                        && *value <= crate::Decimal::ZERO
                    {
                        let out = Diagnostic::new("logarithm-of-nothing").with("key", key);
                        context.report_measure(method, measure, key, out.with("value", value));
                    }
                }
            }
        }
    }
}
