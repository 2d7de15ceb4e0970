//! The walk: every measure of a unit once, from the one asked for down.

use std::collections::BTreeMap;

use icc_questionnaire::Decimal;
use icc_questionnaire::definition::{Band, Combine, Function, ItemsAs, Measure, Transform};

use super::functions::{self, Term, bounded, combined};
use super::members::of_cell;
use super::{Explanation, Formula, Member, Opened, SampleFigures, gate};
use crate::kernel::answers::Answers;
use crate::kernel::condition::Situation;
use crate::kernel::members::{Gathered, value_of};
use crate::kernel::transform::Learnt;
use crate::panel::Panel;
use crate::program::{AtUnits, MembersNode, NodeFunc, PointsNode, Program, Source};
use crate::run::over_units::weight_of;
use crate::run::{Scores, sample};
use crate::score::{Cell, Reason};

/// Everything that explaining needs, for one case.
pub(super) struct Opening<'a> {
    pub(super) program: &'a Program,
    pub(super) panel: &'a Panel,
    scores: &'a Scores,
    kind: usize,
    pub(super) case: usize,
    pub(super) answers: Option<Answers>,
}

/// What the function of a measure comes to.
#[derive(Default)]
struct Inside {
    members: Vec<Member>,
    formula: Option<Formula>,
    sample: Option<SampleFigures>,
    band: Option<Band>,
}

/// A member with what it weighs for its share of the whole, and its place in the formula.
struct Line {
    member: Member,
    size: f64,
    term: Option<Term>,
}

/// Explains measure `top` of a case of a kind.
pub(super) fn explanation(
    program: &Program,
    panel: &Panel,
    scores: &Scores,
    (kind, case): (usize, usize),
    top: usize,
) -> Explanation {
    let answers = (kind == 0).then(|| {
        let mut answers = Answers::new(program);
        answers.read(program, panel, case);
        answers
    });
    let opening = Opening {
        program,
        panel,
        scores,
        kind,
        case,
        answers,
    };
    let table = &scores.tables[kind];
    // Shares of the whole by measure: complete when a measure's turn comes, after all its users.
    let mut shares: BTreeMap<usize, f64> = BTreeMap::from([(top, 1.0)]);
    let mut all = program
        .users_first(top, AtUnits::Stop)
        .into_iter()
        .map(|node| {
            let opened = opening.open(node, shares.get(&node).copied());
            for member in opened.members.iter().filter(|m| m.sort == "measure") {
                let part = program.node_index.get(member.code.as_str());
                if let Some((part, share)) = part.copied().zip(member.share) {
                    *shares.entry(part).or_insert(0.0) += share;
                }
            }
            opened
        });
    let opened = all.next().unwrap_or_else(|| opening.open(top, Some(1.0)));
    let below = all.collect();
    Explanation {
        unit: table.unit(case).to_owned(),
        period: scores.periods[table.cases[case].period as usize].clone(),
        kind: table.kind.clone(),
        opened,
        below,
    }
}

