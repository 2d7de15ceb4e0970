//! The rules of the format once more, slowly and on fractions: what the engine must agree with.
//!
//! Nothing here is shared with the engine. Measures that have no fraction (logarithms, roots,
//! samples) and all that is built on them are left out by saying `None`.

mod combined;
mod points;

use std::collections::BTreeMap;

use icc_questionnaire::definition::{
    Cap, Combine, Comparison, Condition, Definition, Function, Goalpost, ItemsAs, Measure, OnFail,
    PointsRule, Rounding, RoundingMode, Transform, Treatment, Weights,
};
use icc_questionnaire::{Decimal, State};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::random::Row;
use combined::combined;
use points::{Answer, answer};

/// What a member adds to a measure: weight, value, maximum, whether it is beyond.
type Part = (Ratio, Ratio, Option<Ratio>, bool);

pub(crate) type Ratio = BigRational;

/// What the rules give for one measure of one case.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    /// Declared, documented, verified, unknown as zero, unknown as full; none where undefined.
    pub(crate) figures: [Option<Ratio>; 5],
    /// Whether there is a score.
    pub(crate) scored: bool,
    /// Whether a score is missing for want of scope: then what is known below still counts above.
    out_of_scope: bool,
    pub(crate) known: Ratio,
    pub(crate) scope: Ratio,
}

/// One unit in one period.
pub(crate) struct Case<'a> {
    definition: &'a Definition,
    unit: &'a str,
    period: &'a str,
    facts: BTreeMap<&'a str, &'a str>,
    answers: Vec<Answer>,
    measures: BTreeMap<String, Option<Expected>>,
}

pub(crate) fn ratio(value: Decimal) -> Ratio {
    let scale = value.scale();
    Ratio::new(
        BigInt::from(value.scaled(scale)),
        BigInt::from(10_u8).pow(u32::from(scale)),
    )
}

impl<'a> Case<'a> {
    pub(crate) fn new(
        definition: &'a Definition,
        rows: &'a [Row],
        unit: &'a str,
        period: &'a str,
    ) -> Self {
        let mut facts = BTreeMap::new();
        let mut own = vec![Vec::new(); definition.questions.len()];
        for row in rows {
            match row {
                Row::Fact {
                    unit: u,
                    period: p,
                    fact,
                    value,
                } if u == unit && p.as_deref().is_none_or(|p| p == period) => {
                    facts.insert(*fact, value.as_str());
                }
                Row::Answer {
                    unit: u,
                    period: p,
                    row,
                } if u == unit && p == period => {
                    own[usize::from(row.question)].push(*row);
                }
                _ => {}
            }
        }
        let mut case = Self {
            definition,
            unit,
            period,
            facts,
            answers: Vec::new(),
            measures: BTreeMap::new(),
        };
        for (question, rows) in definition.questions.iter().zip(&own) {
            let points = definition.methods[0].item(question.code.as_str());
            let mut given = answer(question, points, rows);
            // Conditions only look back, at questions that are already there.
            if question.applies_if.as_ref().is_some_and(|c| !case.holds(c)) {
                given = Answer::not_asked(given);
            }
            case.answers.push(given);
        }
        case
    }

    fn answer(&self, code: &str) -> Option<&Answer> {
        let at = self
            .definition
            .questions
            .iter()
            .position(|q| q.code.as_str() == code)?;
        self.answers.get(at)
    }

    fn holds(&self, condition: &Condition) -> bool {
        self.holds_in(condition, 0)
    }

