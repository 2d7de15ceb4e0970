//! Combines members of any sort: questions by points or share, measures, constants.

use dashu_float::FBig;
use dashu_float::round::mode::HalfEven;
use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Combine, ItemsAs, Measure, Treatment};

use super::answers::{ANSWERED, Answers, NOT_APPLICABLE, NOT_ASKED, grade_of};
use super::points::{is_unknown, treatment};
use crate::program::{MembersNode, Program, Source};
use crate::score::{Cell, FIGURES, Reason};

/// What a member contributes to one group of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Its own value.
    Own,
    /// 0.
    Zero,
    /// Its maximum.
    Full,
}

/// One member that counts in at least one figure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) source: Source,
    /// Position among the members, hence of its weight.
    pub(crate) position: usize,
    pub(crate) beyond: bool,
    /// Declared, documented and verified.
    pub(crate) main: Option<Part>,
    /// Every unknown as 0.
    pub(crate) low: Option<Part>,
    /// Every unknown as full.
    pub(crate) high: Option<Part>,
}

impl Entry {
    pub(crate) const fn part(&self, figure: usize) -> Option<Part> {
        match figure {
            0..=2 => self.main,
            3 => self.low,
            _ => self.high,
        }
    }
}

/// The members of one case that count, and the shares of weight known and in scope.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathered {
    pub(crate) entries: Vec<Entry>,
    pub(crate) total: f64,
    pub(crate) known: f64,
    pub(crate) scope: f64,
    /// Members that count; a bonus or penalty alone carries no measure.
    pub(crate) members: u32,
    forbidden: Option<Reason>,
}

impl Gathered {
    /// Collects the members of a node. `cell` gives the cell of a measure of the same case.
    pub(crate) fn fill<'c>(
        &mut self,
        node: &MembersNode,
        measure: &Measure,
        program: &Program,
        answers: Option<&Answers>,
        set: usize,
        cell: impl Fn(usize) -> &'c Cell,
    ) {
        self.entries.clear();
        (
            self.total,
            self.known,
            self.scope,
            self.members,
            self.forbidden,
        ) = (0.0, 0.0, 0.0, 0, None);
        let sized = node.combine == Combine::Rate;
        for (position, (&(source, beyond), &w)) in
            node.members.iter().zip(&node.weights.sets[set]).enumerate()
        {
            let entry = Entry {
                source,
                position,
                beyond,
                main: Some(Part::Own),
                low: Some(Part::Own),
                high: Some(Part::Own),
            };
            match source {
                Source::Constant(_) => {
                    self.members += 1;
                    self.entries.push(entry);
                }
                Source::Item(q) => {
                    if let Some(answers) = answers {
                        let maximum = program.items[q].maximum.unwrap_or(1) as f64;
                        let nominal = if sized { w * maximum } else { w };
                        self.add_question(entry, nominal, node, measure, program, answers);
                    }
                }
                Source::Node(n) => self.add_measure(entry, w, measure.missing.no_score, cell(n)),
            }
        }
    }

    fn add_question(
        &mut self,
        mut entry: Entry,
        nominal: f64,
        node: &MembersNode,
        measure: &Measure,
        program: &Program,
        answers: &Answers,
    ) {
        let (Source::Item(q), beyond) = (entry.source, entry.beyond) else {
            return;
        };
        let state = answers.state(q);
        if state == NOT_ASKED {
            return;
        }
        if beyond && state != ANSWERED {
            // A bonus or penalty that is not answered adds nothing, but might be full.
            if is_unknown(state) && program.items[q].maximum.is_some_and(|m| m != 0) {
                (entry.main, entry.low) = (None, None);
                entry.high = Some(Part::Full);
                self.entries.push(entry);
            }
            return;
        }
        // A share of nothing is no number: such a question does not apply.
        let empty = node.items == ItemsAs::Share
            && if state == ANSWERED {
                program.items[q].bound.is_some() && answers.points(q)[3] == 0
            } else {
                program.items[q].maximum == Some(0)
            };
        let state = if empty { NOT_APPLICABLE } else { state };
        if beyond && empty {
            return;
        }
        let unknown = is_unknown(state);
        if !beyond {
            self.total += nominal;
            let in_scope = state == ANSWERED || unknown;
            self.scope += if in_scope { nominal } else { 0.0 };
            self.known += if state == ANSWERED { nominal } else { 0.0 };
        }
        if state != ANSWERED {
            let treated = treatment(measure, state, answers.draft);
            entry.main = match treated {
                Treatment::Zero => Some(Part::Zero),
                Treatment::LeftOut => None,
                Treatment::NoScore => {
                    self.forbidden = self.forbidden.or(Some(Reason::AnswerMissing));
                    None
                }
            };
            entry.low = if unknown {
                Some(Part::Zero)
            } else {
                entry.main
            };
            entry.high = if unknown {
                Some(Part::Full)
            } else {
                entry.main
            };
        }
        self.members += u32::from(entry.main.is_some() && !beyond);
        if entry.main.is_some() || entry.low.is_some() {
            self.entries.push(entry);
        }
    }

    fn add_measure(&mut self, mut entry: Entry, w: f64, no_score: Treatment, member: &Cell) {
        let beyond = entry.beyond;
        if !beyond {
            self.total += w;
            self.scope += w * member.scope;
            self.known += w * member.known_above();
        }
        if member.reason != Reason::Scored {
            if beyond {
                return;
            }
            match no_score {
                Treatment::Zero => {
                    (entry.main, entry.low, entry.high) =
                        (Some(Part::Zero), Some(Part::Zero), Some(Part::Zero));
                }
                Treatment::LeftOut => return,
                Treatment::NoScore => {
                    self.forbidden = self.forbidden.or(Some(Reason::MemberWithoutScore));
                    return;
                }
            }
        }
        self.members += u32::from(!beyond);
        self.entries.push(entry);
    }

    /// The reason for no score before anything is combined.
    pub(crate) fn reason(&self, measure: &Measure) -> Reason {
        // Shares of weight are sums of fractions here: a threshold is met within a billionth.
        let below = |part: f64, whole: f64, least: Option<Decimal>| {
            least.is_some_and(|least| part < (least.to_f64() - 1e-9) * whole)
        };
        if let Some(reason) = self.forbidden {
            reason
        } else if self.members == 0 {
            Reason::NothingInScope
        } else if below(self.scope, self.total, measure.minimum_in_scope) {
            Reason::LowScope
        } else if measure
            .minimum_members
            .is_some_and(|least| self.members < least)
        {
            Reason::TooFewMembers
        } else if below(self.known, self.scope, measure.minimum_coverage) {
            Reason::LowCoverage
        } else {
            Reason::Scored
        }
    }
}

