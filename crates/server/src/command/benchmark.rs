//! `icc-index benchmark`: scores and facts → averages of groups, with a unit beside them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use icc_datasets::Input;
use icc_datasets::benchmarks::{Benchmarks, Comparison, GroupSpec, LikeForLike, Tables};
use icc_datasets::field::BENCHMARKS;
use icc_i18n::{Args, key};
use icc_questionnaire::definition::{BenchmarkRules, OwnUnit};
use icc_scoring::Program;

use super::score::{TableFormat, open};
use crate::console::{Console, Failure, Outcome};
use crate::output::Output;
use crate::{dictionary, folder};

#[derive(Debug, ClapArgs)]
pub(crate) struct Benchmark {
    #[arg(long, value_name = "FILE")]
    scores: PathBuf,
    #[arg(long, value_name = "FILE")]
    facts: PathBuf,
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    #[arg(long, value_name = "P")]
    period: Option<String>,
    #[arg(long, value_name = "SPEC", required = true, num_args = 1..)]
    groups: Vec<GroupSpec>,
    #[arg(long, value_name = "FILE")]
    classes: Option<PathBuf>,
    #[arg(long, value_name = "YEARS")]
    maximum_age: Option<u32>,
    #[arg(long, value_name = "N")]
    minimum_units: Option<u32>,
    #[arg(long, value_enum)]
    own: Option<Own>,
    #[arg(long, value_name = "DIR", requires = "answers", requires = "unit")]
    definition: Option<PathBuf>,
    #[arg(long, value_name = "ID", requires = "definition")]
    method: Option<String>,
    #[arg(long, value_name = "FILE", requires = "definition")]
    answers: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: TableFormat,
}

/// Whether the compared unit is part of its groups.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Own {
    LeftOut,
    Included,
}

pub(crate) fn run(console: &Console, arguments: &Benchmark) -> Outcome {
    let definition = match &arguments.definition {
        Some(folder) => Some(folder::read(console, folder)?.definition),
        None => None,
    };
    let method = match &definition {
        Some(definition) => Some(folder::method(
            console,
            definition,
            arguments.method.as_deref(),
        )?),
        None => None,
    };
    let told = |problems| {
        console.problems(problems);
        Failure::Told
    };
    let program = match (&definition, method) {
        (Some(definition), Some(method)) => Some(Program::compile(definition, method.id.as_str())?),
        _ => None,
    };
    let mut like_for_like = None;
    if let (Some(definition), Some(method), Some(program), Some(answers)) =
        (&definition, method, &program, &arguments.answers)
    {
        let input = Input::read(
            definition,
            open(console, answers)?,
            open(console, &arguments.facts)?,
        );
        let input = input.map_err(told)?;
        like_for_like = Some(LikeForLike {
            definition,
            method,
            program,
            input,
        });
    }
    let classes = arguments
        .classes
        .as_deref()
        .map(|path| open(console, path))
        .transpose()?;
    let tables = Tables {
        scores: open(console, &arguments.scores)?,
        facts: open(console, &arguments.facts)?,
        classes,
    };
    let comparison = Comparison {
        groups: arguments.groups.clone(),
        unit: arguments.unit.clone(),
        period: arguments.period.clone(),
        rules: arguments.rules(method.map(|m| m.benchmark)),
    };
    let benchmarks =
        Benchmarks::compute(tables, &comparison, like_for_like.as_ref()).map_err(told)?;
    let format = arguments.format.format();
    let name = format!("benchmarks.{}", format.extension());
    let mut output = Output::open(&arguments.out)?;
    let file = output.file(&name)?;
    let mut file = benchmarks.write(file, format)?;
    std::io::Write::flush(&mut file)?;
    output.write("dictionary.csv", &dictionary::csv(console, &[&BENCHMARKS])?)?;
    output.keep()?;
    let told = Args::new()
        .integer("rows", benchmarks.rows())
        .text("place", arguments.out.join(&name).display().to_string());
    console.tell(key!("cli-benchmark-done"), &told);
    Ok(())
}

impl Benchmark {
    /// The method's rules, or the usual ones, with what was asked for.
    fn rules(&self, of_method: Option<BenchmarkRules>) -> BenchmarkRules {
        let mut rules = of_method.unwrap_or_default();
        rules.maximum_age_years = self.maximum_age.unwrap_or(rules.maximum_age_years);
        rules.minimum_units = self.minimum_units.unwrap_or(rules.minimum_units);
        match self.own {
            Some(Own::LeftOut) => rules.own_unit = OwnUnit::LeftOut,
            Some(Own::Included) => rules.own_unit = OwnUnit::Included,
            None => {}
        }
        rules
    }
}
