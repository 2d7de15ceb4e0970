//! A city's summary in words: every number written as the language writes it, every heading
//! looked up, ready to be laid out. Typst reads exactly this, and adds nothing but lines.

mod numbers;
pub(crate) mod sources;

use icc_domain::Locale;
use icc_i18n::{Args, I18n, key};
use serde::Serialize;

use crate::frame::{Band, Footer};
use crate::pdf::Sheet;
use crate::world::picture_path;
use crate::{
    Chart, CitySummary, Difference, Fact, FactValue, IndexCard, NoScore, Paper, Provenance, Score,
    Statistics,
};

/// Facts on the first page; all of them stand on the second.
const FACTS_IN_BRIEF: usize = 3;
/// Letters of a digest that are enough to recognise it.
const SHORT_DIGEST: usize = 12;

/// All that Typst is given.
#[derive(Debug, Serialize)]
pub(crate) struct CitySheet {
    lang: &'static str,
    paper: &'static str,
    title: String,
    author: String,
    demonstration: Option<Band>,
    kind: String,
    place: String,
    name: String,
    invented: Option<String>,
    headline: String,
    facts_in_brief: Vec<BriefFact>,
    card: Option<Card>,
    finding: Option<Finding>,
    charts: Vec<Picture>,
    numbers: Option<numbers::Numbers>,
    facts: Option<sources::Facts>,
    provenance: Option<sources::Provenance>,
    notes: sources::Notes,
    check: Option<Checking>,
    footer: Footer,
}

/// Where a reader learns whether the report still holds.
#[derive(Debug, Serialize)]
pub(crate) struct Checking {
    title: String,
    text: String,
    address: String,
    path: String,
}

impl Checking {
    /// `path`: where the picture of the address is.
    pub(crate) fn of(from: &Provenance, path: String, words: Words<'_>) -> Self {
        Self {
            title: words.plain(key!("report-check-title")),
            text: words.plain(key!("report-check-here")),
            address: from.address.clone(),
            path,
        }
    }
}

