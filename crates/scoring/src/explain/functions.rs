//! The formula of each function with its numbers.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{
    Band, Cap, Combine, Measure, RankTies, Transform, UnitCombine,
};

use super::{Formula, SampleFigures};
use crate::kernel::transform::Learnt;
use crate::run::Place;

/// A member that enters a formula.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) weight: f64,
    pub(super) value: f64,
    /// What the value was before it was raised to the least one.
    pub(super) raised_from: Option<f64>,
    pub(super) maximum: Option<f64>,
    pub(super) beyond: bool,
}

impl Term {
    /// Its value.
    fn own(&self) -> Formula {
        match self.raised_from {
            Some(own) => Formula::Maximum(vec![self.value.into(), own.into()]),
            None => self.value.into(),
        }
    }
}

/// Terms with their weights; the weights are left out where all are 1.
struct Weighed<'a> {
    terms: &'a [Term],
    plain: bool,
}

impl Weighed<'_> {
    fn by_weight(&self, term: &Term, formula: Formula) -> Formula {
        if self.plain {
            formula
        } else {
            Formula::Product(vec![term.weight.into(), formula])
        }
    }

    fn values(&self, beyond: bool) -> Vec<Formula> {
        let list = self.terms.iter().filter(|t| t.beyond == beyond);
        list.map(|t| self.by_weight(t, t.own())).collect()
    }

    /// Σ w·value, with what counts above the maximum held within its limit.
    fn total(&self, limit: Option<Decimal>) -> Formula {
        let mut terms = self.values(false);
        let extra = self.values(true);
        let sum = Formula::Sum(extra.clone()).value();
        match limit.map(Decimal::to_f64) {
            Some(limit) if sum > limit => {
                terms.push(Formula::Minimum(vec![limit.into(), Formula::sum(extra)]));
            }
            Some(limit) if sum < -limit => {
                let least = Formula::Number(-limit);
                terms.push(Formula::Maximum(vec![least, Formula::sum(extra)]));
            }
            _ => terms.extend(extra),
        }
        Formula::sum(terms)
    }

    /// Σ w
    fn weight(&self) -> Formula {
        let inside = self.terms.iter().filter(|t| !t.beyond);
        if self.plain {
            Formula::Number(inside.count() as f64)
        } else {
            Formula::sum(inside.map(|t| t.weight.into()).collect())
        }
    }
}

/// The formula of a combination; none where it lacks a number.
pub(super) fn combined(
    combine: Combine,
    scale: Decimal,
    limit: Option<Decimal>,
    terms: &[Term],
) -> Option<Formula> {
    let is_one = |t: &Term| (t.weight - 1.0).abs() < f64::EPSILON;
    let weighed = Weighed {
        terms,
        plain: terms.iter().all(is_one),
    };
    let inside: Vec<&Term> = terms.iter().filter(|t| !t.beyond).collect();
    let list = || inside.iter().map(|t| t.own()).collect::<Vec<_>>();
    let counted: Vec<&&Term> = inside.iter().filter(|t| t.weight > 0.0).collect();
    Some(match combine {
        Combine::Rate => {
            let maxima = inside
                .iter()
                .map(|t| Some(weighed.by_weight(t, t.maximum?.into())));
            let maxima = Formula::sum(maxima.collect::<Option<Vec<_>>>()?);
            weighed.total(limit).times(scale).over(maxima)
        }
        Combine::Sum => weighed.total(limit),
        Combine::Mean => weighed.total(limit).over(weighed.weight()),
        Combine::Geometric if inside.iter().any(|t| t.value < 0.0) => return None,
        Combine::Geometric => {
            let powers = counted.iter().map(|t| {
                let share = Formula::Number(t.weight).over(weighed.weight());
                t.own().power(share)
            });
            Formula::Product(powers.collect())
        }
        Combine::Harmonic if inside.iter().any(|t| t.value < 0.0) => return None,
        // A value of 0 makes it 0, as its limit says.
        Combine::Harmonic if counted.iter().any(|t| t.value == 0.0) => Formula::Number(0.0),
        Combine::Harmonic => {
            let shares = counted
                .iter()
                .map(|t| Formula::Number(t.weight).over(t.own()));
            weighed.weight().over(Formula::sum(shares.collect()))
        }
        Combine::Minimum => Formula::Minimum(list()),
        Combine::Maximum => Formula::Maximum(list()),
        Combine::Median => Formula::Median(list()),
        Combine::Product => Formula::Product(list()),
        Combine::Ratio => match terms {
            [first, second] => first.own().times(scale).over(second.own()),
            _ => return None,
        },
        Combine::Difference => match terms {
            [first, second] => first.own().minus(second.own()),
            _ => return None,
        },
    })
}

