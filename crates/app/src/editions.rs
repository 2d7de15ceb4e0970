//! Loading definitions: checked, then kept for ever under the hash of their canonical form.

use std::collections::BTreeMap;

use icc_domain::Clock;
use icc_questionnaire::{Definition, Diagnostic, parse};
use icc_store::{Change, DefinitionSummary, NewDefinition, Store};

use crate::error::Error;

/// The files of one definition by their path inside its folder.
pub type DefinitionFiles = BTreeMap<String, String>;

/// What became of a definition that was loaded.
#[derive(Debug)]
pub enum Loaded {
    /// It is kept; whether it was new, and its hash.
    Kept {
        /// Whether this version had not been kept before.
        new: bool,
        /// Its hash.
        hash: String,
        /// The definition.
        definition: Box<Definition>,
    },
    /// It has problems and is neither kept nor served.
    Refused(Vec<Diagnostic>),
}

/// Checks a definition and keeps its canonical form under its hash.
pub async fn load_definition(
    store: &Store,
    files: &DefinitionFiles,
    clock: &dyn Clock,
) -> Result<Loaded, Error> {
    let definition = match parse(files) {
        Ok(checked) => checked.definition,
        Err(problems) => return Ok(Loaded::Refused(problems)),
    };
    let hash = definition.hash();
    let summary = DefinitionSummary {
        hash: hash.clone(),
        edition: definition.id.to_string(),
        version: definition.version.clone(),
        loaded_at: clock.now(),
    };
    let unit_of_work = store.begin().await?;
    let new = NewDefinition {
        summary,
        document: definition.canonical_json(),
    };
    let change = unit_of_work.repositories().definitions().add(&new).await?;
    unit_of_work.commit().await?;
    Ok(Loaded::Kept {
        new: change != Change::Unchanged,
        hash,
        definition: Box::new(definition),
    })
}
