//! The file of answers: every row validated, resolved once per distinct text, and packed.

use icc_questionnaire::validate::{QuestionTable, ReadRow};
use icc_scoring::panel::{AnswerColumns, NO_OPTION, mark};
use indexmap::IndexSet;

use crate::distinct::{Distinct, EMPTY};
use crate::field::ANSWERS;
use crate::names::{NameColumn, Names};
use crate::problem::{LISTED, Problem, Problems};
use crate::table::{Block, Reader, Source};

const UNIT: usize = 0;
const PERIOD: usize = 1;
const QUESTION: usize = 2;
const STATE: usize = 3;
const ANSWER: usize = 4;
const EVIDENCE: usize = 5;

/// Distinct answers kept from block to block; texts and numbers may all differ.
const KEPT_ANSWERS: usize = 1 << 20;

/// Unit and period, as numbers of names.
pub(crate) type CaseName = (u32, u32);

/// The rows of a file, in its order.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub(crate) columns: AnswerColumns,
    /// The units and periods that have rows, in the order of appearance.
    pub(crate) cases: IndexSet<CaseName>,
    /// Rows that follow each other and belong to one case: index of the case, number of rows.
    pub(crate) runs: Vec<(u32, u32)>,
    /// Where the rows of the file jump: index of the row, its number in the file.
    jumps: Vec<(usize, u64)>,
}

impl Answers {
    /// The number in the file of a row.
    pub(crate) fn row(&self, index: usize) -> u64 {
        let after = self.jumps.partition_point(|(at, _)| *at <= index);
        self.jumps[..after]
            .last()
            .map_or(0, |(at, row)| row + (index - at) as u64)
    }
}

/// Reads a file of answers.
pub(crate) fn read(
    source: Source<'_>,
    questions: &QuestionTable,
    names: &mut Names,
    problems: &mut Problems,
) -> Answers {
    let mut reader = Reader::open(source, &ANSWERS, problems);
    reader.distinct[UNIT] = std::mem::take(&mut names.units);
    reader.distinct[PERIOD] = std::mem::take(&mut names.periods);
    let mut units = NameColumn::new(UNIT, "unit", true);
    let mut periods = NameColumn::new(PERIOD, "period", false);
    let mut answers = Answers::default();
    let mut block = Block::default();
    let mut blanks = Blanks::default();
    let mut memo = Memo::new(questions);
    while reader.next(&mut block, problems) {
        units.check(&block, &reader.distinct[UNIT], problems);
        periods.check(&block, &reader.distinct[PERIOD], problems);
        blanks.note(&block);
        answers.add(&block, &reader.distinct, &mut memo, problems);
        if reader.distinct[ANSWER].len() > KEPT_ANSWERS {
            reader.distinct[ANSWER].clear();
        }
    }
    blanks.report(problems);
    names.units = std::mem::take(&mut reader.distinct[UNIT]);
    names.periods = std::mem::take(&mut reader.distinct[PERIOD]);
    answers
}

/// Rows without a period: none may be, or all.
#[derive(Debug, Default)]
struct Blanks {
    /// Whether some row names its period.
    named: bool,
    /// The first rows that do not, and how many more there are.
    rows: Vec<u64>,
    more: u64,
}

impl Blanks {
    fn note(&mut self, block: &Block) {
        let cells = &block.columns[PERIOD];
        if cells.is_empty() {
            return; // The file has no such column.
        }
        for (index, _) in cells.iter().enumerate().filter(|(_, code)| **code == EMPTY) {
            if self.rows.len() < LISTED {
                self.rows.push(block.row(index));
            } else {
                self.more += 1;
            }
        }
        self.named |= cells.iter().any(|code| *code != EMPTY);
    }

    fn report(self, problems: &mut Problems) {
        if self.named {
            for row in self.rows {
                problems.push(Problem::new("period-missing").row(row).column("period"));
            }
            problems.leave_out(self.more);
        }
    }
}

