//! Reads the answers of one case: state and points of every question.

use icc_questionnaire::{Decimal, Grade, State};

use crate::panel::{AnswerColumns, NO_OPTION, Panel, mark_grade, mark_state};
use crate::program::{Answering, CODE, CODES, Outcome, Program, Sort, TickRule};
use crate::treatment::Over;

use super::condition::{Situation, holds};
use super::transform::band_of;

pub(crate) const ANSWERED: u8 = State::Answered as u8;
pub(crate) const NOT_WITHIN_POWERS: u8 = State::NotWithinPowers as u8;
pub(crate) const NOT_APPLICABLE: u8 = State::NotApplicable as u8;
pub(crate) const UNKNOWN: u8 = State::Unknown as u8;
pub(crate) const NOT_ANSWERED: u8 = State::NotAnswered as u8;
pub(crate) const NOT_ASKED: u8 = State::NotAsked as u8;

/// The grade of evidence that points of a figure need: the two figures about unknowns show what
/// is declared otherwise.
pub(crate) const fn grade_of(figure: usize) -> usize {
    if figure < 3 { figure } else { 0 }
}

/// Ticks of one question, as sets of its options.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ticks {
    pub(crate) made: u64,
    pub(crate) documented: u64,
    pub(crate) verified: u64,
    pub(crate) out_of_scope: u64,
    /// Those of them that are out of scope because the unit has no power over them.
    pub(crate) not_within_powers: u64,
}

impl Ticks {
    /// Ticks from the options that carry each code.
    #[inline]
    const fn new(by_code: &[u64; CODES]) -> Self {
        let [declared, documented, verified, powers, a, b, c, d] = *by_code;
        Self {
            made: declared | documented | verified,
            documented: documented | verified,
            verified,
            out_of_scope: powers | a | b | c | d,
            not_within_powers: powers,
        }
    }
}

/// A number answered, and the grade of its evidence.
#[derive(Debug, Clone, Copy, Default)]
struct Number {
    value: Option<Decimal>,
    grade: u8,
    /// Whether the method filled it in: then nobody stands for it.
    imputed: bool,
}

/// The answers of one case; reused from case to case.
#[derive(Debug, Clone)]
pub(crate) struct Answers {
    /// What answers come to: those of the program, the last ones written here.
    outcomes: Vec<Outcome>,
    /// From entries to outcomes.
    entries: Vec<u32>,
    /// Per question: its entry. That of a state without points is the number of the state.
    places: Vec<u32>,
    /// Per list, per code of a mark: the options that carry it.
    ticks: Vec<[u64; CODES]>,
    /// Per question that is neither choice nor list.
    numbers: Vec<Number>,
    /// The rows of those questions in this case.
    others: Vec<usize>,
    /// Where the numbers of the next case are expected among the rows.
    next_number: usize,
    /// Questions as bit sets, one set per state; only where the program needs them.
    by_state: Vec<u64>,
    /// Whether the copy is a draft.
    pub(crate) draft: bool,
}

impl Answers {
    pub(crate) fn new(program: &Program) -> Self {
        let readings = &program.readings;
        Self {
            outcomes: readings.outcomes.clone(),
            entries: readings.entries.clone(),
            places: readings.blank.clone(),
            ticks: vec![[0; CODES]; readings.lists.len()],
            numbers: vec![Number::default(); readings.others],
            others: Vec::new(),
            next_number: 0,
            by_state: vec![0; program.words * 6],
            draft: false,
        }
    }

    /// Reads the rows of a case.
    pub(crate) fn read(&mut self, program: &Program, panel: &Panel, case: usize) {
        self.draft = panel.drafts[case];
        self.places.copy_from_slice(&program.readings.blank);
        self.ticks.as_flattened_mut().fill(0);
        let rows = &panel.rows;
        let (start, end) = (panel.offsets[case], panel.offsets[case + 1]);
        self.read_rows(program, rows, start, end);
        if !self.numbers.is_empty() {
            self.read_others(program, rows, start);
        }
        if let Some(treatments) = &panel.treatments {
            self.lay_over(program, treatments.over(case));
        }
        self.finish_lists(program);
        if !program.conditional.is_empty() {
            self.apply_conditions(program, panel, case);
        }
        if program.needs_sets {
            self.sort_by_state(program);
        }
    }

    /// Kept apart from what is done once per case, so that the loop over rows stays small.
    #[inline(never)]
    fn read_rows(&mut self, program: &Program, rows: &AnswerColumns, start: usize, end: usize) {
        let readings = program.readings.questions.as_slice();
        let ticks = self.ticks.as_mut_slice();
        // All of one length, so that the compiler checks one place for all.
        let places = &mut self.places[..readings.len()];
        let questions = &rows.question[start..end];
        let options = &rows.option[start..end][..questions.len()];
        let marks = &rows.mark[start..end][..questions.len()];
        for (row, (&question, (&option, &mark))) in
            questions.iter().zip(options.iter().zip(marks)).enumerate()
        {
            let q = usize::from(question);
            let reading = readings[q];
            match reading.sort {
                Sort::Choice => places[q] = reading.entry(option, mark),
                Sort::List => {
                    let state = mark_state(mark);
                    let none = option == NO_OPTION;
                    let bit = u64::from(!none) << (option % 64);
                    ticks[reading.first as usize][usize::from(CODE[usize::from(mark)])] |= bit;
                    // A state beside an option is that of the option.
                    if none || state == ANSWERED {
                        places[q] = u32::from(state.min(NOT_ASKED));
                    }
                }
                Sort::Other => self.others.push(start + row),
            }
        }
    }

