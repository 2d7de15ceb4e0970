//! Opens a score: from the number down to the answers, with everything that was left out and why.

use icc_questionnaire::definition::{Combine, ItemsAs, Measure, Treatment};
use icc_questionnaire::{Decimal, State};
use serde::Serialize;

use crate::kernel::answers::{ANSWERED, Answers, NOT_ASKED};
use crate::kernel::points::treatment;
use crate::panel::Panel;
use crate::program::{Answering, NodeFunc, Program, Source};
use crate::run::Scores;
use crate::score::{Cell, Reason};

/// A score and what it is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// The measure.
    pub measure: String,
    /// Its level.
    pub level: Option<String>,
    /// `scored`, or why there is no score.
    pub status: String,
    /// The score: declared, rounded as the method says.
    pub value: Option<f64>,
    /// Before rounding.
    pub unrounded: Option<f64>,
    /// With undocumented points as 0.
    pub documented: Option<f64>,
    /// With unverified points as 0.
    pub verified: Option<f64>,
    /// Every unknown as 0.
    pub unknown_as_zero: Option<f64>,
    /// Every unknown as its maximum.
    pub unknown_as_full: Option<f64>,
    /// Share (0-1) of the in-scope weight that is answered.
    pub coverage: Option<f64>,
    /// Share (0-1) of the weight that is in scope.
    pub in_scope: f64,
    /// The measure as the method defines it.
    pub definition: Measure,
    /// The formula with its numbers.
    pub formula: String,
    /// What it is made of, in the order of the method.
    pub members: Vec<Member>,
}

/// One member of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Code of the question, measure or unit; the number of a constant.
    pub code: String,
    /// `question`, `measure`, `constant` or `unit`.
    pub sort: &'static str,
    /// Its weight in the measure.
    pub weight: Option<String>,
    /// Its share (0-1) of the measure explained at the top, as things count for this unit.
    pub share: Option<f64>,
    /// State of the answer, for questions.
    pub state: Option<&'static str>,
    /// Options chosen, or the number answered, for questions.
    pub answer: Vec<String>,
    /// Grade of the evidence of a question's answer: the least of its ticks.
    pub evidence: Option<&'static str>,
    /// Points, for questions.
    pub points: Option<f64>,
    /// The maximum they are measured against.
    pub maximum: Option<f64>,
    /// The value that enters the measure.
    pub value: Option<f64>,
    /// `counted`, `counted_as_zero`, `left_out`, `no_score`.
    pub effect: &'static str,
    /// Why, where it is not simply counted.
    pub why: Option<String>,
    /// The member opened, for measures.
    pub opened: Option<Box<Explanation>>,
}

/// Everything that explaining needs, for one case.
struct Opening<'a> {
    program: &'a Program,
    panel: &'a Panel,
    scores: &'a Scores,
    kind: usize,
    case: usize,
    answers: Option<Answers>,
}

impl Program {
    /// Opens the score of a unit; none for an unknown unit, period or measure.
    #[must_use]
    pub fn explain(
        &self,
        panel: &Panel,
        scores: &Scores,
        unit: &str,
        period: &str,
        measure: &str,
    ) -> Option<Explanation> {
        let (kind, case, node) = scores.locate(self, unit, period, measure)?;
        Some(Opening::new(self, panel, scores, kind, case).open(node, 1.0))
    }
}

impl<'a> Opening<'a> {
    fn new(
        program: &'a Program,
        panel: &'a Panel,
        scores: &'a Scores,
        kind: usize,
        case: usize,
    ) -> Self {
        let answers = (kind == 0).then(|| {
            let mut answers = Answers::new(program);
            answers.read(program, panel, case);
            answers
        });
        Self {
            program,
            panel,
            scores,
            kind,
            case,
            answers,
        }
    }

    fn cell(&self, node: usize) -> &Cell {
        self.scores.cell(self.kind, self.case, node)
    }

    fn open(&self, node: usize, share: f64) -> Explanation {
        let cell = self.cell(node);
        let table = &self.scores.tables[self.kind];
        let of = &self.program.nodes[node];
        let (members, formula) = self.members(node, share);
        let status = if cell.reason == Reason::Scored {
            "scored"
        } else {
            cell.reason.as_str()
        };
        Explanation {
            unit: table.unit(self.case).to_owned(),
            period: self.scores.periods[table.cases[self.case].period as usize].clone(),
            measure: of.measure.code.to_string(),
            level: of.measure.level.as_ref().map(ToString::to_string),
            status: status.to_owned(),
            value: cell.score(),
            unrounded: cell.score().map(|_| cell.raw),
            documented: cell.figure(1),
            verified: cell.figure(2),
            unknown_as_zero: cell.figure(3),
            unknown_as_full: cell.figure(4),
            coverage: cell.coverage(),
            in_scope: cell.scope,
            definition: of.measure.clone(),
            formula,
            members,
        }
    }

