//! Scores of one unit after the other, with the answers counted in another way than declared.
//!
//! Questions become measures here; everything above them is computed by the kernel, so that a
//! unit whose answers are counted as declared has its official score.

use icc_questionnaire::State;
use icc_questionnaire::definition::{Combine, Treatment};

use super::subject::{Subject, code};
use crate::kernel::answers::{ANSWERED, Answers, NOT_WITHIN_POWERS, UNKNOWN};
use crate::kernel::condition::{Situation, closed};
use crate::kernel::exact::Exact;
use crate::kernel::linear;
use crate::kernel::measure::{Buffers, evaluate, finish};
use crate::kernel::points::{Sums, is_unknown, treatment};
use crate::kernel::transform::Learnt;
use crate::program::{Answering, MembersNode, Node, NodeFunc, PointsNode, Program};
use crate::score::{Cell, DECLARED, FIGURES, Reason};

/// A way in which something is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// As the method says.
    #[default]
    Declared,
    /// The other way.
    Otherwise,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Declared, Self::Otherwise];
}

/// Decisions that have to be taken one way or the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// A measure of measures counts as one, or each of its parts does.
    ///
    /// Where it is opened, each part has the weight that the whole had, times its own weight in the
    /// whole over the mean of these; where parts are taken together, the whole has the mean of their
    /// weights. With equal weights all are equal before and after.
    pub structure: Side,
    /// Questions, and options of lists, outside the powers of a unit are left out, or count 0 as if
    /// it had done nothing. Otherwise than *left out* means 0 and in scope, otherwise than anything
    /// else means left out.
    pub powers: Side,
    /// Answers that are not known count 0, or are left out; blanks go along where the method treats
    /// them alike. Otherwise than *left out* means 0, otherwise than anything else means left out.
    pub unknown: Side,
}

/// Points of one question in one measure, in units of points × weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) points: i64,
    /// What they are measured against; 0 where the question does not count.
    pub(super) base: i64,
}

/// The work on one unit after the other.
pub(super) struct Reckoning<'a> {
    subject: &'a Subject<'a>,
    answers: Answers,
    buffers: Buffers,
    /// Cells of the measures of the method.
    pub(super) row: Vec<Cell>,
    case: usize,
}

impl<'a> Reckoning<'a> {
    pub(super) fn new(subject: &'a Subject<'a>) -> Self {
        Self {
            subject,
            answers: Answers::new(subject.program),
            buffers: Buffers::default(),
            row: vec![Cell::PENDING; subject.program.nodes.len()],
            case: 0,
        }
    }

    /// Turns to another unit.
    pub(super) fn read(&mut self, case: usize) {
        self.case = case;
        self.answers
            .read(self.subject.program, self.subject.panel, case);
    }

    /// Computes the index and everything below it, without one question where one is named. A measure
    /// keeps its thresholds as they are met with all questions.
    pub(super) fn compute(&mut self, choice: Choice, without: Option<usize>) {
        let Self {
            subject,
            answers,
            buffers,
            row,
            case,
        } = self;
        let program = subject.program;
        let exact = Exact { tables: &[] };
        let learnt = Learnt::default();
        row.fill(Cell::PENDING);
        for &index in &subject.order {
            let at = program.situation(subject.panel, &[], 0, *case, Some(answers), row);
            let node = &program.nodes[index];
            let cell = if let NodeFunc::Points(points) = &node.func {
                let of = Leaf {
                    program,
                    node: index,
                    points,
                    answers,
                    choice,
                };
                let mut cell = of.cell(points.weights.of(&at), without);
                finish(index, &at, &exact, &mut cell);
                cell
            } else if index == subject.index {
                before_rounding(node, &at)
            } else {
                evaluate(index, &at, &learnt, &exact, buffers)
            };
            row[index] = cell;
        }
    }

    /// What each question of a measure of questions comes to, in the order of its members, with a
    /// weight of one.
    pub(super) fn counted(&self, node: usize, choice: Choice) -> Vec<Counted> {
        let program = self.subject.program;
        let NodeFunc::Points(points) = &program.nodes[node].func else {
            return Vec::new();
        };
        let of = Leaf {
            program,
            node,
            points,
            answers: &self.answers,
            choice,
        };
        let places = 0..points.members.len();
        places
            .map(|place| of.add(place, 1, &mut Sums::default()))
            .collect()
    }

    /// The declared points of a question and their maximum, where it is answered.
    pub(super) fn answered(&self, question: usize) -> Option<(i64, i64)> {
        let points = self.answers.points(question);
        (self.answers.state(question) == ANSWERED).then(|| (points[0], points[3]))
    }
}

/// The index before it is rounded.
fn before_rounding(node: &Node, at: &Situation) -> Cell {
    let NodeFunc::Members(MembersNode {
        linear: Some(linear),
        weights,
        ..
    }) = &node.func
    else {
        return Cell::PENDING;
    };
    let no_score = node.measure.missing.no_score;
    let mut cell = linear::compute(linear, &node.rules, no_score, weights.of(at), at.row);
    if closed(&node.measure, at).is_some_and(|closed| closed[DECLARED]) {
        cell.reason = Reason::GateClosed;
    }
    cell
}

