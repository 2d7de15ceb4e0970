//! From read input to a written table of scores, and the record that names everything it depends
//! on.

use std::io::Write;

use icc_questionnaire::Definition;
use icc_questionnaire::definition::Method;
use icc_scoring::{ENGINE_VERSION, Panel, Program, Scores};
use serde::Serialize;

use crate::digest::FileRecord;
use crate::input::{Input, InputRecord};
use crate::lanes::in_order;
use crate::problem::Problems;
use crate::scores::{Origin, Packer, ScoreWriter, WriteError};
use crate::table::Format;

/// The name of the engine in records.
const ENGINE: &str = "icc-index";

/// Why a table of scores was not made.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The units cannot be scored.
    #[error("the units cannot be scored")]
    Input(Problems),
    /// The table cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Everything that a table of scores depends on. It holds no time and no path: the same input
/// gives the same record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunRecord {
    engine: Named,
    definition: Named,
    method: Named,
    answers: InputRecord,
    facts: FileRecord,
    scores: FileRecord,
}

/// Something with a name, a version and a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Named {
    id: String,
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
}

impl RunRecord {
    /// The record as canonical JSON (RFC 8785), with a line feed at the end.
    ///
    /// # Errors
    /// Never in practice: the record holds texts and small numbers only.
    pub fn to_json(&self) -> Result<String, WriteError> {
        let text = serde_json_canonicalizer::to_string(self);
        text.map(|text| text + "\n")
            .map_err(|error| WriteError::Encoding(error.to_string()))
    }

    /// How many rows of scores were written.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.scores.rows
    }

    /// How many units were scored.
    #[must_use]
    pub const fn units(&self) -> usize {
        self.answers.units
    }
}

/// What came of scoring.
#[derive(Debug, Clone)]
pub struct Run {
    /// What the table depends on.
    pub record: RunRecord,
    /// The panel with its treated figures, where the method treats any.
    pub treated: Option<Panel>,
}

/// Scores `input` and writes the table to `to`.
///
/// Where units can be scored apart, they are scored and written block by block, so that memory
/// does not grow with the table written.
///
/// # Errors
/// When units cannot be scored, or the table not be written.
pub fn score<W: Write + Send>(
    definition: &Definition,
    method: &Method,
    program: &Program,
    input: Input,
    format: Format,
    to: W,
) -> Result<Run, RunError> {
    let origin = Origin::new(definition, program);
    let mut writer = ScoreWriter::new(to, format, &origin, program)?;
    let facts = input.facts_record();
    let mut treated = None;
    let answers = if program.is_per_unit() {
        std::thread::scope(|scope| {
            let record = scope.spawn(|| input.answers_record(definition));
            let file = input.facts_file();
            let packer = Packer::new(format, &origin, program);
            let step = packer.cases();
            let make = |scores: &mut Scores, block: usize| -> Result<_, RunError> {
                let start = block * step;
                let panel = input.block(start..(start + step).min(input.cases()));
                program
                    .score_into(&panel, scores)
                    .map_err(|errors| RunError::Input(file.ungrouped(errors)))?;
                Ok(packer.pack_all(scores)?)
            };
            in_order(
                input.cases().div_ceil(step),
                Scores::default,
                make,
                |packed| Ok(packed.iter().try_for_each(|part| writer.put(part))?),
            )?;
            Ok::<_, RunError>(match record.join() {
                Ok(record) => record,
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })?
    } else {
        let record = input.answers_record(definition);
        let (panel, scores) = input.score(method, program).map_err(RunError::Input)?;
        writer.write(&scores)?;
        treated = Some(panel).filter(|panel| panel.treatments.is_some());
        record
    };
    let record = RunRecord {
        engine: Named {
            id: ENGINE.to_owned(),
            version: ENGINE_VERSION.to_owned(),
            digest: None,
        },
        definition: Named {
            id: definition.id.to_string(),
            version: definition.version.clone(),
            digest: Some(definition.hash()),
        },
        method: Named {
            id: method.id.to_string(),
            version: method.version.clone(),
            digest: Some(method.hash()),
        },
        answers,
        facts,
        scores: writer.finish()?,
    };
    Ok(Run { record, treated })
}
