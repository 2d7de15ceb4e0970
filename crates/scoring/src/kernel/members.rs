//! Combines members of any sort: questions by points or share, measures, constants.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Combine, ItemsAs, Measure, Treatment};

use super::answers::{ANSWERED, Answers, NOT_ASKED, grade_of};
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
            let mut entry = Entry {
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
                    let Some(answers) = answers else { continue };
                    let state = answers.state(q);
                    if state == NOT_ASKED || (beyond && state != ANSWERED) {
                        continue;
                    }
                    let nominal = if sized {
                        w * program.items[q].maximum.unwrap_or(1) as f64
                    } else {
                        w
                    };
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
                Source::Node(n) => {
                    let member = cell(n);
                    if !beyond {
                        self.total += w;
                        self.scope += w * member.scope;
                        self.known += w * member.known;
                    }
                    if member.reason != Reason::Scored {
                        match measure.missing.no_score {
                            Treatment::Zero => {
                                (entry.main, entry.low, entry.high) =
                                    (Some(Part::Zero), Some(Part::Zero), Some(Part::Zero));
                            }
                            Treatment::LeftOut => continue,
                            Treatment::NoScore => {
                                self.forbidden =
                                    self.forbidden.or(Some(Reason::MemberWithoutScore));
                                continue;
                            }
                        }
                    }
                    self.members += u32::from(!beyond);
                    self.entries.push(entry);
                }
            }
        }
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
        // A share of nothing is no number.
        let share = if full == 0.0 {
            f64::NAN
        } else {
            node.scale * own / full
        };
        (share, node.scale)
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
        Combine::Geometric => {
            if inside().any(|m| m.1 < 0.0) {
                return Err(Reason::OutOfDomain);
            }
            if inside().any(|m| m.1 == 0.0 && m.0 > 0.0) {
                return Ok(0.0);
            }
            let logs: f64 = inside().map(|m| m.0 * libm::log(m.1)).sum();
            divided(logs, weight).map(libm::exp)
        }
        Combine::Harmonic => {
            if inside().any(|m| m.1 < 0.0) {
                return Err(Reason::OutOfDomain);
            }
            if inside().any(|m| m.1 == 0.0 && m.0 > 0.0) {
                return Ok(0.0);
            }
            divided(weight, inside().map(|m| m.0 / m.1).sum())
        }
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

/// All figures of a node; figures without a value are NaN, the reason is that of the declared one.
pub(crate) fn figures<'c>(
    gathered: &Gathered,
    node: &MembersNode,
    program: &Program,
    answers: Option<&Answers>,
    set: usize,
    cell: impl Fn(usize) -> &'c Cell + Copy,
    list: &mut Vec<(f64, f64, f64, bool)>,
) -> Result<[f64; FIGURES], Reason> {
    let mut out = [f64::NAN; FIGURES];
    for (figure, out) in out.iter_mut().enumerate() {
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
        match combine(node, list) {
            Ok(value) => *out = value,
            Err(reason) if figure == 0 => return Err(reason),
            Err(_) => {}
        }
    }
    Ok(out)
}
