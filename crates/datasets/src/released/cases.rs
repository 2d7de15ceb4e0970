//! The rows of a panel's cases as tables have them: answers, and the facts beside them. They are
//! made from the columns of the panel, so that a hundred million answers stand in memory once, at
//! four bytes each.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use icc_questionnaire::definition::{Question, QuestionKind};
use icc_questionnaire::{Decimal, Definition, Grade, State, date_of};
use icc_scoring::panel::{NO_OPTION, NO_VALUE, Panel, unmark};
use polars::prelude::PolarsResult;

use super::Piece;
use super::pieces::{PIECE_ROWS, Pieces};
use crate::field::Table;
use crate::group::{Column, NONE, Words};
use crate::scores::WriteError;

/// What of a case is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseTable {
    /// Each answer or tick, by the codes of questions and options, without what was written in
    /// words.
    Answers,
    /// Each fact of the unit, the one that is named here first.
    Facts(&'static str),
}

/// The rows of some cases of some panels.
#[derive(Debug)]
pub struct CasePieces<'a> {
    table: &'static Table,
    of: CaseTable,
    sources: Vec<Source<'a>>,
    /// The position of a source, and of a case of its panel.
    cases: Vec<(u32, u32)>,
    /// How many rows stand before each of the cases, and at last all of them.
    starts: Vec<u64>,
}

/// A panel with its definition.
#[derive(Debug)]
struct Source<'a> {
    panel: &'a Panel,
    questions: &'a [Question],
    /// By question: its place in the order of codes, and those of its options.
    places: Vec<(u32, Vec<u32>)>,
    /// The facts in their order.
    facts: Vec<usize>,
}

impl<'a> CasePieces<'a> {
    /// A table without rows yet.
    #[must_use]
    pub fn new(table: &'static Table, of: CaseTable) -> Self {
        Self {
            table,
            of,
            sources: Vec::new(),
            cases: Vec::new(),
            starts: vec![0],
        }
    }

    /// Adds cases of a panel, in this order.
    pub fn add(
        &mut self,
        definition: &'a Definition,
        panel: &'a Panel,
        cases: impl IntoIterator<Item = usize>,
    ) {
        let at = self.sources.len();
        let source = Source::new(definition, panel, self.of);
        let mut end = self.starts.last().copied().unwrap_or_default();
        for case in cases {
            end += source.rows(self.of, case) as u64;
            self.cases.push((number(at), number(case)));
            self.starts.push(end);
        }
        self.sources.push(source);
    }

    /// Some rows, by their positions.
    ///
    /// # Errors
    /// When they cannot be encoded.
    pub fn range(&self, rows: Range<u64>) -> Result<Piece, WriteError> {
        let mut columns = Columns::new(self.table);
        let first = self.starts.partition_point(|start| *start <= rows.start);
        let mut last = None;
        let mut order = Vec::new();
        for at in first.saturating_sub(1)..self.cases.len() {
            let start = self.starts[at];
            if start >= rows.end {
                break;
            }
            let (source, case) = self.cases[at];
            let source_at = source as usize;
            let source = &self.sources[source_at];
            if last.replace(source_at) != Some(source_at) {
                // Words are known by numbers that each panel gives out itself.
                columns.forget();
            }
            let end = (self.starts[at + 1] - start).min(rows.end - start);
            let own = rows.start.saturating_sub(start)..end;
            let own = to_place(own.start)..to_place(own.end);
            match self.of {
                CaseTable::Answers => {
                    source.answers(case as usize, own, &mut order, &mut columns);
                }
                CaseTable::Facts(_) => source.facts(case as usize, own, &mut columns),
            }
        }
        Ok(columns.piece()?)
    }

    /// The cases whose rows these are, each with the positions of its rows: unit, period.
    pub fn cases(&self) -> impl Iterator<Item = (&str, &str, Range<u64>)> {
        let ranges = self.starts.windows(2);
        self.cases
            .iter()
            .zip(ranges)
            .map(|((source, case), range)| {
                let panel = self.sources[*source as usize].panel;
                let case = *case as usize;
                (
                    panel.unit_name(case),
                    panel.period_name(case),
                    range[0]..range[1],
                )
            })
    }
}