    /// Finds the first number from row `start` on. Cases mostly come one after the other: then it is
    /// where the last one ended.
    fn seek_number(&mut self, rows: &AnswerColumns, start: usize) {
        let list = &rows.number_rows;
        let at = self.next_number;
        let here = at <= list.len()
            && list.get(at).is_none_or(|&row| row >= start)
            && (at == 0 || list[at - 1] < start);
        if !here {
            self.next_number = list.partition_point(|&row| row < start);
        }
    }

    /// Reads the rows of numbers, dates and texts.
    #[inline(never)]
    fn read_others(&mut self, program: &Program, rows: &AnswerColumns, start: usize) {
        self.numbers.fill(Number::default());
        self.seek_number(rows, start);
        let mut others = std::mem::take(&mut self.others);
        for row in others.drain(..) {
            self.read_other(program, rows, row);
        }
        self.others = others;
    }

    fn read_other(&mut self, program: &Program, rows: &AnswerColumns, row: usize) {
        let q = usize::from(rows.question[row]);
        let (option, mark) = (rows.option[row], rows.mark[row]);
        let own = rows.number_rows.get(self.next_number) == Some(&row);
        let value = own.then(|| rows.numbers[self.next_number]);
        self.next_number += usize::from(own);
        let (state, grade) = (mark_state(mark), mark_grade(mark));
        if state != ANSWERED {
            if option == NO_OPTION {
                self.places[q] = u32::from(state.min(NOT_ASKED));
            }
            return;
        }
        if value.is_some() {
            let at = program.readings.questions[q].first as usize;
            self.numbers[at] = Number {
                value,
                grade,
                imputed: false,
            };
        }
        let points = self.number_points(program, q).unwrap_or_default();
        self.answer(program, q, points);
    }

    /// Lays treated figures over the answers they were made of. Where something is out of scope by
    /// now there is no such answer.
    #[inline(never)]
    fn lay_over(&mut self, program: &Program, over: &[Over]) {
        for over in over {
            let q = over.question;
            let state = self.state(q);
            let fits = if over.imputed {
                matches!(state, UNKNOWN | NOT_ANSWERED)
            } else {
                state == ANSWERED
            };
            if !fits {
                continue;
            }
            let number = &mut self.numbers[program.readings.questions[q].first as usize];
            *number = Number {
                value: Some(over.number),
                grade: if over.imputed { 0 } else { number.grade },
                imputed: over.imputed,
            };
            let points = self.number_points(program, q).unwrap_or_default();
            self.answer(program, q, points);
        }
    }

    fn number_points(&self, program: &Program, q: usize) -> Option<[i64; 4]> {
        let item = &program.items[q];
        let Number {
            value,
            grade,
            imputed,
        } = self.numbered(program, q);
        let number = value?;
        let (points, proven) = match &item.answering {
            Answering::Value { proven } if item.bound.is_some() => (
                i64::try_from(number.scaled(program.points_scale)).unwrap_or(i64::MAX),
                *proven,
            ),
            Answering::Bands { bands, proven } => {
                let found = bands.iter().find(|(band, _)| band_of(band, number));
                (found.map_or(0, |(_, points)| *points), *proven)
            }
            _ => return None,
        };
        let with = |needed: u8| {
            if (proven && !imputed) || points <= 0 || grade >= needed {
                points
            } else {
                0
            }
        };
        Some([points, with(1), with(2), item.maximum.unwrap_or(0)])
    }

    /// Notes the points of an answered question in its own place.
    #[inline]
    fn answer(&mut self, program: &Program, q: usize, points: [i64; 4]) {
        let readings = &program.readings;
        self.outcomes[readings.own_outcomes + q].points = points;
        self.places[q] = (readings.own + q) as u32;
    }

    #[inline(never)]
    fn finish_lists(&mut self, program: &Program) {
        for (list, &q) in program.readings.lists.iter().enumerate() {
            let Answering::Ticks(rule) = &program.items[q].answering else {
                continue;
            };
            let ticks = Ticks::new(&self.ticks[list]);
            if ticks.out_of_scope != 0 || ticks.made & rule.stand_for != 0 || rule.all == 0 {
                self.finish_restricted(program, q, rule, &ticks);
            } else if self.places[q] == u32::from(ANSWERED) {
                let with = |evidence: u64| {
                    let kept = ticks.made & (evidence | rule.proven);
                    rule.with_evidence(rule.points_in_full(kept), kept != ticks.made)
                };
                let points = [
                    rule.points_in_full(ticks.made),
                    with(ticks.documented),
                    with(ticks.verified),
                    rule.maximum,
                ];
                self.answer(program, q, points);
            }
        }
    }

