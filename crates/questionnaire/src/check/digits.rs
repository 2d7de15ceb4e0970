//! How fine the values of measures are: needed to tell whether bands that lie one step apart leave
//! a gap, and how many digits a reader should see.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cycles;
use crate::Decimal;
use crate::definition::{
    Combine, Definition, Function, ItemPoints, ItemsAs, Measure, Method, OnFail, PointsRule,
    Question, RankTies, Transform, UnitCombine, Weights,
};
use crate::parse::method_sources;

/// Every value of a measure is a multiple of 10^-digits; `None` where it can be any fraction.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fineness {
    /// Before rounding.
    pub(crate) raw: Option<u8>,
    /// The measure's value.
    pub(crate) value: Option<u8>,
}

/// The fineness of each measure; `order` lists them so that each comes after what it needs.
pub(crate) fn fineness(definition: &Definition, method: &Method, order: &[usize]) -> Vec<Fineness> {
    let lookup = Lookup::new(definition, method);
    let mut all = vec![Fineness::default(); method.measures.len()];
    for &i in order {
        let measure = &method.measures[i];
        let raw = own(measure, &lookup, &all).map(|d| {
            let bounds = [measure.floor, measure.cap]
                .into_iter()
                .flatten()
                .map(Decimal::scale);
            bounds.fold(d, u8::max)
        });
        let rounded = measure.round.map(|r| r.decimals).or(raw);
        let otherwise = match measure.gate.as_ref().map(|g| g.otherwise) {
            Some(OnFail::Value(value)) => value.scale(),
            _ => 0,
        };
        let value = rounded.map(|d| d.max(otherwise)).filter(|d| *d <= 18);
        all[i] = Fineness {
            raw: raw.map(|d| d.max(otherwise)),
            value,
        };
    }
    all
}

struct Lookup<'a> {
    questions: BTreeMap<&'a str, Cow<'a, Question>>,
    items: BTreeMap<&'a str, &'a ItemPoints>,
    measures: BTreeMap<&'a str, usize>,
}

impl<'a> Lookup<'a> {
    fn new(definition: &'a Definition, method: &'a Method) -> Self {
        Self {
            questions: definition
                .questions
                .iter()
                .map(|q| (q.code.as_str(), method.seen(q)))
                .collect(),
            items: method
                .points
                .iter()
                .map(|p| (p.question.as_str(), p))
                .collect(),
            measures: method
                .measures
                .iter()
                .enumerate()
                .map(|(i, m)| (m.code.as_str(), i))
                .collect(),
        }
    }

    fn of_code(&self, code: &str, all: &[Fineness]) -> Option<u8> {
        match self.measures.get(code) {
            Some(&i) => all[i].value,
            None => Some(points_digits(
                self.questions.get(code)?,
                self.items.get(code)?,
            )),
        }
    }
}

/// Digits after the point that the points of a question can have.
pub(crate) fn points_digits(question: &Question, item: &ItemPoints) -> u8 {
    let finest =
        |values: &mut dyn Iterator<Item = Decimal>| values.map(Decimal::scale).max().unwrap_or(0);
    match &item.rule {
        PointsRule::Option(points) | PointsRule::Best(points) => {
            finest(&mut points.values().copied())
        }
        PointsRule::Sum { points, cap } => finest(&mut points.values().copied().chain(*cap)),
        PointsRule::Steps(steps) => finest(&mut steps.iter().map(|s| s.points)),
        PointsRule::Bands(bands) => finest(&mut bands.iter().filter_map(|b| b.value)),
        PointsRule::Value => question.decimals,
    }
}

fn weight_digits(weights: &Weights) -> u8 {
    let groups = weights
        .by_group
        .iter()
        .flat_map(|g| g.groups.values().flatten());
    weights
        .all
        .iter()
        .chain(groups)
        .map(|w| w.scale())
        .max()
        .unwrap_or(0)
}

