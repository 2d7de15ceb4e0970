//! The same measures as fractions, for the few decisions that floating point cannot make.
//!
//! Only measures of + − × ÷ and comparisons have a fraction; a logarithm, a root or a standard
//! deviation has none, and whatever is built on one is decided on the floating point value.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Combine, Goalpost, ItemsAs, OnFail, Transform, Treatment, UnitCombine,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::answers::{ANSWERED, Answers, grade_of};
use super::condition::{Situation, closed};
use super::measure::needs_evidence;
use super::members::{Gathered, Part};
use super::rounding::round_exact;
use super::transform::find_band;
use crate::program::{MembersNode, NodeFunc, Source};
use crate::run::Table;
use crate::score::{Cell, DECLARED, Reason};

/// Access to what has been computed so far, per kind of unit.
pub(crate) struct Exact<'a> {
    pub(crate) tables: &'a [Table],
}

pub(crate) fn ratio(value: Decimal) -> BigRational {
    let scale = value.scale();
    BigRational::new(
        BigInt::from(value.scaled(scale)),
        BigInt::from(10_u8).pow(u32::from(scale)),
    )
}

/// What stands for a measure whose gate is closed for a figure; none: it is open.
fn otherwise(node: usize, at: &Situation, figure: usize) -> Option<OnFail> {
    let measure = &at.program.nodes[node].measure;
    let gate = measure.gate.as_ref()?;
    closed(measure, at)?[figure].then_some(gate.otherwise)
}

fn standing_for(otherwise: OnFail) -> Option<BigRational> {
    match otherwise {
        OnFail::Value(value) => Some(ratio(value)),
        OnFail::NoScore => None,
    }
}

fn divided(a: BigRational, b: BigRational) -> Option<BigRational> {
    (!b.is_zero()).then(|| a / b)
}

