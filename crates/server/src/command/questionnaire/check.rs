//! `icc-index questionnaire check`: everything that is wrong with a definition, at once.

use icc_i18n::{Args, key};

use super::Folder;
use crate::console::{Console, Outcome};
use crate::folder;

pub(super) fn run(console: &Console, arguments: &Folder) -> Outcome {
    let checked = folder::read(console, &arguments.folder)?;
    let shown = arguments.folder.display().to_string();
    console.diagnostics(&shown, &checked.warnings);
    let definition = &checked.definition;
    let args = Args::new()
        .text("id", definition.id.as_str())
        .text("version", &definition.version)
        .integer("questions", definition.questions.len())
        .integer("methods", definition.methods.len())
        .integer("warnings", checked.warnings.len())
        .text("digest", definition.hash());
    console.say(key!("cli-questionnaire-check-done"), &args)?;
    Ok(())
}