impl Opening<'_> {
    pub(super) fn cell(&self, node: usize) -> &Cell {
        self.scores.cell(self.kind, self.case, node)
    }

    fn situation(&self) -> Situation<'_> {
        let row = self.scores.row(self.kind, self.case);
        let answers = self.answers.as_ref();
        let tables = &self.scores.tables;
        self.program
            .situation(self.panel, tables, self.kind, self.case, answers, row)
    }

    fn open(&self, node: usize, share: Option<f64>) -> Opened {
        let cell = self.cell(node);
        let measure = &self.program.nodes[node].measure;
        let at = self.situation();
        let gate = measure.gate.as_ref().map(|gate| gate::state(gate, &at));
        let closed = gate.as_ref().filter(|gate| !gate.holds);
        let mut inside = self.inside(node, share, &at);
        if let Some(closed) = closed {
            for member in &mut inside.members {
                if member.counts() {
                    (member.effect, member.why) = ("not_used", Some("gate_closed".to_owned()));
                }
                member.share = None;
            }
            inside.formula = closed.otherwise.map(Formula::from);
            inside.band = None;
        } else {
            inside.formula = inside.formula.map(|formula| bounded(formula, measure));
        }
        // Without a score, numbers are shown where they have no result: a division by 0, say.
        let scored = cell.reason == Reason::Scored;
        let formula = inside
            .formula
            .filter(|formula| formula.is_writable() && scored == formula.value().is_finite());
        Opened {
            measure: measure.code.to_string(),
            level: measure.level.as_ref().map(ToString::to_string),
            status: if scored {
                "scored".to_owned()
            } else {
                cell.reason.as_str().to_owned()
            },
            value: cell.score(),
            unrounded: cell.score().map(|_| cell.raw),
            documented: cell.figure(1),
            verified: cell.figure(2),
            unknown_as_zero: cell.figure(3),
            unknown_as_full: cell.figure(4),
            coverage: cell.coverage(),
            in_scope: cell.scope,
            treated: self
                .program
                .treats()
                .then(|| self.scores.treated_at(self.kind, self.case, node)),
            definition: measure.clone(),
            gate,
            formula_text: formula.as_ref().map(ToString::to_string),
            formula,
            sample: inside.sample,
            band: inside.band,
            missing: missing(measure, cell.reason, &inside.members),
            members: inside.members,
        }
    }

    fn inside(&self, node: usize, share: Option<f64>, at: &Situation) -> Inside {
        let of = &self.program.nodes[node];
        match &of.func {
            NodeFunc::Points(points) => {
                let lines = self.points(points, &of.measure, at);
                combination(&of.measure, lines, share)
            }
            NodeFunc::Members(members) => {
                let lines = self.combined(members, &of.measure, at);
                combination(&of.measure, lines, share)
            }
            NodeFunc::Constant(value) => Inside {
                formula: Some((*value).into()),
                ..Inside::default()
            },
            NodeFunc::Transform {
                of: source,
                transform,
            } => self.transformed(node, *source, transform, share),
            NodeFunc::OverUnits { .. } => self.units(node),
            NodeFunc::External => Inside::default(),
        }
    }

    /// Members of a rate, sum or mean of points.
    fn points(&self, points: &PointsNode, measure: &Measure, at: &Situation) -> Vec<Line> {
        let weights = &points.weights.exact[points.weights.of(at)];
        let members = points.members.iter().zip(weights);
        let line = |(&(q, beyond), weight): (&(usize, bool), &Decimal)| {
            let member = self.member(Source::Item(q), measure, beyond);
            let term = member.value.filter(|_| member.counts()).map(|value| Term {
                weight: weight.to_f64(),
                value,
                raised_from: None,
                maximum: member.maximum,
                beyond,
            });
            Line::new(member, *weight, points.combine, ItemsAs::Points, term)
        };
        members.map(line).collect()
    }

    /// Members of any other combination: those that the engine gathers.
    fn combined(&self, node: &MembersNode, measure: &Measure, at: &Situation) -> Vec<Line> {
        let set = node.weights.of(at);
        let weights = &node.weights.exact[set];
        let mut gathered = Gathered::default();
        let cell = |n: usize| &at.row[n];
        gathered.fill(node, measure, self.program, at.answers, set, cell);
        let mut values: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for entry in &gathered.entries {
            let value = value_of(entry, 0, node, self.program, at.answers, cell);
            values.extend(value.map(|value| (entry.position, value)));
        }
        let members = node.members.iter().zip(weights).enumerate();
        let line =
            |(position, (&(source, beyond), weight)): (usize, (&(Source, bool), &Decimal))| {
                let mut member = self.member(source, measure, beyond);
                let found = values
                    .get(&position)
                    .filter(|(value, _)| value.is_finite() && member.counts());
                let Some(&(value, full)) = found else {
                    if member.counts() {
                        // Nothing that the unit could get points for is in scope.
                        (member.effect, member.value) = ("left_out", None);
                        member.why = Some("nothing_to_get".to_owned());
                    }
                    return Line::new(member, *weight, node.combine, node.items, None);
                };
                let share = node.items == ItemsAs::Share && matches!(source, Source::Item(_));
                let before = match (share, member.points, member.maximum) {
                    (true, Some(points), Some(maximum)) => node.scale * points / maximum,
                    _ => member.value.unwrap_or(value),
                };
                let raised = node.floor_values.is_some_and(|floor| before < floor);
                member.value = Some(value);
                let term = Term {
                    weight: weight.to_f64(),
                    value,
                    raised_from: raised.then_some(before),
                    maximum: Some(full).filter(|full| full.is_finite()),
                    beyond,
                };
                Line::new(member, *weight, node.combine, node.items, Some(term))
            };
        members.map(line).collect()
    }

    fn transformed(
        &self,
        node: usize,
        source: Source,
        transform: &Transform,
        share: Option<f64>,
    ) -> Inside {
        let of = &self.program.nodes[node];
        let mut member = self.member(source, &of.measure, false);
        let raw = matches!(transform, Transform::Bands { raw: true, .. });
        if let (true, true, Source::Node(n)) = (raw, member.effect == "counted", source) {
            member.value = Some(self.cell(n).raw);
        }
        if member.counts() {
            member.share = share;
        }
        let learning = crate::program::transform_sample(transform)
            .filter(|_| needs_sample(transform))
            .map(|_| sample::learn(self.program, self.panel, &self.scores.tables, node));
        let table = &self.scores.tables[self.kind];
        let period = table.cases[self.case].period as usize;
        let none = Learnt::default();
        let learnt = learning.as_ref().map(|learning| learning.of(period));
        let bands = match transform {
            Transform::Bands { bands, .. } => bands.as_slice(),
            _ => &[],
        };
        let chosen = self.cell(node).band_position();
        let band = chosen.and_then(|position| Some((position, bands.get(position)?)));
        let x = member.value.filter(|_| member.counts());
        let sample = learnt.unwrap_or(&none);
        let place = sample.ranks.get(self.case).copied().flatten();
        Inside {
            formula: x.and_then(|x| functions::transformed(transform, x, sample, band, place)),
            // A rank says what is before it; the values of the others are in no formula.
            sample: learnt
                .filter(|sample| sample.ranks.is_empty())
                .map(|learnt| functions::sample_figures(transform, learnt)),
            band: band.map(|(_, band)| band.clone()),
            members: vec![member],
        }
    }

    /// The units that a measure over units combines.
    fn units(&self, node: usize) -> Inside {
        let measure = &self.program.nodes[node].measure;
        let NodeFunc::OverUnits {
            of,
            combine,
            weight_by,
            scale,
        } = &self.program.nodes[node].func
        else {
            return Inside::default();
        };
        let from = self.program.nodes[*of].kind;
        let table = &self.scores.tables[from];
        let group = self.scores.tables[self.kind].groups.get(&from);
        let group = group.and_then(|g| g.get(self.case));
        let mut terms = Vec::new();
        let members = group.into_iter().flatten().map(|&case| {
            let cell = self.scores.cell(from, case, *of);
            let unit = Member::blank(table.unit(case).to_owned(), "unit");
            let mut member = of_cell(cell, measure, unit);
            let weight = match weight_by {
                Some(fact) => weight_of(self.panel, table, case, fact),
                None => Some(1.0),
            };
            if weight_by.is_some() {
                member.weight = weight.map(|weight| weight.to_string());
            }
            match (weight, member.value.filter(|_| member.counts())) {
                (Some(weight), Some(value)) => terms.push(Term {
                    weight,
                    value,
                    raised_from: None,
                    maximum: None,
                    beyond: false,
                }),
                (None, _) => {
                    (member.effect, member.value) = ("left_out", None);
                    member.why = Some("no_weight".to_owned());
                }
                _ => {}
            }
            member
        });
        let members = members.collect();
        Inside {
            members,
            formula: Some(functions::over_units(*combine, *scale, &terms)),
            ..Inside::default()
        }
    }
}

