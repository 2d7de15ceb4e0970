//! The document in which a submission keeps its answers, and its way into a panel.

use std::collections::BTreeMap;

use icc_questionnaire::canonical::sha256;
use icc_questionnaire::definition::Question;
use icc_questionnaire::{Decimal, Definition, Grade, State};
use icc_scoring::AnswerRow;
use serde::{Deserialize, Serialize};

/// The answers of one municipality in one wave, by question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnswerSheet(pub BTreeMap<String, Answer>);

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Answer {
    /// Answered: options (none ticked is an answer too), a number or a text.
    Answered {
        /// Options chosen with the grade of the evidence for each.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        options: BTreeMap<String, Grade>,
        /// Options that are out of scope on their own.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        out_of_scope: BTreeMap<String, State>,
        /// The number, for questions that ask for one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<Decimal>,
        /// The grade of the evidence of an answer without options.
        #[serde(default)]
        evidence: Grade,
    },
    /// Not within the municipality's powers.
    NotWithinPowers,
    /// Without an object there.
    NotApplicable,
    /// Not known.
    Unknown,
}

/// A stored document that does not fit its definition: somebody changed one of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Not the JSON of a sheet.
    #[error("the document of a submission cannot be read: {0}")]
    Form(String),
    /// A question or option that the definition does not have.
    #[error("the document of a submission names {0:?}, which its definition does not have")]
    Unknown(String),
}

impl AnswerSheet {
    /// The canonical JSON (RFC 8785) and its SHA-256 digest.
    pub fn document(&self) -> Result<(String, String), SheetError> {
        canonical(self)
    }

    /// Reads a stored document.
    pub fn read(document: &str) -> Result<Self, SheetError> {
        serde_json::from_str(document).map_err(|e| SheetError::Form(e.to_string()))
    }
}

/// The questions of a definition by their codes, and the way of a sheet into a panel.
#[derive(Debug)]
pub struct Questions<'a>(BTreeMap<&'a str, (u16, &'a Question)>);

impl<'a> Questions<'a> {
    /// Those of a definition.
    #[must_use]
    pub fn of(definition: &'a Definition) -> Self {
        let numbered = (0..).zip(&definition.questions);
        Self(
            numbered
                .map(|(number, question)| (question.code.as_str(), (number, question)))
                .collect(),
        )
    }

    /// The rows of a sheet for a panel of the definition.
    ///
    /// # Errors
    /// When the sheet names what the definition does not have.
    pub fn rows(&self, sheet: &AnswerSheet) -> Result<Vec<AnswerRow>, SheetError> {
        let mut rows = Vec::new();
        for (code, answer) in &sheet.0 {
            let unknown = |name: &str| SheetError::Unknown(name.to_owned());
            let (question, of) = *self.0.get(code.as_str()).ok_or_else(|| unknown(code))?;
            let option_index = |name: &str| {
                let at = of.options.iter().position(|o| o.code.as_str() == name);
                at.and_then(|at| u8::try_from(at).ok())
                    .ok_or_else(|| unknown(name))
            };
            let blank = AnswerRow {
                question,
                option: None,
                state: State::Answered,
                grade: Grade::Declared,
                number: None,
            };
            match answer {
                Answer::NotWithinPowers => rows.push(AnswerRow {
                    state: State::NotWithinPowers,
                    ..blank
                }),
                Answer::NotApplicable => rows.push(AnswerRow {
                    state: State::NotApplicable,
                    ..blank
                }),
                Answer::Unknown => rows.push(AnswerRow {
                    state: State::Unknown,
                    ..blank
                }),
                Answer::Answered {
                    options,
                    out_of_scope,
                    number,
                    evidence,
                } => {
                    if options.is_empty() {
                        rows.push(AnswerRow {
                            number: *number,
                            grade: *evidence,
                            ..blank
                        });
                    }
                    for (option, grade) in options {
                        rows.push(AnswerRow {
                            option: Some(option_index(option)?),
                            grade: *grade,
                            ..blank
                        });
                    }
                    for (option, state) in out_of_scope {
                        rows.push(AnswerRow {
                            option: Some(option_index(option)?),
                            state: *state,
                            ..blank
                        });
                    }
                }
            }
        }
        Ok(rows)
    }
}

/// The canonical JSON (RFC 8785) of a document and its SHA-256 digest.
pub(crate) fn canonical(document: &impl Serialize) -> Result<(String, String), SheetError> {
    let text = serde_json_canonicalizer::to_string(document)
        .map_err(|e| SheetError::Form(e.to_string()))?;
    let digest = digest(&text);
    Ok((text, digest))
}

/// SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn digest(text: &str) -> String {
    sha256(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_reads_back_what_it_wrote_and_keeps_no_apart_from_non_answers()
    -> Result<(), SheetError> {
        let options = |code: &str, grade| [(code.to_owned(), grade)].into();
        let answered = |options| Answer::Answered {
            options,
            out_of_scope: BTreeMap::new(),
            number: None,
            evidence: Grade::Declared,
        };
        let sheet = AnswerSheet(
            [
                ("A".to_owned(), answered(options("no", Grade::Declared))),
                ("B".to_owned(), Answer::NotWithinPowers),
                ("C".to_owned(), answered(BTreeMap::new())),
                ("D".to_owned(), Answer::Unknown),
            ]
            .into(),
        );
        let (document, digest) = sheet.document()?;
        assert_eq!(AnswerSheet::read(&document)?, sheet);
        assert_eq!(digest.len(), 64);
        Ok(())
    }
}