    fn members(&self, node: usize, share: f64) -> (Vec<Member>, String) {
        let of = &self.program.nodes[node];
        let at = self.program.situation(
            self.panel,
            &self.scores.tables,
            self.kind,
            self.case,
            self.answers.as_ref(),
            &[],
        );
        match &of.func {
            NodeFunc::Points(points) => {
                let set = points.weights.of(&at);
                let list: Vec<_> = points
                    .members
                    .iter()
                    .map(|(q, _)| Source::Item(*q))
                    .collect();
                let members = self.list(
                    &list,
                    &points.weights.exact[set],
                    &of.measure,
                    share,
                    points.combine,
                    ItemsAs::Points,
                );
                let formula = formula(points.combine, points.scale_of(), &members);
                (members, formula)
            }
            NodeFunc::Members(combined) => {
                let set = combined.weights.of(&at);
                let list: Vec<_> = combined.members.iter().map(|(source, _)| *source).collect();
                let members = self.list(
                    &list,
                    &combined.weights.exact[set],
                    &of.measure,
                    share,
                    combined.combine,
                    combined.items,
                );
                let formula = formula(combined.combine, combined.exact.2, &members);
                (members, formula)
            }
            NodeFunc::Constant(value) => (Vec::new(), value.to_string()),
            NodeFunc::Transform { of: source, .. } => {
                let members = self.list(
                    &[*source],
                    &[Decimal::ONE],
                    &of.measure,
                    share,
                    Combine::Sum,
                    ItemsAs::Points,
                );
                let x = members
                    .first()
                    .and_then(|m| m.value)
                    .map_or_else(|| "x".to_owned(), |v| v.to_string());
                (members, format!("f({x})"))
            }
            NodeFunc::OverUnits { of: source, .. } => (
                self.units(*source, &of.measure),
                format!(
                    "f(n = {})",
                    self.group(self.program.nodes[*source].kind).len()
                ),
            ),
            NodeFunc::External => (Vec::new(), String::new()),
        }
    }

    /// The cases that a measure over units combines here.
    fn group(&self, from: usize) -> &[usize] {
        let groups = self.scores.tables[self.kind].groups.get(&from);
        groups
            .and_then(|g| g.get(self.case))
            .map_or(&[], Vec::as_slice)
    }

    fn units(&self, of: usize, measure: &Measure) -> Vec<Member> {
        let from = self.program.nodes[of].kind;
        let table = &self.scores.tables[from];
        let members = self.group(from).iter().map(|&case| {
            let cell = self.scores.cell(from, case, of);
            let (effect, why) = member_effect(cell, measure);
            Member {
                code: table.unit(case).to_owned(),
                sort: "unit",
                value: cell
                    .score()
                    .or((effect == "counted_as_zero").then_some(0.0)),
                effect,
                why,
                ..Member::blank()
            }
        });
        members.collect()
    }

    fn list(
        &self,
        sources: &[Source],
        weights: &[Decimal],
        measure: &Measure,
        share: f64,
        combine: Combine,
        items: ItemsAs,
    ) -> Vec<Member> {
        let mut members: Vec<(Member, f64, Option<usize>)> = sources
            .iter()
            .zip(weights)
            .map(|(source, weight)| {
                let mut member = self.member(*source, measure, items);
                let size = if matches!(combine, Combine::Rate) {
                    member.maximum.unwrap_or(1.0)
                } else {
                    1.0
                };
                let counts = matches!(member.effect, "counted" | "counted_as_zero");
                member.weight = Some(weight.to_string());
                let node = if let Source::Node(n) = source {
                    Some(*n)
                } else {
                    None
                };
                (
                    member,
                    if counts { weight.to_f64() * size } else { 0.0 },
                    node,
                )
            })
            .collect();
        let total: f64 = members.iter().map(|(_, weight, _)| weight).sum();
        for (member, weight, node) in &mut members {
            let own = if total > 0.0 {
                share * *weight / total
            } else {
                0.0
            };
            member.share = Some(own);
            if let Some(n) = node {
                member.opened = Some(Box::new(self.open(*n, own)));
            }
        }
        members.into_iter().map(|(member, ..)| member).collect()
    }

    fn member(&self, source: Source, measure: &Measure, items: ItemsAs) -> Member {
        match source {
            Source::Constant(value) => Member {
                code: value.to_string(),
                sort: "constant",
                value: Some(value.to_f64()),
                effect: "counted",
                ..Member::blank()
            },
            Source::Node(n) => {
                let cell = self.cell(n);
                let (effect, why) = member_effect(cell, measure);
                Member {
                    code: self.program.nodes[n].measure.code.to_string(),
                    sort: "measure",
                    value: cell
                        .score()
                        .or((effect == "counted_as_zero").then_some(0.0)),
                    effect,
                    why,
                    ..Member::blank()
                }
            }
            Source::Item(q) => self.question(q, measure, items),
        }
    }

