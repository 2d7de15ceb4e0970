//! What a municipality has handed in, as plain data: a full copy to keep.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use serde::{Deserialize, Serialize};

use crate::frame::{Band, Footer};
use crate::pdf::Sheet;
use crate::{Paper, Problem, ProblemKind, ReportError};

/// A copy of what was handed in. Texts are in the language of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The municipality's name.
    pub city: String,
    /// The wave's name.
    pub wave: String,
    /// The edition's title.
    pub edition: String,
    /// Whether the municipality is invented; marks every page.
    pub demonstration: bool,
    /// What the figures are and are not, in one sentence; stands on every page.
    pub statement: String,
    /// 1 for what was handed in first.
    pub revision: u32,
    /// The moment of handing in, in words.
    pub handed_in: String,
    /// Who signed.
    pub signed_name: String,
    /// As what.
    pub signed_function: String,
    /// SHA-256 of the copy, word for word.
    pub record_digest: String,
    /// SHA-256 of the answers that are scored.
    pub answers_digest: String,
    /// How many answers count how.
    pub figures: Vec<ReceiptFigure>,
    /// Its parts, in order; at least one.
    pub parts: Vec<ReceiptPart>,
}

/// How many answers count so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFigure {
    /// `as-given`, `unconfirmed` or `not-asked`.
    pub kind: String,
    /// How many.
    pub n: u32,
}

/// A part of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptPart {
    /// Its title.
    pub title: String,
    /// Whether it lies in the part before it.
    pub inside: bool,
    /// Its questions, in order.
    pub answers: Vec<ReceiptAnswer>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptAnswer {
    /// The code of the question.
    pub code: String,
    /// The question.
    pub text: String,
    /// The answer in words; none when there is none.
    pub words: Vec<String>,
    /// `as-given`, `unconfirmed` or `not-asked`; empty without an answer.
    pub counts: String,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// Titles of the evidence.
    pub evidence: Vec<String>,
}

/// Checks a receipt; an error carries every problem.
pub(crate) fn check(receipt: &Receipt) -> Result<(), ReportError> {
    let mut problems = Vec::new();
    let mut text = |field: String, text: &str| {
        if text.trim().is_empty() {
            let kind = ProblemKind::Missing;
            problems.push(Problem { field, kind });
        }
    };
    for (field, words) in [
        ("city", &receipt.city),
        ("wave", &receipt.wave),
        ("edition", &receipt.edition),
        ("statement", &receipt.statement),
        ("handed_in", &receipt.handed_in),
        ("signed_name", &receipt.signed_name),
        ("signed_function", &receipt.signed_function),
        ("record_digest", &receipt.record_digest),
        ("answers_digest", &receipt.answers_digest),
    ] {
        text(field.to_owned(), words);
    }
    if receipt.parts.is_empty() {
        text("parts".to_owned(), "");
    }
    for (n, part) in receipt.parts.iter().enumerate() {
        text(format!("parts[{n}].title"), &part.title);
        for (m, answer) in part.answers.iter().enumerate() {
            text(format!("parts[{n}].answers[{m}].text"), &answer.text);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(ReportError::Invalid(problems))
    }
}

/// All that Typst is given.
#[derive(Debug, Serialize)]
pub(crate) struct ReceiptSheet<'a> {
    lang: &'static str,
    paper: &'static str,
    title: String,
    author: String,
    headline: String,
    demonstration: Option<Band>,
    edition: &'a str,
    facts: Vec<Line>,
    figures: Vec<String>,
    digests: String,
    parts: Vec<PartSheet<'a>>,
    footer: Footer,
}

#[derive(Debug, Serialize)]
struct Line {
    label: String,
    text: String,
    /// Whether it is a digest, set in letters of one width and divided anywhere.
    digest: bool,
}

#[derive(Debug, Serialize)]
struct PartSheet<'a> {
    title: &'a str,
    inside: bool,
    answers: Vec<AnswerSheet<'a>>,
}

#[derive(Debug, Serialize)]
struct AnswerSheet<'a> {
    code: &'a str,
    text: &'a str,
    words: Vec<String>,
    /// Why it does not count as given; may be empty.
    note: String,
    lines: Vec<Line>,
}

impl Sheet for ReceiptSheet<'_> {
    fn title(&self) -> &str {
        &self.title
    }
}

impl<'a> ReceiptSheet<'a> {
    pub(crate) fn of(receipt: &'a Receipt, (i18n, locale): (&I18n, Locale), paper: Paper) -> Self {
        let plain = |id: &str| i18n.plain(locale, id);
        let line = |id: &str, text: &str| Line {
            label: plain(id),
            text: text.trim().to_owned(),
            digest: false,
        };
        let digest = |id: &str, text: &str| Line {
            digest: true,
            ..line(id, text)
        };
        let signed = Args::new()
            .text("name", receipt.signed_name.as_str())
            .text("function", receipt.signed_function.as_str());
        let signed = i18n.text(locale, key!("submission-signed-by"), &signed);
        let answer = |answer: &'a ReceiptAnswer| {
            let words = if answer.words.is_empty() {
                vec![plain(key!("answer-state-not-answered"))]
            } else {
                answer.words.clone()
            };
            let note = match answer.counts.as_str() {
                "unconfirmed" => plain(key!("submission-note-unconfirmed")),
                "not-asked" => plain(key!("submission-note-not-asked")),
                _ => String::new(),
            };
            let lines = [
                line(key!("workbook-column-comment"), &answer.comment),
                line(key!("workbook-column-example"), &answer.example),
                line(
                    key!("workbook-paper-evidence"),
                    &answer.evidence.join(" · "),
                ),
            ];
            AnswerSheet {
                code: &answer.code,
                text: &answer.text,
                words,
                note,
                lines: lines.into_iter().filter(|l| !l.text.is_empty()).collect(),
            }
        };
        let parts = receipt.parts.iter().map(|part| PartSheet {
            title: &part.title,
            inside: part.inside,
            answers: part.answers.iter().map(answer).collect(),
        });
        let figure = |figure: &ReceiptFigure| {
            let id = match figure.kind.as_str() {
                "as-given" => key!("submission-figure-as-given"),
                "unconfirmed" => key!("submission-figure-unconfirmed"),
                _ => key!("submission-figure-not-asked"),
            };
            i18n.text(locale, id, &Args::new().integer("n", figure.n))
        };
        let named = Args::new()
            .text("city", receipt.city.as_str())
            .text("wave", receipt.wave.as_str());
        let title = i18n.text(locale, key!("submission-paper-title"), &named);
        let revision = receipt.revision.to_string();
        Self {
            lang: locale.tag(),
            paper: paper.typst_name(),
            author: plain(key!("site-name")),
            headline: plain(key!("submission-paper-lead")),
            demonstration: Band::of(receipt.demonstration, i18n, locale),
            edition: &receipt.edition,
            facts: vec![
                line(key!("submission-handed-in"), &receipt.handed_in),
                line(key!("submission-signed"), &signed),
                line(key!("submission-revision"), &revision),
                digest(key!("submission-record-digest"), &receipt.record_digest),
                digest(key!("submission-answers-digest"), &receipt.answers_digest),
            ],
            figures: receipt
                .figures
                .iter()
                .filter(|one| one.n > 0 || one.kind == "as-given")
                .map(figure)
                .collect(),
            digests: plain(key!("submission-digest-note")),
            parts: parts.collect(),
            footer: Footer::of(&receipt.statement, title.clone(), i18n, locale),
            title,
        }
    }
}
