//! One member: a question with its answer and points, a measure, a constant.

use icc_questionnaire::State;
use icc_questionnaire::definition::{Measure, Treatment};

use super::open::Opening;
use super::{Member, TreatedStep};
use crate::kernel::answers::{ANSWERED, NOT_ASKED};
use crate::kernel::points::treatment;
use crate::program::{Answering, Source};
use crate::score::{Cell, Reason};

impl Opening<'_> {
    /// A member as it stands by itself; `beyond` as in the format.
    pub(super) fn member(&self, source: Source, measure: &Measure, beyond: bool) -> Member {
        let mut member = match source {
            Source::Constant(value) => Member {
                value: Some(value.to_f64()),
                effect: "counted",
                ..Member::blank(value.to_string(), "constant")
            },
            Source::Node(n) => {
                let cell = self.cell(n);
                let code = self.program.nodes[n].measure.code.to_string();
                of_cell(cell, measure, Member::blank(code, "measure"))
            }
            Source::Item(q) => self.question(q, measure),
        };
        member.beyond = beyond;
        // A bonus without an answer or score is no bonus; the method may still forbid a score.
        let forbids = member.sort == "measure" && member.effect == "no_score";
        if beyond && member.effect != "counted" && !forbids {
            (member.effect, member.value) = ("adds_nothing", None);
        }
        member
    }

    fn treated(&self, q: usize) -> Vec<TreatedStep> {
        let treatments = self.panel.treatments.iter();
        let steps = treatments.flat_map(|treatments| treatments.of(self.case, q));
        steps.map(TreatedStep::from).collect()
    }

    fn question(&self, q: usize, measure: &Measure) -> Member {
        let item = &self.program.items[q];
        let blank = Member::blank(item.code.clone(), "question");
        let Some(answers) = &self.answers else {
            return blank;
        };
        let state = answers.state(q);
        let word = State::ALL[usize::from(state)].as_str();
        let unit = 10_i64.pow(u32::from(self.program.points_scale)) as f64;
        if state != ANSWERED {
            let (effect, value) = match treatment(measure, state, answers.draft) {
                _ if state == NOT_ASKED => ("left_out", None),
                Treatment::Zero => ("counted_as_zero", Some(0.0)),
                Treatment::LeftOut => ("left_out", None),
                Treatment::NoScore => ("no_score", None),
            };
            return Member {
                state: Some(word),
                maximum: item.maximum.map(|m| m as f64 / unit),
                value,
                effect,
                why: Some(word.to_owned()),
                ..blank
            };
        }
        let ticks = answers.ticks(self.program, q);
        let options = |set: u64| {
            let all = item.options.iter().enumerate();
            all.filter(move |(o, _)| set >> o & 1 == 1)
                .map(|(_, code)| code.clone())
                .collect::<Vec<_>>()
        };
        let answer = match answers.number(self.program, q) {
            Some(number) => vec![number.to_string()],
            None => options(ticks.made),
        };
        let listed = matches!(item.answering, Answering::Choice(_) | Answering::Ticks(_));
        let evidence = if listed && ticks.made != 0 && ticks.verified == ticks.made {
            "verified"
        } else if listed && ticks.made != 0 && ticks.documented == ticks.made {
            "documented"
        } else {
            answers.grade_word(self.program, q)
        };
        let (points, maximum) = if item.bound.is_none() {
            let number = answers.wide_number(self.program, q, 0);
            (number.map(icc_questionnaire::Decimal::to_f64), None)
        } else {
            let points = answers.points(q);
            (
                Some(points[0] as f64 / unit),
                item.maximum.map(|_| points[3] as f64 / unit),
            )
        };
        Member {
            state: Some(word),
            answer,
            treated: self.treated(q),
            out_of_scope: options(ticks.out_of_scope),
            evidence: Some(evidence),
            points,
            maximum,
            value: points,
            effect: "counted",
            ..blank
        }
    }
}

/// A member that is a measure, or a unit with one.
pub(super) fn of_cell(cell: &Cell, user: &Measure, blank: Member) -> Member {
    if cell.reason == Reason::Scored {
        return Member {
            value: cell.score(),
            effect: "counted",
            ..blank
        };
    }
    let (effect, value) = match user.missing.no_score {
        Treatment::Zero => ("counted_as_zero", Some(0.0)),
        Treatment::LeftOut => ("left_out", None),
        Treatment::NoScore => ("no_score", None),
    };
    Member {
        value,
        effect,
        why: Some(cell.reason.as_str().to_owned()),
        ..blank
    }
}