    /// Whether a condition holds with the evidence of a grade.
    fn holds_in(&self, condition: &Condition, grade: usize) -> bool {
        let compares = |c: &Comparison, x: Ratio| {
            c.at_least.is_none_or(|b| x >= ratio(b)) && c.below.is_none_or(|b| x < ratio(b))
        };
        match condition {
            Condition::QuestionIs { question, is } => {
                self.answer(question.as_str()).is_some_and(|a| {
                    a.state == State::Answered
                        && is.iter().any(|o| a.ticked[grade].contains(o.as_str()))
                })
            }
            Condition::QuestionNumber {
                question,
                comparison,
            } => self
                .answer(question.as_str())
                .filter(|a| a.state == State::Answered && a.grade >= grade)
                .and_then(|a| a.number)
                .is_some_and(|n| compares(comparison, ratio(n))),
            Condition::FactIs { fact, is } => self
                .facts
                .get(fact.as_str())
                .is_some_and(|value| is.iter().any(|v| v == value)),
            Condition::FactNumber { fact, comparison } => self
                .facts
                .get(fact.as_str())
                .is_some_and(|value| compares(comparison, ratio(value.parse().unwrap()))),
            Condition::MeasureNumber {
                measure,
                comparison,
            } => self.measures[measure.as_str()]
                .as_ref()
                .and_then(|m| m.figures[grade].clone())
                .is_some_and(|x| compares(comparison, x)),
            Condition::Unit(units) => units.iter().any(|u| u == self.unit),
            Condition::Period(periods) => periods.iter().any(|p| p == self.period),
            Condition::Any(list) => list.iter().any(|c| self.holds_in(c, grade)),
            Condition::Not(inner) => !self.holds_in(inner, grade),
            other => panic!("the random methods make no {other:?}"),
        }
    }

    /// Whether a condition looks at a measure that has no fraction.
    fn undecided(&self, condition: &Condition) -> bool {
        matches!(condition, Condition::MeasureNumber { measure, .. }
            if self.measures[measure.as_str()].is_none())
    }

    /// Every measure, in the order of the method; `None` where fractions cannot say.
    pub(crate) fn measures(mut self) -> BTreeMap<String, Option<Expected>> {
        for measure in &self.definition.methods[0].measures {
            let expected = self.measure(measure);
            self.measures.insert(measure.code.to_string(), expected);
        }
        self.measures
    }

    fn measure(&self, measure: &Measure) -> Option<Expected> {
        let mut expected = self.function(measure)?;
        let mut open = [true; 5];
        if let Some(gate) = &measure.gate {
            if self.undecided(&gate.only_if) {
                return None;
            }
            let declared = self.holds(&gate.only_if);
            open = [0, 1, 2, 0, 0].map(|g| declared && self.holds_in(&gate.only_if, g));
            if !declared {
                // What stands for it is neither bounded nor rounded.
                let otherwise = match gate.otherwise {
                    OnFail::Value(value) => Some(ratio(value)),
                    OnFail::NoScore => None,
                };
                expected.scored = otherwise.is_some();
                expected.out_of_scope = true;
                expected.figures = std::array::from_fn(|_| otherwise.clone());
                return Some(expected);
            }
        }
        expected.scored &= expected.figures[0].is_some();
        for value in &mut expected.figures {
            *value = value.take().filter(|_| expected.scored).map(|mut value| {
                value = measure
                    .floor
                    .map_or(value.clone(), |floor| value.max(ratio(floor)));
                value = measure
                    .cap
                    .map_or(value.clone(), |cap| value.min(ratio(cap)));
                measure
                    .round
                    .map_or(value.clone(), |rule| rounded(&value, rule))
            });
        }
        if let Some(gate) = measure.gate.as_ref().filter(|_| expected.scored) {
            for (value, open) in expected.figures.iter_mut().zip(open) {
                if !open {
                    *value = match gate.otherwise {
                        OnFail::Value(value) => Some(ratio(value)),
                        OnFail::NoScore => None,
                    };
                }
            }
        }
        Some(expected)
    }