    fn question(&self, q: usize, measure: &Measure, items: ItemsAs) -> Member {
        let item = &self.program.items[q];
        let blank = Member {
            code: item.code.clone(),
            sort: "question",
            ..Member::blank()
        };
        let Some(answers) = &self.answers else {
            return blank;
        };
        let state = answers.state(q);
        let word = State::ALL[usize::from(state)].as_str();
        let unit = 10_i64.pow(u32::from(self.program.points_scale)) as f64;
        let maximum = item.maximum.map(|m| m as f64 / unit);
        if state != ANSWERED {
            let (effect, value) = match treatment(measure, state, answers.draft) {
                _ if state == NOT_ASKED => ("left_out", None),
                Treatment::Zero => ("counted_as_zero", Some(0.0)),
                Treatment::LeftOut => ("left_out", None),
                Treatment::NoScore => ("no_score", None),
            };
            return Member {
                state: Some(word),
                maximum,
                value,
                effect,
                why: Some(word.to_owned()),
                ..blank
            };
        }
        let ticks = answers.ticks(self.program, q);
        let answer: Vec<String> = match answers.number(self.program, q) {
            Some(number) => vec![number.to_string()],
            None => item
                .options
                .iter()
                .enumerate()
                .filter(|(o, _)| ticks.made >> o & 1 == 1)
                .map(|(_, c)| c.clone())
                .collect(),
        };
        let evidence = match item.answering {
            Answering::Choice(_) | Answering::Ticks(_)
                if ticks.made != 0 && ticks.verified == ticks.made =>
            {
                "verified"
            }
            Answering::Choice(_) | Answering::Ticks(_)
                if ticks.made != 0 && ticks.documented == ticks.made =>
            {
                "documented"
            }
            _ => answers.grade_word(self.program, q),
        };
        let (points, maximum) = if item.bound.is_none() {
            (
                answers.wide_number(self.program, q, 0).map(Decimal::to_f64),
                None,
            )
        } else {
            (
                Some(answers.points(q)[0] as f64 / unit),
                Some(answers.points(q)[3] as f64 / unit),
            )
        };
        let value = if items == ItemsAs::Share {
            points.zip(maximum).map(|(p, m)| p / m)
        } else {
            points
        };
        Member {
            state: Some(word),
            answer,
            evidence: Some(evidence),
            points,
            maximum,
            value,
            effect: "counted",
            ..blank
        }
    }
}

impl Member {
    fn blank() -> Self {
        Self {
            code: String::new(),
            sort: "",
            weight: None,
            share: None,
            state: None,
            answer: Vec::new(),
            evidence: None,
            points: None,
            maximum: None,
            value: None,
            effect: "left_out",
            why: None,
            opened: None,
        }
    }
}

fn member_effect(cell: &Cell, measure: &Measure) -> (&'static str, Option<String>) {
    if cell.reason == Reason::Scored {
        return ("counted", None);
    }
    let effect = match measure.missing.no_score {
        Treatment::Zero => "counted_as_zero",
        Treatment::LeftOut => "left_out",
        Treatment::NoScore => "no_score",
    };
    (effect, Some(cell.reason.as_str().to_owned()))
}

/// The formula with its numbers, in signs that read the same in every language.
fn formula(combine: Combine, scale: Decimal, members: &[Member]) -> String {
    let counted: Vec<&Member> = members
        .iter()
        .filter(|m| matches!(m.effect, "counted" | "counted_as_zero"))
        .collect();
    let weight = |m: &Member| m.weight.clone().unwrap_or_else(|| "1".to_owned());
    let plain = counted.iter().all(|m| weight(m) == "1");
    let term = |m: &Member, value: Option<f64>| {
        let value = value.map_or_else(|| "?".to_owned(), |v| v.to_string());
        if plain {
            value
        } else {
            format!("{}·{value}", weight(m))
        }
    };
    let values = |of: fn(&Member) -> Option<f64>, join: &str| {
        counted
            .iter()
            .map(|m| term(m, of(m)))
            .collect::<Vec<_>>()
            .join(join)
    };
    let weights = || {
        if plain {
            counted.len().to_string()
        } else {
            format!(
                "({})",
                counted
                    .iter()
                    .map(|m| weight(m))
                    .collect::<Vec<_>>()
                    .join(" + ")
            )
        }
    };
    let value: fn(&Member) -> Option<f64> = |m| m.value;
    match combine {
        Combine::Rate => format!(
            "{scale} × ({}) / ({})",
            values(|m| m.value, " + "),
            values(|m| m.maximum, " + ")
        ),
        Combine::Sum => values(value, " + "),
        Combine::Mean => format!("({}) / {}", values(value, " + "), weights()),
        Combine::Geometric => format!("exp((ln: {}) / {})", values(value, ", "), weights()),
        Combine::Harmonic => format!("{} / (1/x: {})", weights(), values(value, ", ")),
        Combine::Minimum => format!("min({})", values(value, ", ")),
        Combine::Maximum => format!("max({})", values(value, ", ")),
        Combine::Median => format!("median({})", values(value, ", ")),
        Combine::Product => values(value, " × "),
        Combine::Ratio => format!("{scale} × {}", values(value, " / ")),
        Combine::Difference => values(value, " − "),
    }
}
