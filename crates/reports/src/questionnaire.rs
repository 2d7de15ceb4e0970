//! A questionnaire without answers, as plain data: to prepare with, on paper.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use serde::{Deserialize, Serialize};

use crate::frame::{Band, Footer};
use crate::pdf::Sheet;
use crate::{Paper, Problem, ProblemKind, ReportError};

/// A questionnaire. Texts are in the language of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
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
    /// Hours that it may take in all.
    pub hours: u32,
    /// Its parts, in order; at least one.
    pub parts: Vec<Part>,
}

/// A part of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// Its introduction; may be empty.
    pub intro: String,
    /// Whether it lies in the part before it.
    pub inside: bool,
    /// Its questions, in order.
    pub questions: Vec<Asked>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its code.
    pub code: String,
    /// The question.
    pub text: String,
    /// Whether it may be left out.
    pub optional: bool,
    /// Labels of its options; none for a number, a date or a text.
    pub options: Vec<String>,
    /// Whether several options may be ticked.
    pub several: bool,
    /// Why it is asked; may be empty.
    pub why: String,
    /// An example of a good answer; may be empty.
    pub example: String,
    /// What can serve as evidence; may be empty.
    pub evidence: String,
    /// What is known from last time, line by line; none where nothing is.
    #[serde(default)]
    pub last: Vec<String>,
}

/// Checks a questionnaire; an error carries every problem.
pub(crate) fn check(questionnaire: &Questionnaire) -> Result<(), ReportError> {
    let mut problems = Vec::new();
    let mut text = |field: String, text: &str| {
        if text.trim().is_empty() {
            let kind = ProblemKind::Missing;
            problems.push(Problem { field, kind });
        }
    };
    text("city".to_owned(), &questionnaire.city);
    text("wave".to_owned(), &questionnaire.wave);
    text("edition".to_owned(), &questionnaire.edition);
    text("statement".to_owned(), &questionnaire.statement);
    if questionnaire.parts.is_empty() {
        text("parts".to_owned(), "");
    }
    for (n, part) in questionnaire.parts.iter().enumerate() {
        text(format!("parts[{n}].title"), &part.title);
        for (m, asked) in part.questions.iter().enumerate() {
            text(format!("parts[{n}].questions[{m}].text"), &asked.text);
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
pub(crate) struct QuestionnaireSheet<'a> {
    lang: &'static str,
    paper: &'static str,
    title: String,
    author: String,
    headline: String,
    demonstration: Option<Band>,
    city: &'a str,
    edition: &'a str,
    lead: String,
    parts: Vec<PartSheet<'a>>,
    words: Words,
    footer: Footer,
}

#[derive(Debug, Serialize)]
struct PartSheet<'a> {
    title: &'a str,
    intro: &'a str,
    inside: bool,
    questions: Vec<QuestionSheet<'a>>,
}

#[derive(Debug, Serialize)]
struct QuestionSheet<'a> {
    code: &'a str,
    text: &'a str,
    /// How it is answered, in a few words.
    hint: String,
    options: Vec<&'a str>,
    /// Options first, then what stands below "or else".
    others: Vec<&'a str>,
    notes: Vec<String>,
    last: Vec<&'a str>,
}

/// Words that stand at every question.
#[derive(Debug, Serialize)]
struct Words {
    last: String,
    or_else: String,
    answer: String,
    comment: String,
    example: String,
    evidence: String,
}

impl Sheet for QuestionnaireSheet<'_> {
    fn title(&self) -> &str {
        &self.title
    }
}

/// The non-answers, which every question takes.
pub(crate) fn or_else(i18n: &I18n, locale: Locale) -> [String; 3] {
    [
        key!("answer-state-not-within-powers"),
        key!("answer-state-not-applicable"),
        key!("answer-state-unknown"),
    ]
    .map(|id| i18n.plain(locale, id))
}

impl<'a> QuestionnaireSheet<'a> {
    pub(crate) fn of(
        questionnaire: &'a Questionnaire,
        others: &'a [String; 3],
        (i18n, locale): (&I18n, Locale),
        paper: Paper,
    ) -> Self {
        let plain = |id: &str| i18n.plain(locale, id);
        let named = Args::new()
            .text("city", questionnaire.city.as_str())
            .text("wave", questionnaire.wave.as_str());
        let hours = Args::new().integer("n", questionnaire.hours);
        let note = |id: &str, text: &str| {
            let args = Args::new().text("text", text.trim());
            (!text.trim().is_empty()).then(|| i18n.text(locale, id, &args))
        };
        let question = |asked: &'a Asked| {
            let optional = asked.optional.then(|| plain(key!("workbook-optional")));
            let several = asked.several.then(|| plain(key!("answer-several")));
            let hint: Vec<String> = optional.into_iter().chain(several).collect();
            let notes = [
                note(key!("workbook-note-why"), &asked.why),
                note(key!("workbook-note-example"), &asked.example),
                note(key!("workbook-note-evidence"), &asked.evidence),
            ];
            QuestionSheet {
                code: &asked.code,
                text: &asked.text,
                hint: hint.join(" "),
                options: asked.options.iter().map(String::as_str).collect(),
                others: others.iter().map(String::as_str).collect(),
                notes: notes.into_iter().flatten().collect(),
                last: asked.last.iter().map(String::as_str).collect(),
            }
        };
        let parts = questionnaire.parts.iter().map(|part| PartSheet {
            title: &part.title,
            intro: &part.intro,
            inside: part.inside,
            questions: part.questions.iter().map(question).collect(),
        });
        Self {
            lang: locale.tag(),
            paper: paper.typst_name(),
            title: i18n.text(locale, key!("workbook-paper-title"), &named),
            author: plain(key!("site-name")),
            headline: plain(key!("workbook-paper-lead")),
            demonstration: Band::of(questionnaire.demonstration, i18n, locale),
            city: &questionnaire.city,
            edition: &questionnaire.edition,
            lead: i18n.text(locale, key!("workbook-hours"), &hours),
            parts: parts.collect(),
            words: Words {
                last: plain(key!("preparation-last-time")),
                or_else: plain(key!("answer-or-else")),
                answer: plain(key!("workbook-column-answer")),
                comment: plain(key!("workbook-column-comment")),
                example: plain(key!("workbook-column-example")),
                evidence: plain(key!("workbook-paper-evidence")),
            },
            footer: Footer::of(
                &questionnaire.statement,
                i18n.text(locale, key!("workbook-paper-title"), &named),
                i18n,
                locale,
            ),
        }
    }
}
