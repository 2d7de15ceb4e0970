//! What names the input of a run: digests that do not depend on the order of rows in the files.

use std::collections::BTreeSet;
use std::iter::{Peekable, Zip};
use std::slice::Iter;

use icc_questionnaire::definition::Question;
use icc_questionnaire::{Decimal, Definition, Grade, State};
use icc_scoring::panel::{AnswerColumns, NO_OPTION};
use indexmap::IndexMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Input;
use crate::digest::{FileRecord, sha256};
use crate::distinct::Distinct;
use crate::facts::{Fact, Facts};
use crate::names::Names;

/// The answers of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputRecord {
    /// SHA-256 of the sorted rows, in lower-case hexadecimal.
    pub digest: String,
    /// Rows of answers.
    pub rows: u64,
    /// Answering units.
    pub units: usize,
    /// Periods.
    pub periods: usize,
}

/// Bytes collected before they are digested.
const CHUNK: usize = 1 << 20;

impl Input {
    /// The record of the answers. Digested are first all different rows, sorted by bytes, each the
    /// line `question TAB state TAB answer TAB evidence` in its shortest form (no state where it
    /// follows from the answer, no evidence where it is *declared*, no answer of a free text), and
    /// an empty line; then for each unit and period, in their order, the line `unit TAB period`,
    /// and for each of its rows, in the order of questions and options, the place of its line,
    /// counted from 0, as four bytes, the lowest first.
    pub(crate) fn answers_record(&self, definition: &Definition) -> InputRecord {
        let (lines, mut bytes) = Lines::of(&self.rows, definition);
        bytes.push(b'\n');
        let mut digest = Sha256::new();
        let mut numbers = Numbers::of(&self.rows);
        for (case, rows) in self.cases.iter().zip(self.offsets.windows(2)) {
            let [start, end] = rows else { continue };
            bytes.extend_from_slice(self.units[case.unit as usize].as_bytes());
            bytes.push(b'\t');
            bytes.extend_from_slice(self.periods[case.period as usize].as_bytes());
            bytes.push(b'\n');
            let places = (*start..*end).map(|row| {
                let number = numbers.next(row);
                lines.place(&self.rows, row, number).to_le_bytes()
            });
            bytes.extend(places.flatten());
            if bytes.len() > CHUNK {
                digest.update(&bytes);
                bytes.clear();
            }
        }
        digest.update(&bytes);
        InputRecord {
            digest: sha256(digest),
            rows: self.rows.question.len() as u64,
            units: self.units.len(),
            periods: self.periods.len(),
        }
    }
}

/// The record of the facts: their rows sorted by kind, unit, period and fact, each the line
/// `kind TAB unit TAB period TAB fact TAB value`.
pub(super) fn facts_record(names: &Names, facts: &Facts) -> FileRecord {
    let ranks = [&facts.kinds, &names.units, &names.periods, &facts.names].map(Distinct::ranks);
    let mut list: Vec<&Fact> = facts.list.iter().collect();
    let cells = |f: &Fact| [f.kind, f.unit, f.period, f.fact];
    list.sort_by_cached_key(|f| {
        let [kind, unit, period, fact] = cells(f);
        let rank = |of: usize, code: u32| ranks[of][code as usize];
        (rank(0, kind), rank(1, unit), rank(2, period), rank(3, fact))
    });
    let mut digest = Sha256::new();
    let mut text = Vec::with_capacity(2 * CHUNK);
    for fact in &list {
        let cells = [
            facts.kinds.text(fact.kind),
            names.units.text(fact.unit),
            names.periods.text(fact.period),
            facts.names.text(fact.fact),
            facts.values.text(fact.value),
        ];
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push(b'\t');
            }
            text.extend_from_slice(cell.as_bytes());
        }
        text.push(b'\n');
        if text.len() > CHUNK {
            digest.update(&text);
            text.clear();
        }
    }
    digest.update(&text);
    FileRecord {
        digest: sha256(digest),
        rows: list.len() as u64,
    }
}

/// The numbers among rows that are gone through in their order.
struct Numbers<'a>(Peekable<Zip<Iter<'a, usize>, Iter<'a, Decimal>>>);

impl<'a> Numbers<'a> {
    fn of(rows: &'a AnswerColumns) -> Self {
        Self(rows.number_rows.iter().zip(&rows.numbers).peekable())
    }

    /// The number of a row, if it has one.
    #[inline]
    fn next(&mut self, row: usize) -> Option<&'a Decimal> {
        let own = self.0.next_if(|(at, _)| **at == row);
        own.map(|(_, number)| number)
    }
}

