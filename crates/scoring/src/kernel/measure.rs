//! One measure of one case: function, gate, bounds, rounding.

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{OnFail, Transform, Treatment};

use super::answers::{ANSWERED, Answers, grade_of};
use super::condition::{Situation, closed};
use super::exact::Exact;
use super::linear;
use super::members::{Gathered, figures};
use super::points::{is_unknown, treatment};
use super::rounding::round;
use super::transform::{Learnt, apply, find_band};
use crate::program::{Counting, MembersNode, Node, NodeFunc, Program, Source, WeightSets};
use crate::score::{Cell, DECLARED, DOCUMENTED, FIGURES, NO_BAND, Reason, VERIFIED};

/// Buffers reused from case to case.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    gathered: Gathered,
    lists: [Vec<(f64, f64, f64, bool)>; 2],
}

impl<T> WeightSets<T> {
    /// The weight set of a unit.
    #[inline]
    pub(crate) fn of(&self, at: &Situation) -> usize {
        let Some((fact, index)) = &self.by_fact else {
            return 0;
        };
        at.fact(fact)
            .and_then(|value| index.get(value))
            .copied()
            .unwrap_or(0)
    }
}

/// Computes measure `index` of a case whose earlier measures are in `at.row`. `learnt` is what the
/// measure has learnt from its sample.
pub(crate) fn evaluate(
    index: usize,
    at: &Situation,
    learnt: &Learnt,
    exact: &Exact,
    buffers: &mut Buffers,
) -> Cell {
    let node = &at.program.nodes[index];
    let mut cell = function(node, at, learnt, buffers);
    count(node, at, &mut cell);
    finish(index, at, exact, &mut cell);
    cell
}

/// The same for a measure that looks at nothing but answers and cells of its case and stays as it
/// is computed ([`Node::short`]). Written where it stays: a cell on its way from one place to
/// another waits for the small pieces that it was just put together from (measured: a twelfth of
/// the time of scoring).
#[inline]
pub(crate) fn evaluate_short(index: usize, node: &Node, answers: &Answers, row: &mut [Cell]) {
    match &node.func {
        NodeFunc::Points(points) => points.compute(&node.rules, answers, 0, &mut row[index]),
        NodeFunc::Members(MembersNode {
            linear: Some(linear),
            ..
        }) => {
            let no_score = node.measure.missing.no_score;
            row[index] = linear::compute(linear, &node.rules, no_score, 0, row);
        }
        _ => row[index] = Cell::PENDING,
    }
}

/// Gate, bounds and rounding of a cell whose function has been computed. What stands for a closed
/// gate is neither bounded nor rounded.
pub(crate) fn finish(index: usize, at: &Situation, exact: &Exact, cell: &mut Cell) {
    let node = &at.program.nodes[index];
    let closed = closed(&node.measure, at);
    let otherwise = node.measure.gate.as_ref().map(|gate| gate.otherwise);
    if closed.is_some_and(|closed| closed[DECLARED]) {
        cell.reason = Reason::GateClosed;
        cell.band = NO_BAND;
        if let Some(OnFail::Value(value)) = otherwise {
            cell.figures = [value.to_f64(); FIGURES];
            cell.reason = Reason::Scored;
            cell.raw = cell.figures[DECLARED];
            return;
        }
    }
    if cell.reason == Reason::Scored && !cell.figures[DECLARED].is_finite() {
        cell.reason = Reason::OutOfDomain;
    }
    if cell.reason != Reason::Scored {
        cell.figures = [f64::NAN; FIGURES];
        cell.raw = f64::NAN;
        cell.band = NO_BAND;
        return;
    }
    if !node.rules.plain {
        cell.figures = node.rules.bounded(cell.figures);
    }
    cell.raw = cell.figures[DECLARED];
    if let Some(rule) = node.measure.round {
        for (figure, value) in cell.figures.iter_mut().enumerate() {
            *value = round(*value, rule, || exact.before_rounding(index, at, figure));
        }
    }
    for (value, closed) in cell.figures.iter_mut().zip(closed.into_iter().flatten()) {
        if closed {
            *value = match otherwise {
                Some(OnFail::Value(value)) => value.to_f64(),
                _ => f64::NAN,
            };
        }
    }
}

/// Counts the questions below a measure of an answering unit, where adding has not done so.
fn count(node: &Node, at: &Situation, cell: &mut Cell) {
    let Some(answers) = at.answers else {
        // A measure over units has them already; what is built on one has none.
        cell.counts = [0; 6];
        return;
    };
    match node.counting {
        Counting::Added | Counting::Nothing => {}
        Counting::SameAs(n) => cell.counts = at.row[n].counts,
        Counting::Sets => cell.counts = answers.counts(&node.reach),
    }
}

/// Computes the function of a measure.
fn function(node: &Node, at: &Situation, learnt: &Learnt, buffers: &mut Buffers) -> Cell {
    match (&node.func, at.answers) {
        (NodeFunc::Points(points), Some(answers)) => {
            let mut cell = Cell::PENDING;
            points.compute(&node.rules, answers, points.weights.of(at), &mut cell);
            cell
        }
        (
            NodeFunc::Members(MembersNode {
                linear: Some(linear),
                weights,
                ..
            }),
            _,
        ) => {
            let (set, no_score) = (weights.of(at), node.measure.missing.no_score);
            linear::compute(linear, &node.rules, no_score, set, at.row)
        }
        _ => {
            let mut cell = Cell::PENDING;
            let result = other_function(node, at, learnt, &mut cell, buffers);
            Cell {
                band: cell.band,
                ..Cell::new(result, cell.known, cell.scope, [0; 6])
            }
        }
    }
}

