//! The practices that somebody sees, to keep: one row each, as CSV or as lines of JSON.

use icc_datasets::lines::Lines;
use icc_store::PracticeText;
use serde_json::{Map, Value};

use super::{PracticeFilter, PracticeRow};
use crate::error::Error;
use crate::policy::Actor;
use crate::service::Service;

/// How many practices one file has at most: the texts of all are in memory at once.
const MOST_IN_A_FILE: usize = 5000;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeFileForm {
    /// A table of texts.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

impl PracticeFileForm {
    /// The form with an ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        [Self::Csv, Self::JsonLines]
            .into_iter()
            .find(|form| form.ending() == ending)
    }

    /// The ending of its name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "ndjson",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/x-ndjson",
        }
    }
}

/// A file to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeFile {
    /// Its content.
    pub bytes: Vec<u8>,
    /// Whether everything in it is for everybody.
    pub public: bool,
}

/// The columns. Names do not change with the language of the reader; several codes stand with
/// spaces between.
const COLUMNS: [&str; 22] = [
    "practice",
    "demonstration",
    "shared_with",
    "shown_since",
    "municipality",
    "country",
    "network",
    "language",
    "languages",
    "title",
    "theme",
    "from_year",
    "to_year",
    "cost",
    "staff",
    "indicators",
    "questions",
    "purpose",
    "stimulus",
    "process",
    "impact",
    "text_version",
];

impl Service {
    /// Every practice that somebody may see and that fits, with its texts.
    pub async fn practice_file(
        &self,
        actor: Option<&Actor>,
        filter: &PracticeFilter,
        form: PracticeFileForm,
    ) -> Result<PracticeFile, Error> {
        let found = self.fitting_practices(actor, filter, 1, MOST_IN_A_FILE);
        let rows = found.await?.rows;
        let shown: Vec<_> = rows.iter().map(|row| row.shown.clone()).collect();
        let read = self.store().read();
        let texts = read.practices().shown_texts(&shown).await?;
        let cells = rows.iter().filter_map(|row| {
            let text = texts.get(&row.shown.practice)?;
            Some(cells(row, text))
        });
        let cells: Vec<[String; COLUMNS.len()]> = cells.collect();
        let bytes = match form {
            PracticeFileForm::Csv => {
                let mut lines = Lines::new(&COLUMNS).map_err(|e| Error::broken([e.to_string()]))?;
                for row in &cells {
                    lines.add(row).map_err(|e| Error::broken([e.to_string()]))?;
                }
                lines.finish().map_err(|e| Error::broken([e.to_string()]))?
            }
            PracticeFileForm::JsonLines => json_lines(&cells),
        };
        Ok(PracticeFile {
            public: rows
                .iter()
                .all(|row| row.shown.reach == icc_store::SharedWith::Public),
            bytes,
        })
    }
}

fn json_lines(rows: &[[String; COLUMNS.len()]]) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        let fields = COLUMNS.iter().zip(row);
        let object: Map<String, Value> = fields
            .map(|(column, cell)| ((*column).to_owned(), Value::String(cell.clone())))
            .collect();
        text.push_str(&Value::Object(object).to_string());
        text.push('\n');
    }
    text.into_bytes()
}

fn cells(row: &PracticeRow, text: &PracticeText) -> [String; COLUMNS.len()] {
    let shown = &row.shown;
    let words = &text.words;
    let several = |all: &std::collections::BTreeSet<String>| {
        all.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    [
        shown.practice.to_string(),
        row.city.demonstration.to_string(),
        shown.reach.as_str().to_owned(),
        shown.since.to_rfc3339(),
        row.city.code.clone(),
        row.city.country.clone(),
        row.network.code.clone(),
        words.language.tag().to_owned(),
        several(&words.languages),
        words.title.clone(),
        words.theme.as_str().to_owned(),
        words.from_year.to_string(),
        words
            .to_year
            .map(|year| year.to_string())
            .unwrap_or_default(),
        words.cost.as_str().to_owned(),
        words.staff.as_str().to_owned(),
        several(&words.indicators),
        several(&words.questions),
        words.purpose.clone(),
        words.stimulus.clone(),
        words.process.clone(),
        words.impact.clone(),
        text.version.to_string(),
    ]
}