/// A rate or mean of questions of one unit: what [`PointsNode::compute`] does, with the answers
/// counted in another way.
struct Leaf<'a> {
    program: &'a Program,
    node: usize,
    points: &'a PointsNode,
    answers: &'a Answers,
    choice: Choice,
}

impl Leaf<'_> {
    fn cell(&self, set: usize, without: Option<usize>) -> Cell {
        let mut sums = Sums::default();
        let mut left = Counted::default();
        for (place, &weight) in self.points.weights.sets[set].iter().enumerate() {
            let counted = self.add(place, weight, &mut sums);
            if without != Some(self.points.members[place].0) {
                left.points += counted.points;
                left.base += counted.base;
            }
        }
        let rules = &self.program.nodes[self.node].rules;
        let result = match sums.reason(rules, self.points.combine) {
            Reason::Scored if left.base == 0 => Err(Reason::NothingInScope),
            Reason::Scored => {
                let value = self.points.factor * left.points as f64 / left.base as f64;
                Ok([value; FIGURES])
            }
            reason => Err(reason),
        };
        let total = sums.total.max(1) as f64;
        let (known, scope) = (sums.known as f64 / total, sums.scope as f64 / total);
        Cell::new(result, known, scope, [0; 6])
    }

    /// Adds a question with its weight, and says what it comes to.
    fn add(&self, place: usize, weight: i64, sums: &mut Sums) -> Counted {
        let Self {
            program, answers, ..
        } = self;
        let question = self.points.members[place].0;
        let state = answers.state(question);
        let one = 10_i64.pow(u32::from(program.points_scale));
        let mean = self.points.combine == Combine::Mean;
        let nominal = weight
            * if mean {
                one
            } else {
                program.items[question].maximum.unwrap_or(0)
            };
        let within = self.choice.powers == Side::Otherwise
            && self.declared(NOT_WITHIN_POWERS) == Treatment::LeftOut;
        let (points, base) = if state == ANSWERED {
            let whole = within.then(|| whole_list(program, answers, question));
            let [declared, _, _, maximum] = *answers.points(question);
            let (points, maximum) = whole.flatten().unwrap_or((declared, maximum));
            (weight * points, weight * if mean { one } else { maximum })
        } else if state == NOT_WITHIN_POWERS && within {
            (0, nominal)
        } else {
            return self.add_unanswered(state, nominal, sums);
        };
        sums.total += nominal;
        sums.scope += base;
        sums.known += base;
        sums.base += base;
        sums.members += 1;
        Counted { points, base }
    }

    fn add_unanswered(&self, state: u8, nominal: i64, sums: &mut Sums) -> Counted {
        if state == State::NotAsked as u8 {
            return Counted::default();
        }
        sums.total += nominal;
        sums.scope += if is_unknown(state) { nominal } else { 0 };
        let declared = self.declared(state);
        let unknown = is_unknown(state) && declared == self.declared(UNKNOWN);
        let varied = (unknown && self.choice.unknown == Side::Otherwise)
            || (state == NOT_WITHIN_POWERS && self.choice.powers == Side::Otherwise);
        let mut base = 0;
        match if varied {
            otherwise(declared)
        } else {
            declared
        } {
            Treatment::Zero => {
                base = nominal;
                sums.members += 1;
            }
            Treatment::LeftOut => {}
            Treatment::NoScore => sums.forbidden = true,
        }
        sums.base += base;
        Counted { points: 0, base }
    }

    /// How the measure treats a state.
    fn declared(&self, state: u8) -> Treatment {
        treatment(
            &self.program.nodes[self.node].measure,
            state,
            self.answers.draft,
        )
    }
}

/// The points of an answered list and its maximum with the options outside the powers in scope; none
/// where there are no such options.
fn whole_list(program: &Program, answers: &Answers, question: usize) -> Option<(i64, i64)> {
    let Answering::Ticks(rule) = &program.items[question].answering else {
        return None;
    };
    let ticks = answers.ticks(program, question);
    if ticks.not_within_powers == 0 {
        return None;
    }
    let in_scope = rule.all & !(ticks.out_of_scope & !ticks.not_within_powers);
    let made = ticks.made & in_scope & !ticks.not_within_powers;
    Some((rule.points(made, in_scope), rule.maximum(in_scope)))
}

/// The other way of treating something.
const fn otherwise(treatment: Treatment) -> Treatment {
    match treatment {
        Treatment::LeftOut => Treatment::Zero,
        Treatment::Zero | Treatment::NoScore => Treatment::LeftOut,
    }
}

impl Subject<'_> {
    /// The word for how a state is treated: that of all measures of questions, or `mixed`.
    pub(super) fn treated(&self, state: State, side: Side) -> &'static str {
        let leaves = self
            .order
            .iter()
            .filter(|node| matches!(self.program.nodes[**node].func, NodeFunc::Points(_)));
        let mut words = leaves.map(|node| {
            let own = treatment(&self.program.nodes[*node].measure, state as u8, false);
            word(if side == Side::Otherwise {
                otherwise(own)
            } else {
                own
            })
        });
        let first = words.next().unwrap_or("");
        if words.all(|w| w == first) {
            first
        } else {
            "mixed"
        }
    }

    /// The code of a measure.
    pub(super) fn code(&self, node: usize) -> &str {
        code(self.program, node)
    }
}

const fn word(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Zero => "zero",
        Treatment::LeftOut => "left_out",
        Treatment::NoScore => "no_score",
    }
}
