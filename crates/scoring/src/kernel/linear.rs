//! Weighted sums and means of measures: one pass over the members for all figures.

use icc_questionnaire::definition::{Combine, Treatment};

use crate::program::{LinearNode, LinearSource, Rules};
use crate::score::{Cell, FIGURES, Reason};

/// Computes a node from the cells of its case, before bounds and rounding.
///
/// The sums run in the order of the members, like those of any other combination.
#[inline]
pub(crate) fn compute(
    node: &LinearNode,
    rules: &Rules,
    no_score: Treatment,
    set: usize,
    row: &[Cell],
) -> Cell {
    let (mut total, mut scope, mut known) = (0.0, 0.0, 0.0);
    let (mut members, mut forbidden) = (0_u32, false);
    let mut weight = 0.0;
    let mut weighted = [0.0; FIGURES];
    let mut counts = [0_u16; 6];
    for (source, &w) in node.members.iter().zip(&node.weights[set]) {
        let values = match *source {
            LinearSource::Constant(value) => [value; FIGURES],
            LinearSource::Node(n) => {
                let member = &row[n as usize];
                total += w;
                scope += w * member.scope;
                known += w * member.known_above();
                let of = |state: usize| u16::wrapping_add(counts[state], member.counts[state]);
                counts = [of(0), of(1), of(2), of(3), of(4), of(5)];
                if member.reason == Reason::Scored {
                    member.figures
                } else {
                    match no_score {
                        Treatment::Zero => [0.0; FIGURES],
                        Treatment::LeftOut => continue,
                        Treatment::NoScore => {
                            forbidden = true;
                            continue;
                        }
                    }
                }
            }
        };
        members += 1;
        weight += w;
        let of = |f: usize| {
            let value = match node.floor {
                // A comparison with an undefined value is false: it stays undefined.
                Some(floor) if values[f] < floor => floor,
                _ => values[f],
            };
            weighted[f] + w * value
        };
        weighted = [of(0), of(1), of(2), of(3), of(4)];
    }
    let shares = if total > 0.0 {
        (known / total, scope / total)
    } else {
        (0.0, 0.0)
    };
    let result = if forbidden {
        Err(Reason::MemberWithoutScore)
    } else if members == 0 {
        Err(Reason::NothingInScope)
    } else if !rules.minimum_in_scope.is_nearly_reached(scope, total) {
        Err(Reason::LowScope)
    } else if members < rules.minimum_members {
        Err(Reason::TooFewMembers)
    } else if !rules.minimum_coverage.is_nearly_reached(known, scope) {
        Err(Reason::LowCoverage)
    } else if node.combine == Combine::Sum {
        Ok(weighted)
    } else if weight == 0.0 {
        Err(Reason::DivisionByZero)
    } else {
        let [a, b, c, d, e] = weighted;
        Ok([a / weight, b / weight, c / weight, d / weight, e / weight])
    };
    Cell::new(result, shares.0, shares.1, counts)
}
