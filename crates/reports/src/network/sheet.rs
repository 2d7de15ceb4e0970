//! The report on a network in words, ready to be laid out.

use icc_domain::{Locale, Score};
use icc_i18n::{Args, I18n, key};
use serde::Serialize;

use super::{AtWave, Measured, Member, NetworkReport};
use crate::frame::{Band, Footer};
use crate::pdf::Sheet;
use crate::report::sheet::Text;
use crate::sheet::{BriefFact, Card, Checking, Finding, Named, Picture, Words, footer, sources};
use crate::world::picture_path;
use crate::{Chart, Paper, Statistics};

/// All that Typst is given.
#[derive(Debug, Serialize)]
pub(crate) struct NetworkSheet<'a> {
    lang: &'static str,
    paper: &'static str,
    title: String,
    author: String,
    demonstration: Option<Band>,
    kind: String,
    place: String,
    name: &'a str,
    invented: Option<String>,
    headline: String,
    facts_in_brief: Vec<BriefFact>,
    card: Option<Card>,
    finding: Option<Finding>,
    charts: Vec<Picture>,
    /// The first page has no list of rows instead of its picture.
    numbers: Option<()>,
    heads: Heads,
    description: &'a str,
    method: Vec<Text<'a>>,
    coverage: Vec<Named>,
    overview: Option<Picture>,
    table: Vec<Line<'a>>,
    indicators: Vec<Chapter<'a>>,
    heat: Vec<Picture>,
    course: Option<Picture>,
    waves: Vec<WaveLine<'a>>,
    members: Vec<MemberLine<'a>>,
    annex: Vec<Text<'a>>,
    provenance: sources::Provenance,
    notes: sources::Notes,
    check: Option<Checking>,
    footer: Footer,
}

#[derive(Debug, Serialize)]
struct Heads {
    contents: String,
    method: String,
    coverage: String,
    strengths: String,
    strengths_text: String,
    chapters: String,
    /// Before the members that show themselves.
    shown: String,
    heat: String,
    heat_text: String,
    progress: String,
    progress_text: String,
    members: String,
    by_name: String,
    annex: String,
    indicator: String,
    median: String,
    mean: String,
    half: String,
    n: String,
    wave: String,
    counted: String,
    then: String,
    same: String,
    member: String,
    declared: String,
    documented: String,
    status: String,
}

/// A row of the table of indicators.
#[derive(Debug, Serialize)]
struct Line<'a> {
    label: &'a str,
    strong: bool,
    optional: String,
    /// Median, mean, middle half; none where there are too few, and `why` says so.
    figures: Option<[String; 3]>,
    why: String,
    n: String,
}

#[derive(Debug, Serialize)]
struct Chapter<'a> {
    label: &'a str,
    about: &'a str,
    figures: String,
    chart: Option<Picture>,
    /// The members that show themselves, each with its score.
    cities: Vec<String>,
}

#[derive(Debug, Serialize)]
struct WaveLine<'a> {
    wave: &'a str,
    counted: String,
    then: String,
    same: String,
}

#[derive(Debug, Serialize)]
struct MemberLine<'a> {
    name: &'a str,
    scores: [String; 2],
    status: String,
}

impl Sheet for NetworkSheet<'_> {
    fn title(&self) -> &str {
        &self.title
    }
}

/// The pictures of a report, in the order in which they get their places.
#[derive(Debug, Default)]
struct Gallery<'a>(Vec<&'a str>);

impl<'a> Gallery<'a> {
    fn hang(&mut self, chart: &'a Chart) -> Picture {
        let path = self.place(&chart.svg);
        Picture::of(chart, path)
    }

    /// Where a picture is from now on.
    fn place(&mut self, svg: &'a str) -> String {
        let path = picture_path(self.0.len());
        self.0.push(svg);
        path
    }
}