impl Answers {
    fn add(
        &mut self,
        block: &Block,
        texts: &[Distinct],
        memo: &mut Memo<'_>,
        problems: &mut Problems,
    ) {
        memo.begin(texts);
        self.columns.question.reserve(block.rows);
        self.columns.option.reserve(block.rows);
        self.columns.mark.reserve(block.rows);
        let mut last = None;
        for (range, first) in block.segments() {
            let mut jumped = true;
            for (index, row) in range.zip(first..) {
                let cells = [QUESTION, STATE, EVIDENCE, ANSWER].map(|c| block.cell(c, index));
                let meaning = memo.row(cells, texts);
                if matches!(meaning, Row::Wrong) {
                    report(memo.questions, cells, texts, row, problems);
                    jumped = true;
                    continue;
                }
                if jumped {
                    self.jumps.push((self.columns.question.len(), row));
                    jumped = false;
                }
                match meaning {
                    Row::Packed(question, option, mark) => {
                        self.columns.push_packed(question, option, mark);
                    }
                    Row::Read(read) => push(&mut self.columns, &read),
                    Row::Wrong => {}
                }
                let name = (block.cell(UNIT, index), block.cell(PERIOD, index));
                match (last == Some(name), self.runs.last_mut()) {
                    (true, Some((_, length))) if *length < u32::MAX => *length += 1,
                    _ => {
                        let (case, _) = self.cases.insert_full(name);
                        self.runs.push((u32::try_from(case).unwrap_or(u32::MAX), 1));
                        last = Some(name);
                    }
                }
            }
        }
    }
}

fn push(columns: &mut AnswerColumns, row: &ReadRow) {
    if let Some(number) = row.number {
        columns.number_rows.push(columns.question.len());
        columns.numbers.push(number);
    }
    columns.push_packed(
        row.question,
        row.option.unwrap_or(NO_OPTION),
        mark(row.state, row.grade),
    );
}

#[cold]
fn report(
    questions: &QuestionTable,
    [question, state, evidence, answer]: [u32; 4],
    texts: &[Distinct],
    row: u64,
    problems: &mut Problems,
) {
    if problems.is_full() {
        problems.leave_out(1);
        return;
    }
    let read = questions.read(
        texts[QUESTION].text(question),
        texts[STATE].text(state),
        texts[ANSWER].text(answer),
        texts[EVIDENCE].text(evidence),
    );
    for issue in read.err().into_iter().flatten() {
        problems.push(Problem::of_answer(issue, row));
    }
}

/// What a row of texts means.
enum Row {
    /// Question, option, state and grade.
    Packed(u16, u8, u8),
    /// The same with a number.
    Read(ReadRow),
    Wrong,
}

/// Remembers what each combination of texts means.
struct Memo<'a> {
    questions: &'a QuestionTable,
    /// Question, option and mark of a combination, or one of the two below.
    meanings: Vec<u32>,
    /// How many distinct texts of state, evidence and answer have a place.
    sizes: [usize; 3],
}

/// Not met yet.
const UNMET: u32 = u32::MAX;
/// To be read each time: it has a number, or is wrong.
const EACH_TIME: u32 = u32::MAX - 1;
/// Combinations remembered.
const REMEMBERED: usize = 1 << 22;

impl<'a> Memo<'a> {
    const fn new(questions: &'a QuestionTable) -> Self {
        Self {
            questions,
            meanings: Vec::new(),
            sizes: [0; 3],
        }
    }

    /// Makes room for the combinations of a block. Its texts may have other numbers than before.
    fn begin(&mut self, texts: &[Distinct]) {
        let [questions, states, grades] = [QUESTION, STATE, EVIDENCE].map(|c| texts[c].len());
        let others = questions.saturating_mul(states).saturating_mul(grades);
        let answers = (REMEMBERED / others.max(1)).min(texts[ANSWER].len());
        self.sizes = [states, grades, answers];
        self.meanings.clear();
        self.meanings.resize(others.saturating_mul(answers), UNMET);
    }

    #[inline]
    fn row(&mut self, cells: [u32; 4], texts: &[Distinct]) -> Row {
        let [question, state, grade, answer] = cells.map(|c| c as usize);
        let [states, grades, answers] = self.sizes;
        if answer >= answers {
            return self.read(cells, texts);
        }
        let at = ((question * states + state) * grades + grade) * answers + answer;
        let meaning = self.meanings[at];
        if meaning < EACH_TIME {
            let [q0, q1, option, mark] = meaning.to_le_bytes();
            return Row::Packed(u16::from_le_bytes([q0, q1]), option, mark);
        }
        let row = self.read(cells, texts);
        if meaning == UNMET {
            self.meanings[at] = match &row {
                Row::Read(r) if r.number.is_none() => {
                    let [q0, q1] = r.question.to_le_bytes();
                    let option = r.option.unwrap_or(NO_OPTION);
                    u32::from_le_bytes([q0, q1, option, mark(r.state, r.grade)])
                }
                _ => EACH_TIME,
            };
        }
        row
    }

    fn read(&self, [question, state, evidence, answer]: [u32; 4], texts: &[Distinct]) -> Row {
        let read = self.questions.read(
            texts[QUESTION].text(question),
            texts[STATE].text(state),
            texts[ANSWER].text(answer),
            texts[EVIDENCE].text(evidence),
        );
        read.map_or(Row::Wrong, Row::Read)
    }
}