#[derive(Debug, Serialize)]
pub(crate) struct BriefFact {
    pub(crate) value: String,
    pub(crate) label: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Card {
    /// The index; none where there is none, and `caption` says why.
    pub(crate) score: Option<String>,
    pub(crate) no_score: String,
    pub(crate) caption: String,
    pub(crate) bar: Option<[f64; 3]>,
    pub(crate) figures: Vec<Named>,
    pub(crate) basis: Vec<String>,
    pub(crate) statement: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Named {
    pub(crate) label: String,
    pub(crate) value: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    pub(crate) title: String,
    pub(crate) text: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Picture {
    path: String,
    title: String,
    sentence: String,
    caption: String,
}

impl Sheet for CitySheet {
    fn title(&self) -> &str {
        &self.title
    }
}

impl CitySheet {
    /// `coded`: whether the address for checking follows the charts as a picture.
    pub(crate) fn of(
        summary: &CitySummary,
        coded: bool,
        i18n: &I18n,
        locale: Locale,
        paper: Paper,
    ) -> Self {
        let words = Words { i18n, locale };
        let place = [&summary.region, &summary.country];
        let place: Vec<&str> = place
            .into_iter()
            .map(String::as_str)
            .filter(|it| !it.is_empty())
            .collect();
        Self {
            lang: locale.tag(),
            paper: paper.typst_name(),
            title: title(summary, words),
            author: words.plain(key!("site-name")),
            demonstration: Band::of(summary.demonstration, words.i18n, words.locale),
            kind: words.plain(key!("report-city-kind")),
            place: place.join(", "),
            name: summary.name.clone(),
            invented: summary
                .demonstration
                .then(|| words.plain(key!("site-invented"))),
            headline: summary.headline.clone(),
            facts_in_brief: facts_in_brief(&summary.facts, words),
            card: summary
                .index
                .as_ref()
                .map(|index| card(summary, index, words)),
            finding: (!summary.rows.is_empty()).then(|| finding(summary, words)),
            charts: (0..)
                .zip(&summary.charts)
                .map(|(place, chart)| Picture::of(chart, picture_path(place)))
                .collect(),
            numbers: numbers::Numbers::of(summary, words),
            facts: sources::Facts::of(&summary.facts, words),
            provenance: summary
                .provenance
                .as_ref()
                .map(|it| sources::Provenance::of(it, &summary.wave, words)),
            notes: sources::Notes::of(&summary.statement, &summary.notes, words),
            check: summary
                .provenance
                .as_ref()
                .filter(|_| coded)
                .map(|it| Checking::of(it, picture_path(summary.charts.len()), words)),
            footer: footer(&summary.statement, summary.provenance.as_ref(), words),
        }
    }
}

impl CitySheet {
    /// The same as the first pages of the full report.
    pub(crate) fn of_full_report(self, summary: &CitySummary, i18n: &I18n, locale: Locale) -> Self {
        let words = Words { i18n, locale };
        let args = Args::new()
            .text("city", &summary.name)
            .text("wave", &summary.wave);
        let id = if summary.demonstration {
            key!("report-full-title-demonstration")
        } else {
            key!("report-full-title")
        };
        Self {
            title: words.text(id, &args),
            kind: words.plain(key!("report-full-kind")),
            ..self
        }
    }
}

impl Picture {
    pub(crate) fn of(chart: &Chart, path: String) -> Self {
        Self {
            path,
            title: chart.title.clone(),
            sentence: chart.sentence.clone(),
            caption: chart.caption.clone(),
        }
    }
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) i18n: &'a I18n,
    pub(crate) locale: Locale,
}

impl Words<'_> {
    pub(crate) fn plain(self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    /// At most two decimals, and no more than are needed.
    pub(crate) fn short(self, value: f64) -> String {
        icc_i18n::compact(self.locale, value, 2)
    }

    pub(crate) fn text(self, id: &str, args: &Args) -> String {
        self.i18n.text(self.locale, id, args)
    }

    pub(crate) fn whole(self, value: f64) -> String {
        icc_i18n::number(self.locale, value, 0)
    }

    pub(crate) fn count(self, value: impl Into<i64>) -> String {
        icc_i18n::integer(self.locale, value.into())
    }

    pub(crate) fn percent(self, value: f64) -> String {
        icc_i18n::percent(self.locale, value, 0)
    }

    /// The middle half of a group, or that it is not shown.
    pub(crate) fn half(self, of: &Statistics) -> String {
        let half = of.q1.zip(of.q3).map(|(low, high)| {
            let range = Args::new()
                .text("low", self.whole(low))
                .text("high", self.whole(high));
            self.text(key!("city-table-range"), &range)
        });
        half.unwrap_or_else(|| self.plain(key!("city-table-not-shown")))
    }

    pub(crate) fn score(self, score: Score) -> String {
        match score {
            Score::Value { value } => self.whole(value),
            Score::None { .. } => self.plain(key!("score-none")),
        }
    }

    pub(crate) fn reason(self, reason: NoScore) -> String {
        self.plain(match reason {
            NoScore::NotAnswered => key!("score-none-not-answered"),
            NoScore::OutOfScope => key!("score-none-out-of-scope"),
            NoScore::TooFewQuestions => key!("score-none-too-few-questions"),
            NoScore::MissingPart => key!("score-none-missing-part"),
            NoScore::TooFewCities => key!("score-none-too-few-cities"),
            NoScore::Other => key!("score-none-other"),
        })
    }

    pub(crate) fn difference(self, difference: Difference) -> String {
        let (id, points) = match difference {
            Difference::Above { points } => (key!("score-difference-above"), points),
            Difference::Below { points } => (key!("score-difference-below"), points),
            Difference::NoClear => return self.plain(key!("score-difference-no-clear")),
            Difference::NotComparable => {
                return self.plain(key!("score-difference-not-comparable"));
            }
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be within 0 to 100"
        )]
        let whole = points.round() as i64;
        let args = Args::new()
            .integer("points", whole)
            .text("shown", self.whole(points));
        self.text(id, &args)
    }

    pub(crate) fn fact(self, value: FactValue) -> String {
        match value {
            FactValue::Count { value } => self.count(value),
            FactValue::Percent { value, decimals } => {
                icc_i18n::percent(self.locale, value, decimals)
            }
            FactValue::Number { value, decimals } => icc_i18n::number(self.locale, value, decimals),
        }
    }
}

fn title(summary: &CitySummary, words: Words<'_>) -> String {
    let args = Args::new()
        .text("city", &summary.name)
        .text("wave", &summary.wave);
    let id = match (summary.demonstration, summary.wave.is_empty()) {
        (false, false) => key!("report-city-title"),
        (true, false) => key!("report-city-title-demonstration"),
        (false, true) => key!("report-city-title-no-wave"),
        (true, true) => key!("report-city-title-no-wave-demonstration"),
    };
    words.text(id, &args)
}

fn facts_in_brief(facts: &[Fact], words: Words<'_>) -> Vec<BriefFact> {
    facts
        .iter()
        .filter_map(|fact| {
            let label = match fact.year {
                // A year is a name: its digits are never grouped.
                Some(year) => words.text(
                    key!("report-fact-year"),
                    &Args::new()
                        .text("fact", &fact.label)
                        .text("year", year.to_string()),
                ),
                None => fact.label.clone(),
            };
            let value = words.fact(fact.value?);
            Some(BriefFact { value, label })
        })
        .take(FACTS_IN_BRIEF)
        .collect()
}

fn card(summary: &CitySummary, index: &IndexCard, words: Words<'_>) -> Card {
    let figures = [
        (key!("score-declared"), index.declared),
        (key!("score-documented"), index.documented),
        (key!("score-verified"), index.verified),
    ];
    // Without an index there are no three figures either: one reason is enough.
    let figures = if index.declared.value().is_some() {
        figures.as_slice()
    } else {
        &[]
    };
    let bar = match [index.declared, index.documented, index.verified].map(Score::value) {
        [Some(declared), Some(documented), Some(verified)] => {
            Some([declared, documented, verified])
        }
        _ => None,
    };
    let (score, caption) = match index.declared {
        Score::Value { value } => (
            Some(words.whole(value)),
            words.text(
                key!("city-index-caption"),
                &Args::new().text("wave", &summary.wave),
            ),
        ),
        Score::None { reason } => (None, words.reason(reason)),
    };
    Card {
        score,
        no_score: words.plain(key!("score-none")),
        caption,
        bar,
        figures: figures
            .iter()
            .map(|(id, score)| Named {
                label: words.plain(id),
                value: words.score(*score),
            })
            .collect(),
        basis: basis(index, words),
        statement: summary.statement.clone(),
    }
}

/// What the index rests on, one line each.
fn basis(index: &IndexCard, words: Words<'_>) -> Vec<String> {
    let mut lines = vec![
        words.text(
            key!("city-index-scope"),
            &Args::new()
                .integer("scope", index.in_scope)
                .integer("questions", index.questions),
        ),
        words.text(
            key!("city-index-applies"),
            &Args::new().text("share", words.percent(index.applies)),
        ),
        words.text(
            key!("city-index-coverage"),
            &Args::new().text("coverage", words.percent(index.coverage)),
        ),
    ];
    if index.in_scope < index.questions {
        lines.insert(
            1,
            words.text(
                key!("city-index-left-out"),
                &Args::new()
                    .integer("powers", index.not_within_powers)
                    .integer("objectless", index.not_applicable),
            ),
        );
    }
    if let Some((low, high)) = index.unknown {
        let args = Args::new()
            .text("low", words.whole(low))
            .text("high", words.whole(high));
        lines.push(words.text(key!("city-index-unknown"), &args));
    }
    lines
}

fn finding(summary: &CitySummary, words: Words<'_>) -> Finding {
    let like_for_like = summary.network.as_ref().is_some_and(|it| it.like_for_like);
    let wave = Args::new().text("wave", &summary.wave);
    let text = if like_for_like {
        words.text(key!("city-finding-sub-like"), &wave)
    } else {
        words.text(key!("city-finding-sub"), &wave)
    };
    Finding {
        title: summary.finding.clone(),
        text,
    }
}

/// The foot of each page of a report with figures.
pub(crate) fn footer(statement: &str, provenance: Option<&Provenance>, words: Words<'_>) -> Footer {
    let method = provenance.map(|it| {
        let short: String = it.inputs_digest.chars().take(SHORT_DIGEST).collect();
        words.text(
            key!("report-footer-method"),
            &Args::new()
                .text("method", &it.method_id)
                .text("version", &it.method_version)
                .text("digest", short),
        )
    });
    let method = method.unwrap_or_default();
    Footer::of(statement, method, words.i18n, words.locale)
}