impl Line {
    fn new(
        member: Member,
        weight: Decimal,
        combine: Combine,
        items: ItemsAs,
        term: Option<Term>,
    ) -> Self {
        let by_points = combine == Combine::Rate
            || (combine == Combine::Sum && items == ItemsAs::Points && member.sort == "question");
        let size = match (&term, by_points) {
            (Some(term), true) if !term.beyond => term.weight * term.maximum.unwrap_or(1.0),
            (Some(term), false) if !term.beyond => term.weight,
            _ => 0.0,
        };
        let member = Member {
            weight: Some(weight.to_string()),
            ..member
        };
        Self { member, size, term }
    }
}

/// A combination from its lines: their shares of the whole and the formula.
fn combination(measure: &Measure, lines: Vec<Line>, share: Option<f64>) -> Inside {
    let Function::Members {
        combine,
        scale,
        beyond_limit,
        ..
    } = &measure.function
    else {
        return Inside::default();
    };
    let terms: Vec<Term> = lines.iter().filter_map(|line| line.term.clone()).collect();
    let total: f64 = lines.iter().map(|line| line.size).sum();
    let member = |line: Line| {
        let takes_part = line.member.counts() && !line.member.beyond && combine.weighs();
        let own = (takes_part && total > 0.0).then(|| line.size / total);
        Member {
            share: share.zip(own).map(|(share, own)| share * own),
            ..line.member
        }
    };
    Inside {
        formula: combined(*combine, *scale, *beyond_limit, &terms),
        members: lines.into_iter().map(member).collect(),
        ..Inside::default()
    }
}

/// Whether the numbers of a sample enter the formula.
fn needs_sample(transform: &Transform) -> bool {
    use icc_questionnaire::definition::Goalpost;
    !matches!(
        transform,
        Transform::Goalposts {
            low: Goalpost::Value(_),
            high: Goalpost::Value(_),
            ..
        }
    )
}

/// The members without which there is no score.
fn missing(measure: &Measure, reason: Reason, members: &[Member]) -> Vec<String> {
    let both_needed = matches!(
        measure.function,
        Function::Members {
            combine: Combine::Ratio | Combine::Difference,
            ..
        }
    );
    let is_missing = |member: &&Member| match reason {
        Reason::MemberWithoutScore | Reason::NothingInScope if both_needed => !member.counts(),
        Reason::AnswerMissing | Reason::MemberWithoutScore => member.effect == "no_score",
        _ => false,
    };
    let list = members.iter().filter(is_missing);
    list.map(|member| member.code.clone()).collect()
}
