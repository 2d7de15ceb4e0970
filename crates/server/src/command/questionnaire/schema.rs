//! `icc-index questionnaire schema`: the JSON Schema of a file of a definition.

use clap::Args;
use icc_questionnaire::{SCHEMAS, schema};

use crate::console::{Outcome, print};

#[derive(Debug, Args)]
pub(super) struct Schema {
    #[arg(value_name = "FILE", value_parser = SCHEMAS)]
    file: String,
}

pub(super) fn run(arguments: &Schema) -> Outcome {
    let schema = schema(&arguments.file);
    print(&serde_json::to_string_pretty(&schema)?)?;
    Ok(())
}
