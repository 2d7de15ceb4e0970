//! Times the engine alone: answers that are already in memory, as columns, become scores and
//! benchmarks.
//!
//! ```sh
//! cargo run --release -p icc-scoring --example kernel -- DEFINITION METHOD DATA [TIMES] [OUT]
//! ```
//!
//! DATA is a folder written by `tests/bench/generate.py`. Every run starts from the columns of
//! rows, sorted by case; the place of each case's rows is found within the time measured. Prints
//! the fastest of TIMES runs as one line of JSON; OUT gets the figures, so that they can be
//! compared with those of others.
#![expect(
    clippy::print_stdout,
    reason = "the figures are for a person or a script"
)]

#[path = "common/timing.rs"]
mod timing;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use icc_questionnaire::Decimal;
use icc_scoring::panel::{AnswerColumns, Case, FactTable, NO_VALUE, Panel};
use icc_scoring::{Cohort, GroupFigures, Program, Scores};
use rayon::prelude::*;

use timing::{Outcome, processor, read_definition};

/// Per measure, per grouping, per group.
type Groups = [Vec<Vec<GroupFigures>>];

/// At most about so many cases are kept to be compared one by one.
const SAMPLE: usize = 10_000;
const REFERENCE: &str = "2026";
const PERIODS: [&str; 4] = ["2020", "2022", "2024", "2026"];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [definition, method, data, rest @ ..] = arguments.as_slice() else {
        return Err("DEFINITION METHOD DATA [TIMES] [OUT]".into());
    };
    let times: usize = rest.first().map_or(Ok(3), |t| t.parse())?;
    let program = Program::compile(&read_definition(Path::new(definition))?, method)?;
    let mut loaded = Loaded::read(Path::new(data))?;
    let measures: Vec<usize> = (0..program.measures_info().count()).collect();
    let mut times_of_runs: Vec<(f64, f64, f64)> = Vec::new();
    // The results of a run are kept until the next one takes their memory, as those of the others.
    let mut scores = Scores::default();
    let mut groups = Vec::new();
    for _ in 0..times {
        let (start, busy) = (Instant::now(), processor());
        loaded.lay_out();
        program
            .score_into(&loaded.panel, &mut scores)
            .map_err(|_| "the panel cannot be scored")?;
        let scored = start.elapsed().as_secs_f64();
        let cohort = Cohort::new(&loaded.panel, REFERENCE, &program.benchmark);
        let groupings = [
            cohort.all(),
            cohort.by_fact(&loaded.panel, "country"),
            cohort.by_fact(&loaded.panel, "size"),
        ];
        groups = cohort.figures(&scores, &measures, &groupings, 1);
        let whole = start.elapsed().as_secs_f64();
        times_of_runs.push((whole, scored, processor() - busy));
    }
    if let Some(out) = rest.get(1) {
        keep(&scores, &groups, measures.len(), Path::new(out))?;
    }
    let fastest = |of: fn(&(f64, f64, f64)) -> f64| {
        times_of_runs.iter().map(of).fold(f64::INFINITY, f64::min)
    };
    println!(
        "{{\"seconds\": {}, \"processor\": {}, \"scoring\": {}, \"first\": {}, \"cases\": {}, \"rows\": {}, \"threads\": {}}}",
        fastest(|t| t.0),
        fastest(|t| t.2),
        fastest(|t| t.1),
        times_of_runs.first().map_or(f64::NAN, |t| t.0),
        loaded.panel.cases.len(),
        loaded.panel.rows.question.len(),
        rayon::current_num_threads(),
    );
    Ok(())
}

/// The columns in memory.
struct Loaded {
    /// Per row: its case, ascending.
    case: Vec<u32>,
    panel: Panel,
}

impl Loaded {
    fn read(folder: &Path) -> Outcome<Self> {
        let bytes = |name: &str| std::fs::read(folder.join(format!("{name}.bin")));
        let drafts = bytes("draft")?;
        let cases = u32::try_from(drafts.len())?;
        let units = cases / u32::try_from(PERIODS.len())?;
        let mut rows = AnswerColumns {
            question: numbers(&bytes("question")?, u16::from_le_bytes),
            option: bytes("option")?,
            mark: bytes("mark")?,
            ..AnswerColumns::default()
        };
        for row in numbers(&bytes("number_row")?, u64::from_le_bytes) {
            rows.number_rows.push(usize::try_from(row)?);
        }
        for tenths in numbers(&bytes("tenths")?, i32::from_le_bytes) {
            rows.numbers.push(Decimal::new(i128::from(tenths), 1));
        }
        // Words of the facts, sorted: countries c00 …, then `draft`, then the sizes s0 ….
        let words = |prefix: &str, n: u8| (0..n).map(|i| format!("{prefix}{i:02}")).collect();
        let (countries, sizes): (Vec<String>, Vec<String>) = (words("c", 100), words("s", 100));
        let values = [countries, vec!["draft".to_owned()], sizes].concat();
        let per_case = |of: &[u8], first: u32| -> Vec<u32> {
            (0..cases)
                .map(|c| first + u32::from(of[(c % units) as usize]))
                .collect()
        };
        let copies = drafts.iter().map(|d| if *d == 1 { 100 } else { NO_VALUE });
        let columns = vec![
            copies.collect(),
            per_case(&bytes("country")?, 0),
            per_case(&bytes("size")?, 101),
        ];
        let names = ["copy", "country", "size"].map(str::to_owned).to_vec();
        let panel = Panel {
            units: (0..units).map(|u| format!("u{u:07}")).collect(),
            periods: PERIODS.map(str::to_owned).to_vec(),
            cases: (0..cases)
                .map(|c| Case {
                    period: c / units,
                    unit: c % units,
                })
                .collect(),
            drafts: drafts.iter().map(|d| *d == 1).collect(),
            facts: FactTable::from_columns(names, values, columns, BTreeMap::new()),
            offsets: Vec::new(),
            rows,
            treatments: None,
        };
        Ok(Self {
            case: numbers(&bytes("case")?, u32::from_le_bytes),
            panel,
        })
    }

