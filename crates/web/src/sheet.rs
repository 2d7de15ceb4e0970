//! What a form for answers has sent: any number of questions, each field named after its question.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{FromRequest, Request};
use icc_app::responses::{Change, LookedAt, Said, TranslationChange};
use icc_app::review::{ReviewTextKind, TextSaid};
use icc_pages::context::ProblemKind;

use crate::form::{FieldLimits, Fields, fields};
use crate::problem::Problem;
use crate::state::Site;

/// A section with all its options, comments and examples.
const LIMITS: FieldLimits = FieldLimits {
    fields: 2000,
    // Longer than the longest comment, so that one too long is told instead of refused.
    value: 20_000,
};

/// The answers of a form, and its other fields.
pub(crate) struct Sheet {
    fields: Fields,
    codes: BTreeSet<String>,
}

impl FromRequest<Site> for Sheet {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let size = site.app.limits.sheet;
        let fields = fields(request, size, LIMITS).await?;
        let codes = fields
            .names()
            .filter_map(|name| name.strip_suffix(".version"))
            .map(str::to_owned)
            .collect();
        Ok(Self { fields, codes })
    }
}

impl Sheet {
    /// A field that belongs to no question.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, Problem> {
        self.fields.text(name)
    }

    /// A whole number that belongs to no question and that every form of ours has.
    pub(crate) fn whole(&mut self, name: &str) -> Result<i32, Problem> {
        self.fields.whole(name)
    }

    /// All values of a field that belongs to no question.
    pub(crate) fn all(&mut self, name: &str) -> Vec<String> {
        self.fields.all(name)
    }

    /// The versions of answers that were seen, by question.
    pub(crate) fn seen(&mut self) -> Result<BTreeMap<String, i32>, Problem> {
        let codes = std::mem::take(&mut self.codes);
        codes
            .into_iter()
            .map(|code| {
                let version = self.version(&code)?;
                Ok((code, version))
            })
            .collect()
    }

    /// The versions of checks and answers that were seen, by question.
    pub(crate) fn checks(&mut self) -> Result<BTreeMap<String, (i32, i32)>, Problem> {
        let codes = std::mem::take(&mut self.codes);
        codes
            .into_iter()
            .map(|code| {
                let answer = self.number(&format!("{code}.answer"))?;
                Ok((code.clone(), (self.version(&code)?, answer)))
            })
            .collect()
    }

    /// The texts of a review that were sent.
    pub(crate) fn texts(&mut self) -> Result<Vec<TextSaid>, Problem> {
        let codes = std::mem::take(&mut self.codes);
        let bad = || Problem::new(ProblemKind::BadRequest);
        let kinds = ReviewTextKind::ALL.into_iter();
        kinds
            .filter(|kind| codes.contains(kind.as_str()))
            .map(|kind| {
                let field = |part: &str| format!("{}.{part}", kind.as_str());
                let language = self.fields.text(&field("language"))?;
                Ok(TextSaid {
                    kind,
                    version: self.version(kind.as_str())?,
                    language: language.parse().map_err(|_| bad())?,
                    body: self.fields.text(&field("body"))?,
                    translation: self.fields.text(&field("translation"))?,
                    finished: self.fields.text(&field("finished"))? == "yes",
                })
            })
            .collect()
    }

    /// The version of an answer that stood on the page.
    pub(crate) fn shown(&self, code: &str) -> Result<i32, Problem> {
        let shown = self.fields.peek(&format!("{code}.version"));
        let shown = shown.and_then(|shown| shown.parse().ok());
        shown.ok_or(Problem::new(ProblemKind::BadRequest))
    }

    /// What was sent for each question by a button for something else than saving: two answers that
    /// stand beside each other are still two.
    pub(crate) fn changes_in_passing(&mut self) -> Result<Vec<Change>, Problem> {
        let mut changes = self.changes(LookedAt::No)?;
        for change in &mut changes {
            let seen = format!("{}.seen", change.question);
            if self.fields.peek(&seen).is_some() {
                change.version = self.number(&seen)?;
            }
        }
        Ok(changes)
    }

    /// What was sent for each question.
    pub(crate) fn changes(&mut self, looked_at: LookedAt) -> Result<Vec<Change>, Problem> {
        let codes = std::mem::take(&mut self.codes);
        codes
            .into_iter()
            .map(|code| {
                let field = |part: &str| format!("{code}.{part}");
                Ok(Change {
                    version: self.version(&code)?,
                    said: Said {
                        answer: self.fields.all(&field("answer")),
                        out_of_scope: self.fields.all(&field("out-of-scope")),
                        comment: self.fields.text(&field("comment"))?,
                        example: self.fields.text(&field("example"))?,
                    },
                    looked_at,
                    question: code,
                })
            })
            .collect()
    }

    /// What was sent as the translation of each answer's words.
    pub(crate) fn translations(&mut self) -> Result<Vec<TranslationChange>, Problem> {
        let codes = std::mem::take(&mut self.codes);
        codes
            .into_iter()
            .map(|code| {
                let field = |part: &str| format!("{code}.{part}");
                Ok(TranslationChange {
                    version: self.version(&code)?,
                    comment: self.fields.text(&field("comment"))?,
                    example: self.fields.text(&field("example"))?,
                    finished: self.fields.text(&field("finished"))? == "yes",
                    question: code,
                })
            })
            .collect()
    }

    fn version(&mut self, code: &str) -> Result<i32, Problem> {
        self.number(&format!("{code}.version"))
    }

    fn number(&mut self, field: &str) -> Result<i32, Problem> {
        let number = self.fields.text(field)?;
        let number = number.parse().ok().filter(|number| *number >= 0);
        number.ok_or(Problem::new(ProblemKind::BadRequest))
    }
}
