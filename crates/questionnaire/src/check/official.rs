//! `treatment-in-service`: what no method of the service may do.

use super::method_file;
use crate::definition::Definition;
use crate::diagnostic::Diagnostic;

/// What keeps the service from publishing the scores of a definition that is sound otherwise: its own
/// scores rest on what was answered, and never on figures that a method fills in or changes.
#[must_use]
pub fn check_official(definition: &Definition) -> Vec<Diagnostic> {
    let treating = definition
        .methods
        .iter()
        .filter(|m| !m.treatments.is_empty());
    let refused = treating.map(|method| {
        let refused = Diagnostic::new("treatment-in-service").in_file(&method_file(method));
        refused.with("method", &method.id)
    });
    refused.collect()
}
