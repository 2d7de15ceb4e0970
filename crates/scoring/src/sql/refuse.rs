//! What a query cannot say exactly.

use std::collections::BTreeSet;

use icc_questionnaire::definition::{Goalpost, Transform};

use super::fraction::{Fraction, is_short};
use super::measures::needs;
use super::{Feature, Inexpressible};
use crate::program::{NodeFunc, Program};

/// Everything that is refused, in the order of the method.
pub(super) fn refused(
    program: &Program,
    nodes: &BTreeSet<usize>,
    fractions: &[Fraction],
) -> Vec<Inexpressible> {
    let of = |n: &usize| {
        let feature = feature(program, *n, fractions)?;
        Some(Inexpressible {
            measure: program.nodes[*n].measure.code.to_string(),
            feature,
        })
    };
    let treatment = program.treats().then(|| Inexpressible {
        measure: String::new(),
        feature: Feature::Treatment,
    });
    treatment
        .into_iter()
        .chain(nodes.iter().filter_map(of))
        .collect()
}

fn feature(program: &Program, n: usize, fractions: &[Fraction]) -> Option<Feature> {
    let node = &program.nodes[n];
    if node.kind != 0 || matches!(node.func, NodeFunc::OverUnits { .. }) {
        return Some(Feature::OverUnits);
    }
    if let NodeFunc::Transform { transform, .. } = &node.func {
        match transform {
            Transform::Goalposts { low, high, .. }
                if !matches!((low, high), (Goalpost::Value(_), Goalpost::Value(_))) =>
            {
                return Some(Feature::Sample);
            }
            Transform::ZScore { .. } | Transform::Percentile { .. } => {
                return Some(Feature::Sample);
            }
            Transform::Rank { .. } => return Some(Feature::Rank),
            _ => {}
        }
    }
    let rule = node.measure.round?;
    let fraction = &fractions[n];
    match fraction.before_rounding {
        Some(denominator)
            if is_short(denominator, fraction.bound_before_rounding, rule.decimals) =>
        {
            None
        }
        Some(_) => Some(Feature::RoundedFinely),
        None if has_fraction(program, n, fractions) => Some(Feature::RoundedFinely),
        None => Some(Feature::RoundedWithoutFraction),
    }
}

/// Whether a measure without a known denominator is one of + − × ÷ all the same.
fn has_fraction(program: &Program, n: usize, fractions: &[Fraction]) -> bool {
    let mut list = vec![n];
    let mut seen = BTreeSet::new();
    while let Some(n) = list.pop() {
        if !seen.insert(n) {
            continue;
        }
        if fractions[n].is_open {
            return false;
        }
        list.extend(needs(program, n));
    }
    true
}