/// The value and the maximum of a member in one figure.
pub(crate) fn value_of<'c>(
    entry: &Entry,
    figure: usize,
    node: &MembersNode,
    program: &Program,
    answers: Option<&Answers>,
    cell: impl Fn(usize) -> &'c Cell,
) -> Option<(f64, f64)> {
    let part = entry.part(figure)?;
    let (own, full) = match entry.source {
        Source::Constant(value) => (value.to_f64(), value.to_f64()),
        Source::Node(n) => (cell(n).figures[figure], f64::NAN),
        Source::Item(q) => {
            let unit = 10_i64.pow(u32::from(program.points_scale)) as f64;
            let maximum = program.items[q].maximum.map_or(f64::NAN, |m| m as f64);
            let answers = answers?;
            if answers.state(q) != ANSWERED {
                (f64::NAN, maximum / unit)
            } else if program.items[q].bound.is_none() {
                (answers.wide_number(program, q, figure)?.to_f64(), f64::NAN)
            } else {
                let points = answers.points(q);
                (
                    points[grade_of(figure)] as f64 / unit,
                    points[3] as f64 / unit,
                )
            }
        }
    };
    let (own, full) = if node.items == ItemsAs::Share && matches!(entry.source, Source::Item(_)) {
        (node.scale * own / full, node.scale)
    } else {
        (own, full)
    };
    let value = match part {
        Part::Own => own,
        Part::Zero => 0.0,
        Part::Full => full,
    };
    // A value that is not defined stays so; `max` would take the floor instead.
    let floored = node.floor_values.filter(|floor| value < *floor);
    Some((floored.unwrap_or(value), full))
}

