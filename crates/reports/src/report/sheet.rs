//! The full report in words, ready to be laid out.

use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use serde::Serialize;

use super::similar::SimilarSheet;
use super::{Asked, Chapter, CityReport, Paragraph};
use crate::Score;
use crate::pdf::Sheet;
use crate::sheet::{CitySheet, Picture, Words};
use crate::world::picture_path;

/// All that Typst is given.
#[derive(Debug, Serialize)]
pub(crate) struct ReportSheet<'a> {
    #[serde(flatten)]
    summary: CitySheet,
    heads: Heads,
    method: Vec<Text<'a>>,
    review: Vec<Text<'a>>,
    similar: Option<SimilarSheet<'a>>,
    chapters: Vec<ChapterSheet<'a>>,
    answers: Vec<SectionSheet<'a>>,
}

#[derive(Debug, Serialize)]
struct Heads {
    contents: String,
    method: String,
    review: String,
    chapters: String,
    full: String,
    open: String,
    said: String,
    answers: String,
    /// Stands instead of the answers; empty where they are shown.
    hidden: String,
    question: String,
    answer: String,
    evidence: String,
    points: String,
}

/// A text under a small heading.
#[derive(Debug, Serialize)]
pub(crate) struct Text<'a> {
    title: &'a str,
    lang: &'a str,
    lines: Vec<&'a str>,
}

impl<'a> Text<'a> {
    pub(crate) fn of(one: &'a Paragraph, own: Locale) -> Self {
        Self {
            title: &one.title,
            lang: language(&one.language, own),
            lines: lines(&one.text),
        }
    }
}

/// The tag of a language; empty means that of the report.
fn language(named: &str, own: Locale) -> &str {
    if named.is_empty() { own.tag() } else { named }
}

#[derive(Debug, Serialize)]
struct ChapterSheet<'a> {
    label: &'a str,
    about: &'a str,
    figures: Vec<String>,
    chart: Option<Picture>,
    full: Vec<Point<'a>>,
    open: Vec<Point<'a>>,
    said: Vec<SaidSheet<'a>>,
}

#[derive(Debug, Serialize)]
struct Point<'a> {
    code: &'a str,
    text: &'a str,
    worth: String,
}

#[derive(Debug, Serialize)]
struct SaidSheet<'a> {
    code: &'a str,
    text: &'a str,
    lang: &'a str,
    comment: Vec<&'a str>,
    example: Option<Labelled<'a>>,
    evidence: Option<Titles>,
}

#[derive(Debug, Serialize)]
struct Labelled<'a> {
    label: String,
    lines: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Titles {
    label: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct SectionSheet<'a> {
    title: &'a str,
    answers: Vec<AnswerSheet<'a>>,
}

#[derive(Debug, Serialize)]
struct AnswerSheet<'a> {
    code: &'a str,
    text: &'a str,
    words: &'a [String],
    evidence: &'a str,
    points: String,
}

impl Sheet for ReportSheet<'_> {
    fn title(&self) -> &str {
        self.summary.title()
    }
}

impl<'a> ReportSheet<'a> {
    /// `summary` is laid out already; the pictures of the chapters follow its own.
    pub(crate) fn of(
        report: &'a CityReport,
        summary: CitySheet,
        pictures_before: usize,
        (i18n, locale): (&I18n, Locale),
    ) -> Self {
        let words = Words { i18n, locale };
        let text = |one: &'a Paragraph| Text::of(one, locale);
        let mut pictures = pictures_before..;
        let chapters = report.chapters.iter().map(|chapter| ChapterSheet {
            label: &chapter.label,
            about: &chapter.about,
            figures: figures(chapter, words),
            chart: chapter.chart.as_ref().map(|chart| {
                let path = picture_path(pictures.next().unwrap_or_default());
                Picture::of(chart, path)
            }),
            full: chapter.full.iter().map(|one| point(one, words)).collect(),
            open: chapter.open.iter().map(|one| point(one, words)).collect(),
            said: chapter
                .said
                .iter()
                .map(|said| SaidSheet {
                    code: &said.code,
                    text: &said.text,
                    lang: language(&said.language, locale),
                    comment: lines(&said.comment),
                    example: (!said.example.is_empty()).then(|| Labelled {
                        label: words.plain(key!("workbook-column-example")),
                        lines: lines(&said.example),
                    }),
                    evidence: (!said.evidence.is_empty()).then(|| Titles {
                        label: words.plain(key!("workbook-paper-evidence")),
                        text: said.evidence.join(" · "),
                    }),
                })
                .collect(),
        });
        let chapters = chapters.collect();
        let answers = report.answers.iter().map(|section| SectionSheet {
            title: &section.title,
            answers: section
                .answers
                .iter()
                .map(|one| AnswerSheet {
                    code: &one.code,
                    text: &one.text,
                    words: &one.words,
                    evidence: &one.evidence,
                    points: one.points.map_or_else(String::new, |(points, most)| {
                        let args = Args::new()
                            .text("points", words.short(points))
                            .text("maximum", words.short(most));
                        words.text(key!("report-full-points"), &args)
                    }),
                })
                .collect(),
        });
        let plain = |id| words.plain(id);
        Self {
            heads: Heads {
                contents: plain(key!("report-full-contents")),
                method: plain(key!("report-full-method")),
                review: plain(key!("report-full-review")),
                chapters: plain(key!("report-full-chapters")),
                full: plain(key!("report-full-full")),
                open: plain(key!("report-full-open")),
                said: plain(key!("report-full-said")),
                answers: plain(key!("report-full-answers")),
                hidden: if report.answers.is_empty() {
                    plain(key!("report-full-hidden"))
                } else {
                    String::new()
                },
                question: plain(key!("report-full-question")),
                answer: plain(key!("report-full-answer")),
                evidence: plain(key!("report-full-evidence")),
                points: plain(key!("report-full-points-head")),
            },
            method: report.method.iter().map(text).collect(),
            review: report.review.iter().map(text).collect(),
            similar: report
                .similar
                .as_ref()
                .map(|similar| SimilarSheet::of(similar, words)),
            chapters,
            answers: answers.collect(),
            summary,
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect()
}

/// The three figures, what they rest on, and the place in the index.
fn figures(chapter: &Chapter, words: Words<'_>) -> Vec<String> {
    let mut all = Vec::new();
    match chapter.declared {
        Score::None { reason } => {
            let args = Args::new()
                .text("none", words.plain(key!("score-none")))
                .text("why", words.reason(reason));
            all.push(words.text(key!("report-table-no-score"), &args));
        }
        Score::Value { .. } => {
            for (label, score) in [
                (key!("score-declared"), chapter.declared),
                (key!("score-documented"), chapter.documented),
                (key!("score-verified"), chapter.verified),
            ] {
                all.push(format!("{} {}", words.plain(label), words.score(score)));
            }
        }
    }
    let args = Args::new().text("coverage", words.percent(chapter.coverage));
    all.push(words.text(key!("city-index-coverage"), &args));
    if let Some(share) = chapter.share {
        let args = Args::new().text("share", words.percent(share));
        all.push(words.text(key!("report-full-share"), &args));
    }
    all
}

fn point<'a>(asked: &'a Asked, words: Words<'_>) -> Point<'a> {
    Point {
        code: &asked.code,
        text: &asked.text,
        worth: asked.worth.map_or_else(String::new, |worth| {
            let args = Args::new().text("points", words.short(worth));
            words.text(key!("report-full-worth"), &args)
        }),
    }
}
