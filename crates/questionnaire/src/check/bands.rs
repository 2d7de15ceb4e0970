//! `band-gap`, `band-overlap`, `band-open`: tables of thresholds in which a number finds no band,
//! or two.

use std::collections::BTreeMap;

use super::digits::{self, Fineness};
use super::{Context, method_file};
use crate::Decimal;
use crate::definition::{Band, BandEnd, Function, Method, PointsRule, QuestionKind, Transform};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context, method: &Method, order: &[usize]) {
    let file = method_file(method);
    let mut found = Vec::new();
    for item in &method.points {
        let (PointsRule::Bands(bands), Some(question)) =
            (&item.rule, context.question(item.question.as_str()))
        else {
            continue;
        };
        let question = method.seen(question);
        let digits = if question.kind == QuestionKind::Date {
            0
        } else {
            question.decimals
        };
        let path = format!("points/question/{}/_bands", item.question);
        between(bands, Some(digits), |d| found.push((path.clone(), d)));
        let first = bands.first().and_then(|b| b.low);
        let last = bands.last().and_then(|b| b.high);
        let open = Diagnostic::new("band-open").with("name", &item.question);
        if let Some(end) = first
            && question
                .minimum
                .is_none_or(|m| m < end.at || (m == end.at && !end.inclusive))
        {
            found.push((
                path.clone(),
                open.clone().with("side", "below").with("value", end.at),
            ));
        }
        if let Some(end) = last
            && question
                .maximum
                .is_none_or(|m| m > end.at || (m == end.at && !end.inclusive))
        {
            found.push((
                path.clone(),
                open.with("side", "above").with("value", end.at),
            ));
        }
    }
    let steps = digits::fineness(context.definition, method, order);
    let index: BTreeMap<&str, usize> = method
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| (m.code.as_str(), i))
        .collect();
    for measure in &method.measures {
        let Function::Transform {
            of,
            transform: Transform::Bands { bands, raw },
        } = &measure.function
        else {
            continue;
        };
        let of_measure = |f: &Fineness| if *raw { f.raw } else { f.value };
        let source = match index.get(of.as_str()) {
            Some(&i) => of_measure(&steps[i]),
            None => context
                .question(of.as_str())
                .zip(method.item(of.as_str()))
                .map(|(question, item)| digits::points_digits(question, item)),
        };
        let path = format!("measure/{}/bands", measure.code);
        between(bands, source, |d| found.push((path.clone(), d)));
    }
    for (path, diagnostic) in found {
        context.report(&file, &path, diagnostic);
    }
}

/// Reports gaps and overlaps between neighbours; `digits` is how fine the banded numbers are.
fn between(bands: &[Band], digits: Option<u8>, mut report: impl FnMut(Diagnostic)) {
    let step = digits.map(|d| Decimal::new(1, d));
    for pair in bands.windows(2) {
        let (below, above) = (&pair[0], &pair[1]);
        let (Some(high), Some(low)) = (below.high, above.low) else {
            report(Diagnostic::new("band-overlap").with("value", shown(below.high.or(above.low))));
            continue;
        };
        if high.at > low.at || (high.at == low.at && high.inclusive && low.inclusive) {
            report(Diagnostic::new("band-overlap").with("value", low.at));
            continue;
        }
        let touching = high.at == low.at;
        let gap = if touching {
            !high.inclusive && !low.inclusive
        } else {
            step.is_none_or(|step| holds_a_number(high, low, step))
        };
        if gap {
            report(
                Diagnostic::new("band-gap")
                    .with("from", high.at)
                    .with("to", low.at),
            );
        }
    }
}

/// Whether some multiple of `step` lies after `high` and before `low`.
fn holds_a_number(high: BandEnd, low: BandEnd, step: Decimal) -> bool {
    let scale = step.scale().max(high.at.scale()).max(low.at.scale());
    let (high_at, low_at, step) = (
        high.at.scaled(scale),
        low.at.scaled(scale),
        step.scaled(scale),
    );
    let mut first = high_at.div_euclid(step) * step;
    if first < high_at || (first == high_at && high.inclusive) {
        first += step;
    }
    first < low_at || (first == low_at && !low.inclusive)
}

fn shown(end: Option<BandEnd>) -> String {
    end.map(|e| e.at.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str, inclusive: bool) -> BandEnd {
        BandEnd {
            at: text.parse().unwrap_or(Decimal::ZERO),
            inclusive,
        }
    }

    #[test]
    fn a_step_apart_is_no_gap_and_two_steps_are() {
        let one = Decimal::ONE;
        assert!(!holds_a_number(end("5", true), end("6", true), one));
        assert!(holds_a_number(end("5", true), end("7", true), one));
        assert!(holds_a_number(end("5", false), end("6", true), one));
        assert!(holds_a_number(end("5", true), end("6", false), one));
        assert!(!holds_a_number(
            end("-0.5", true),
            end("-0.4", true),
            Decimal::new(1, 1)
        ));
        assert!(holds_a_number(end("5.5", true), end("6.5", true), one));
    }
}