impl Pieces for CasePieces<'_> {
    fn pieces(&self) -> usize {
        to_place(self.rows().div_ceil(PIECE_ROWS as u64))
    }

    fn rows(&self) -> u64 {
        self.starts.last().copied().unwrap_or_default()
    }

    fn piece(&self, at: usize) -> Result<Piece, WriteError> {
        let start = (at * PIECE_ROWS) as u64;
        self.range(start..(start + PIECE_ROWS as u64).min(self.rows()))
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}

fn to_place(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The place of each text in their order.
fn places<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    let texts: Vec<&str> = texts.collect();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_unstable_by_key(|at| texts[*at]);
    let mut places = vec![0; texts.len()];
    for (place, at) in (0..).zip(order) {
        places[at] = place;
    }
    places
}

impl<'a> Source<'a> {
    fn new(definition: &'a Definition, panel: &'a Panel, of: CaseTable) -> Self {
        let questions = definition.questions.as_slice();
        let of_questions = places(questions.iter().map(|question| question.code.as_str()));
        let options = |question: &Question| {
            let options = question.options.iter();
            places(options.map(|option| option.code.as_str()))
        };
        let of_options = questions.iter().map(options);
        let names = panel.facts.names();
        let mut facts: Vec<usize> = (0..names.len()).collect();
        if let CaseTable::Facts(first) = of {
            facts.sort_by_key(|at| names[*at] != first);
        }
        Self {
            panel,
            questions,
            places: of_questions.into_iter().zip(of_options).collect(),
            facts,
        }
    }

    /// How many rows a case has.
    fn rows(&self, of: CaseTable, case: usize) -> usize {
        match of {
            CaseTable::Answers => self.panel.offsets[case + 1] - self.panel.offsets[case],
            CaseTable::Facts(_) => self.known(case).count(),
        }
    }

    /// The facts that a case has, each with its value.
    fn known(&self, case: usize) -> impl Iterator<Item = (usize, u32)> {
        let names = self.panel.facts.names();
        self.facts.iter().filter_map(move |&fact| {
            let value = self.panel.facts.column(&names[fact])?[case];
            (value != NO_VALUE).then_some((fact, value))
        })
    }

    /// Adds rows of the answers of a case, by the codes of questions and options; of a question the
    /// answered options first.
    fn answers(
        &self,
        case: usize,
        own: Range<usize>,
        order: &mut Vec<usize>,
        to: &mut Columns<'a>,
    ) {
        let rows = &self.panel.rows;
        order.clear();
        order.extend(self.panel.offsets[case]..self.panel.offsets[case + 1]);
        order.sort_by_key(|&row| {
            let (question, options) = &self.places[usize::from(rows.question[row])];
            let option = options.get(usize::from(rows.option[row]));
            let (state, _) = unmark(rows.mark[row]);
            (*question, state != State::Answered, option)
        });
        let [unit, period, questions, states, answers, evidence] = to.all();
        for &row in &order[own] {
            unit.push(self.unit(case), || self.panel.unit_name(case));
            period.push(self.period(case), || self.panel.period_name(case));
            let (question, option) = (rows.question[row], rows.option[row]);
            let of = &self.questions[usize::from(question)];
            questions.push(usize::from(question), || of.code.as_str());
            let (state, grade) = unmark(rows.mark[row]);
            states.push(state as usize, || state.as_str());
            if option == NO_OPTION {
                answers.text(rows.number(row).map(|number| shown(number, of.kind)));
            } else {
                let slot = usize::from(question) << 8 | usize::from(option);
                answers.push(slot, || of.options[usize::from(option)].code.as_str());
            }
            if state == State::Answered {
                evidence.push(grade as usize, || Grade::as_str(grade));
            } else {
                evidence.nothing();
            }
        }
    }