    fn function(&self, measure: &Measure) -> Option<Expected> {
        match &measure.function {
            Function::Members { .. } => self.members(measure),
            Function::Constant(value) => Some(Expected {
                figures: std::array::from_fn(|_| Some(ratio(*value))),
                scored: true,
                out_of_scope: false,
                known: Ratio::zero(),
                scope: Ratio::zero(),
            }),
            Function::Transform { of, transform } => {
                // A band may be that of the unrounded value, which is not kept here.
                let source = self.definition.methods[0].measure(of.as_str())?;
                if matches!(transform, Transform::Bands { raw: true, .. }) && source.round.is_some()
                {
                    return None;
                }
                let of = self.measures[of.as_str()].clone()?;
                let mut figures = of.figures.clone();
                let mut scored = of.scored;
                if !of.scored && measure.missing.no_score == Treatment::Zero {
                    (figures, scored) = (std::array::from_fn(|_| Some(Ratio::zero())), true);
                }
                for value in &mut figures {
                    if let Some(x) = value.take() {
                        *value = Some(transformed(transform, x)?);
                    } else if !matches!(
                        transform,
                        Transform::Linear { .. }
                            | Transform::Copy
                            | Transform::Bands { .. }
                            | Transform::Goalposts {
                                low: Goalpost::Value(_),
                                high: Goalpost::Value(_),
                                ..
                            }
                    ) {
                        return None;
                    }
                }
                Some(Expected {
                    figures,
                    scored,
                    out_of_scope: false,
                    known: of.known,
                    scope: of.scope,
                })
            }
            Function::OverUnits { .. } | Function::External(_) => None,
        }
    }

    fn weights(&self, weights: &Weights) -> Vec<Ratio> {
        let set = weights.by_group.as_ref().and_then(|groups| {
            let value = self.facts.get(groups.fact.as_str())?;
            groups.groups.get(*value)
        });
        set.unwrap_or(&weights.all)
            .iter()
            .map(|w| ratio(*w))
            .collect()
    }

