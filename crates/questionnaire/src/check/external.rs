//! `external-with-questions`, `no-questions`: an edition whose results come from outside asks
//! nothing, and any other asks something.

use super::{Context, DEFINITION_FILE};
use crate::diagnostic::Diagnostic;

pub(crate) fn check(context: &mut Context) {
    let asks = !context.declared.questions.is_empty() || !context.definition.questions.is_empty();
    if context.definition.external && asks {
        context.report(
            DEFINITION_FILE,
            "question",
            Diagnostic::new("external-with-questions"),
        );
    }
    let outside =
        |f: &crate::definition::Function| matches!(f, crate::definition::Function::External(_));
    let mut measures = context.definition.methods.iter().flat_map(|m| &m.measures);
    if !context.definition.external && !asks && !measures.any(|m| outside(&m.function)) {
        context.report(DEFINITION_FILE, "id", Diagnostic::new("no-questions"));
    }
}