/// One figure of a node from its members: (weight, value, maximum, beyond) in the order of the
/// definition.
pub(crate) fn combine(node: &MembersNode, list: &[(f64, f64, f64, bool)]) -> Result<f64, Reason> {
    // Least, greatest and middle values would skip over a value that is not defined.
    if list.iter().any(|m| m.1.is_nan()) {
        return Ok(f64::NAN);
    }
    let inside = || list.iter().filter(|m| !m.3);
    let weight: f64 = inside().map(|m| m.0).sum();
    let weighted: f64 = inside().map(|m| m.0 * m.1).sum();
    let extra: f64 = list.iter().filter(|m| m.3).map(|m| m.0 * m.1).sum();
    let extra = node
        .beyond_limit
        .map_or(extra, |limit| extra.clamp(-limit, limit));
    let divided = |numerator: f64, denominator: f64| {
        if denominator == 0.0 {
            Err(Reason::DivisionByZero)
        } else {
            Ok(numerator / denominator)
        }
    };
    match node.combine {
        Combine::Rate => divided(
            node.scale * (weighted + extra),
            inside().map(|m| m.0 * m.2).sum(),
        ),
        Combine::Sum => Ok(weighted + extra),
        Combine::Mean => divided(weighted + extra, weight),
        Combine::Geometric | Combine::Harmonic => root_mean(node.combine, inside()),
        Combine::Minimum => Ok(inside().map(|m| m.1).fold(f64::INFINITY, f64::min)),
        Combine::Maximum => Ok(inside().map(|m| m.1).fold(f64::NEG_INFINITY, f64::max)),
        Combine::Median => Ok(median(inside().map(|m| m.1).collect())),
        Combine::Product => Ok(inside().map(|m| m.1).product()),
        Combine::Ratio => match list {
            [first, second] => divided(node.scale * first.1, second.1),
            _ => Err(Reason::MemberWithoutScore),
        },
        Combine::Difference => match list {
            [first, second] => Ok(first.1 - second.1),
            _ => Err(Reason::MemberWithoutScore),
        },
    }
}

/// The geometric or harmonic mean of (weight, value, …).
///
/// The order of members does not show, and a mean that comes out even does come out even: the mean
/// of 3, 3 and 3 is 3. Logarithms in floating point would leave 2.9999999999999996, which cut off
/// is 2.
fn root_mean<'m>(
    combine: Combine,
    members: impl Iterator<Item = &'m (f64, f64, f64, bool)>,
) -> Result<f64, Reason> {
    let mut list: Vec<(f64, f64)> = members.filter(|m| m.0 != 0.0).map(|m| (m.1, m.0)).collect();
    if list.iter().any(|(value, _)| *value < 0.0) {
        return Err(Reason::OutOfDomain);
    }
    if list.is_empty() {
        return Err(Reason::DivisionByZero);
    }
    if list.iter().any(|(value, _)| *value == 0.0) {
        return Ok(0.0);
    }
    list.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let geometric = combine == Combine::Geometric;
    let weight: f64 = list.iter().map(|(_, w)| w).sum();
    let mean = if geometric {
        libm::exp(list.iter().map(|(x, w)| w * libm::log(*x)).sum::<f64>() / weight)
    } else {
        weight / list.iter().map(|(x, w)| w / x).sum::<f64>()
    };
    Ok(if is_nearly_short(mean) {
        wide_mean(geometric, &list)
    } else {
        mean
    })
}

/// Whether a number is, but for the errors of floating point, one of at most six digits after the
/// point.
fn is_nearly_short(value: f64) -> bool {
    const DIGITS: f64 = 1e6;
    const ERRORS: f64 = 64.0 * f64::EPSILON;
    let scaled = value * DIGITS;
    (scaled - scaled.round()).abs() <= ERRORS * scaled
}

fn wide_mean(geometric: bool, list: &[(f64, f64)]) -> f64 {
    let sum = |of: &dyn Fn(Wide, Wide) -> Wide| {
        let terms = list.iter().map(|(x, w)| of(wide(*x), wide(*w)));
        terms.fold(wide(0.0), |sum, term| sum + term)
    };
    let weight = sum(&|_, w| w);
    let mean = if geometric {
        (sum(&|x, w| w * x.ln()) / weight).exp()
    } else {
        weight / sum(&|x, w| w / x)
    };
    mean.to_f64().value()
}

