//! Reads the answers of one case: state and points of every question.

use icc_questionnaire::{Decimal, Grade, State};

use crate::panel::{NO_OPTION, Panel, mark_grade, mark_state};
use crate::program::{Answering, Item, Program};

use super::condition::{Situation, holds};
use super::transform::band_of;

pub(crate) const ANSWERED: u8 = State::Answered as u8;
pub(crate) const NOT_WITHIN_POWERS: u8 = State::NotWithinPowers as u8;
pub(crate) const NOT_APPLICABLE: u8 = State::NotApplicable as u8;
pub(crate) const NOT_ANSWERED: u8 = State::NotAnswered as u8;
pub(crate) const NOT_ASKED: u8 = State::NotAsked as u8;

/// Ticks of one question: those made, those documented, those verified, options out of scope.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ticks {
    pub(crate) made: u64,
    pub(crate) documented: u64,
    pub(crate) verified: u64,
    pub(crate) out_of_scope: u64,
    /// Those of them that are out of scope because the unit has no power over them.
    pub(crate) not_within_powers: u64,
}

/// The answers of one case; reused from case to case.
#[derive(Debug, Clone)]
pub(crate) struct Answers {
    /// Per question: declared, documented, verified points and maximum. Only meaningful where the
    /// state is *answered*.
    pub(crate) points: Vec<[i64; 4]>,
    /// Per question: the state's number.
    pub(crate) states: Vec<u8>,
    /// Per question: its ticks; for a single choice the one option.
    pub(crate) ticks: Vec<Ticks>,
    /// Per question: the number answered.
    pub(crate) numbers: Vec<Option<Decimal>>,
    /// Per question: grade of the number answered.
    grades: Vec<u8>,
    /// Questions as bit sets, one set per state.
    pub(crate) by_state: Vec<u64>,
    /// Whether the copy is a draft.
    pub(crate) draft: bool,
}

impl Answers {
    pub(crate) fn new(program: &Program) -> Self {
        let n = program.items.len();
        Self {
            points: vec![[0; 4]; n],
            states: vec![NOT_ANSWERED; n],
            ticks: vec![Ticks::default(); n],
            numbers: vec![None; n],
            grades: vec![0; n],
            by_state: vec![0; program.words * 6],
            draft: false,
        }
    }

    /// Reads the rows of a case.
    pub(crate) fn read(&mut self, program: &Program, panel: &Panel, case: usize) {
        self.draft = panel.drafts[case];
        self.states.fill(NOT_ANSWERED);
        self.ticks.fill(Ticks::default());
        let range = panel.offsets[case]..panel.offsets[case + 1];
        let rows = &panel.rows;
        let mut number = 0;
        if !rows.number_rows.is_empty() {
            self.numbers.fill(None);
            number = rows.number_rows.partition_point(|&r| r < range.start);
        }
        let columns = rows.question[range.clone()]
            .iter()
            .zip(&rows.option[range.clone()])
            .zip(&rows.mark[range.clone()]);
        for (row, ((&question, &option), &mark)) in range.zip(columns) {
            let q = usize::from(question);
            let (state, grade) = (mark_state(mark), mark_grade(mark));
            if state != ANSWERED {
                if option == NO_OPTION {
                    self.states[q] = state;
                } else {
                    let bit = 1_u64 << option;
                    self.ticks[q].out_of_scope |= bit;
                    if state == NOT_WITHIN_POWERS {
                        self.ticks[q].not_within_powers |= bit;
                    }
                }
                continue;
            }
            self.states[q] = ANSWERED;
            if option != NO_OPTION {
                let bit = 1_u64 << option;
                let ticks = &mut self.ticks[q];
                ticks.made |= bit;
                if grade >= 1 {
                    ticks.documented |= bit;
                }
                if grade >= 2 {
                    ticks.verified |= bit;
                }
            }
            let item = &program.items[q];
            match &item.answering {
                Answering::Choice(table) => {
                    let at = usize::from(option);
                    match item.option_states.get(at) {
                        Some(&ANSWERED) => self.points[q] = table[at * 3 + usize::from(grade)],
                        Some(&stands_for) => self.states[q] = stands_for,
                        // A row without an option is no answer to a choice.
                        None => self.states[q] = NOT_ANSWERED,
                    }
                }
                Answering::Ticks(_) => {}
                Answering::Value { .. } | Answering::Bands { .. } | Answering::Unscored => {
                    if rows.number_rows.get(number) == Some(&row) {
                        self.numbers[q] = Some(rows.numbers[number]);
                        self.grades[q] = grade;
                        number += 1;
                    }
                    if let (Answering::Unscored, Some(&state)) =
                        (&item.answering, item.option_states.get(usize::from(option)))
                    {
                        self.states[q] = state;
                    }
                    self.number_points(program, q, grade);
                }
            }
        }
        self.finish_ticks(program);
        self.apply_conditions(program, panel, case);
        self.count(program.words);
    }

