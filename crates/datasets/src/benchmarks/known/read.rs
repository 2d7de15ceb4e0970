//! Reading the tables of scores and facts.

use super::{Column, Known, Scored, UnitFacts};
use crate::distinct::{Distinct, EMPTY, Known as Texts};
use crate::facts;
use crate::field::{SCORED, SCORES_TREATED, Vocabulary};
use crate::problem::{Problem, Problems};
use crate::scores::Origin;
use crate::table::{Block, Forgotten, Reader, Source, Take, ahead};

const EDITION: usize = 0;
const METHOD: usize = 1;
const VERSION: usize = 2;
const KIND: usize = 3;
const PERIOD: usize = 4;
const UNIT: usize = 5;
const MEASURE: usize = 6;
const STATUS: usize = 8;
const VALUE: usize = 9;
const NAMES: [usize; 8] = [
    EDITION, METHOD, VERSION, KIND, PERIOD, UNIT, MEASURE, STATUS,
];

/// Distinct numbers kept from block to block; they may all differ.
const KEPT_NUMBERS: usize = 1 << 18;
/// A text that is no number.
const NO_NUMBER: f64 = f64::INFINITY;

impl Known {
    pub(in crate::benchmarks) fn read(
        scores: Source<'_>,
        facts: Source<'_>,
        problems: &mut Problems,
    ) -> Self {
        let mut known = Self::default();
        known.facts = facts::read(facts, &mut known.names, problems);
        known.read_scores(scores, problems);
        known.find_facts();
        known
    }

    /// Finds where the facts of each unit stand: they are sorted by kind and unit.
    fn find_facts(&mut self) {
        let list = &self.facts.list;
        let mut at = 0_u32;
        for group in list.chunk_by(|a, b| a.kind == b.kind) {
            let mut starts = vec![0; self.names.units.len() + 1];
            for fact in group {
                starts[fact.unit as usize + 1] += 1;
            }
            let mut next = at;
            for start in &mut starts {
                next += *start;
                *start = next;
            }
            at = next;
            if let Some(first) = group.first() {
                self.units.insert(first.kind, UnitFacts { starts });
            }
        }
    }

    fn read_scores(&mut self, source: Source<'_>, problems: &mut Problems) {
        let mut reader = Reader::open(source, &SCORES_TREATED, problems);
        reader.need(&[&NAMES[..], &[VALUE]].concat());
        reader.as_floats(VALUE);
        reader.distinct[KIND] = std::mem::take(&mut self.facts.kinds);
        reader.distinct[UNIT] = std::mem::take(&mut self.names.units);
        reader.distinct[PERIOD] = std::mem::take(&mut self.names.periods);
        let rows = Rows {
            problems: problems.of_same_file(),
            ..Rows::default()
        };
        let codes = [EDITION, METHOD, VERSION, KIND, MEASURE, STATUS, VALUE];
        let forgotten = Forgotten {
            column: VALUE,
            kept: KEPT_NUMBERS,
        };
        let check = |_: &Block, _: &[Distinct], _: &mut Problems| {};
        let mut rows = ahead(&mut reader, &codes, forgotten, problems, check, rows);
        problems.append(std::mem::take(&mut rows.problems));
        let mut take = |column: usize| std::mem::take(&mut reader.distinct[column]);
        (self.facts.kinds, self.editions) = (take(KIND), take(EDITION));
        (self.names.units, self.names.periods) = (take(UNIT), take(PERIOD));
        self.origin = rows.origin(&self.editions, &take(METHOD), &take(VERSION));
        let kinds = rows.kinds.into_iter().flatten();
        self.kinds = kinds
            .map(|own| {
                (
                    self.facts.kinds.text(own.scored.kind).to_owned(),
                    own.scored,
                )
            })
            .collect();
    }
}

/// What a status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Scored,
    None,
    Unknown,
}

/// What stands in the column of values.
#[derive(Debug, Clone, Copy)]
enum Value {
    /// The number of a text.
    Text(u32),
    Float(Option<f64>),
}

impl Value {
    fn show(self, texts: &[Texts]) -> String {
        match self {
            Self::Text(text) => texts[VALUE].text(text).to_owned(),
            Self::Float(number) => number.map_or_else(String::new, |number| number.to_string()),
        }
    }
}

/// The rows of scores so far. What a text means is found once.
#[derive(Debug, Default)]
struct Rows {
    /// Edition, method and version of the first row.
    first: Option<[u32; 3]>,
    /// Whether all rows are of the first row's edition.
    editions_differ: bool,
    /// By number of the kind.
    kinds: Vec<Option<OwnRows>>,
    /// By number of the text.
    statuses: Vec<Status>,
    /// By number of the text; not-a-number where it is empty.
    numbers: Vec<f64>,
    /// Edition, kind, period and unit of the last row, and its result.
    last: Option<([u32; 4], usize)>,
    problems: Problems,
}

#[derive(Debug, Default)]
struct OwnRows {
    scored: Scored,
    /// By number of the measure's name: its position, if it has one.
    positions: Vec<Option<u32>>,
}

impl Take for Rows {
    fn take(&mut self, block: &Block, texts: &[Texts]) {
        self.prepare(texts);
        let columns = NAMES.map(|column| block.column(column));
        let (values, floats) = (block.column(VALUE), &block.floats[VALUE]);
        for (range, first) in block.segments() {
            for (index, row) in range.zip(first..) {
                let float = floats.get(index);
                let value = float.map_or(Value::Text(values[index]), |float| Value::Float(*float));
                self.add(columns.map(|column| column[index]), value, row, texts);
            }
        }
    }

