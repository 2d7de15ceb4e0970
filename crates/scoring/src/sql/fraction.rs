//! Denominators: of how many equal shares of one every value of a measure is a whole number.
//!
//! Rounding is decided on the exact fraction. A query has floats; where the denominator is known and
//! small, the float nearest to a fraction tells its numerator, and integers decide the rest.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Cap, Combine, Goalpost, ItemsAs, OnFail, Transform, Treatment,
};

use crate::program::{
    Answering, MembersNode, Node, NodeFunc, PointsNode, Program, Source, TickKind,
};

/// Numerators stay below this: sums and means of hundreds of members then err by far less than
/// half a share.
const NUMERATORS: f64 = 1e11;
/// Denominators stay below this.
const DENOMINATORS: i128 = 100_000_000_000;
/// Integers of the rounding itself stay below this.
const INTEGERS: f64 = 4e18;

/// What is known of the values of a measure.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fraction {
    /// The denominator before rounding; none: not known.
    pub(super) before_rounding: Option<i64>,
    /// No value before rounding is larger, whatever its sign.
    pub(super) bound_before_rounding: f64,
    /// The same of the values as they are.
    denominator: Option<i64>,
    bound: f64,
    /// Whether its function has no fraction, or none that is known before answers are.
    pub(super) is_open: bool,
}

/// Whether numerators can be told from floats, and rounded in 64 bits.
pub(super) fn is_short(denominator: i64, bound: f64, decimals: u8) -> bool {
    let numerators = bound * denominator as f64;
    let unit = 10_u64.pow(u32::from(decimals)) as f64;
    numerators < NUMERATORS && 2.0 * (numerators * unit + denominator as f64) < INTEGERS
}

/// Whether a measure is made of + − × ÷ and comparisons in the order in which they are written.
pub(super) fn is_arithmetic(node: &Node) -> bool {
    match &node.func {
        NodeFunc::Members(members) => {
            !matches!(members.combine, Combine::Geometric | Combine::Harmonic)
        }
        NodeFunc::Transform { transform, .. } => !matches!(
            transform,
            Transform::Log | Transform::Goalposts { log: true, .. }
        ),
        _ => true,
    }
}

/// What is known of every measure.
pub(super) fn fractions(program: &Program) -> Vec<Fraction> {
    let mut out = vec![Fraction::default(); program.nodes.len()];
    let mut done = vec![false; program.nodes.len()];
    // Each after those it is made of.
    while let Some(n) = (0..done.len()).find(|n| {
        !done[*n]
            && super::measures::needs(program, *n)
                .iter()
                .all(|below| done[*below])
    }) {
        out[n] = fraction(program, n, &out);
        done[n] = true;
    }
    out
}

fn fraction(program: &Program, n: usize, known: &[Fraction]) -> Fraction {
    let node = &program.nodes[n];
    let found = match &node.func {
        NodeFunc::Points(points) => of_points(program, points),
        NodeFunc::Members(members) => of_members(program, n, members, known),
        NodeFunc::Constant(value) => Some((unit(*value), value.to_f64().abs())),
        NodeFunc::Transform { of, transform } => of_transform(program, *of, transform, known),
        NodeFunc::External => Some((1, 0.0)),
        NodeFunc::OverUnits { .. } => None,
    };
    let measure = &node.measure;
    let bounds = [measure.floor, measure.cap];
    let found = found.and_then(|(mut denominator, mut bound)| {
        for end in bounds.into_iter().flatten() {
            denominator = lcm(denominator, unit(end))?;
            bound = bound.max(end.to_f64().abs());
        }
        // Held on both sides, it is no larger than its bounds.
        if let (Some(floor), Some(cap)) = (measure.floor, measure.cap) {
            bound = floor.to_f64().abs().max(cap.to_f64().abs());
        }
        Some((denominator, bound))
    });
    let after = match measure.round {
        Some(rule) => found.map(|(_, bound)| (10_i128.pow(u32::from(rule.decimals)), bound + 1.0)),
        None => found,
    };
    let otherwise = measure.gate.as_ref().map(|gate| gate.otherwise);
    let after = match otherwise {
        Some(OnFail::Value(value)) => after.and_then(|(denominator, bound)| {
            Some((
                lcm(denominator, unit(value))?,
                bound.max(value.to_f64().abs()),
            ))
        }),
        _ => after,
    };
    let small = |of: Option<(i128, f64)>| of.and_then(|(d, _)| i64::try_from(d).ok());
    Fraction {
        before_rounding: small(found),
        bound_before_rounding: found.map_or(f64::INFINITY, |f| f.1),
        denominator: small(after),
        bound: after.map_or(f64::INFINITY, |f| f.1),
        is_open: is_open(&node.func),
    }
}

