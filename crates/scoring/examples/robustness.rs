//! Times replications of an index: values that are already in memory become intervals.
//!
//! ```sh
//! cargo run --release -p icc-scoring --example robustness -- DEFINITION METHOD MEASURE UNITS REPLICATIONS TIMES OUT
//! ```
//!
//! The answers are invented: the same for the same definition and number of units. Prints the fastest
//! of TIMES runs as one line of JSON. OUT gets what another program needs to do the same
//! (`task.json`, `values-N.f64`) and what came out (`intervals.f64`).
#![expect(
    clippy::print_stdout,
    reason = "the figures are for a person or a script"
)]

#[path = "common/timing.rs"]
mod timing;

/// That of the service.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use icc_questionnaire::definition::{Question, QuestionKind};
use icc_questionnaire::{Definition, Grade, State};
use icc_scoring::robustness::{
    Concentration, Draws, Floor, Interval, Level, Spread, Subject, Varied,
};
use icc_scoring::{AnswerRow, Panel, PanelBuilder, Program};

use timing::{Outcome, processor, read_definition};

const CONCENTRATION: f64 = 100.0;
const FLOOR: f64 = 1.0;
const ENDS: [u32; 2] = [50, 950];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [definition, method, measure, units, replications, times, out] = arguments.as_slice()
    else {
        return Err("DEFINITION METHOD MEASURE UNITS REPLICATIONS TIMES OUT".into());
    };
    let definition = read_definition(Path::new(definition))?;
    let program = Program::compile(&definition, method)?;
    let panel = invented(&definition, units.parse()?)?;
    let subject = Subject::new(&program, &panel, measure, None)?;
    let draws = Draws {
        replications: replications.parse()?,
        seed: 1,
        level: Level::Members,
        spread: Spread::Dirichlet(Concentration::new(CONCENTRATION).ok_or("concentration")?),
        varied: Varied {
            structure: true,
            powers: true,
            unknown: true,
            geometric: Floor::new(FLOOR),
        },
        ends: ENDS,
    };
    let (mut seconds, mut busy) = (f64::INFINITY, f64::INFINITY);
    let mut intervals = Vec::new();
    for _ in 0..times.parse::<u32>()? {
        let (start, worked) = (Instant::now(), processor());
        intervals = subject.replicate(&draws)?;
        seconds = seconds.min(start.elapsed().as_secs_f64());
        busy = busy.min(processor() - worked);
    }
    keep(&subject, &draws, &intervals, Path::new(out))?;
    println!(
        "{{\"seconds\": {seconds}, \"processor\": {busy}, \"units\": {}, \"threads\": {}}}",
        intervals.len(),
        rayon::current_num_threads(),
    );
    Ok(())
}

/// A stream of numbers (splitmix64).
struct Random(u64);

impl Random {
    /// From 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Units that do more or less, each with some answers unknown and some outside its powers.
fn invented(definition: &Definition, units: usize) -> Outcome<Panel> {
    let mut random = Random(20_260_101);
    let mut builder = PanelBuilder::new();
    for unit in 0..units {
        let strength = 0.2 + 0.7 * random.next();
        for (question, of) in definition.questions.iter().enumerate() {
            for (option, state) in answer(&mut random, of, strength) {
                let row = AnswerRow {
                    question: u16::try_from(question)?,
                    option: option.map(u8::try_from).transpose()?,
                    state,
                    grade: Grade::Declared,
                    number: None,
                };
                builder.answer(&format!("u{unit:06}"), "2026", row);
            }
        }
    }
    builder.build().map_err(|_| "no panel".into())
}

fn answer(random: &mut Random, of: &Question, strength: f64) -> Vec<(Option<usize>, State)> {
    let fate = random.next();
    if fate < 0.04 {
        return vec![(None, State::Unknown)];
    }
    if fate < 0.10 {
        return vec![(None, State::NotWithinPowers)];
    }
    let options = of.options.len();
    match of.kind {
        QuestionKind::Single if options > 0 => {
            // The first option is mostly the best one; each other takes as much luck again.
            let mut place = 0;
            while place + 1 < options && random.next() > strength {
                place += 1;
            }
            vec![(Some(place), State::Answered)]
        }
        QuestionKind::Multiple | QuestionKind::Tiered => {
            let ticked = (0..options).filter(|_| random.next() < strength);
            let rows: Vec<_> = ticked.map(|o| (Some(o), State::Answered)).collect();
            if rows.is_empty() {
                vec![(None, State::Answered)]
            } else {
                rows
            }
        }
        _ => Vec::new(),
    }
}

/// Keeps what was done, so that others can do the same, and what came out: lower end, middle, upper
/// end, and the shares of the three thirds of each unit.
fn keep(subject: &Subject, draws: &Draws, intervals: &[Interval], out: &Path) -> Outcome<()> {
    std::fs::create_dir_all(out)?;
    let mut plans = String::new();
    for (place, outcome) in subject.choices().outcomes.iter().enumerate() {
        let values = subject.values(outcome.choice);
        let weights: Vec<String> = values.weights.iter().map(f64::to_string).collect();
        let comma = if place == 0 { "" } else { ", " };
        write!(plans, "{comma}[{}]", weights.join(", "))?;
        let mut bytes = Vec::new();
        for unit in &values.units {
            for member in 0..values.members.len() {
                let value = unit
                    .as_ref()
                    .and_then(|row| row[member])
                    .unwrap_or(f64::NAN);
                bytes.extend(value.to_le_bytes());
            }
        }
        std::fs::write(out.join(format!("values-{place}.f64")), bytes)?;
    }
    std::fs::write(
        out.join("task.json"),
        format!(
            "{{\"weights\": [{plans}], \"units\": {}, \"replications\": {}, \"concentration\": {CONCENTRATION}, \"floor\": {FLOOR}, \"ends\": [{}, {}]}}\n",
            intervals.len(),
            draws.replications,
            f64::from(ENDS[0]) / 1000.0,
            f64::from(ENDS[1]) / 1000.0,
        ),
    )?;
    let nothing = [f64::NAN; 3];
    let of = |i: &Interval| [i.scores.unwrap_or(nothing), i.shares.unwrap_or(nothing)].concat();
    let bytes: Vec<u8> = intervals
        .iter()
        .flat_map(of)
        .flat_map(f64::to_le_bytes)
        .collect();
    std::fs::write(out.join("intervals.f64"), bytes)?;
    Ok(())
}