/// The formula of a function over units; `terms` are those with a value and a weight.
pub(super) fn over_units(combine: UnitCombine, scale: Decimal, terms: &[Term]) -> Formula {
    let values = || terms.iter().map(|t| t.value.into()).collect::<Vec<_>>();
    let n = terms.len() as f64;
    match combine {
        UnitCombine::Sum => Formula::sum(values()),
        UnitCombine::Mean => {
            let plain = terms.iter().all(|t| (t.weight - 1.0).abs() < f64::EPSILON);
            let weighed = Weighed { terms, plain };
            weighed.total(None).over(weighed.weight())
        }
        UnitCombine::Median => Formula::Median(values()),
        UnitCombine::Minimum => Formula::Minimum(values()),
        UnitCombine::Maximum => Formula::Maximum(values()),
        UnitCombine::Count => Formula::Number(n),
        UnitCombine::Share => {
            let above = terms.iter().filter(|t| t.value > 0.0).count() as f64;
            Formula::Number(above).times(scale).over(n)
        }
    }
}

/// What a reader needs of a sample.
pub(super) fn sample_figures(transform: &Transform, sample: &Learnt) -> SampleFigures {
    let standard = matches!(transform, Transform::ZScore { .. });
    let used = |value: f64| Some(value).filter(|v| standard && v.is_finite());
    SampleFigures {
        units: sample.sorted.len(),
        minimum: sample.sorted.first().copied(),
        maximum: sample.sorted.last().copied(),
        mean: used(sample.mean),
        deviation: used(sample.deviation),
    }
}

/// The formula of a function of `x`; `band` is the one that it falls in, `place` the one it has
/// among those it is ranked with.
pub(super) fn transformed(
    transform: &Transform,
    x: f64,
    sample: &Learnt,
    band: Option<(usize, &Band)>,
    place: Option<Place>,
) -> Option<Formula> {
    let own = Formula::Number(x);
    Some(match transform {
        Transform::Goalposts {
            low,
            high,
            cap,
            log,
            reversed,
            scale,
            ..
        } => {
            let (low, high) = (sample.end(low)?, sample.end(high)?);
            let held = held(x, low, high, *cap);
            let of = |formula: Formula| {
                if *log {
                    Formula::Logarithm(Box::new(formula))
                } else {
                    formula
                }
            };
            let way = of(held).minus(of(low.into()));
            let spread = of(high.into()).minus(of(low.into()));
            let value = way.times(*scale).over(spread);
            if *reversed {
                Formula::from(*scale).minus(value)
            } else {
                value
            }
        }
        Transform::ZScore {
            offset,
            factor,
            reversed,
            ..
        } => {
            let mean = Formula::Number(sample.mean);
            let away = if *reversed {
                mean.minus(own)
            } else {
                own.minus(mean)
            };
            away.times(*factor).over(sample.deviation).plus(*offset)
        }
        Transform::Percentile {
            reversed, scale, ..
        } => {
            let n = sample.sorted.len();
            let beyond = if *reversed {
                n - sample.sorted.partition_point(|v| *v <= x)
            } else {
                sample.sorted.partition_point(|v| *v < x)
            };
            let others = Formula::Number(n as f64).minus(1.0);
            Formula::Number(beyond as f64).times(*scale).over(others)
        }
        Transform::Rank { rule, .. } => ranked(rule.ties, place?),
        Transform::Log => Formula::Logarithm(Box::new(own)),
        Transform::Linear { offset, factor } => own.times(*factor).plus(*offset),
        Transform::Bands { .. } => {
            let (position, band) = band?;
            band.value
                .map_or(Formula::Number(position as f64), Formula::from)
        }
        Transform::Copy => own,
    })
}

/// x, held at the ends that hold.
fn held(x: f64, low: f64, high: f64, cap: Cap) -> Formula {
    let (holds_low, holds_high) = (
        matches!(cap, Cap::Both | Cap::Low),
        matches!(cap, Cap::Both | Cap::High),
    );
    let up = low <= high;
    let (least, most) = if up { (low, high) } else { (high, low) };
    let (holds_least, holds_most) = if up {
        (holds_low, holds_high)
    } else {
        (holds_high, holds_low)
    };
    if holds_least && x < least {
        Formula::Maximum(vec![least.into(), x.into()])
    } else if holds_most && x > most {
        Formula::Minimum(vec![most.into(), x.into()])
    } else {
        x.into()
    }
}

/// A rank from what comes before it and what is equal to it.
fn ranked(ties: RankTies, place: Place) -> Formula {
    let (before, equal) = (place.before as f64, place.equal as f64);
    match ties {
        RankTies::Minimum => Formula::Sum(vec![1.0.into(), before.into()]),
        RankTies::Maximum => Formula::Sum(vec![before.into(), equal.into()]),
        RankTies::Average => {
            let middle = Formula::Sum(vec![equal.into(), 1.0.into()]).over(2.0);
            Formula::Sum(vec![before.into(), middle])
        }
        RankTies::Dense => Formula::Sum(vec![1.0.into(), (place.steps as f64).into()]),
    }
}

/// The formula within the bounds of the measure, where they change it.
pub(super) fn bounded(formula: Formula, measure: &Measure) -> Formula {
    let formula = match measure.floor.map(Decimal::to_f64) {
        Some(floor) if formula.value() < floor => Formula::Maximum(vec![floor.into(), formula]),
        _ => formula,
    };
    match measure.cap.map(Decimal::to_f64) {
        Some(cap) if formula.value() > cap => Formula::Minimum(vec![cap.into(), formula]),
        _ => formula,
    }
}
