//! What the full report on a city says, as plain data: the summary, then how the figures are made,
//! what the review says, each indicator, and every answer.
//!
//! Texts are in the language of the report unless they name another; numbers are unrounded.

pub(crate) mod sheet;
mod similar;

use serde::{Deserialize, Serialize};

pub use similar::{Nearness, SimilarCities, SimilarCity, SimilarReason, SimilarRow};

use crate::check::Check;
use crate::{Chart, CitySummary, ReportError, Score};

/// The report on one city at one wave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CityReport {
    /// Its first two pages.
    pub summary: CitySummary,
    /// How the figures are made, paragraph by paragraph.
    pub method: Vec<Paragraph>,
    /// What the review says as a whole; none where nothing was written, or may be shown.
    pub review: Vec<Paragraph>,
    /// The cities that are most like it; none where nobody has looked for them.
    pub similar: Option<SimilarCities>,
    /// The indicators, in the order of the summary.
    pub chapters: Vec<Chapter>,
    /// Every answer, section by section; none where the city does not show its answers.
    pub answers: Vec<AnswerSection>,
}

/// A text under a small heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The heading.
    pub title: String,
    /// What it says; line ends divide paragraphs.
    pub text: String,
    /// Tag of the language it is written in; empty for that of the report.
    pub language: String,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its name.
    pub label: String,
    /// What it measures; may be empty.
    pub about: String,
    /// As the city declares.
    pub declared: Score,
    /// Counting positive answers only with evidence.
    pub documented: Score,
    /// Counting positive answers only when verified.
    pub verified: Score,
    /// Known answers in percent of the weight within scope, 0 to 100.
    pub coverage: f64,
    /// Percent of the core index that it makes up, 0 to 100; none where it is outside of it.
    pub share: Option<f64>,
    /// The indicator, and its areas where it has some, beside network and all cities.
    pub chart: Option<Chart>,
    /// Questions with full points.
    pub full: Vec<Asked>,
    /// Questions with points still to gain, the most valuable first.
    pub open: Vec<Asked>,
    /// What the city says beside its answers.
    pub said: Vec<Said>,
}

/// A question of a chapter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Its code.
    pub code: String,
    /// Its text.
    pub text: String,
    /// Points of the core index still to gain, 0 to 100; none where it has no part in it.
    pub worth: Option<f64>,
}

/// What a city says beside an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Code of the question.
    pub code: String,
    /// Its text.
    pub text: String,
    /// Tag of the language of comment and example; empty for that of the report.
    pub language: String,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// What is attached, by title.
    pub evidence: Vec<String>,
}

/// A section of the questionnaire.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerSection {
    /// Its title.
    pub title: String,
    /// Its answers.
    pub answers: Vec<Answered>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// Code of the question.
    pub code: String,
    /// Its text.
    pub text: String,
    /// What was answered, or why nothing was, in words.
    pub words: Vec<String>,
    /// How well it is supported, in words; empty where nothing is needed.
    pub evidence: String,
    /// Points and the most that can be had; none where it is not scored.
    pub points: Option<(f64, f64)>,
}

/// Checks a report; an error carries every problem.
pub(crate) fn check(report: &CityReport) -> Result<(), ReportError> {
    let mut check = Check::default();
    check.summary(&report.summary);
    check.paragraphs("method", &report.method);
    check.paragraphs("review", &report.review);
    if let Some(similar) = &report.similar {
        check.similar(similar);
    }
    for (place, chapter) in report.chapters.iter().enumerate() {
        let field = |part: &str| format!("chapters[{place}].{part}");
        check.text(&field("label"), &chapter.label);
        for (part, score) in [
            ("declared", chapter.declared),
            ("documented", chapter.documented),
            ("verified", chapter.verified),
        ] {
            check.score(&field(part), score);
        }
        check.hundred(&field("coverage"), chapter.coverage);
        if let Some(share) = chapter.share {
            check.hundred(&field("share"), share);
        }
        if let Some(chart) = &chapter.chart {
            check.chart(&field("chart"), chart);
        }
        for asked in chapter.full.iter().chain(&chapter.open) {
            check.text(&field("questions.text"), &asked.text);
            if let Some(worth) = asked.worth {
                check.hundred(&field("questions.worth"), worth);
            }
        }
        for said in &chapter.said {
            check.text(&field("said.text"), &said.text);
        }
    }
    for (place, section) in report.answers.iter().enumerate() {
        check.text(&format!("answers[{place}].title"), &section.title);
        for answer in &section.answers {
            check.text(&format!("answers[{place}].text"), &answer.text);
            if let Some((points, most)) = answer.points {
                let good = points.is_finite() && most.is_finite() && (0.0..=most).contains(&points);
                check.require(good, &format!("answers[{place}].points"));
            }
        }
    }
    check.finish()
}
