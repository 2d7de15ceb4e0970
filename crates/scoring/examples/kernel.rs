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

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

use icc_questionnaire::{Decimal, Definition, is_definition_file, parse_bytes};
use icc_scoring::panel::{AnswerColumns, Case, FactTable, NO_VALUE, Panel};
use icc_scoring::{Program, Scores};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PERIODS: [&str; 4] = ["2020", "2022", "2024", "2026"];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [definition, method, data, rest @ ..] = arguments.as_slice() else {
        return Err("DEFINITION METHOD DATA [TIMES] [OUT]".into());
    };
    let times: usize = rest.first().map_or(Ok(3), |t| t.parse())?;
    let program = Program::compile(&read_definition(Path::new(definition))?, method)?;
    let mut loaded = Loaded::read(Path::new(data))?;
    let mut best = f64::INFINITY;
    for _ in 0..times {
        let start = Instant::now();
        loaded.lay_out();
        let scores = program
            .score(&loaded.panel)
            .map_err(|_| "the panel cannot be scored")?;
        best = best.min(start.elapsed().as_secs_f64());
        std::hint::black_box(&scores);
        if let Some(out) = rest.get(1) {
            write(&scores, &program, Path::new(out))?;
        }
    }
    let cases = loaded.panel.cases.len();
    println!(
        "{{\"cases\": {cases}, \"rows\": {}, \"threads\": {}, \"score\": {best}}}",
        loaded.panel.rows.question.len(),
        rayon::current_num_threads(),
    );
    Ok(())
}

fn read_definition(folder: &Path) -> Outcome<Definition> {
    fn visit(root: &Path, at: &Path, out: &mut BTreeMap<String, Vec<u8>>) -> Outcome<()> {
        for entry in std::fs::read_dir(at)? {
            let path = entry?.path();
            if path.is_dir() {
                visit(root, &path, out)?;
                continue;
            }
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            if is_definition_file(&name) {
                out.insert(name, std::fs::read(&path)?);
            }
        }
        Ok(())
    }
    let mut files = BTreeMap::new();
    visit(folder, folder, &mut files)?;
    let checked = parse_bytes(&files).map_err(|problems| format!("{} problems", problems.len()))?;
    Ok(checked.definition)
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
        };
        Ok(Self {
            case: numbers(&bytes("case")?, u32::from_le_bytes),
            panel,
        })
    }

    /// Finds where each case's rows begin.
    fn lay_out(&mut self) {
        let offsets = &mut self.panel.offsets;
        offsets.clear();
        offsets.resize(self.panel.cases.len() + 1, 0);
        for case in &self.case {
            offsets[*case as usize + 1] += 1;
        }
        let mut sum = 0;
        for offset in offsets {
            sum += *offset;
            *offset = sum;
        }
    }
}

fn numbers<T, const N: usize>(bytes: &[u8], read: fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks::<N>().0.iter().copied().map(read).collect()
}

/// The figures of every cell as 64-bit floats: case by case, measure by measure.
fn write(scores: &Scores, program: &Program, file: &Path) -> Outcome<()> {
    let mut out = Vec::new();
    for case in 0..scores.tables[0].cases.len() {
        for measure in 0..program.measures_info().count() {
            let cell = scores.cell(0, case, measure);
            let counts = cell.counts.map(f64::from);
            let shares = [cell.coverage().unwrap_or(f64::NAN), cell.scope];
            for value in cell.figures.iter().chain(&shares).chain(&counts) {
                out.extend_from_slice(&value.to_le_bytes());
            }
        }
    }
    Ok(std::fs::write(file, out)?)
}