    fn forget(&mut self) {
        self.numbers.clear();
    }
}

impl Rows {
    /// Gives the texts of a block their meaning.
    fn prepare(&mut self, texts: &[Texts]) {
        let words = Vocabulary::Status.words();
        let new = |known: usize, column: usize| {
            (known..texts[column].len()).filter_map(|code| u32::try_from(code).ok())
        };
        let status = |code| match texts[STATUS].text(code) {
            SCORED => Status::Scored,
            word if words.contains(&word) => Status::None,
            _ => Status::Unknown,
        };
        self.statuses
            .extend(new(self.statuses.len(), STATUS).map(status));
        let number = |code| match texts[VALUE].text(code) {
            "" => f64::NAN,
            text => text
                .parse()
                .ok()
                .filter(|n: &f64| n.is_finite())
                .unwrap_or(NO_NUMBER),
        };
        self.numbers
            .extend(new(self.numbers.len(), VALUE).map(number));
        self.kinds.resize_with(texts[KIND].len(), || None);
        for own in self.kinds.iter_mut().flatten() {
            own.positions.resize(texts[MEASURE].len(), None);
        }
    }

    fn add(
        &mut self,
        [
            edition,
            method,
            version,
            kind,
            period,
            unit,
            measure,
            status,
        ]: [u32; NAMES.len()],
        value: Value,
        row: u64,
        texts: &[Texts],
    ) {
        let problems = &mut self.problems;
        let first = *self.first.get_or_insert([edition, method, version]);
        if first[1..] != [method, version] {
            let shown = |method, version| {
                let (method, version) = (texts[METHOD].text(method), texts[VERSION].text(version));
                format!("{method} {version}")
            };
            let problem = Problem::new("different-methods").row(row).column("method");
            let problem = problem.with("first", shown(first[1], first[2]));
            problems.push(problem.with("other", shown(method, version)));
        } else if first[0] != edition {
            self.editions_differ = true;
        }
        let status_of = self.statuses[status as usize];
        if status_of == Status::Unknown {
            let problem = Problem::new("unknown-word").row(row).column("status");
            let problem = problem.with("value", texts[STATUS].text(status));
            problems.push(problem.with("known", Vocabulary::Status.words().join(", ")));
        }
        if unit == EMPTY {
            problems.push(Problem::new("name-missing").row(row).column("unit"));
        }
        let mut number = match value {
            Value::Text(text) => self.numbers[text as usize],
            Value::Float(None) => f64::NAN,
            Value::Float(Some(number)) if number.is_finite() => number,
            Value::Float(Some(_)) => NO_NUMBER,
        };
        let absent = number.is_nan();
        if number.is_infinite() {
            let problem = Problem::new("invalid-number").row(row).column("value");
            problems.push(problem.with("value", value.show(texts)));
            number = f64::NAN;
        }
        if status_of != Status::Scored {
            number = f64::NAN;
        } else if absent {
            problems.push(Problem::new("value-missing").row(row).column("value"));
        }
        let own = self.kinds[kind as usize].get_or_insert_with(|| OwnRows::new(kind, texts));
        let names = [edition, kind, period, unit];
        let case = match self.last {
            Some((last, case)) if last == names => case,
            _ => own.case(edition, period, unit),
        };
        self.last = Some((names, case));
        let first_row = own.put(case, measure, row, number, texts);
        if first_row > 0 {
            let problem = Problem::new("repeated-row").row(row).column("measure");
            problems.push(problem.with("first_row", first_row));
        }
    }

    fn origin(&self, editions: &Distinct, methods: &Distinct, versions: &Distinct) -> Origin {
        let Some([edition, method, version]) = self.first else {
            return Origin::default();
        };
        let edition = if self.editions_differ { EMPTY } else { edition };
        Origin {
            edition: editions.text(edition).to_owned(),
            method: methods.text(method).to_owned(),
            method_version: versions.text(version).to_owned(),
        }
    }
}

impl OwnRows {
    fn new(kind: u32, texts: &[Texts]) -> Self {
        Self {
            scored: Scored {
                kind,
                ..Scored::default()
            },
            positions: vec![None; texts[MEASURE].len()],
        }
    }

    /// The place of a result.
    fn case(&mut self, edition: u32, period: u32, unit: u32) -> usize {
        let (case, new) = self.scored.cases.insert_full((unit, period));
        if new {
            self.scored.editions.push(edition);
        }
        case
    }

    /// Puts a score into its place; gives the row of another one that was there.
    fn put(&mut self, case: usize, measure: u32, row: u64, value: f64, texts: &[Texts]) -> u32 {
        let Scored {
            measures, columns, ..
        } = &mut self.scored;
        let position = *self.positions[measure as usize].get_or_insert_with(|| {
            let name = texts[MEASURE].text(measure).to_owned();
            columns.push(Column::default());
            u32::try_from(measures.insert_full(name).0).unwrap_or(u32::MAX)
        });
        let Column { rows, values } = &mut columns[position as usize];
        if rows.len() == case {
            // Nearly every result has every measure, and comes after the one before.
            rows.push(0);
            values.push(value);
        } else if rows.len() < case {
            rows.resize(case + 1, 0);
            values.resize(case + 1, f64::NAN);
        }
        values[case] = value;
        // Files are refused long before they have so many rows.
        std::mem::replace(&mut rows[case], u32::try_from(row).unwrap_or(u32::MAX))
    }
}
