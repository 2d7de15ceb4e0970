//! The rows of each case beside each other, sorted, without contradictions.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::Range;

use icc_questionnaire::validate::{QuestionTable, ReadRow};
use icc_questionnaire::{Decimal, Definition, Grade, State};
use icc_scoring::panel::{AnswerColumns, NO_OPTION, mark};

use crate::answers::Answers;
use crate::problem::{LISTED, Problem, Problems};

/// Lays out the rows of `answers`; `places` says which case each of its cases is.
///
/// Returns the offsets of the cases' rows, and the rows.
pub(super) fn lay_out(
    definition: &Definition,
    questions: &QuestionTable,
    mut answers: Answers,
    places: &[usize],
    cases: usize,
    problems: &mut Problems,
) -> (Vec<usize>, AnswerColumns) {
    let mut offsets = vec![0; cases + 1];
    for (case, length) in &answers.runs {
        offsets[places[*case as usize] + 1] += *length as usize;
    }
    for case in 0..cases {
        offsets[case + 1] += offsets[case];
    }
    let in_order = answers
        .runs
        .windows(2)
        .all(|pair| matches!(pair, [(a, _), (b, _)] if places[*a as usize] <= places[*b as usize]));
    if !in_order {
        answers.columns = gather(&answers, places, &offsets);
    }
    let alone = alone(definition);
    if are_sorted(&alone, &answers.columns, &offsets) {
        return (offsets, answers.columns);
    }
    let mut sorter = Sorter {
        alone,
        rows: Vec::new(),
        number: 0,
    };
    let mut contradicting = BTreeMap::new();
    for case in 0..cases {
        let rows = offsets[case]..offsets[case + 1];
        if let Some(rows) = sorter.sort(&mut answers.columns, rows) {
            if contradicting.len() < LISTED {
                contradicting.insert(case, rows);
            } else {
                problems.leave_out(1);
            }
        }
    }
    if !contradicting.is_empty() {
        report(questions, &answers, places, contradicting, problems);
    }
    (offsets, answers.columns)
}

/// The rows, case by case.
fn gather(answers: &Answers, places: &[usize], offsets: &[usize]) -> AnswerColumns {
    let from = &answers.columns;
    let rows = from.question.len();
    let mut to = AnswerColumns {
        question: vec![0; rows],
        option: vec![0; rows],
        mark: vec![0; rows],
        ..AnswerColumns::default()
    };
    let mut next = offsets.to_vec();
    let mut numbers: Vec<(usize, Decimal)> = Vec::with_capacity(from.numbers.len());
    let mut start = 0;
    for (case, length) in &answers.runs {
        let place = &mut next[places[*case as usize]];
        let end = start + *length as usize;
        let new = *place..*place + *length as usize;
        to.question[new.clone()].copy_from_slice(&from.question[start..end]);
        to.option[new.clone()].copy_from_slice(&from.option[start..end]);
        to.mark[new.clone()].copy_from_slice(&from.mark[start..end]);
        let first = numbers.len();
        let own = from.number_rows[first..].iter().zip(&from.numbers[first..]);
        numbers.extend(
            own.take_while(|(row, _)| **row < end)
                .map(|(row, n)| (row - start + new.start, *n)),
        );
        (*place, start) = (new.end, end);
    }
    numbers.sort_unstable_by_key(|(row, _)| *row);
    (to.number_rows, to.numbers) = numbers.into_iter().unzip();
    to
}

/// Per question: options that cannot stand beside others. All of them where only one row may be.
fn alone(definition: &Definition) -> Vec<u64> {
    let set = |q: &icc_questionnaire::definition::Question| {
        if !q.kind.has_ticks() {
            return u64::MAX;
        }
        let alone = |o: &icc_questionnaire::definition::Opt| o.exclusive || o.state.is_some();
        let options = q.options.iter().enumerate().filter(|(_, o)| alone(o));
        options.fold(0, |set, (i, _)| set | 1 << i)
    };
    definition.questions.iter().map(set).collect()
}