impl Exact<'_> {
    /// A measure of a case as a fraction, rounded as the method says.
    pub(crate) fn value(&self, node: usize, at: &Situation, figure: usize) -> Option<BigRational> {
        if let Some(otherwise) = otherwise(node, at, figure) {
            return standing_for(otherwise);
        }
        let value = self.before_rounding(node, at, figure)?;
        let rule = at.program.nodes[node].measure.round;
        Some(rule.map_or_else(|| value.clone(), |rule| round_exact(&value, rule)))
    }

    /// A measure of a case as a fraction, before its own rounding.
    pub(crate) fn before_rounding(
        &self,
        node: usize,
        at: &Situation,
        figure: usize,
    ) -> Option<BigRational> {
        if let Some(otherwise) = otherwise(node, at, figure) {
            return standing_for(otherwise);
        }
        let measure = &at.program.nodes[node].measure;
        let mut value = self.function(node, at, figure)?;
        if let Some(floor) = measure.floor {
            value = value.max(ratio(floor));
        }
        if let Some(cap) = measure.cap {
            value = value.min(ratio(cap));
        }
        Some(value)
    }

    fn function(&self, index: usize, at: &Situation, figure: usize) -> Option<BigRational> {
        let node = &at.program.nodes[index];
        match &node.func {
            NodeFunc::Points(points) => {
                let set = points.weights.of(at);
                let (numerator, denominator) =
                    points.exact_fraction(&node.rules, at.answers?, set, figure);
                let fraction = divided(
                    BigInt::from(numerator).into(),
                    BigInt::from(denominator).into(),
                )?;
                Some(ratio(points.scale_of()) * fraction)
            }
            NodeFunc::Members(members) => self.members(index, members, at, figure),
            NodeFunc::Constant(value) => Some(ratio(*value)),
            NodeFunc::Transform { of, transform } => {
                let raw = matches!(transform, Transform::Bands { raw: true, .. });
                if let (Transform::Bands { bands, .. }, Source::Node(n)) = (transform, of) {
                    let cell = at.row.get(*n)?;
                    // Only the declared figure is kept unrounded.
                    let x = if raw && figure == 0 {
                        cell.raw
                    } else {
                        cell.figures[figure]
                    };
                    return bands[find_band(bands, x)?].value.map(ratio);
                }
                let value = transformed(transform, self.source(*of, index, at, figure)?)?;
                if needs_evidence(*of, figure) {
                    let declared = self.source(*of, index, at, DECLARED)?;
                    return Some(value.min(transformed(transform, declared)?));
                }
                Some(value)
            }
            NodeFunc::OverUnits {
                of,
                combine,
                weight_by: None,
                scale,
            } => self.over_units(index, *of, *combine, *scale, at, figure),
            NodeFunc::OverUnits { .. } | NodeFunc::External => None,
        }
    }

    fn source(
        &self,
        source: Source,
        user: usize,
        at: &Situation,
        figure: usize,
    ) -> Option<BigRational> {
        match source {
            Source::Constant(value) => Some(ratio(value)),
            Source::Node(n) if at.row.get(n)?.reason == Reason::Scored => self.value(n, at, figure),
            Source::Node(_) => {
                let zero = at.program.nodes[user].measure.missing.no_score == Treatment::Zero;
                zero.then(BigRational::zero)
            }
            Source::Item(q) => item(at, q, figure).map(|(own, _)| own),
        }
    }

    fn members(
        &self,
        index: usize,
        node: &MembersNode,
        at: &Situation,
        figure: usize,
    ) -> Option<BigRational> {
        let set = node.weights.of(at);
        let mut gathered = Gathered::default();
        let of = |n: usize| &at.row[n];
        gathered.fill(
            node,
            &at.program.nodes[index].measure,
            at.program,
            at.answers,
            set,
            of,
        );
        let (limit, floor, scale) = node.exact;
        let scale = ratio(scale);
        let mut list = Vec::new();
        for entry in &gathered.entries {
            let Some(part) = entry.part(figure) else {
                continue;
            };
            let (own, full) = match entry.source {
                Source::Item(q) => {
                    let (own, full) = item(at, q, figure)?;
                    if node.items == ItemsAs::Share {
                        (divided(&scale * own, full.clone()?)?, Some(scale.clone()))
                    } else {
                        (own, full)
                    }
                }
                source => (self.source(source, index, at, figure)?, None),
            };
            let value = match part {
                Part::Own => own,
                Part::Zero => BigRational::zero(),
                Part::Full => full.clone()?,
            };
            let value =
                floor.map_or_else(|| value.clone(), |floor| value.clone().max(ratio(floor)));
            list.push((
                ratio(node.weights.exact[set][entry.position]),
                value,
                full,
                entry.beyond,
            ));
        }
        let inside = || list.iter().filter(|m| !m.3);
        let weight = || inside().map(|m| &m.0).sum::<BigRational>();
        let weighted = || inside().map(|m| &m.0 * &m.1).sum::<BigRational>();
        let extra = || {
            let sum: BigRational = list.iter().filter(|m| m.3).map(|m| &m.0 * &m.1).sum();
            match limit.map(ratio) {
                Some(limit) if sum.abs() > limit => {
                    if sum.is_negative() {
                        -limit
                    } else {
                        limit
                    }
                }
                _ => sum,
            }
        };
        match node.combine {
            Combine::Rate => {
                let base = inside()
                    .map(|m| m.2.as_ref().map(|full| &m.0 * full))
                    .sum::<Option<BigRational>>()?;
                divided(scale * (weighted() + extra()), base)
            }
            Combine::Sum => Some(weighted() + extra()),
            Combine::Mean => divided(weighted() + extra(), weight()),
            Combine::Harmonic => {
                let counting = || inside().filter(|m| !m.0.is_zero());
                if counting().any(|m| m.1.is_zero()) {
                    return Some(BigRational::zero());
                }
                divided(weight(), counting().map(|m| &m.0 / &m.1).sum())
            }
            Combine::Minimum => inside().map(|m| m.1.clone()).min(),
            Combine::Maximum => inside().map(|m| m.1.clone()).max(),
            Combine::Median => exact_median(inside().map(|m| m.1.clone()).collect()),
            Combine::Product => Some(inside().map(|m| &m.1).product()),
            Combine::Ratio => match list.as_slice() {
                [a, b] => divided(scale * &a.1, b.1.clone()),
                _ => None,
            },
            Combine::Difference => match list.as_slice() {
                [a, b] => Some(&a.1 - &b.1),
                _ => None,
            },
            Combine::Geometric => None,
        }
    }

    fn over_units(
        &self,
        index: usize,
        of: usize,
        combine: UnitCombine,
        scale: Decimal,
        at: &Situation,
        figure: usize,
    ) -> Option<BigRational> {
        let program = at.program;
        let zero = program.nodes[index].measure.missing.no_score == Treatment::Zero;
        let from = program.nodes[of].kind;
        let table = &self.tables[from];
        let mut values = Vec::new();
        for &case in self.tables[at.kind].groups.get(&from)?.get(at.case)? {
            let row = table.row(case);
            if row[of].reason == Reason::Scored {
                values.push(self.at_case(program, at, from, case, row, |at| {
                    self.value(of, at, figure)
                })?);
            } else if zero {
                values.push(BigRational::zero());
            }
        }
        let n = BigRational::from_integer(values.len().into());
        match combine {
            UnitCombine::Sum => Some(values.into_iter().sum()),
            UnitCombine::Mean => divided(values.into_iter().sum(), n),
            UnitCombine::Count => Some(n),
            UnitCombine::Share => {
                let positive = values.iter().filter(|v| v.is_positive()).count();
                divided(ratio(scale) * BigRational::from_integer(positive.into()), n)
            }
            UnitCombine::Minimum => values.into_iter().min(),
            UnitCombine::Maximum => values.into_iter().max(),
            UnitCombine::Median => exact_median(values),
        }
    }

    /// Looks at another case, reading its answers again where it has some.
    fn at_case<T>(
        &self,
        program: &crate::program::Program,
        at: &Situation,
        kind: usize,
        case: usize,
        row: &[Cell],
        look: impl FnOnce(&Situation) -> T,
    ) -> T {
        let answers = (kind == 0).then(|| {
            let mut answers = Answers::new(program);
            answers.read(program, at.panel, case);
            answers
        });
        look(&Situation {
            program,
            panel: at.panel,
            tables: self.tables,
            kind,
            case,
            answers: answers.as_ref(),
            row,
        })
    }

    /// Two cases of one kind compared: their values of a measure as fractions.
    pub(crate) fn pair(
        &self,
        program: &crate::program::Program,
        panel: &crate::panel::Panel,
        kind: usize,
        node: usize,
        cases: (usize, usize),
        rounded: bool,
    ) -> Option<(BigRational, BigRational)> {
        let of = |case: usize| {
            let table = &self.tables[kind];
            let row = table.row(case);
            let base = Situation {
                program,
                panel,
                tables: self.tables,
                kind,
                case,
                answers: None,
                row,
            };
            self.at_case(program, &base, kind, case, row, |at| {
                if rounded {
                    self.value(node, at, 0)
                } else {
                    self.before_rounding(node, at, 0)
                }
            })
        };
        of(cases.0).zip(of(cases.1))
    }
}

