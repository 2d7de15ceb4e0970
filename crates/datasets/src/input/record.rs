//! What names the input of a run: digests that do not depend on the order of rows in the files.

use icc_questionnaire::definition::Question;
use icc_questionnaire::{Decimal, Definition, Grade, State};
use icc_scoring::panel::NO_OPTION;
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
    /// The record of the answers: for each unit and period, in their order, the line
    /// `unit TAB period`, and for each of its rows, in the order of questions and options, the
    /// line `question TAB state TAB answer TAB evidence` in its shortest form: no state where it
    /// follows from the answer, no evidence where it is *declared*, no answer of a free text.
    pub(crate) fn answers_record(&self, definition: &Definition) -> InputRecord {
        let mut lines = Lines::new(definition);
        let mut digest = Sha256::new();
        let mut text = Vec::with_capacity(2 * CHUNK);
        let mut numbers = self
            .panel
            .rows
            .number_rows
            .iter()
            .zip(&self.panel.rows.numbers)
            .peekable();
        for (case, rows) in self.panel.cases.iter().zip(self.panel.offsets.windows(2)) {
            let [start, end] = rows else { continue };
            text.extend_from_slice(self.panel.units[case.unit as usize].as_bytes());
            text.push(b'\t');
            text.extend_from_slice(self.panel.periods[case.period as usize].as_bytes());
            text.push(b'\n');
            for row in *start..*end {
                let number = numbers
                    .next_if(|(at, _)| **at == row)
                    .map(|(_, number)| number);
                let (question, option) =
                    (self.panel.rows.question[row], self.panel.rows.option[row]);
                lines.add(
                    question,
                    option,
                    self.panel.rows.mark[row],
                    number,
                    &mut text,
                );
            }
            if text.len() > CHUNK {
                digest.update(&text);
                text.clear();
            }
        }
        digest.update(&text);
        InputRecord {
            digest: sha256(digest),
            rows: self.panel.rows.question.len() as u64,
            units: self.panel.units.len(),
            periods: self.panel.periods.len(),
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

/// The lines of answers.
struct Lines<'a> {
    definition: &'a Definition,
    /// Per question: the place of its first line.
    starts: Vec<usize>,
    /// Per question, per option and none, per mark: the line, once it is made.
    made: Vec<Line>,
}

/// Marks there are: states and grades.
const MARKS: usize = 1 << 5;

/// Bytes that are copied whatever the length of a line: a copy of a fixed length is a few
/// instructions, one of any length is a call. The last of them is the length.
const ROOM: usize = 64;
const LONGEST: usize = ROOM - 1;

/// A line that is known: one line of a processor's cache. Its length is 0 where it is not made yet,
/// and [`TOO_LONG`] where it does not fit.
#[derive(Clone)]
#[repr(align(64))]
struct Line([u8; ROOM]);

const TOO_LONG: u8 = u8::MAX;

impl<'a> Lines<'a> {
    fn new(definition: &'a Definition) -> Self {
        let mut starts = Vec::with_capacity(definition.questions.len());
        let mut lines = 0;
        for question in &definition.questions {
            starts.push(lines);
            lines += (question.options.len() + 1) * MARKS;
        }
        Self {
            definition,
            starts,
            made: vec![Line([0; ROOM]); lines],
        }
    }

    fn add(
        &mut self,
        question: u16,
        option: u8,
        mark: u8,
        number: Option<&Decimal>,
        text: &mut Vec<u8>,
    ) {
        let asked = &self.definition.questions[usize::from(question)];
        if number.is_some() {
            write(asked, option, mark, number, text);
            return;
        }
        let place = usize::from(option).min(asked.options.len()) * MARKS + usize::from(mark);
        let line = &mut self.made[self.starts[usize::from(question)] + place];
        if line.0[LONGEST] == 0 {
            let mut made = Vec::new();
            write(asked, option, mark, None, &mut made);
            line.0[LONGEST] = match made.len() {
                length @ 1..=LONGEST => {
                    line.0[..length].copy_from_slice(&made);
                    u8::try_from(length).unwrap_or(TOO_LONG)
                }
                _ => TOO_LONG,
            };
        }
        let length = line.0[LONGEST];
        if length == TOO_LONG {
            write(asked, option, mark, None, text);
            return;
        }
        let end = text.len() + usize::from(length);
        text.extend_from_slice(&line.0);
        text.truncate(end);
    }
}

/// Writes a line.
fn write(question: &Question, option: u8, mark: u8, number: Option<&Decimal>, text: &mut Vec<u8>) {
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
}