    /// Finds where each case's rows begin, some cases on each thread.
    fn lay_out(&mut self) {
        let rows = self.case.as_slice();
        let offsets = &mut self.panel.offsets;
        offsets.resize(self.panel.cases.len() + 1, 0);
        let part = offsets.len().div_ceil(rayon::current_num_threads());
        let parts = offsets.par_chunks_mut(part).enumerate();
        parts.for_each(|(i, offsets)| {
            let first = i * part;
            let mut start = rows.partition_point(|c| (*c as usize) < first);
            let mut usual = 0;
            for (offset, case) in offsets.iter_mut().zip(first..) {
                *offset = start;
                let end = end(rows, case, start, usual);
                (start, usual) = (end, end - start);
            }
        });
    }
}

/// The end of the rows of a case that begin at `start`. Cases are ascending and have about as many
/// rows as the one before: it is looked for around there, among all rows at once, and if it is not
/// there, in steps that double.
fn end(rows: &[u32], case: usize, start: usize, usual: usize) -> usize {
    const AROUND: usize = 64;
    let last = u32::try_from(case).unwrap_or(u32::MAX);
    let around = (start + usual).saturating_sub(AROUND / 2).max(start);
    if let Some(rows) = rows.get(around..around + AROUND) {
        let own = rows.iter().filter(|c| **c <= last).count();
        if 0 < own && own < AROUND {
            return around + own;
        }
    }
    let is_own = |at: usize| rows.get(at).is_some_and(|c| *c as usize <= case);
    // What is before `low` is its own, what is from `high` on is not.
    let (mut low, mut high, mut step) = (start, start + usual, 4);
    if is_own(high) {
        while is_own(high) {
            (low, high) = (high + 1, high + step);
            step *= 2;
        }
    } else {
        low = high.saturating_sub(step).max(start);
        while low > start && !is_own(low) {
            step *= 2;
            (low, high) = (low.saturating_sub(step).max(start), low);
        }
    }
    let high = high.min(rows.len());
    let low = low.min(high);
    low + rows[low..high].partition_point(|c| *c as usize <= case)
}

fn numbers<T, const N: usize>(bytes: &[u8], read: fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks::<N>().0.iter().copied().map(read).collect()
}

/// Keeps what others compare with theirs, as 64-bit floats: the cells of every so many cases, and
/// the figures of all groups by grouping, group and measure.
fn keep(scores: &Scores, groups: &Groups, measures: usize, folder: &Path) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let cases = scores.tables[0].cases.len();
    let mut cells = Vec::new();
    for case in (0..cases).step_by((cases / SAMPLE).max(1)) {
        for cell in scores.row(0, case) {
            let counts = &cell.counts[..5];
            cells.push(f64::from(cell.reason as u8));
            cells.extend(cell.figures);
            cells.extend([cell.coverage().unwrap_or(f64::NAN), cell.scope]);
            cells.extend(counts.iter().map(|n| f64::from(*n)));
        }
    }
    let mut figures = Vec::new();
    for grouping in 0..groups.first().map_or(0, Vec::len) {
        for group in 0..groups[0][grouping].len() {
            for of_measure in groups.iter().take(measures) {
                let of = &of_measure[grouping][group];
                let Some(s) = of.statistics else { continue };
                figures.extend([of.n as f64, of.countries as f64, s.mean, s.median]);
                figures.extend([s.lower_quartile, s.upper_quartile, s.minimum, s.maximum]);
                figures.extend([s.standard_deviation.unwrap_or(f64::NAN), s.share_at_100]);
            }
        }
    }
    for (name, numbers) in [("scores", cells), ("benchmarks", figures)] {
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        std::fs::write(folder.join(format!("{name}.f64")), bytes)?;
    }
    Ok(())
}