/// Points and maximum of an answered question as fractions; 0 where it is not answered (its part
/// is then never its own value).
fn item(at: &Situation, q: usize, figure: usize) -> Option<(BigRational, Option<BigRational>)> {
    let program = at.program;
    let answers = at.answers?;
    let unit = BigInt::from(10_u8).pow(u32::from(program.points_scale));
    let of = |points: i64| BigRational::new(points.into(), unit.clone());
    if answers.state(q) != ANSWERED {
        return Some((BigRational::zero(), program.items[q].maximum.map(of)));
    }
    if program.items[q].bound.is_none() {
        return Some((ratio(answers.wide_number(program, q, figure)?), None));
    }
    let points = answers.points(q);
    Some((of(points[grade_of(figure)]), Some(of(points[3]))))
}

fn transformed(transform: &Transform, x: BigRational) -> Option<BigRational> {
    match transform {
        Transform::Goalposts {
            low: Goalpost::Value(low),
            high: Goalpost::Value(high),
            cap,
            log: false,
            reversed,
            scale,
            ..
        } => {
            use icc_questionnaire::definition::Cap;
            let (low, high, scale) = (ratio(*low), ratio(*high), ratio(*scale));
            let (least, most) = if low <= high {
                (&low, &high)
            } else {
                (&high, &low)
            };
            let holds_low = matches!(cap, Cap::Both)
                || (matches!(cap, Cap::Low) == (low <= high) && !matches!(cap, Cap::None));
            let holds_high = matches!(cap, Cap::Both)
                || (matches!(cap, Cap::High) == (low <= high) && !matches!(cap, Cap::None));
            let x = if holds_low { x.max(least.clone()) } else { x };
            let x = if holds_high { x.min(most.clone()) } else { x };
            let value = divided(&scale * (x - &low), &high - &low)?;
            Some(if *reversed { scale - value } else { value })
        }
        Transform::Linear { offset, factor } => Some(ratio(*offset) + ratio(*factor) * x),
        Transform::Copy => Some(x),
        _ => None,
    }
}

fn exact_median(mut values: Vec<BigRational>) -> Option<BigRational> {
    values.sort();
    let n = values.len();
    match (n, n % 2) {
        (0, _) => None,
        (_, 1) => Some(values.swap_remove(n / 2)),
        _ => Some((&values[n / 2 - 1] + &values[n / 2]) / BigRational::from_integer(2.into())),
    }
}
