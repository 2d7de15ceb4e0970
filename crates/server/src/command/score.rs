//! `icc-index score`: answers and facts → scores.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args as ClapArgs, ValueEnum};
use icc_datasets::{Format, Input, Origin, Run, RunError, Source, WriteError, treatments};
use icc_i18n::{Args, key};
use icc_questionnaire::Definition;
use icc_questionnaire::definition::Method;
use icc_scoring::{Panel, Program};

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
        let answers = open(console, &self.answers)?;
        let facts = open(console, &self.facts)?;
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
pub(crate) fn open(console: &Console, path: &Path) -> Result<Source<'static>, Failure> {
    let shown = path.display().to_string();
    let args = Args::new().text("file", &shown);
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?, file)));
    match opened {
        Ok((kind, _)) if kind.is_dir() => {
            console.tell(key!("cli-table-is-folder"), &args);
            Err(Failure::Told)
        }
        Ok((_, file)) => Ok(Source::new(&shown, file)),
        Err(error) => {
            let why = match error.kind() {
                ErrorKind::NotFound => "missing",
                ErrorKind::PermissionDenied => "denied",
                _ => "other",
            };
            let args = args.text("why", why).text("reason", error.to_string());
            console.tell(key!("cli-table-unopened"), &args);
            Err(Failure::Told)
        }
    }
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
    let Run { record, treated } = scored.map_err(|error| match error {
        RunError::Input(problems) => {
            console.problems(problems);
            Failure::Told
        }
        RunError::Write(error) => Failure::Error(error.into()),
    })?;
    output.write("run.json", record.to_json()?.as_bytes())?;
    let mut tables = vec![icc_datasets::table(&ready.program)];
    if let Some(panel) = &treated {
        let origin = Origin::new(&ready.definition, &ready.program);
        for table in treatments::TABLES {
            let file = output.file(&format!("{}.{}", table.name, format.extension()))?;
            let definition = &ready.definition;
            let written = treatments::write_table(table, &origin, definition, panel, format, file);
            written?.flush().map_err(WriteError::Io)?;
            tables.push(table);
        }
    }
    output.write("dictionary.csv", &dictionary::csv(console, &tables)?)?;
    output.keep()?;
    let told = Args::new()
        .integer("rows", record.rows())
        .integer("units", record.units())
        .text("place", arguments.out.join(&name).display().to_string());
    console.tell(key!("cli-score-done"), &told);
    if let Some(panel) = &treated {
        let place = arguments
            .out
            .join(format!("treated.{}", format.extension()));
        tell_treated(console, panel, &place);
    }
    Ok(())
}

/// Says how many figures were treated: nothing of that goes unsaid.
fn tell_treated(console: &Console, panel: &Panel, place: &Path) {
    let list = panel.treatments.iter().flat_map(|of| &of.list);
    let figures: BTreeSet<_> = list.clone().map(|t| (t.case, t.question)).collect();
    let imputed = list.filter(|t| t.before.is_none()).count();
    let told = Args::new()
        .integer("treated", figures.len())
        .integer("imputed", imputed)
        .text("place", place.display().to_string());
    console.tell(key!("cli-score-treated"), &told);
}
