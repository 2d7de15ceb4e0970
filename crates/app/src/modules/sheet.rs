//! The answers of a municipality to a module as they are kept: all of them in one document, each
//! with who changed it last, when, and in which sheet.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use icc_store::{AccountId, Confirmation, DraftAnswer, ModuleSheet, NewDraftAnswer};
use serde::{Deserialize, Serialize};

use crate::answers::SheetError;
use crate::error::Error;
use crate::input::digest;
use crate::responses::Entry;

/// All answers, by code of the question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Sheet(pub(super) BTreeMap<String, Given>);

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Given {
    /// What was said.
    pub(super) entry: Entry,
    /// The number of the sheet in which it was changed last.
    pub(super) version: i32,
    /// Who changed it. An erased person stays an id here.
    pub(super) by: AccountId,
    /// When.
    pub(super) at: DateTime<Utc>,
}

impl Sheet {
    /// The canonical JSON that is kept.
    pub(super) fn document(&self) -> Result<String, SheetError> {
        serde_json_canonicalizer::to_string(self).map_err(|e| SheetError::Form(e.to_string()))
    }

    /// What was kept; nothing before the first.
    pub(super) fn read(kept: Option<&ModuleSheet>) -> Result<Self, Error> {
        match kept {
            Some(kept) => {
                serde_json::from_str(&kept.document).map_err(|e| Error::broken([e.to_string()]))
            }
            None => Ok(Self::default()),
        }
    }

    /// What is said about a question.
    pub(super) fn entry(&self, question: &str) -> Entry {
        let given = self.0.get(question);
        given.map(|given| given.entry.clone()).unwrap_or_default()
    }

    /// The number of the sheet in which an answer was changed last; 0 for none.
    pub(super) fn version(&self, question: &str) -> i32 {
        self.0.get(question).map_or(0, |given| given.version)
    }
}

impl Given {
    /// The same as pages of answers know it.
    pub(super) fn answer(&self, question: &str) -> Result<DraftAnswer, Error> {
        Ok(DraftAnswer {
            question: question.to_owned(),
            version: self.version,
            record: NewDraftAnswer {
                document: self.entry.document()?,
                state: self.entry.state,
                confirmation: Confirmation::Entered,
                since: self.at,
                changed_by: self.by,
                changed_at: self.at,
            },
        })
    }
}

/// What names a sheet with what was asked, in lower-case hexadecimal.
pub(super) fn digest_of(definition_hash: &str, document: &str) -> String {
    digest("module answers", &format!("{definition_hash} {document}"))
}
