//! `icc-index robustness`: how far a place depends on our method.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use icc_datasets::robustness::{Findings, tables, write_table};
use icc_datasets::{Origin, WriteError};
use icc_i18n::{Args, key};
use icc_scoring::robustness::{
    Concentration, Draws, Floor, Level, Spread, Subject, Unfit, Varied, Width,
};

use super::score::{From, Ready, TableFormat};
use crate::console::{Console, Failure, Outcome};
use crate::dictionary;
use crate::output::Output;

#[derive(Debug, ClapArgs)]
pub(crate) struct Robustness {
    #[command(flatten)]
    from: From,
    #[arg(long, value_name = "M")]
    measure: String,
    #[arg(long, value_name = "P")]
    period: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 10_000,
          value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    replications: u32,
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_enum, default_value_t)]
    level: Weights,
    #[arg(long, value_name = "C", default_value_t = 100.0, value_parser = from_one)]
    concentration: f64,
    #[arg(long, value_name = "PART", conflicts_with = "concentration", value_parser = part)]
    uniform: Option<f64>,
    #[arg(long, value_name = "X", default_value_t = 1.0, value_parser = above_zero)]
    floor: f64,
    #[arg(long, value_enum, value_name = "DECISION", num_args = 1..)]
    keep: Vec<Decision>,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: TableFormat,
}

/// Whose weights are drawn.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Weights {
    #[default]
    Members,
    Questions,
}

/// What is varied unless it is kept as the method says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Decision {
    Structure,
    Powers,
    Unknown,
    Aggregation,
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

fn from_one(text: &str) -> Result<f64, String> {
    let fits = number(text).filter(|n| Concentration::new(*n).is_some());
    fits.ok_or_else(|| "1 … 1000000000".to_owned())
}

fn part(text: &str) -> Result<f64, String> {
    let fits = number(text).filter(|n| Width::new(*n).is_some());
    fits.ok_or_else(|| "0 < x ≤ 1".to_owned())
}

fn above_zero(text: &str) -> Result<f64, String> {
    let fits = number(text).filter(|n| Floor::new(*n).is_some());
    fits.ok_or_else(|| "x > 0".to_owned())
}

/// The ends of intervals, in thousandths: nine tenths of the replications.
const ENDS: [u32; 2] = [50, 950];

impl Robustness {
    fn draws(&self) -> Result<Draws, Failure> {
        let spread = match self.uniform {
            Some(width) => Width::new(width).map(Spread::Uniform),
            None => Concentration::new(self.concentration).map(Spread::Dirichlet),
        };
        let spread = spread.ok_or_else(|| anyhow::anyhow!("a number is out of range"))?;
        let varied = |decision| !self.keep.contains(&decision);
        Ok(Draws {
            replications: self.replications,
            seed: self.seed,
            level: match self.level {
                Weights::Members => Level::Members,
                Weights::Questions => Level::Questions,
            },
            spread,
            varied: Varied {
                structure: varied(Decision::Structure),
                powers: varied(Decision::Powers),
                unknown: varied(Decision::Unknown),
                geometric: Floor::new(self.floor).filter(|_| varied(Decision::Aggregation)),
            },
            ends: ENDS,
        })
    }
}

pub(crate) fn run(console: &Console, arguments: &Robustness) -> Outcome {
    let draws = arguments.draws()?;
    let Ready {
        definition,
        program,
        input,
        ..
    } = arguments.from.read(console)?;
    let panel = input.panel(&program).map_err(|problems| {
        console.problems(problems);
        Failure::Told
    })?;
    let unfit = |unfit: Unfit| {
        let (id, what) = match unfit {
            Unfit::NoMeasure(measure) => (key!("cli-robustness-no-measure"), measure),
            Unfit::NoUnit(period) => (key!("cli-robustness-no-unit"), period),
            Unfit::NotAMean(measure) => (key!("cli-robustness-not-a-mean"), measure),
            Unfit::Fixed(measure) => (key!("cli-robustness-fixed"), measure),
        };
        console.tell(id, &Args::new().text("what", what));
        Failure::Told
    };
    let period = arguments.period.as_deref();
    let subject = Subject::new(&program, &panel, &arguments.measure, period).map_err(unfit)?;
    let findings = Findings {
        chosen: subject.choices(),
        replicated: subject.replicate(&draws).map_err(unfit)?,
        questions: subject.without_questions(),
        members: subject.without_members(),
        items: subject.items(),
    };
    let origin = Origin::new(&definition, &program);
    let format = arguments.format.format();
    let mut output = Output::open(&arguments.out)?;
    let tables = tables(&subject);
    for table in tables {
        let file = output.file(&format!("{}.{}", table.name, format.extension()))?;
        let mut file = write_table(table, &origin, &subject, &findings, format, file)?;
        file.flush().map_err(WriteError::Io)?;
    }
    output.write("dictionary.csv", &dictionary::csv(console, &tables)?)?;
    output.keep()?;
    let told = Args::new()
        .integer("replications", draws.replications)
        .integer("units", findings.replicated.len())
        .integer("settled", findings.settled().unwrap_or(0))
        .text("place", arguments.out.display().to_string());
    let id = if findings.settled().is_some() {
        key!("cli-robustness-done")
    } else {
        key!("cli-robustness-done-without-thirds")
    };
    console.tell(id, &told);
    Ok(())
}