fn own(measure: &Measure, lookup: &Lookup, all: &[Fineness]) -> Option<u8> {
    let of_all = |codes: &[icc_domain::Code]| {
        let digits: Option<Vec<u8>> = codes
            .iter()
            .map(|c| lookup.of_code(c.as_str(), all))
            .collect();
        digits.map(|d| d.into_iter().max().unwrap_or(0))
    };
    match &measure.function {
        Function::Members {
            combine,
            items,
            members,
            weights,
            floor_values,
            beyond_limit,
            ..
        } => {
            let shares = *items == ItemsAs::Share
                && members
                    .iter()
                    .any(|m| lookup.questions.contains_key(m.as_str()));
            if shares {
                return None;
            }
            let digits = of_all(members)?.max(floor_values.map_or(0, Decimal::scale));
            match combine {
                Combine::Sum => {
                    let limit = beyond_limit.map_or(0, Decimal::scale);
                    digits
                        .checked_add(weight_digits(weights))
                        .map(|d| d.max(limit))
                }
                Combine::Difference | Combine::Minimum | Combine::Maximum => Some(digits),
                // The mean of the two in the middle.
                Combine::Median => digits.checked_add(1),
                Combine::Product => u8::try_from(members.len()).ok()?.checked_mul(digits),
                Combine::Rate
                | Combine::Mean
                | Combine::Geometric
                | Combine::Harmonic
                | Combine::Ratio => None,
            }
        }
        Function::Constant(value) => Some(value.scale()),
        Function::Transform { of, transform } => match transform {
            Transform::Rank { rule, .. } => Some(u8::from(rule.ties == RankTies::Average)),
            Transform::Linear { offset, factor } => {
                let digits = lookup
                    .of_code(of.as_str(), all)?
                    .checked_add(factor.scale())?;
                Some(digits.max(offset.scale()))
            }
            Transform::Bands { bands, .. } => Some(
                bands
                    .iter()
                    .filter_map(|b| b.value)
                    .map(Decimal::scale)
                    .max()
                    .unwrap_or(0),
            ),
            Transform::Copy => lookup.of_code(of.as_str(), all),
            Transform::Goalposts { .. }
            | Transform::ZScore { .. }
            | Transform::Percentile { .. }
            | Transform::Log => None,
        },
        Function::OverUnits { of, combine, .. } => match combine {
            UnitCombine::Count => Some(0),
            UnitCombine::Sum | UnitCombine::Minimum | UnitCombine::Maximum => {
                lookup.of_code(of.as_str(), all)
            }
            UnitCombine::Median => lookup.of_code(of.as_str(), all)?.checked_add(1),
            UnitCombine::Mean | UnitCombine::Share => None,
        },
        Function::External(_) => None,
    }
}

/// The digits shown to readers where the author says nothing: those of the rounding, none on a
/// scale of 100 or more, more on smaller ones, as many as there are where values are not divided.
pub(crate) fn shown(definition: &Definition, method: &Method) -> Vec<u8> {
    let lookup = Lookup::new(definition, method);
    let needs = |m: &Measure| -> Vec<usize> {
        let codes = method_sources(&m.function).iter();
        codes
            .filter_map(|c| lookup.measures.get(c.as_str()).copied())
            .collect()
    };
    let needs: Vec<Vec<usize>> = method.measures.iter().map(needs).collect();
    let (order, _) = cycles::order(&needs);
    let mut all = vec![0; method.measures.len()];
    let fine = fineness(definition, method, &order);
    for &i in &order {
        let measure = &method.measures[i];
        all[i] = match measure.round {
            Some(round) => round.decimals,
            None => shown_unrounded(measure, &lookup, &all, fine[i]),
        };
    }
    all
}

fn shown_unrounded(measure: &Measure, lookup: &Lookup, all: &[u8], fine: Fineness) -> u8 {
    /// Nobody reads more.
    const MOST: u8 = 3;
    let by_scale = |scale: Decimal| {
        if scale >= Decimal::whole(100) {
            0
        } else if scale >= Decimal::whole(10) {
            1
        } else {
            MOST
        }
    };
    let of_source = |code: &str| match lookup.measures.get(code) {
        Some(&i) => all[i],
        None => by_scale(
            lookup
                .items
                .get(code)
                .and_then(|i| i.maximum)
                .unwrap_or(Decimal::ONE),
        ),
    };
    let widest = |codes: &[icc_domain::Code]| {
        codes
            .iter()
            .map(|c| of_source(c.as_str()))
            .max()
            .unwrap_or(0)
    };
    match &measure.function {
        Function::Members {
            combine: Combine::Rate | Combine::Ratio,
            scale,
            ..
        }
        | Function::Members {
            items: ItemsAs::Share,
            scale,
            ..
        }
        | Function::OverUnits {
            combine: UnitCombine::Share,
            scale,
            ..
        } => by_scale(*scale),
        Function::Members {
            combine: Combine::Sum | Combine::Difference,
            members,
            ..
        } => fine.value.map_or_else(|| widest(members), |d| d.min(MOST)),
        Function::Members { members, .. } => widest(members),
        Function::Transform { transform, of } => match transform {
            Transform::Goalposts { scale, .. } | Transform::Percentile { scale, .. } => {
                by_scale(*scale)
            }
            Transform::ZScore { .. } | Transform::Log => MOST,
            Transform::Linear { .. } => fine.value.map_or(MOST, |d| d.min(MOST)),
            Transform::Copy => of_source(of.as_str()),
            Transform::Rank { .. } | Transform::Bands { .. } => fine.value.unwrap_or(0).min(MOST),
        },
        Function::External(_)
        | Function::OverUnits {
            combine: UnitCombine::Count,
            ..
        } => 0,
        Function::OverUnits { of, .. } => of_source(of.as_str()),
        Function::Constant(value) => value.scale(),
    }
}
