//! Checks of a whole definition, one file each. They look at the built definition, so that a
//! stored one can be checked again; the places of values come from beside it.

mod bands;
mod bounds;
mod conditions;
mod crosswalks;
pub(crate) mod cycles;
pub(crate) mod digits;
mod external;
mod kinds;
mod members;
mod official;
mod points;
mod reach;
mod sections;
mod texts;
mod treatments;
mod weights;

pub use crosswalks::check_crosswalk;
pub use official::check_official;

use std::collections::BTreeMap;

use crate::definition::{Definition, Measure, Method, Question};
use crate::diagnostic::Diagnostic;
use crate::parse::Declared;
use crate::parse::source::Places;
use crate::problems::Problems;

/// Problems that an unreadable part of a file may cause elsewhere; they wait until everything can
/// be read.
const ABSENCES: [&str; 20] = [
    "beyond-not-member",
    "crosswalk-unknown-target",
    "external-with-questions",
    "missing-file",
    "missing-key",
    "missing-points",
    "missing-text",
    "missing-translation",
    "no-members",
    "no-questions",
    "points-missing",
    "unknown-measure",
    "unknown-member",
    "unknown-option",
    "unknown-question",
    "unknown-scale",
    "unknown-section",
    "unknown-text",
    "unknown-weight-class",
    "weight-of-nonmember",
];

/// Claims that something is used nowhere.
const UNUSED: [&str; 3] = ["points-unused", "question-unused", "section-unused"];

/// What every check gets.
pub(crate) struct Context<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) declared: &'a Declared,
    pub(crate) places: &'a Places,
    pub(crate) problems: &'a mut Problems,
    questions: BTreeMap<&'a str, &'a Question>,
}

/// The file of what is asked.
pub(crate) const DEFINITION_FILE: &str = "definition.toml";

/// The file of a method.
pub(crate) fn method_file(method: &Method) -> String {
    format!("methods/{}.toml", method.id)
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        definition: &'a Definition,
        declared: &'a Declared,
        places: &'a Places,
        problems: &'a mut Problems,
    ) -> Self {
        let questions = definition
            .questions
            .iter()
            .map(|q| (q.code.as_str(), q))
            .collect();
        Self {
            definition,
            declared,
            places,
            problems,
            questions,
        }
    }

    pub(crate) fn report(&mut self, file: &str, path: &str, diagnostic: Diagnostic) {
        self.problems.of(self.places, file, path, diagnostic);
    }

    /// The question with this code, if it could be built.
    pub(crate) fn question(&self, code: &str) -> Option<&'a Question> {
        self.questions.get(code).copied()
    }

    /// Reports a problem of a measure; `path` continues after the measure's code.
    pub(crate) fn report_measure(
        &mut self,
        method: &Method,
        measure: &Measure,
        path: &str,
        diagnostic: Diagnostic,
    ) {
        let full = format!("measure/{}/{path}", measure.code);
        self.report(&method_file(method), full.trim_end_matches('/'), diagnostic);
    }
}

/// Runs every check.
pub(crate) fn run(mut context: Context) {
    sections::check(&mut context);
    bounds::check(&mut context);
    conditions::check(&mut context);
    external::check(&mut context);
    points::check(&mut context);
    members::check(&mut context);
    weights::check(&mut context);
    treatments::check(&mut context);
    texts::check(&mut context);
    crosswalks::check(&mut context);
    // The rest follows references and needs them to end somewhere.
    let questions_end = cycles::check_questions(&mut context);
    if questions_end {
        reach::check_questions(&mut context);
    }
    for method in &context.definition.methods {
        if let Some(order) = cycles::check_measures(&mut context, method) {
            kinds::check(&mut context, method, &order);
            bands::check(&mut context, method, &order);
            if questions_end {
                reach::check_method(&mut context, method);
            }
        }
    }
    // Whether something is used can only be told when everything else is right.
    if context.problems.has_errors() {
        context.problems.retain(|d| !UNUSED.contains(&d.code));
    }
    if context.declared.damaged {
        context.problems.retain(|d| !ABSENCES.contains(&d.code));
    }
}
