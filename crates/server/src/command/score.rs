//! `icc-index score`: answers and facts → scores.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args as ClapArgs, ValueEnum};
use icc_datasets::{Format, Input, RunError, Source};
use icc_i18n::{Args, key};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::Method;
use icc_scoring::Program;

use crate::console::{Console, Failure, Outcome};
use crate::output::Output;
use crate::{dictionary, folder};

#[derive(Debug, ClapArgs)]
pub(crate) struct Score {
    #[command(flatten)]
    from: From,
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: TableFormat,
}

/// What scores are made from.
#[derive(Debug, ClapArgs)]
pub(crate) struct From {
    #[arg(long, value_name = "DIR")]
    definition: PathBuf,
    #[arg(long, value_name = "ID")]
    method: Option<String>,
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    #[arg(long, value_name = "FILE")]
    facts: PathBuf,
}

/// How tables are written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum TableFormat {
    #[default]
    Csv,
    Parquet,
}

impl TableFormat {
    pub(crate) const fn format(self) -> Format {
        match self {
            Self::Csv => Format::Csv,
            Self::Parquet => Format::Parquet,
        }
    }
}

/// A definition with one of its methods, ready to score what was read.
pub(crate) struct Ready {
    pub(crate) definition: Definition,
    pub(crate) method: Method,
    pub(crate) program: Program,
    pub(crate) input: Input,
}

impl From {
    /// Reads and checks everything.
    pub(crate) fn read(&self, console: &Console) -> Result<Ready, Failure> {
        let definition = folder::read(console, &self.definition)?.definition;
        let method = folder::method(console, &definition, self.method.as_deref())?.clone();
        let program = Program::compile(&definition, method.id.as_str())?;
        let answers = open(&self.answers)?;
        let facts = open(&self.facts)?;
        let input = Input::read(&definition, answers, facts).map_err(|problems| {
            console.problems(problems);
            Failure::Told
        })?;
        let facts = self.facts.display().to_string();
        console.warnings(input.doubts(&definition, &method, &facts));
        let answers = self.answers.display().to_string();
        console.warnings(input.unasked(&definition, &program, &answers));
        Ok(Ready {
            definition,
            method,
            program,
            input,
        })
    }
}

/// Opens a table.
pub(crate) fn open(path: &Path) -> Result<Source<'static>> {
    let shown = path.display().to_string();
    let file = File::open(path).with_context(|| format!("{shown} cannot be opened"))?;
    let kind = file
        .metadata()
        .with_context(|| format!("{shown} cannot be read"))?;
    anyhow::ensure!(!kind.is_dir(), "{shown} is a folder");
    Ok(Source::new(&shown, file))
}

pub(crate) fn run(console: &Console, arguments: &Score) -> Outcome {
    let ready = arguments.from.read(console)?;
    let format = arguments.format.format();
    let name = format!("scores.{}", format.extension());
    let mut output = Output::open(&arguments.out)?;
    let file = output.file(&name)?;
    let scored = icc_datasets::score(
        &ready.definition,
        &ready.method,
        &ready.program,
        ready.input,
        format,
        file,
    );
    let record = scored.map_err(|error| match error {
        RunError::Input(problems) => {
            console.problems(problems);
            Failure::Told
        }
        RunError::Write(error) => Failure::Error(error.into()),
    })?;
    output.write("run.json", record.to_json()?.as_bytes())?;
    output.write("dictionary.csv", &dictionary::csv(console, &["scores"])?)?;
    output.keep()?;
    let told = Args::new()
        .integer("rows", record.rows())
        .integer("units", record.units())
        .text("place", arguments.out.join(&name).display().to_string());
    console.tell(key!("cli-score-done"), &told);
    Ok(())
}