impl<'a> NetworkSheet<'a> {
    /// The report in words, and its pictures in the order in which the sheet looks for them. `code` is
    /// the picture of the address at which it can be checked.
    pub(crate) fn of(
        report: &'a NetworkReport,
        code: Option<&'a str>,
        (i18n, locale): (&I18n, Locale),
        paper: Paper,
    ) -> (Self, Vec<&'a str>) {
        let words = Words { i18n, locale };
        let mut gallery = Gallery::default();
        let charts: Vec<Picture> = report
            .core
            .chart
            .iter()
            .map(|it| gallery.hang(it))
            .collect();
        let dots = (!charts.is_empty()).then(|| Finding {
            title: words.text(
                key!("network-core"),
                &Args::new().text("wave", &report.wave),
            ),
            text: words.plain(key!("report-network-dots")),
        });
        let overview = report.overview.as_ref().map(|it| gallery.hang(it));
        let indicators = report.indicators.iter();
        let indicators = indicators.map(|row| chapter(row, &mut gallery, words));
        let indicators = indicators.collect();
        let heat = report.heat.iter().map(|it| gallery.hang(it)).collect();
        let course = report.course.as_ref().map(|it| gallery.hang(it));
        let provenance = &report.provenance;
        let check = code.map(|svg| Checking::of(provenance, gallery.place(svg), words));
        let first = report.waves.first().map(|wave| &wave.wave);
        let sheet = Self {
            lang: locale.tag(),
            paper: paper.typst_name(),
            title: title(report, words),
            author: words.plain(key!("site-name")),
            demonstration: Band::of(report.demonstration, i18n, locale),
            kind: words.plain(key!("report-network-kind")),
            place: [&*report.kind, &*report.within]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            name: &report.name,
            invented: report
                .demonstration
                .then(|| words.plain(key!("network-invented"))),
            headline: headline(report, words),
            facts_in_brief: in_brief(report, words),
            card: Some(card(report, words)),
            finding: dots,
            charts,
            numbers: None,
            heads: heads(report, words),
            description: &report.description,
            method: report
                .method
                .iter()
                .map(|it| Text::of(it, locale))
                .collect(),
            coverage: coverage(report, words),
            overview,
            table: std::iter::once(&report.core)
                .chain(&report.indicators)
                .enumerate()
                .map(|(place, row)| line(row, place == 0, words))
                .collect(),
            indicators,
            heat,
            course,
            waves: report
                .waves
                .iter()
                .map(|wave| at_wave(wave, Some(&wave.wave) == first, words))
                .collect(),
            members: report.members.iter().map(|it| member(it, words)).collect(),
            annex: report.annex.iter().map(|it| Text::of(it, locale)).collect(),
            provenance: sources::Provenance::of(provenance, &report.wave, words),
            notes: sources::Notes::of(&report.statement, &report.notes, words),
            check,
            footer: footer(&report.statement, Some(provenance), words),
        };
        (sheet, gallery.0)
    }
}

fn title(report: &NetworkReport, words: Words<'_>) -> String {
    let args = Args::new()
        .text("network", &report.name)
        .text("wave", &report.wave);
    let id = if report.demonstration {
        key!("report-network-title-demonstration")
    } else {
        key!("report-network-title")
    };
    words.text(id, &args)
}

/// The same words as on the network's page.
fn headline(report: &NetworkReport, words: Words<'_>) -> String {
    let args = Args::new()
        .integer("counted", report.coverage.n)
        .integer("members", report.coverage.of)
        .text("wave", &report.wave);
    let taking = words.text(key!("report-network-headline"), &args);
    format!("{taking} {}", said(&report.core, words))
}

/// The figures of a group in words, or why there are none.
fn said(row: &Measured, words: Words<'_>) -> String {
    let Some(it) = row.statistics else {
        return words.plain(if row.n == 3 {
            key!("group-three")
        } else {
            key!("group-too-few")
        });
    };
    let args = Args::new()
        .text("median", words.whole(it.median))
        .text("mean", words.whole(it.mean))
        .integer("n", row.n);
    let middle = words.text(key!("group-middle"), &args);
    let half = match it.q1.zip(it.q3) {
        Some((low, high)) => {
            let args = Args::new()
                .text("low", words.whole(low))
                .text("high", words.whole(high));
            words.text(key!("group-half"), &args)
        }
        None => words.plain(key!("group-half-not-shown")),
    };
    format!("{middle} {half}")
}

fn in_brief(report: &NetworkReport, words: Words<'_>) -> Vec<BriefFact> {
    let coverage = &report.coverage;
    let shown = report.members.iter().filter(|it| it.shown.is_some());
    let shown = i64::try_from(shown.count()).unwrap_or(i64::MAX);
    [
        (
            of(coverage.n, coverage.of, words),
            key!("network-progress-coverage"),
        ),
        (words.count(shown), key!("report-network-showing")),
        (
            words.count(coverage.countries),
            key!("report-table-countries"),
        ),
    ]
    .into_iter()
    .map(|(value, label)| BriefFact {
        value,
        label: words.plain(label),
    })
    .collect()
}

fn of(n: u32, of: u32, words: Words<'_>) -> String {
    let args = Args::new().integer("n", n).integer("of", of);
    words.text(key!("group-n-of"), &args)
}

fn card(report: &NetworkReport, words: Words<'_>) -> Card {
    let core = &report.core;
    let figures = figures(core.statistics, words);
    let wave = Args::new().text("wave", &report.wave);
    let (score, caption, rows) = match figures {
        Some([median, mean, half]) => (
            Some(median),
            words.text(key!("report-network-median"), &wave),
            vec![
                (key!("group-mean"), mean),
                (key!("group-quartiles"), half),
                (key!("group-n"), words.count(core.n)),
            ],
        ),
        None => (None, said(core, words), Vec::new()),
    };
    Card {
        score,
        no_score: words.plain(key!("report-network-no-median")),
        caption,
        bar: None,
        figures: rows
            .into_iter()
            .map(|(label, value)| Named {
                label: words.plain(label),
                value,
            })
            .collect(),
        basis: basis(report, words),
        statement: report.statement.clone(),
    }
}