fn other_function(
    node: &Node,
    at: &Situation,
    learnt: &Learnt,
    cell: &mut Cell,
    buffers: &mut Buffers,
) -> Result<[f64; FIGURES], Reason> {
    match &node.func {
        NodeFunc::Members(members) => members_figures(members, node, at, cell, buffers),
        NodeFunc::Constant(value) => Ok([value.to_f64(); FIGURES]),
        NodeFunc::Transform { of, transform } => {
            transformed(*of, transform, node, at, learnt, cell)
        }
        NodeFunc::Points(_) => Err(Reason::NothingInScope),
        NodeFunc::OverUnits { .. } => Err(Reason::NoUnits),
        NodeFunc::External => Err(Reason::External),
    }
}

fn members_figures(
    members: &MembersNode,
    node: &Node,
    at: &Situation,
    cell: &mut Cell,
    buffers: &mut Buffers,
) -> Result<[f64; FIGURES], Reason> {
    let Buffers { gathered, lists } = buffers;
    let set = members.weights.of(at);
    let of = |n: usize| &at.row[n];
    gathered.fill(members, &node.measure, at.program, at.answers, set, of);
    if gathered.total > 0.0 {
        cell.known = gathered.known / gathered.total;
        cell.scope = gathered.scope / gathered.total;
    }
    match gathered.reason(&node.measure) {
        Reason::Scored => figures(gathered, members, at.program, at.answers, set, of, lists),
        reason => Err(reason),
    }
}

/// The figures of a source: those of a measure, or the points of a question.
pub(crate) fn source_figures(
    source: Source,
    node: &Node,
    program: &Program,
    answers: Option<&Answers>,
    row: &[Cell],
    cell: &mut Cell,
    raw: bool,
) -> Result<[f64; FIGURES], Reason> {
    match source {
        Source::Constant(value) => Ok([value.to_f64(); FIGURES]),
        Source::Node(n) => {
            let of = &row[n];
            (cell.known, cell.scope) = (of.known, of.scope);
            if of.reason != Reason::Scored {
                return match node.measure.missing.no_score {
                    Treatment::Zero => Ok([0.0; FIGURES]),
                    _ => Err(Reason::MemberWithoutScore),
                };
            }
            let mut figures = of.figures;
            if raw {
                figures[0] = of.raw;
            }
            Ok(figures)
        }
        Source::Item(q) => {
            let answers = answers.ok_or(Reason::NothingInScope)?;
            let state = answers.state(q);
            let (answered, unknown) = (state == ANSWERED, is_unknown(state));
            (cell.known, cell.scope) = (
                f64::from(u8::from(answered)),
                f64::from(u8::from(answered || unknown)),
            );
            if answered {
                return Ok(std::array::from_fn(|figure| {
                    item_value(program, answers, q, figure)
                }));
            }
            match treatment(&node.measure, state, answers.draft) {
                Treatment::Zero => Ok([0.0; FIGURES]),
                Treatment::LeftOut => Err(Reason::NothingInScope),
                Treatment::NoScore => Err(Reason::AnswerMissing),
            }
        }
    }
}

fn item_value(program: &Program, answers: &Answers, q: usize, figure: usize) -> f64 {
    if program.items[q].bound.is_none() {
        return answers
            .wide_number(program, q, figure)
            .map_or(f64::NAN, Decimal::to_f64);
    }
    let unit = 10_i64.pow(u32::from(program.points_scale)) as f64;
    answers.points(q)[grade_of(figure)] as f64 / unit
}

/// Whether a figure of a function of one question is bounded by the declared one: where less is
/// better, an answer without evidence, which counts 0, would be the best of all.
pub(crate) const fn needs_evidence(of: Source, figure: usize) -> bool {
    matches!(of, Source::Item(_)) && matches!(figure, DOCUMENTED | VERIFIED)
}

fn transformed(
    of: Source,
    transform: &Transform,
    node: &Node,
    at: &Situation,
    learnt: &Learnt,
    cell: &mut Cell,
) -> Result<[f64; FIGURES], Reason> {
    let raw = matches!(transform, Transform::Bands { raw: true, .. });
    let values = source_figures(of, node, at.program, at.answers, at.row, cell, raw)?;
    if let Transform::Rank { rule, .. } = transform {
        let place = learnt.ranks.get(at.case).copied().flatten();
        let mut out = [f64::NAN; FIGURES];
        out[DECLARED] = place.ok_or(Reason::NoUnits)?.rank(rule.ties);
        return Ok(out);
    }
    let declared = apply(transform, values[0], learnt)?;
    if let Transform::Bands { bands, .. } = transform {
        cell.band = find_band(bands, values[0])
            .and_then(|b| u16::try_from(b).ok())
            .unwrap_or(NO_BAND);
    }
    let mut out = [declared; FIGURES];
    for (figure, (out, value)) in out.iter_mut().zip(values).enumerate().skip(1) {
        // A figure that is not defined stays so: bounds and bands would give it a number.
        *out = if value.is_nan() {
            f64::NAN
        } else {
            apply(transform, value, learnt).unwrap_or(f64::NAN)
        };
        if needs_evidence(of, figure) && *out > declared {
            *out = declared;
        }
    }
    Ok(out)
}