/// Where the line of each row stands among all different lines.
struct Lines {
    /// Per question: where its rows without a number begin in the list below.
    starts: Vec<usize>,
    /// Per question, per option and none, per mark: the place of the line.
    plain: Vec<u32>,
    /// Per question, mark and number: the place of the line.
    numbered: IndexMap<(u16, u8, Decimal), u32>,
}

/// Marks there are: states and grades.
const MARKS: usize = 1 << 5;
/// No row has this line.
const UNUSED: u32 = u32::MAX;

impl Lines {
    /// The places, and all lines one after the other.
    fn of(rows: &AnswerColumns, definition: &Definition) -> (Self, Vec<u8>) {
        let mut starts = vec![0];
        let mut end = 0;
        for question in &definition.questions {
            end += (question.options.len() + 1) * MARKS;
            starts.push(end);
        }
        let mut lines = Self {
            starts,
            plain: vec![UNUSED; end],
            numbered: IndexMap::new(),
        };
        lines.note(rows);
        let mut sorted = BTreeSet::new();
        lines.each(definition, |line, _| {
            sorted.insert(line);
        });
        let sorted: Vec<Vec<u8>> = sorted.into_iter().collect();
        lines.each(definition, |line, place| {
            let at = sorted.binary_search(&line).unwrap_or_default();
            *place = u32::try_from(at).unwrap_or(UNUSED);
        });
        (lines, sorted.concat())
    }

    /// Notes which rows there are.
    fn note(&mut self, rows: &AnswerColumns) {
        let mut numbers = Numbers::of(rows);
        let columns = rows.question.iter().zip(&rows.option).zip(&rows.mark);
        for (row, ((&question, &option), &mark)) in columns.enumerate() {
            if let Some(number) = numbers.next(row) {
                self.numbered.insert((question, mark, *number), 0);
            } else {
                let at = self.at(question, option, mark);
                self.plain[at] = 0;
            }
        }
    }

    /// Visits every line that a row has.
    fn each(&mut self, definition: &Definition, mut visit: impl FnMut(Vec<u8>, &mut u32)) {
        for (question, start) in definition.questions.iter().zip(&self.starts) {
            let options = question.options.len();
            let own = self.plain[*start..][..(options + 1) * MARKS].iter_mut();
            for (at, place) in own.enumerate().filter(|(_, place)| **place != UNUSED) {
                let option = Some(at / MARKS).filter(|option| *option < options);
                let option = option.and_then(|option| u8::try_from(option).ok());
                let mark = u8::try_from(at % MARKS).unwrap_or_default();
                let option = option.unwrap_or(NO_OPTION);
                visit(line(question, option, mark, None), place);
            }
        }
        for ((question, mark, number), place) in &mut self.numbered {
            let question = &definition.questions[usize::from(*question)];
            visit(line(question, NO_OPTION, *mark, Some(number)), place);
        }
    }

    /// The place in the list of a row without a number.
    #[inline]
    fn at(&self, question: u16, option: u8, mark: u8) -> usize {
        let question = usize::from(question);
        let (start, end) = (self.starts[question], self.starts[question + 1]);
        (start + usize::from(option) * MARKS).min(end - MARKS) + usize::from(mark)
    }

    /// The place of a row's line.
    #[inline]
    fn place(&self, rows: &AnswerColumns, row: usize, number: Option<&Decimal>) -> u32 {
        let (question, mark) = (rows.question[row], rows.mark[row]);
        match number {
            Some(number) => self.numbered[&(question, mark, *number)],
            None => self.plain[self.at(question, rows.option[row], mark)],
        }
    }
}

/// The line of a row.
fn line(question: &Question, option: u8, mark: u8, number: Option<&Decimal>) -> Vec<u8> {
    let mut text = Vec::new();
    let state = State::ALL.get(usize::from(mark & 7)).copied();
    let grade = Grade::ALL.get(usize::from(mark >> 3)).copied();
    let answered = state == Some(State::Answered);
    let has_answer = option != NO_OPTION || number.is_some();
    text.extend_from_slice(question.code.as_str().as_bytes());
    text.push(b'\t');
    if answered != has_answer || (!answered && state != Some(State::NotAnswered)) {
        text.extend_from_slice(state.map_or("", State::as_str).as_bytes());
    }
    text.push(b'\t');
    if option != NO_OPTION {
        let code = &question.options[usize::from(option)].code;
        text.extend_from_slice(code.as_str().as_bytes());
    } else if let Some(number) = number {
        text.extend_from_slice(number.to_string().as_bytes());
    }
    text.push(b'\t');
    if let Some(grade) = grade.filter(|g| *g != Grade::Declared) {
        text.extend_from_slice(grade.as_str().as_bytes());
    }
    text.push(b'\n');
    text
}
