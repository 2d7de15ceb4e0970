//! What names the input of a run: digests that do not depend on the order of rows in the files.

use icc_questionnaire::definition::Question;
use icc_questionnaire::{Decimal, Definition, Grade, State};
use icc_scoring::panel::NO_OPTION;
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
    /// The record of the answers. Digested are, for each unit and period, in their order, the line
    /// `unit TAB period TAB number of rows`, and for each row, in the order of questions and
    /// options, the place of its line among all different lines, as four bytes, the lowest first;
    /// then all different lines, in the order in which they appear first: `question TAB state TAB
    /// answer TAB evidence` in its shortest form, without a state where it follows from the answer,
    /// without evidence where it is *declared*, without the answer of a free text.
    pub(crate) fn answers_record(&self, definition: &Definition) -> InputRecord {
        let mut lines = Lines::new(definition);
        let mut digest = Sha256::new();
        let mut bytes = Vec::with_capacity(2 * CHUNK);
        let panel = &self.panel;
        let rows = &panel.rows;
        let mut numbers = rows.number_rows.iter().zip(&rows.numbers).peekable();
        for (case, ends) in panel.cases.iter().zip(panel.offsets.windows(2)) {
            let [start, end] = ends else { continue };
            bytes.extend_from_slice(panel.units[case.unit as usize].as_bytes());
            bytes.push(b'\t');
            bytes.extend_from_slice(panel.periods[case.period as usize].as_bytes());
            bytes.extend_from_slice(format!("\t{}\n", end - start).as_bytes());
            let own = *start..*end;
            let marks = rows.option[own.clone()].iter().zip(&rows.mark[own.clone()]);
            let answers = rows.question[own.clone()].iter().zip(marks);
            let places = own.zip(answers).map(|(row, (question, (option, mark)))| {
                let number = numbers.next_if(|(at, _)| **at == row);
                let number = number.map(|(_, number)| number);
                lines.place(*question, *option, *mark, number).to_le_bytes()
            });
            bytes.extend(places.flatten());
            if bytes.len() > CHUNK {
                digest.update(&bytes);
                bytes.clear();
            }
        }
        digest.update(&bytes);
        digest.update(&lines.text);
        InputRecord {
            digest: sha256(digest),
            rows: rows.question.len() as u64,
            units: panel.units.len(),
            periods: panel.periods.len(),
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

/// The different lines of answers, numbered in the order in which they appear.
struct Lines<'a> {
    definition: &'a Definition,
    /// Per question: where its rows without a number begin in the list below.
    starts: Vec<usize>,
    /// Per question, per option and none, per mark: the place of the line.
    plain: Vec<u32>,
    /// Per question, mark and number: the place of the line.
    numbered: IndexMap<(u16, u8, Decimal), u32>,
    /// How many lines there are.
    count: u32,
    /// One after the other.
    text: Vec<u8>,
}

/// Marks there are: states and grades.
const MARKS: usize = 1 << 5;
/// The line has not appeared yet.
const UNMET: u32 = u32::MAX;

impl<'a> Lines<'a> {
    fn new(definition: &'a Definition) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for question in &definition.questions {
            end += (question.options.len() + 1) * MARKS;
            starts.push(end);
        }
        Self {
            definition,
            starts,
            plain: vec![UNMET; end],
            numbered: IndexMap::new(),
            count: 0,
            text: Vec::new(),
        }
    }

    /// The place of a row's line.
    #[inline]
    fn place(&mut self, question: u16, option: u8, mark: u8, number: Option<&Decimal>) -> u32 {
        if let Some(number) = number {
            return self.numbered_place(question, mark, *number);
        }
        let own = usize::from(question);
        let (start, end) = (self.starts[own], self.starts[own + 1]);
        let at = (start + usize::from(option) * MARKS).min(end - MARKS) + usize::from(mark);
        match self.plain[at] {
            UNMET => {
                self.plain[at] = self.add(question, option, mark, None);
                self.plain[at]
            }
            place => place,
        }
    }

    fn numbered_place(&mut self, question: u16, mark: u8, number: Decimal) -> u32 {
        if let Some(place) = self.numbered.get(&(question, mark, number)) {
            return *place;
        }
        let place = self.add(question, NO_OPTION, mark, Some(&number));
        self.numbered.insert((question, mark, number), place);
        place
    }

    #[cold]
    fn add(&mut self, question: u16, option: u8, mark: u8, number: Option<&Decimal>) -> u32 {
        let question = &self.definition.questions[usize::from(question)];
        write(question, option, mark, number, &mut self.text);
        self.count += 1;
        self.count - 1
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