    fn members(&self, measure: &Measure) -> Option<Expected> {
        let Function::Members {
            combine,
            items,
            members,
            weights,
            beyond,
            beyond_limit,
            floor_values,
            scale,
        } = &measure.function
        else {
            return None;
        };
        if *combine == Combine::Geometric {
            return None;
        }
        let method = &self.definition.methods[0];
        let draft = self.facts.get("copy") == Some(&"draft");
        let one = || Ratio::from_integer(1.into());
        let all_questions = members.iter().all(|m| method.measure(m.as_str()).is_none());
        // Sums of points are measured against what is in scope for the unit, if all are bounded.
        let bounded = |code: &icc_domain::Code| {
            let question = self.definition.question(code.as_str());
            let value = method
                .item(code.as_str())
                .is_some_and(|i| i.rule == PointsRule::Value);
            !value || question.is_some_and(|q| q.minimum.is_some() && q.maximum.is_some())
        };
        let sums = all_questions
            && members.iter().all(bounded)
            && floor_values.is_none()
            && (*combine == Combine::Rate
                || (matches!(combine, Combine::Sum | Combine::Mean) && *items == ItemsAs::Points));
        let (mut total, mut scope, mut known) = (Ratio::zero(), Ratio::zero(), Ratio::zero());
        let (mut count, mut forbidden, mut undefined) = (0_u32, false, [false; 5]);
        let mut lists: [Vec<Part>; 5] = Default::default();
        for (member, w) in members.iter().zip(self.weights(weights)) {
            let is_beyond = beyond.contains(member);
            if let Some(of) = method.measure(member.as_str()) {
                let constant = matches!(of.function, Function::Constant(_))
                    && of.gate.is_none()
                    && of.floor.is_none()
                    && of.cap.is_none()
                    && of.round.is_none();
                let of = self.measures[member.as_str()].as_ref()?;
                if !is_beyond && !constant {
                    total += &w;
                    scope += &w * &of.scope;
                    if of.scored || of.out_of_scope {
                        known += &w * &of.known;
                    }
                }
                if !of.scored && is_beyond {
                    continue;
                }
                let zero = !of.scored && measure.missing.no_score == Treatment::Zero;
                if !of.scored && !zero {
                    forbidden |= measure.missing.no_score == Treatment::NoScore;
                    continue;
                }
                count += u32::from(!is_beyond);
                for (figure, list) in lists.iter_mut().enumerate() {
                    let value = of.figures[figure].clone().filter(|_| !zero);
                    undefined[figure] |= !zero && value.is_none();
                    list.push((
                        w.clone(),
                        value.unwrap_or_else(Ratio::zero),
                        None,
                        is_beyond,
                    ));
                }
                continue;
            }
            let item = method.item(member.as_str())?;
            let answer = self.answer(member.as_str())?;
            let unknown = matches!(answer.state, State::Unknown | State::NotAnswered);
            let answered = answer.state == State::Answered;
            let full = item.maximum.map(ratio);
            if answer.state == State::NotAsked {
                continue;
            }
            // A share of nothing is no number: the question does not apply.
            let against = if answered { &answer.maximum } else { &full };
            let empty = *items == ItemsAs::Share
                && *combine != Combine::Rate
                && against.as_ref().is_some_and(Ratio::is_zero);
            let (state, answered, unknown) = if empty {
                (State::NotApplicable, false, false)
            } else {
                (answer.state, answered, unknown)
            };
            if is_beyond && !answered {
                // It adds nothing, but might be full.
                if let Some(full) = full.filter(|f| unknown && !f.is_zero()) {
                    let value = match items {
                        ItemsAs::Share if *combine != Combine::Rate => ratio(*scale),
                        _ => full.clone(),
                    };
                    lists[4].push((w.clone(), value, Some(full), true));
                }
                continue;
            }
            let size = if *combine == Combine::Rate || (sums && *combine != Combine::Mean) {
                full.clone().unwrap_or_else(one)
            } else {
                one()
            };
            let own_size = match &answer.maximum {
                Some(own) if sums && answered && *combine != Combine::Mean => own.clone(),
                _ => size.clone(),
            };
            if !is_beyond {
                total += &w * &size;
                scope += if answered || unknown {
                    &w * &own_size
                } else {
                    Ratio::zero()
                };
                known += if answered {
                    &w * &own_size
                } else {
                    Ratio::zero()
                };
            }
            let missing = &measure.missing;
            let treated = match state {
                State::NotWithinPowers => missing.not_within_powers,
                State::NotApplicable => missing.not_applicable,
                State::Unknown => missing.unknown,
                _ if draft => missing.not_answered_in_draft,
                _ => missing.not_answered,
            };
            forbidden |= !answered && treated == Treatment::NoScore;
            count += u32::from(!is_beyond && (answered || treated == Treatment::Zero));
            // A share of nothing, and an unbounded question in full, are no numbers.
            let scaled = |value: Option<Ratio>, of: &Option<Ratio>| match (items, of) {
                (ItemsAs::Share, Some(of)) if of.is_zero() => None,
                (ItemsAs::Share, Some(of)) => Some(ratio(*scale) * value? / of),
                _ => value,
            };
            for (figure, list) in lists.iter_mut().enumerate() {
                let (value, full) = if answered {
                    let own = answer.points[if figure < 3 { figure } else { 0 }].clone();
                    (scaled(Some(own), &answer.maximum), answer.maximum.clone())
                } else if unknown && figure == 4 {
                    (scaled(full.clone(), &full), full.clone())
                } else if (unknown && figure == 3) || treated == Treatment::Zero {
                    (Some(Ratio::zero()), full.clone())
                } else {
                    continue;
                };
                match value {
                    Some(value) => list.push((w.clone(), value, full, is_beyond)),
                    None => undefined[figure] = true,
                }
            }
        }
        let below = |part: &Ratio, whole: &Ratio, least: Option<Decimal>| {
            least.is_some_and(|least| *part < ratio(least) * whole)
        };
        let mut scored = !forbidden
            && count > 0
            && !(sums && total.is_zero() && measure.minimum_in_scope.is_some())
            && !(sums && scope.is_zero() && measure.minimum_coverage.is_some())
            && !below(&scope, &total, measure.minimum_in_scope)
            && !below(&known, &scope, measure.minimum_coverage)
            && measure.minimum_members.is_none_or(|least| count >= least);
        let mut figures: [Option<Ratio>; 5] = Default::default();
        for (figure, list) in figures.iter_mut().zip(lists) {
            let floored: Vec<_> = list
                .into_iter()
                .map(|(w, value, full, beyond)| {
                    let value = floor_values.map_or(value.clone(), |floor| value.max(ratio(floor)));
                    (w, value, full, beyond)
                })
                .collect();
            *figure = combined(*combine, *beyond_limit, *scale, &floored);
        }
        for (figure, undefined) in figures.iter_mut().zip(undefined) {
            *figure = figure.take().filter(|_| !undefined);
        }
        let enough = |part: &Ratio, whole: &Ratio, least: Option<Decimal>| {
            !(below(part, whole, least) || sums && whole.is_zero() && least.is_some())
        };
        let no_base = sums && *combine != Combine::Sum && figures[0].is_none();
        let out_of_scope = !forbidden
            && (count == 0
                || (!no_base
                    && (!enough(&scope, &total, measure.minimum_in_scope)
                        || measure.minimum_members.is_some_and(|least| count < least))));
        scored &= figures[0].is_some();
        if total.is_positive() {
            known /= &total;
            scope /= &total;
        } else {
            (known, scope) = (Ratio::zero(), Ratio::zero());
        }
        Some(Expected {
            figures,
            scored,
            out_of_scope,
            known,
            scope,
        })
    }
}

