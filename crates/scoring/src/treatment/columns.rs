//! The figures that are treated, question by question.

use std::collections::BTreeMap;

use icc_questionnaire::definition::{Rounding, RoundingMode, TreatmentSample};
use icc_questionnaire::{Decimal, State};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use crate::kernel::answers::Answers;
use crate::kernel::rounding::round_exact;
use crate::panel::Panel;
use crate::program::Program;

/// The answer of a case: its state as it was given, and the figure as it is by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) state: State,
    pub(super) number: Option<Decimal>,
}

/// Per question that is treated, the answers of all cases.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns(BTreeMap<usize, Vec<Figure>>);

impl Columns {
    /// The answers as they were given, with what is not asked taken as not given.
    pub(super) fn read(program: &Program, panel: &Panel) -> Self {
        let treated = |code: &icc_domain::Code| program.question_index.get(code.as_str()).copied();
        let all = program.treatments.iter().flat_map(|step| &step.of);
        let mut columns: BTreeMap<usize, Vec<Figure>> =
            all.filter_map(treated).map(|q| (q, Vec::new())).collect();
        let mut answers = Answers::new(program);
        for case in 0..panel.cases.len() {
            answers.read(program, panel, case);
            for (question, column) in &mut columns {
                let state = State::ALL[usize::from(answers.state(*question))];
                let number = answers.number(program, *question);
                column.push(Figure {
                    state,
                    number: number.filter(|_| state == State::Answered),
                });
            }
        }
        Self(columns)
    }

    /// The answers to a question, case by case.
    pub(super) fn of(&self, question: usize) -> &[Figure] {
        self.0.get(&question).map_or(&[], Vec::as_slice)
    }

    pub(super) fn set(&mut self, question: usize, case: usize, number: Decimal) {
        if let Some(figure) = self.0.get_mut(&question).and_then(|c| c.get_mut(case)) {
            figure.number = Some(number);
        }
    }
}

/// Which cases are looked at together: those of one period or of all, with the same value of a fact.
/// Those without the fact are together, too.
pub(super) type Group<'p> = (Option<u32>, Option<&'p str>);

/// The group of a case.
pub(super) fn group<'p>(
    panel: &'p Panel,
    case: usize,
    sample: TreatmentSample,
    within: Option<&str>,
) -> Group<'p> {
    let period = (sample == TreatmentSample::Period).then(|| panel.cases[case].period);
    (period, within.and_then(|fact| panel.facts.get(case, fact)))
}

/// The figures there are by group, each with its case, in the order of the cases.
pub(super) fn groups<'p>(
    panel: &'p Panel,
    column: &[Figure],
    sample: TreatmentSample,
    within: Option<&str>,
) -> BTreeMap<Group<'p>, Vec<(usize, Decimal)>> {
    let mut groups: BTreeMap<Group<'p>, Vec<(usize, Decimal)>> = BTreeMap::new();
    for (case, figure) in column.iter().enumerate() {
        if let Some(number) = figure.number {
            let group = group(panel, case, sample, within);
            groups.entry(group).or_default().push((case, number));
        }
    }
    groups
}

/// A fraction as a number, rounded to the digits that a number can have (ties away from 0); none where
/// it has too many before the point.
pub(super) fn decimal(value: &BigRational) -> Option<Decimal> {
    let rounded = round_exact(
        value,
        Rounding {
            decimals: Decimal::DIGITS,
            mode: RoundingMode::HalfUp,
        },
    );
    let unit = BigInt::from(10_u8).pow(u32::from(Decimal::DIGITS));
    let mantissa = (rounded * BigRational::from_integer(unit)).to_integer();
    let number = Decimal::new(mantissa.to_i128()?, Decimal::DIGITS);
    // What can be written can be read.
    number.to_string().parse().ok()
}