    fn number_points(&mut self, program: &Program, q: usize, grade: u8) {
        let item = &program.items[q];
        let (points, proven) = match (&item.answering, self.numbers[q]) {
            (Answering::Value { proven }, Some(number)) if item.bound.is_some() => (
                i64::try_from(number.scaled(program.points_scale)).unwrap_or(i64::MAX),
                *proven,
            ),
            (Answering::Bands { bands, proven }, Some(number)) => {
                let found = bands.iter().find(|(band, _)| band_of(band, number));
                (found.map_or(0, |(_, points)| *points), *proven)
            }
            _ => return,
        };
        let with = |needed: u8| {
            if proven || points <= 0 || grade >= needed {
                points
            } else {
                0
            }
        };
        self.points[q] = [points, with(1), with(2), item.maximum.unwrap_or(0)];
    }

    fn finish_ticks(&mut self, program: &Program) {
        for (q, item) in program.items.iter().enumerate() {
            let Item {
                answering: Answering::Ticks(rule),
                ..
            } = item
            else {
                continue;
            };
            let ticks = &self.ticks[q];
            let in_scope = rule.all & !ticks.out_of_scope;
            if in_scope == 0 {
                // Nothing is left to answer; one option outside the powers is enough to say why.
                let powers = ticks.not_within_powers != 0;
                self.states[q] = if powers {
                    NOT_WITHIN_POWERS
                } else {
                    NOT_APPLICABLE
                };
            }
            if self.states[q] != ANSWERED {
                continue;
            }
            // An option may itself stand for a non-answer ("not applicable").
            let stands_for = (0..item.option_states.len())
                .find(|&o| item.option_states[o] != ANSWERED && ticks.made >> o & 1 == 1);
            if let Some(option) = stands_for {
                self.states[q] = item.option_states[option];
                continue;
            }
            let made = ticks.made & in_scope;
            let points = |set: u64| rule.points(set & in_scope, in_scope);
            self.points[q] = [
                points(made),
                points(made & (ticks.documented | rule.proven)),
                points(made & (ticks.verified | rule.proven)),
                rule.maximum(in_scope),
            ];
        }
    }

    fn apply_conditions(&mut self, program: &Program, panel: &Panel, case: usize) {
        for (q, condition) in &program.conditional {
            let situation = Situation {
                program,
                panel,
                kind: 0,
                unit: panel.unit_name(case),
                period: panel.period_name(case),
                case,
                answers: Some(&*self),
                row: &[],
            };
            if !holds(condition, &situation) {
                self.states[*q] = NOT_ASKED;
                self.ticks[*q] = Ticks::default();
                self.numbers[*q] = None;
            }
        }
    }

    fn count(&mut self, words: usize) {
        self.by_state.fill(0);
        for (q, &state) in self.states.iter().enumerate() {
            self.by_state[usize::from(state) * words + q / 64] |= 1 << (q % 64);
        }
    }

    /// The grade of a question's number, as a word.
    pub(crate) fn grade_word(&self, q: usize) -> &'static str {
        Grade::ALL
            .get(usize::from(self.grades[q]))
            .map_or("declared", |g| g.as_str())
    }

    /// One figure of a number without bounds, which is too wide for integer points.
    pub(crate) fn wide_number(
        &self,
        program: &Program,
        q: usize,
        figure: usize,
    ) -> Option<Decimal> {
        let number = self.numbers[q]?;
        let proven = matches!(
            program.items[q].answering,
            Answering::Value { proven: true }
        );
        let needed = if matches!(figure, 1 | 2) { figure } else { 0 };
        let counts = proven || number.is_negative() || usize::from(self.grades[q]) >= needed;
        Some(if counts { number } else { Decimal::ZERO })
    }

    /// Questions of a set by state.
    pub(crate) fn counts(&self, reach: &[u64]) -> [u16; 6] {
        let words = reach.len();
        std::array::from_fn(|state| {
            let sets = self.by_state[state * words..].iter().zip(reach);
            // At most 5,000 questions: the count fits.
            sets.map(|(a, b)| (a & b).count_ones()).sum::<u32>() as u16
        })
    }
}