fn transformed(transform: &Transform, x: Ratio) -> Option<Ratio> {
    match transform {
        Transform::Copy => Some(x),
        Transform::Linear { offset, factor } => Some(ratio(*offset) + ratio(*factor) * x),
        Transform::Bands { bands, .. } => {
            let reached = |b: &&icc_questionnaire::definition::Band| {
                b.low
                    .is_none_or(|end| x > ratio(end.at) || (end.inclusive && x == ratio(end.at)))
            };
            bands.iter().rfind(reached)?.value.map(ratio)
        }
        Transform::Goalposts {
            low: Goalpost::Value(low),
            high: Goalpost::Value(high),
            cap,
            reversed,
            scale,
            ..
        } => {
            let (low, high, scale) = (ratio(*low), ratio(*high), ratio(*scale));
            let x = if matches!(cap, Cap::Both | Cap::Low) {
                x.max(low.clone())
            } else {
                x
            };
            let x = if matches!(cap, Cap::Both | Cap::High) {
                x.min(high.clone())
            } else {
                x
            };
            let value = &scale * (x - &low) / (high - low);
            Some(if *reversed { scale - value } else { value })
        }
        _ => None,
    }
}

fn rounded(value: &Ratio, rule: Rounding) -> Ratio {
    let unit = Ratio::from_integer(BigInt::from(10_u8).pow(u32::from(rule.decimals)));
    let scaled = value * &unit;
    let half = Ratio::new(1.into(), 2.into());
    let whole = match rule.mode {
        RoundingMode::Down => scaled.trunc(),
        RoundingMode::HalfUp if scaled.is_negative() => -((-scaled + half).floor()),
        RoundingMode::HalfUp => (scaled + half).floor(),
        RoundingMode::HalfEven => {
            let up = (&scaled + &half).floor();
            let tie = &scaled + &half == up;
            if tie && !(up.to_integer() % 2_u8).is_zero() {
                up - Ratio::from_integer(1.into())
            } else {
                up
            }
        }
    };
    whole / unit
}