fn is_open(func: &NodeFunc) -> bool {
    match func {
        NodeFunc::Members(members) => matches!(
            members.combine,
            Combine::Geometric | Combine::Harmonic | Combine::Ratio | Combine::Product
        ),
        NodeFunc::Transform { transform, .. } => match transform {
            Transform::Goalposts { low, high, log, .. } => {
                *log || !matches!((low, high), (Goalpost::Value(_), Goalpost::Value(_)))
            }
            Transform::Linear { .. } | Transform::Bands { .. } | Transform::Copy => false,
            _ => true,
        },
        NodeFunc::OverUnits { .. } => true,
        _ => false,
    }
}

/// The shares of one that a decimal number is written in.
fn unit(value: Decimal) -> i128 {
    10_i128.pow(u32::from(value.scale()))
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// The least common multiple, while it is small.
fn lcm(a: i128, b: i128) -> Option<i128> {
    let product = (a / gcd(a, b).max(1)).checked_mul(b)?.abs();
    (product > 0 && product <= DENOMINATORS).then_some(product)
}

/// The least common multiple of 1 to `most`.
fn lcm_to(most: i128) -> Option<i128> {
    (1..=most).try_fold(1, lcm)
}

/// Scores of questions: scale × numerator ÷ denominator, both integers.
fn of_points(program: &Program, points: &PointsNode) -> Option<(i128, f64)> {
    let one = 10_i128.pow(u32::from(program.points_scale));
    let scale = points.scale_of();
    let mut all = 1;
    let mut greatest = 0.0_f64;
    for set in &points.weights.sets {
        // What every numerator and every denominator is a multiple of.
        let (mut numerators, mut denominators) = (0, 0);
        let (mut most, mut sum, mut beyond, mut negative) = (0, 0_i128, 0_i128, false);
        let mut largest = 0_i128;
        for ((q, is_beyond), w) in points.members.iter().zip(set) {
            let (w, item) = (i128::from(*w), &program.items[*q]);
            let bound = item.bound?;
            let maximum = i128::from(item.maximum.unwrap_or(0));
            let values = values(&item.answering);
            for value in values.iter().chain(&[maximum]) {
                numerators = gcd(numerators, w * value);
            }
            if *is_beyond {
                beyond += w.abs() * bound;
                continue;
            }
            negative |= bound > maximum || least(&item.answering) < 0;
            sum += w.abs() * bound;
            largest = largest.max(bound);
            if points.combine == Combine::Mean {
                denominators = gcd(denominators, w * one);
                most += w * one;
            } else {
                denominators = gcd(denominators, w * maximum);
                most += w * maximum;
                // Options out of scope make the maximum of a list smaller.
                if let Answering::Ticks(rule) = &item.answering
                    && !matches!(rule.kind, TickKind::Steps(_))
                {
                    denominators = values.iter().fold(denominators, |g, v| gcd(g, w * v));
                }
            }
        }
        if let Some(limit) = points.beyond_limit {
            numerators = gcd(numerators, i128::from(limit));
            beyond = beyond.min(i128::from(limit));
        }
        let (step, most) = if points.combine == Combine::Sum {
            (i128::from(points.unit), 1)
        } else {
            let step = denominators.max(1);
            (step, most / step)
        };
        let above = scale.scaled(scale.scale()) * numerators.max(1);
        let below = unit(scale).checked_mul(step)?;
        let own = (below / gcd(above, below).max(1)).checked_mul(lcm_to(most)?)?;
        all = lcm(all, own)?;
        let size = scale.to_f64().abs();
        greatest = greatest.max(match points.combine {
            Combine::Sum => (sum + beyond) as f64 / points.unit as f64,
            Combine::Mean => largest as f64 / one as f64 + beyond as f64 / step as f64,
            _ if negative => size * (sum + beyond) as f64 / step as f64,
            _ => size * (1.0 + beyond as f64 / step as f64),
        });
    }
    Some((all, greatest))
}

/// Everything that an answer's points can be made of, in points units.
fn values(answering: &Answering) -> Vec<i128> {
    match answering {
        Answering::Choice(table) => table.iter().map(|p| i128::from(p[0])).collect(),
        Answering::Ticks(rule) => {
            let own = rule.points.iter().copied();
            let of_rule: Vec<i64> = match &rule.kind {
                TickKind::Sum { cap } => cap.iter().copied().collect(),
                TickKind::Best => Vec::new(),
                TickKind::Steps(steps) => steps.iter().map(|s| s.1).collect(),
            };
            own.chain(of_rule).map(i128::from).collect()
        }
        Answering::Value { .. } => vec![1],
        Answering::Bands { bands, .. } => bands.iter().map(|b| i128::from(b.1)).collect(),
        Answering::Unscored => Vec::new(),
    }
}

/// The least points; a number may be anything.
fn least(answering: &Answering) -> i128 {
    match answering {
        Answering::Value { .. } => -1,
        Answering::Choice(_)
        | Answering::Ticks(_)
        | Answering::Bands { .. }
        | Answering::Unscored => values(answering).into_iter().min().unwrap_or(0),
    }
}

/// Denominator and bound of a member.
fn of_member(
    program: &Program,
    members: &MembersNode,
    source: Source,
    known: &[Fraction],
) -> Option<(i128, f64)> {
    let (denominator, bound) = match source {
        Source::Constant(value) => (unit(value), value.to_f64().abs()),
        Source::Node(n) => (i128::from(known[n].denominator?), known[n].bound),
        Source::Item(q) => {
            let item = &program.items[q];
            let one = 10_i128.pow(u32::from(program.points_scale));
            let points = item.bound? as f64 / one as f64;
            match (members.items, &item.answering) {
                (ItemsAs::Points, _) => (one, points),
                // Options out of scope would make its maximum another one.
                (ItemsAs::Share, Answering::Ticks(rule))
                    if !matches!(rule.kind, TickKind::Steps(_)) =>
                {
                    return None;
                }
                (ItemsAs::Share, _) => {
                    let full = i128::from(item.maximum.filter(|m| *m != 0)?);
                    let scale = members.exact.2;
                    let size = scale.to_f64().abs() * item.bound? as f64 / full.abs() as f64;
                    (unit(scale).checked_mul(full)?.abs(), size)
                }
            }
        }
    };
    match members.exact.1 {
        Some(floor) => Some((
            lcm(denominator, unit(floor))?,
            bound.max(floor.to_f64().abs()),
        )),
        None => Some((denominator, bound)),
    }
}

fn of_members(
    program: &Program,
    n: usize,
    members: &MembersNode,
    known: &[Fraction],
) -> Option<(i128, f64)> {
    let each = members
        .members
        .iter()
        .map(|(source, _)| of_member(program, members, *source, known))
        .collect::<Option<Vec<_>>>()?;
    let common = each.iter().try_fold(1, |all, (d, _)| lcm(all, *d))?;
    let greatest = each.iter().map(|m| m.1).fold(0.0, f64::max);
    match members.combine {
        Combine::Sum | Combine::Mean => {
            let mut all = 1;
            let mut bound = 0.0_f64;
            for set in &members.weights.exact {
                let (own, size) = weighted(program, n, members, set, &each, common)?;
                all = lcm(all, own)?;
                bound = bound.max(size);
            }
            Some((all, bound))
        }
        Combine::Minimum | Combine::Maximum => Some((common, greatest)),
        Combine::Median => Some((lcm(2 * common, 1)?, greatest)),
        Combine::Difference => Some((common, 2.0 * greatest)),
        Combine::Rate
        | Combine::Geometric
        | Combine::Harmonic
        | Combine::Product
        | Combine::Ratio => None,
    }
}

/// A weighted sum or mean with one set of weights.
fn weighted(
    program: &Program,
    n: usize,
    members: &MembersNode,
    weights: &[Decimal],
    each: &[(i128, f64)],
    common: i128,
) -> Option<(i128, f64)> {
    let digits = weights.iter().map(|w| w.scale()).max().unwrap_or(0);
    let whole: Vec<i128> = weights.iter().map(|w| w.scaled(digits)).collect();
    let step = whole.iter().fold(0, |g, w| gcd(g, *w)).max(1);
    let size = |beyond: bool| -> f64 {
        let kept = members
            .members
            .iter()
            .zip(&whole)
            .zip(each)
            .filter(|((m, _), _)| m.1 == beyond);
        kept.map(|((_, w), (_, bound))| w.abs() as f64 * bound)
            .sum()
    };
    let limit = members.exact.0;
    let common = match limit {
        Some(limit) => lcm(common, unit(limit))?,
        None => common,
    };
    let one = 10_i128.pow(u32::from(digits));
    if members.combine == Combine::Sum {
        let own = lcm(common.checked_mul(one / gcd(one, step).max(1))?, 1)?;
        return Some((own, (size(false) + size(true)) / one as f64));
    }
    let inside = || members.members.iter().zip(&whole).filter(|(m, _)| !m.1);
    if inside().any(|(_, w)| *w < 0) {
        return None;
    }
    let most: i128 = inside().map(|(_, w)| w / step).sum();
    // Where every member counts there is one sum of weights, else there are many.
    let always = program.nodes[n].measure.missing.no_score != Treatment::LeftOut
        && inside().all(|(m, _)| !matches!(m.0, Source::Item(_)));
    let sums = if always { most.max(1) } else { lcm_to(most)? };
    let mut own = lcm(common.checked_mul(sums)?, 1)?;
    if limit.is_some() {
        own = lcm(own.checked_mul(step)?, 1)?;
    }
    let least = inside()
        .map(|(_, w)| *w)
        .filter(|w| *w > 0)
        .min()
        .unwrap_or(1);
    let kept = members.members.iter().zip(each).filter(|(m, _)| !m.1);
    let mean = kept.map(|(_, (_, bound))| *bound).fold(0.0, f64::max);
    Some((own, mean + size(true) / least as f64))
}

fn of_transform(
    program: &Program,
    of: Source,
    transform: &Transform,
    known: &[Fraction],
) -> Option<(i128, f64)> {
    if let Transform::Bands { bands, .. } = transform {
        let values = bands.iter().enumerate().map(|(place, band)| {
            band.value
                .map_or((1, place as f64), |v| (unit(v), v.to_f64().abs()))
        });
        return values
            .into_iter()
            .try_fold((1, 0.0_f64), |(all, most), (own, size)| {
                Some((lcm(all, own)?, most.max(size)))
            });
    }
    let (denominator, bound) = match of {
        Source::Constant(value) => (unit(value), value.to_f64().abs()),
        Source::Node(n) => (i128::from(known[n].denominator?), known[n].bound),
        Source::Item(q) => {
            let one = 10_i128.pow(u32::from(program.points_scale));
            (one, program.items[q].bound? as f64 / one as f64)
        }
    };
    match transform {
        Transform::Copy => Some((denominator, bound)),
        Transform::Linear { offset, factor } => {
            let own = lcm(denominator.checked_mul(unit(*factor))?, unit(*offset))?;
            Some((own, offset.to_f64().abs() + factor.to_f64().abs() * bound))
        }
        Transform::Goalposts {
            low: Goalpost::Value(low),
            high: Goalpost::Value(high),
            log: false,
            cap,
            reversed,
            scale,
            ..
        } => {
            let digits = low.scale().max(high.scale());
            let spread = high.scaled(digits) - low.scaled(digits);
            if spread == 0 {
                return None;
            }
            let (above, ends) = (scale.scaled(scale.scale()), 10_i128.pow(u32::from(digits)));
            let below = lcm(denominator, unit(*low))?
                .checked_mul(unit(*scale))?
                .checked_mul(spread.abs())?;
            let above = above.checked_mul(ends)?;
            let own = lcm(below / gcd(above, below).max(1), 1)?;
            let own = if *reversed {
                lcm(own, unit(*scale))?
            } else {
                own
            };
            let size = scale.to_f64().abs();
            let width = (high.to_f64() - low.to_f64()).abs();
            // The parts are what floats err by, not only their difference.
            let parts = size * (bound + 2.0 * low.to_f64().abs()) / width;
            let value = if *cap == Cap::Both {
                parts.max(size)
            } else {
                parts
            };
            Some((own, value + size))
        }
        _ => None,
    }
}
