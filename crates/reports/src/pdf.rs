//! From sources, data and pictures to the bytes of a PDF.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::{Kind, ReportWorld};
use crate::{ReportError, plain};

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8½ × 11 inches, usual in Canada and the United States.
    Letter,
}

impl Paper {
    /// Every size.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// The name Typst knows it by.
    pub(crate) const fn typst_name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printing {
    /// The moment written into the file; the same moment gives the same bytes.
    pub timestamp: DateTime<Utc>,
    /// The size of its pages.
    pub paper: Paper,
}

/// A finished report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Number of pages.
    pub pages: usize,
    /// The title written into the file.
    pub title: String,
    /// Letters that no embedded font has; each was printed as U+FFFD. To be logged by the caller.
    pub not_shown: Vec<char>,
}

/// Frees what Typst remembers of a report when it goes out of scope, also after an error: a city
/// is seldom printed twice in a row, and memory would grow with every report.
pub(crate) struct Memory;

impl Drop for Memory {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

/// What a sheet of any kind tells about itself.
pub(crate) trait Sheet: Serialize {
    /// The title of the document.
    fn title(&self) -> &str;
}

/// Typesets one report. `identity` names the document for ever, over all its versions.
pub(crate) fn typeset<'a>(
    kind: Kind,
    sheet: &impl Sheet,
    pictures: impl Iterator<Item = &'a str>,
    identity: &str,
    printing: &Printing,
) -> Result<Pdf, ReportError> {
    let mut missing = BTreeSet::new();
    let mut data = serde_json::to_value(sheet).map_err(ReportError::Data)?;
    plain::clean_data(&mut data, &mut missing);
    let data = serde_json::to_vec(&data).map_err(ReportError::Data)?;
    let pictures: Vec<String> = pictures
        .map(|svg| plain::clean_picture(svg, &mut missing))
        .collect();
    let moment = moment(printing.timestamp)?;
    let world = ReportWorld::new(kind, data, pictures.into_iter(), moment)?;

    let document = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|found| ReportError::Layout(explained(&world, &found)))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| ReportError::Export(vec![error.message().to_string()]))?;
    let options = PdfOptions {
        ident: Smart::Custom(identity.to_owned()),
        creator: Smart::Custom(Some(format!("icc-index {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Some(Timestamp::new_utc(moment)),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options)
        .map_err(|found| ReportError::Export(explained(&world, &found)))?;
    Ok(Pdf {
        digest: sha256(&Sha256::digest(&bytes)),
        pages: document.pages().len(),
        title: sheet.title().to_owned(),
        not_shown: missing.into_iter().collect(),
        bytes,
    })
}

fn moment(at: DateTime<Utc>) -> Result<Datetime, ReportError> {
    let part = |value: u32| u8::try_from(value).ok();
    let found = || {
        Datetime::from_ymd_hms(
            at.year(),
            part(at.month())?,
            part(at.day())?,
            part(at.hour())?,
            part(at.minute())?,
            part(at.second())?,
        )
    };
    // A PDF has four digits for the year.
    found()
        .filter(|_| (0..=9999).contains(&at.year()))
        .ok_or_else(|| ReportError::Timestamp(at.to_rfc3339()))
}

fn explained(world: &ReportWorld, found: &[SourceDiagnostic]) -> Vec<String> {
    found
        .iter()
        .map(|it| {
            let range = world.range(it.span);
            match (it.span.id(), range) {
                (Some(id), Some(range)) => {
                    format!("{}: {}", world.place(id, range.start), it.message)
                }
                _ => it.message.to_string(),
            }
        })
        .collect()
}

fn sha256(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| DIGITS.get(usize::from(half)))
        .collect()
}