    /// A list of which something is out of scope, or whose tick stands for a non-answer.
    #[inline(never)]
    fn finish_restricted(&mut self, program: &Program, q: usize, rule: &TickRule, ticks: &Ticks) {
        let in_scope = rule.all & !ticks.out_of_scope;
        if in_scope == 0 {
            // Nothing is left to answer; one option outside the powers is enough to say why.
            self.places[q] = u32::from(if ticks.not_within_powers != 0 {
                NOT_WITHIN_POWERS
            } else {
                NOT_APPLICABLE
            });
        }
        if self.state(q) != ANSWERED {
            return;
        }
        let stand_for = ticks.made & rule.stand_for;
        if stand_for != 0 {
            let option = stand_for.trailing_zeros() as usize;
            self.places[q] = u32::from(program.items[q].option_states[option]);
            return;
        }
        let made = ticks.made & in_scope;
        let with = |evidence: u64| {
            let kept = made & (evidence | rule.proven);
            rule.with_evidence(rule.points(kept, in_scope), kept != made)
        };
        let all = [
            rule.points(made, in_scope),
            with(ticks.documented),
            with(ticks.verified),
            rule.maximum(in_scope),
        ];
        self.answer(program, q, all);
    }

    fn apply_conditions(&mut self, program: &Program, panel: &Panel, case: usize) {
        for (q, condition) in &program.conditional {
            let situation = Situation {
                program,
                panel,
                tables: &[],
                kind: 0,
                case,
                answers: Some(&*self),
                row: &[],
            };
            if !holds(condition, &situation) {
                self.places[*q] = u32::from(NOT_ASKED);
                let reading = program.readings.questions[*q];
                match reading.sort {
                    Sort::Choice => {}
                    Sort::List => self.ticks[reading.first as usize] = [0; CODES],
                    Sort::Other => self.numbers[reading.first as usize] = Number::default(),
                }
            }
        }
    }

    fn sort_by_state(&mut self, program: &Program) {
        self.by_state.fill(0);
        for q in 0..self.places.len() {
            let state = self.state(q);
            self.by_state[usize::from(state) * program.words + q / 64] |= 1 << (q % 64);
        }
    }

    /// What the answer to a question comes to.
    #[inline]
    pub(crate) fn outcome(&self, q: usize) -> &Outcome {
        &self.outcomes[self.entries[self.places[q] as usize] as usize]
    }

    /// The number of a question's state.
    #[inline]
    pub(crate) fn state(&self, q: usize) -> u8 {
        self.outcome(q).state
    }

    /// Declared, documented, verified points and maximum of an answered question.
    #[inline]
    pub(crate) fn points(&self, q: usize) -> &[i64; 4] {
        &self.outcome(q).points
    }

    fn numbered(&self, program: &Program, q: usize) -> Number {
        let reading = program.readings.questions[q];
        if reading.sort == Sort::Other {
            self.numbers[reading.first as usize]
        } else {
            Number::default()
        }
    }

    /// The number or date of a question.
    pub(crate) fn number(&self, program: &Program, q: usize) -> Option<Decimal> {
        self.numbered(program, q).value
    }

    /// The ticks of an answered question; a single choice is one tick.
    pub(crate) fn ticks(&self, program: &Program, q: usize) -> Ticks {
        let reading = program.readings.questions[q];
        match reading.sort {
            Sort::List => Ticks::new(&self.ticks[reading.first as usize]),
            Sort::Choice if self.state(q) == ANSWERED => {
                let (option, grade) = reading.option(self.places[q]);
                let options = program.items[q].options.len();
                let made = if (option as usize) < options {
                    1_u64 << (option % 64)
                } else {
                    0
                };
                let with = |needed| if grade >= needed { made } else { 0 };
                Ticks {
                    made,
                    documented: with(1),
                    verified: with(2),
                    ..Ticks::default()
                }
            }
            _ => Ticks::default(),
        }
    }

    /// The number or date of a question, where its evidence is enough for a figure.
    pub(crate) fn number_with(
        &self,
        program: &Program,
        q: usize,
        figure: usize,
    ) -> Option<Decimal> {
        let Number {
            value,
            grade,
            imputed,
        } = self.numbered(program, q);
        let enough = usize::from(grade) >= grade_of(figure);
        value.filter(|_| enough || (program.items[q].outside && !imputed))
    }

    /// The grade of a question's number, as a word.
    pub(crate) fn grade_word(&self, program: &Program, q: usize) -> &'static str {
        Grade::ALL
            .get(usize::from(self.numbered(program, q).grade))
            .map_or("declared", |g| g.as_str())
    }

    /// One figure of a number without bounds, which is too wide for integer points.
    pub(crate) fn wide_number(
        &self,
        program: &Program,
        q: usize,
        figure: usize,
    ) -> Option<Decimal> {
        let number = self.number(program, q)?;
        Some(if number.is_negative() {
            number
        } else {
            let proven = self.number_with(program, q, figure);
            proven.unwrap_or(Decimal::ZERO)
        })
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