    fn facts(&self, case: usize, own: Range<usize>, to: &mut Columns<'a>) {
        let [kinds, unit, period, facts, values] = to.all();
        let known = self.known(case).skip(own.start).take(own.len());
        for (fact, value) in known {
            kinds.nothing();
            unit.push(self.unit(case), || self.panel.unit_name(case));
            period.push(self.period(case), || self.panel.period_name(case));
            facts.push(fact, || self.panel.facts.names()[fact].as_str());
            let text = || self.panel.facts.values()[value as usize].as_str();
            values.push(value as usize, text);
        }
    }

    fn unit(&self, case: usize) -> usize {
        self.panel.cases[case].unit as usize
    }

    fn period(&self, case: usize) -> usize {
        self.panel.cases[case].period as usize
    }
}

/// A number as answers have it: dates are days since 1970-01-01.
fn shown(number: Decimal, kind: QuestionKind) -> String {
    match kind {
        QuestionKind::Date => {
            let days: Option<i32> = number.to_string().parse().ok();
            days.and_then(date_of).unwrap_or_default()
        }
        _ => number.to_string(),
    }
}

/// The columns of a piece that is being made: texts only.
struct Columns<'a> {
    names: Vec<&'static str>,
    columns: Vec<Texts<'a>>,
}

/// A column: the words that occur, in the order in which they came, and the place of each row's.
#[derive(Default)]
struct Texts<'a> {
    words: Vec<Cow<'a, str>>,
    places: BTreeMap<Cow<'a, str>, u32>,
    /// By the number of a word in its panel: its place, plus one; 0 for one that did not come yet.
    known: Vec<u32>,
    /// The last number that was asked for, with its place: rows of a case follow each other.
    last: Option<(usize, u32)>,
    rows: Vec<u32>,
}

impl<'a> Texts<'a> {
    fn nothing(&mut self) {
        self.rows.push(NONE);
    }

    /// A word by its number.
    fn push(&mut self, number: usize, word: impl FnOnce() -> &'a str) {
        let place = match self.last {
            Some((last, place)) if last == number => place,
            _ => self.place(number, word),
        };
        self.last = Some((number, place));
        self.rows.push(place);
    }

    fn place(&mut self, number: usize, word: impl FnOnce() -> &'a str) -> u32 {
        if self.known.len() <= number {
            self.known.resize(number + 1, 0);
        }
        if self.known[number] == 0 {
            self.known[number] = self.intern(Cow::Borrowed(word())) + 1;
        }
        self.known[number] - 1
    }

    /// A text that has no number.
    fn text(&mut self, text: Option<String>) {
        let place = text
            .filter(|text| !text.is_empty())
            .map(|text| self.intern(Cow::Owned(text)));
        self.rows.push(place.unwrap_or(NONE));
    }

    fn intern(&mut self, word: Cow<'a, str>) -> u32 {
        if let Some(place) = self.places.get(&word) {
            return *place;
        }
        let place = u32::try_from(self.words.len()).unwrap_or(NONE);
        self.words.push(word.clone());
        self.places.insert(word, place);
        place
    }
}

impl<'a> Columns<'a> {
    fn new(table: &'static Table) -> Self {
        Self {
            names: table.fields.iter().map(|field| field.name).collect(),
            columns: table.fields.iter().map(|_| Texts::default()).collect(),
        }
    }

    /// The columns; as many as are asked for.
    fn all<const N: usize>(&mut self) -> [&mut Texts<'a>; N] {
        let mut columns = self.columns.iter_mut();
        std::array::from_fn(|_| columns.next().unwrap_or_else(|| unreachable!()))
    }

    fn forget(&mut self) {
        for column in &mut self.columns {
            column.known.clear();
            column.last = None;
        }
    }

    fn piece(self) -> PolarsResult<Piece> {
        let rows = self.columns.first().map_or(0, |column| column.rows.len());
        let columns = self.names.iter().zip(self.columns).map(|(name, texts)| {
            if texts.words.is_empty() {
                let nothing = texts.rows.iter().map(|_| "");
                return Column::texts(name, nothing).without_blanks();
            }
            let words = Words::new(texts.words.iter().map(AsRef::as_ref));
            Column::listed(name, &words, texts.rows)
        });
        Ok(Piece {
            rows,
            columns: columns.collect::<PolarsResult<_>>()?,
        })
    }
}