/// A number with more digits than a float.
type Wide = FBig<HalfEven, 2>;

/// Twice the digits of a float and some: what is lost on the way never reaches the float at the end.
const WIDE_BITS: usize = 128;

fn wide(value: f64) -> Wide {
    // Weights and values are finite here.
    Wide::try_from(value).map_or(Wide::ZERO, |w| w.with_precision(WIDE_BITS).value())
}

/// The middle value; the mean of the two middle ones for an even number.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len();
    match (n, n % 2) {
        (0, _) => f64::NAN,
        (_, 1) => values[n / 2],
        _ => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}

/// Whether two lists of members hold the same numbers, also where one is not defined.
fn are_same(a: &[(f64, f64, f64, bool)], b: &[(f64, f64, f64, bool)]) -> bool {
    let bits = |m: &(f64, f64, f64, bool)| (m.0.to_bits(), m.1.to_bits(), m.2.to_bits(), m.3);
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| bits(a) == bits(b))
}

/// All figures of a node; figures without a value are NaN, the reason is that of the declared one.
pub(crate) fn figures<'c>(
    gathered: &Gathered,
    node: &MembersNode,
    program: &Program,
    answers: Option<&Answers>,
    set: usize,
    cell: impl Fn(usize) -> &'c Cell + Copy,
    lists: &mut [Vec<(f64, f64, f64, bool)>; 2],
) -> Result<[f64; FIGURES], Reason> {
    let mut out = [f64::NAN; FIGURES];
    // Figures mostly have the same members: they are combined once.
    let [list, before] = lists;
    before.clear();
    for figure in 0..FIGURES {
        list.clear();
        list.extend(gathered.entries.iter().filter_map(|entry| {
            let (value, full) = value_of(entry, figure, node, program, answers, cell)?;
            Some((
                node.weights.sets[set][entry.position],
                value,
                full,
                entry.beyond,
            ))
        }));
        out[figure] = if figure > 0 && are_same(list, before) {
            out[figure - 1]
        } else {
            match combine(node, list) {
                Ok(value) => value,
                Err(reason) if figure == 0 => return Err(reason),
                Err(_) => f64::NAN,
            }
        };
        std::mem::swap(list, before);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(combine: Combine, values: &[f64]) -> Result<f64, Reason> {
        let list: Vec<_> = values.iter().map(|v| (1.0, *v, f64::NAN, false)).collect();
        root_mean(combine, list.iter())
    }

    #[test]
    fn the_mean_of_equal_values_is_that_value() {
        for combine in [Combine::Geometric, Combine::Harmonic] {
            for tenths in (1..2_000).step_by(17) {
                let value = f64::from(tenths) / 10.0;
                for n in [1, 3, 5] {
                    assert_eq!(mean(combine, &vec![value; n]), Ok(value), "{combine:?} {n}");
                }
            }
        }
    }

    #[test]
    fn a_root_that_comes_out_comes_out_and_the_order_of_members_is_nothing() {
        assert_eq!(mean(Combine::Geometric, &[2.0, 8.0]), Ok(4.0));
        assert_eq!(mean(Combine::Geometric, &[4.0, 6.0, 9.0]), Ok(6.0));
        let values = [0.717, 41.3, 99.999];
        for combine in [Combine::Geometric, Combine::Harmonic] {
            let one = mean(combine, &values);
            for [a, b, c] in [[1, 0, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
                assert_eq!(mean(combine, &[values[a], values[b], values[c]]), one);
            }
        }
    }

    #[test]
    fn a_member_of_weight_0_does_not_count() {
        let list = [(1.0, 9.0, f64::NAN, false), (0.0, 0.0, f64::NAN, false)];
        assert_eq!(root_mean(Combine::Geometric, list.iter()), Ok(9.0));
        let negative = [(1.0, 9.0, f64::NAN, false), (0.0, -1.0, f64::NAN, false)];
        assert_eq!(root_mean(Combine::Harmonic, negative.iter()), Ok(9.0));
    }
}