/// Whether the rows of every case are sorted and none may contradict another, as in files that were
/// written sorted: looked at on every processor.
fn are_sorted(alone: &[u64], columns: &AnswerColumns, offsets: &[usize]) -> bool {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let part = (offsets.len() - 1).div_ceil(threads).max(1);
    // A part ends where the next one begins.
    let parts = (0..offsets.len() - 1)
        .step_by(part)
        .map(|first| &offsets[first..=(first + part).min(offsets.len() - 1)]);
    std::thread::scope(|scope| {
        let parts: Vec<_> = parts
            .map(|part| scope.spawn(move || part_is_sorted(alone, columns, part)))
            .collect();
        parts.into_iter().all(|part| match part.join() {
            Ok(sorted) => sorted,
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })
}

fn part_is_sorted(alone: &[u64], columns: &AnswerColumns, offsets: &[usize]) -> bool {
    offsets.windows(2).all(|rows| {
        let [start, end] = rows else { return true };
        let questions = &columns.question[*start..*end];
        let options = &columns.option[*start..*end];
        let next = questions.iter().zip(options).skip(1);
        questions.iter().zip(options).zip(next).all(|(a, b)| {
            // Options of one question follow each other; what stands alone may contradict them.
            a < b && !touch(alone, a, b)
        })
    })
}

/// Whether two rows that follow each other must be looked at more closely.
#[inline]
fn touch(alone: &[u64], a: (&u16, &u8), b: (&u16, &u8)) -> bool {
    if a.0 != b.0 {
        return false;
    }
    let set = alone[usize::from(*a.0)];
    let is_alone = |option: u8| option == NO_OPTION || set >> option & 1 == 1;
    is_alone(*a.1) || is_alone(*b.1)
}

/// Sorts the rows of one case after the other.
struct Sorter {
    alone: Vec<u64>,
    /// The rows of a case, in the order of the file.
    rows: Vec<ReadRow>,
    /// How many numbers stand before the case.
    number: usize,
}

impl Sorter {
    /// Sorts the rows of a case; gives them, in the order of the file, if they may contradict each
    /// other.
    fn sort(&mut self, columns: &mut AnswerColumns, rows: Range<usize>) -> Option<Vec<ReadRow>> {
        if part_is_sorted(&self.alone, columns, &[rows.start, rows.end]) {
            let numbers = &columns.number_rows[self.number..];
            self.number += numbers.iter().take_while(|row| **row < rows.end).count();
            return None;
        }
        self.take(columns, rows.clone());
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by_key(|at| key(&self.rows[*at]));
        self.put_back(columns, rows.start, &order);
        let fine = order.windows(2).all(|pair| match pair {
            [a, b] => {
                let (a, b) = (key(&self.rows[*a]), key(&self.rows[*b]));
                a < b && !touch(&self.alone, (&a.0, &a.1), (&b.0, &b.1))
            }
            _ => true,
        });
        (!fine).then(|| self.rows.clone())
    }

    fn take(&mut self, columns: &AnswerColumns, rows: Range<usize>) {
        self.rows.clear();
        let mut number = self.number;
        for row in rows {
            let own = columns.number_rows.get(number) == Some(&row);
            let (option, mark) = (columns.option[row], columns.mark[row]);
            self.rows.push(ReadRow {
                question: columns.question[row],
                option: (option != NO_OPTION).then_some(option),
                state: *State::ALL
                    .get(usize::from(mark & 7))
                    .unwrap_or(&State::NotAnswered),
                grade: *Grade::ALL
                    .get(usize::from(mark >> 3))
                    .unwrap_or(&Grade::Declared),
                number: own.then(|| columns.numbers[number]),
            });
            number += usize::from(own);
        }
    }

    fn put_back(&mut self, columns: &mut AnswerColumns, start: usize, order: &[usize]) {
        for (row, at) in (start..).zip(order) {
            let read = &self.rows[*at];
            (columns.question[row], columns.option[row]) = key(read);
            columns.mark[row] = mark(read.state, read.grade);
            if let Some(number) = read.number {
                columns.number_rows[self.number] = row;
                columns.numbers[self.number] = number;
                self.number += 1;
            }
        }
    }
}

fn key(row: &ReadRow) -> (u16, u8) {
    (row.question, row.option.unwrap_or(NO_OPTION))
}

/// Reports what contradicts what, with the rows of the file.
fn report(
    questions: &QuestionTable,
    answers: &Answers,
    places: &[usize],
    contradicting: BTreeMap<usize, Vec<ReadRow>>,
    problems: &mut Problems,
) {
    let mut numbers: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    let mut start = 0;
    for (case, length) in &answers.runs {
        let end = start + *length as usize;
        let place = places[*case as usize];
        if contradicting.contains_key(&place) {
            numbers
                .entry(place)
                .or_default()
                .extend((start..end).map(|i| answers.row(i)));
        }
        start = end;
    }
    for (case, rows) in contradicting {
        let numbers = numbers.remove(&case).unwrap_or_default();
        let numbers = numbers.into_iter().filter_map(|n| usize::try_from(n).ok());
        let mut rows: Vec<(usize, ReadRow)> = numbers.zip(rows).collect();
        rows.sort_by_key(|(number, row)| (row.question, *number));
        for issue in questions.conflicts(&rows) {
            let row = issue.row as u64;
            problems.push(Problem::of_answer(issue, row));
        }
    }
}
