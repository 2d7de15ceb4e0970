//! `icc-index method sql`: one query that computes the scores of a method.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use icc_i18n::{Args, key};
use icc_questionnaire::definition::Method;
use icc_questionnaire::similar;
use icc_scoring::sql::{Dialect, Head, Inexpressible, Query, Remark, SqlError, Wanted};

use crate::console::{Console, Failure, Outcome, print};
use crate::folder;
use crate::labels::listed;
use crate::output::Output;

#[derive(Debug, ClapArgs)]
pub(super) struct Sql {
    #[arg(long, value_name = "DIR")]
    definition: PathBuf,
    #[arg(long, value_name = "ID")]
    method: Option<String>,
    #[arg(long, value_enum, value_name = "ENGINE")]
    dialect: Engine,
    #[arg(long, value_name = "M", num_args = 1..)]
    measures: Vec<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The engine that will run the query.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Engine {
    Duckdb,
    Postgres,
    Spark,
}

impl Engine {
    const fn dialect(self) -> Dialect {
        match self {
            Self::Duckdb => Dialect::DuckDb,
            Self::Postgres => Dialect::Postgres,
            Self::Spark => Dialect::Spark,
        }
    }
}

pub(super) fn run(console: &Console, arguments: &Sql) -> Outcome {
    let definition = folder::read(console, &arguments.definition)?.definition;
    let method = folder::method(console, &definition, arguments.method.as_deref())?;
    let wanted = Wanted {
        method: method.id.as_str(),
        measures: &arguments.measures,
        dialect: arguments.dialect.dialect(),
        language: console.locale.tag(),
    };
    let query = match Query::new(&definition, wanted) {
        Ok(query) => query,
        Err(SqlError::UnknownMeasure(code)) => return Err(unknown(console, method, &code)),
        Err(SqlError::Inexpressible(list)) => {
            refuse(console, &list);
            return Err(Failure::Told);
        }
        Err(error @ SqlError::Compile(_)) => return Err(error.into()),
    };
    let text = query.text(&|remark| wording(console, &query.head, remark));
    match &arguments.out {
        None => print(text.trim_end())?,
        Some(file) => write(console, file, &text)?,
    }
    Ok(())
}

fn write(console: &Console, file: &Path, text: &str) -> Outcome {
    let shown = file.display().to_string();
    let args = Args::new().text("file", &shown);
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else {
        return Err(Failure::Usage(
            console.text(key!("cli-method-sql-no-file"), &args),
        ));
    };
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    let mut output = Output::open(folder.unwrap_or(Path::new(".")))?;
    output.write(name, text.as_bytes())?;
    output.keep()?;
    console.tell(key!("cli-method-sql-done"), &args);
    Ok(())
}

/// What a step does, in the language of the person.
fn wording(console: &Console, head: &Head, remark: Remark) -> String {
    if remark != Remark::Head {
        return console.plain(&format!("cli-method-sql-step-{}", remark.as_str()));
    }
    let args = Args::new()
        .text("edition", &head.edition)
        .text("version", &head.definition_version)
        .text("method", &head.method)
        .text("methodversion", &head.method_version)
        .text("dialect", head.dialect.as_str());
    let mut lines = vec![console.text(key!("cli-method-sql-head"), &args)];
    lines.push(console.plain(if head.exact {
        key!("cli-method-sql-head-exact")
    } else {
        key!("cli-method-sql-head-near")
    }));
    if head.ranks {
        lines.push(console.plain(key!("cli-method-sql-head-ranks")));
    }
    lines.push(console.plain(key!("cli-method-sql-head-tables")));
    lines.join("\n")
}

/// Lists everything that a query cannot say, each with what can be done.
fn refuse(console: &Console, list: &[Inexpressible]) {
    for one in list {
        let args = Args::new().text("measure", &one.measure);
        let id = format!("cli-method-sql-refused-{}", one.feature.as_str());
        let message = console.text(&id, &args);
        let line = Args::new()
            .text("message", message)
            .text("code", one.feature.as_str());
        console.tell(key!("cli-problem"), &line);
    }
    console.tell(
        key!("cli-method-sql-refused"),
        &Args::new().integer("count", list.len()),
    );
}

fn unknown(console: &Console, method: &Method, code: &str) -> Failure {
    let known: Vec<&str> = method.measures.iter().map(|m| m.code.as_str()).collect();
    let args = Args::new().text("measure", code);
    Failure::Usage(match similar(code, known.iter().copied()) {
        Some(near) => console.text(
            key!("cli-measure-unknown-similar"),
            &args.text("similar", near),
        ),
        None => console.text(
            key!("cli-measure-unknown"),
            &args.list("known", listed(known)),
        ),
    })
}
