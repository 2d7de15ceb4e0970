//! The file of answers: every row validated, resolved once per distinct text, and packed.

use icc_questionnaire::validate::{QuestionTable, ReadRow};
use icc_scoring::panel::{AnswerColumns, NO_OPTION, mark};
use indexmap::IndexSet;

use crate::distinct::{Distinct, EMPTY, Known};
use crate::field::ANSWERS;
use crate::names::{NameColumn, Names};
use crate::problem::{LISTED, Problem, Problems};
use crate::table::{Block, Forgotten, Reader, Source, Take, ahead};

const UNIT: usize = 0;
const PERIOD: usize = 1;
const QUESTION: usize = 2;
const STATE: usize = 3;
const ANSWER: usize = 4;
const EVIDENCE: usize = 5;

/// Distinct answers kept from block to block; texts and numbers may all differ.
const KEPT_ANSWERS: usize = 1 << 20;

/// Rows that room is made for before they are read: a file may promise any number.
const RESERVED_ROWS: usize = 1 << 27;

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
    let mut taking = Taking::new(questions, problems.of_same_file());
    taking.answers.reserve(reader.rows().min(RESERVED_ROWS));
    let check = |block: &Block, texts: &[Distinct], problems: &mut Problems| {
        units.check(block, &texts[UNIT], problems);
        periods.check(block, &texts[PERIOD], problems);
    };
    let codes = [QUESTION, STATE, ANSWER, EVIDENCE];
    let forgotten = Forgotten {
        column: ANSWER,
        kept: KEPT_ANSWERS,
    };
    let taken = ahead(&mut reader, &codes, forgotten, problems, check, taking);
    problems.append(taken.problems);
    taken.blanks.report(problems);
    names.units = std::mem::take(&mut reader.distinct[UNIT]);
    names.periods = std::mem::take(&mut reader.distinct[PERIOD]);
    taken.answers
}

/// What becomes of the rows.
struct Taking<'a> {
    answers: Answers,
    blanks: Blanks,
    memo: Memo<'a>,
    problems: Problems,
}

impl<'a> Taking<'a> {
    fn new(questions: &'a QuestionTable, problems: Problems) -> Self {
        Self {
            answers: Answers::default(),
            blanks: Blanks::default(),
            memo: Memo::new(questions),
            problems,
        }
    }
}

impl Take for Taking<'_> {
    fn take(&mut self, block: &Block, texts: &[Known]) {
        self.blanks.note(block);
        let Self {
            answers,
            memo,
            problems,
            ..
        } = self;
        answers.add(block, texts, memo, problems);
    }

    fn forget(&mut self) {
        self.memo.forget();
    }
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
    fn reserve(&mut self, rows: usize) {
        self.columns.question.reserve(rows);
        self.columns.option.reserve(rows);
        self.columns.mark.reserve(rows);
    }

    fn add(
        &mut self,
        block: &Block,
        texts: &[Known],
        memo: &mut Memo<'_>,
        problems: &mut Problems,
    ) {
        memo.begin(texts);
        self.reserve(block.rows);
        let mut last = None;
        for (range, first) in block.segments() {
            let cells = |column| block.column(column)[range.clone()].iter().copied();
            let names = cells(UNIT).zip(cells(PERIOD));
            let codes = cells(QUESTION).zip(cells(STATE));
            let codes = codes.zip(cells(EVIDENCE).zip(cells(ANSWER)));
            let mut jumped = true;
            for ((name, ((question, state), (grade, answer))), row) in names.zip(codes).zip(first..)
            {
                let cells = [question, state, grade, answer];
                let packed = memo.packed(cells);
                if packed < EACH_TIME {
                    self.note(&mut last, &mut jumped, name, row);
                    let [q0, q1, option, mark] = packed.to_le_bytes();
                    let question = u16::from_le_bytes([q0, q1]);
                    self.columns.push_packed(question, option, mark);
                } else if let Some(read) = memo.read(cells, texts) {
                    self.note(&mut last, &mut jumped, name, row);
                    push(&mut self.columns, &read);
                } else {
                    report(memo.questions, cells, texts, row, problems);
                    jumped = true;
                }
            }
        }
    }

    /// Notes the place and the case of the row that is added next.
    #[inline]
    fn note(&mut self, last: &mut Option<CaseName>, jumped: &mut bool, name: CaseName, row: u64) {
        if *jumped {
            self.jumps.push((self.columns.question.len(), row));
            *jumped = false;
        }
        match (*last == Some(name), self.runs.last_mut()) {
            (true, Some((_, length))) if *length < u32::MAX => *length += 1,
            _ => {
                let (case, _) = self.cases.insert_full(name);
                self.runs.push((u32::try_from(case).unwrap_or(u32::MAX), 1));
                *last = Some(name);
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
    texts: &[Known],
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

    /// Makes room for the combinations of the texts known so far.
    fn begin(&mut self, texts: &[Known]) {
        let [questions, states, grades] = [QUESTION, STATE, EVIDENCE].map(|c| texts[c].len());
        let others = questions.saturating_mul(states).saturating_mul(grades);
        let answers = (REMEMBERED / others.max(1)).min(texts[ANSWER].len());
        let size = others.saturating_mul(answers);
        if (self.sizes, self.meanings.len()) != ([states, grades, answers], size) {
            self.sizes = [states, grades, answers];
            self.forget();
            self.meanings.resize(size, UNMET);
        }
    }

    /// The texts get other numbers from here on.
    fn forget(&mut self) {
        self.meanings.clear();
    }

    /// Question, option and mark of a row that was met before, or one of the two above.
    #[inline]
    fn packed(&self, cells: [u32; 4]) -> u32 {
        self.place(cells).map_or(EACH_TIME, |at| self.meanings[at])
    }

    /// Where the meaning of a combination is kept, if it is.
    #[inline]
    fn place(&self, [question, state, grade, answer]: [u32; 4]) -> Option<usize> {
        let [states, grades, answers] = self.sizes;
        let row = (question as usize * states + state as usize) * grades + grade as usize;
        let answer = answer as usize;
        (answer < answers).then_some(row * answers + answer)
    }

    /// Reads a row, and remembers it where it has no number; none if it is wrong.
    fn read(&mut self, cells: [u32; 4], texts: &[Known]) -> Option<ReadRow> {
        let [question, state, grade, answer] = cells;
        let read = self.questions.read(
            texts[QUESTION].text(question),
            texts[STATE].text(state),
            texts[ANSWER].text(answer),
            texts[EVIDENCE].text(grade),
        );
        let read = read.ok();
        if let Some(at) = self.place(cells).filter(|at| self.meanings[*at] == UNMET) {
            self.meanings[at] = match &read {
                Some(row) if row.number.is_none() => {
                    let [q0, q1] = row.question.to_le_bytes();
                    let option = row.option.unwrap_or(NO_OPTION);
                    u32::from_le_bytes([q0, q1, option, mark(row.state, row.grade)])
                }
                _ => EACH_TIME,
            };
        }
        read
    }
}