/// What the figures rest on, one line each.
fn basis(report: &NetworkReport, words: Words<'_>) -> Vec<String> {
    let coverage = &report.coverage;
    let args = Args::new()
        .integer("n", coverage.n)
        .integer("of", coverage.of)
        .integer("countries", coverage.countries);
    let mut lines = vec![words.text(key!("group-basis"), &args)];
    if coverage.hidden > 0 {
        let args = Args::new().integer("hidden", coverage.hidden);
        lines.push(words.text(key!("group-basis-hidden"), &args));
    }
    let args = Args::new().date("date", coverage.date);
    lines.push(words.text(key!("city-group-date"), &args));
    lines
}

/// Median, mean and middle half as they are shown.
fn figures(statistics: Option<Statistics>, words: Words<'_>) -> Option<[String; 3]> {
    statistics.map(|it| {
        [
            words.whole(it.median),
            words.whole(it.mean),
            words.half(&it),
        ]
    })
}

fn coverage(report: &NetworkReport, words: Words<'_>) -> Vec<Named> {
    let coverage = &report.coverage;
    let list = |names: &[String]| icc_i18n::list(words.locale, names);
    [
        (
            key!("network-progress-coverage"),
            of(coverage.n, coverage.of, words),
        ),
        (key!("report-network-hidden"), words.count(coverage.hidden)),
        (
            key!("report-table-countries"),
            words.count(coverage.countries),
        ),
        (
            key!("report-network-date"),
            icc_i18n::date(words.locale, coverage.date),
        ),
        (key!("report-network-waves"), list(&coverage.waves)),
        (key!("report-network-editions"), list(&coverage.editions)),
    ]
    .into_iter()
    .map(|(label, value)| Named {
        label: words.plain(label),
        value,
    })
    .collect()
}

fn line<'a>(row: &'a Measured, strong: bool, words: Words<'_>) -> Line<'a> {
    Line {
        label: &row.label,
        strong,
        optional: if row.optional {
            words.plain(key!("indicator-optional"))
        } else {
            String::new()
        },
        figures: figures(row.statistics, words),
        why: words.plain(key!("group-too-few")),
        n: words.count(row.n),
    }
}

fn chapter<'a>(row: &'a Measured, gallery: &mut Gallery<'a>, words: Words<'_>) -> Chapter<'a> {
    let city = |(name, score): &(String, Score)| format!("{name}\u{a0}{}", words.score(*score));
    Chapter {
        label: &row.label,
        about: &row.about,
        figures: said(row, words),
        chart: row.chart.as_ref().map(|it| gallery.hang(it)),
        cities: row.cities.iter().map(city).collect(),
    }
}

fn at_wave<'a>(wave: &'a AtWave, newest: bool, words: Words<'_>) -> WaveLine<'a> {
    let tenths = |value: f64| icc_i18n::number(words.locale, value, 1);
    let same = wave.same.map(|same| {
        let args = Args::new()
            .integer("n", same.n)
            .text("before", tenths(same.before))
            .text("now", tenths(same.now));
        words.text(key!("network-progress-pair"), &args)
    });
    WaveLine {
        wave: &wave.wave,
        counted: of(wave.n, wave.of, words),
        then: wave
            .mean
            .map_or_else(|| words.plain(key!("city-table-not-shown")), tenths),
        same: same.unwrap_or_else(|| {
            words.plain(if newest {
                key!("report-network-this-wave")
            } else {
                key!("network-progress-too-few")
            })
        }),
    }
}

fn member<'a>(member: &'a Member, words: Words<'_>) -> MemberLine<'a> {
    let none = || words.plain(key!("city-table-not-shown"));
    MemberLine {
        name: &member.name,
        scores: match member.shown {
            Some(scores) => scores.map(|score| words.score(score)),
            None => [none(), none()],
        },
        status: words.plain(if member.shown.is_some() {
            key!("network-member-shown")
        } else {
            key!("report-network-member-reserved")
        }),
    }
}

fn heads(report: &NetworkReport, words: Words<'_>) -> Heads {
    let plain = |id: &str| words.plain(id);
    Heads {
        contents: plain(key!("report-full-contents")),
        method: plain(key!("report-network-method")),
        coverage: plain(key!("report-network-coverage")),
        strengths: plain(key!("report-network-strengths")),
        strengths_text: plain(key!("report-network-strengths-text")),
        chapters: plain(key!("network-indicators")),
        shown: plain(key!("report-network-shown")),
        heat: plain(key!("network-heat")),
        heat_text: plain(key!("network-heat-text")),
        progress: plain(key!("network-progress")),
        progress_text: plain(key!("network-progress-text")),
        members: words.text(
            key!("network-members"),
            &Args::new().integer("count", report.members.len()),
        ),
        by_name: plain(key!("group-by-name")),
        annex: plain(key!("report-network-annex")),
        indicator: plain(key!("city-table-indicator")),
        median: plain(key!("group-median")),
        mean: plain(key!("group-mean")),
        half: plain(key!("group-quartiles")),
        n: plain(key!("group-n")),
        wave: plain(key!("network-progress-wave")),
        counted: plain(key!("network-progress-coverage")),
        then: plain(key!("network-progress-then")),
        same: plain(key!("report-network-same")),
        member: plain(key!("group-city")),
        declared: plain(key!("score-declared")),
        documented: plain(key!("score-documented")),
        status: plain(key!("report-network-status")),
    }
}
