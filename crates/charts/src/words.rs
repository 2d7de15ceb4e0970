//! Every word in and around a chart, in the reader's language.

use icc_domain::{Difference, Locale, NoScore, Score};
use icc_i18n::{Args, I18n, key, list, number};

use crate::spec::{Peers, Provenance, Row, Series};
use crate::text::clean;

mod finding;
mod heat;
mod lanes;
mod map;
mod spans;
mod strip;
mod table;
mod trend;

pub(crate) use finding::{caption, description, finding};
pub(crate) use table::table;
pub use table::{ChartTable, Header, TableRow};

/// Shown where a number would be.
pub(crate) const NOTHING: &str = "–";

/// Texts and numbers of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) i18n: &'a I18n,
    pub(crate) locale: Locale,
}

impl Words<'_> {
    pub(crate) fn text(&self, id: &str, args: &Args) -> String {
        self.i18n.text(self.locale, id, args)
    }

    pub(crate) fn plain(&self, id: &str) -> String {
        self.i18n.plain(self.locale, id)
    }

    /// A score as the picture, the table and the sentence show it: without decimals.
    pub(crate) fn number(&self, value: f64) -> String {
        number(self.locale, value, 0)
    }

    /// A small whole number.
    pub(crate) fn count(&self, count: usize) -> String {
        icc_i18n::integer(self.locale, i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A score, or a dash.
    pub(crate) fn score(&self, score: Option<Score>) -> String {
        score
            .and_then(Score::value)
            .map_or_else(|| NOTHING.to_owned(), |value| self.number(value))
    }

    /// A label from outside, made harmless.
    #[expect(clippy::unused_self, reason = "reads as the other words do")]
    pub(crate) fn label(&self, label: &str) -> String {
        clean(label)
    }

    pub(crate) fn list(&self, items: &[String]) -> String {
        list(self.locale, items)
    }

    pub(crate) fn declared_of(&self, city: &str) -> String {
        let args = Args::new().text("city", clean(city));
        self.text(key!("charts-key-declared"), &args)
    }

    pub(crate) fn documented(&self) -> String {
        self.plain(key!("charts-key-documented"))
    }

    pub(crate) fn network_key(&self, network: &Peers) -> String {
        let args = Args::new()
            .text("network", clean(&network.name))
            .integer("n", network.n);
        self.text(key!("charts-key-network"), &args)
    }

    /// As [`Words::network_key`], where no middle half is drawn.
    pub(crate) fn network_median_key(&self, network: &Peers) -> String {
        let args = Args::new()
            .text("network", clean(&network.name))
            .integer("n", network.n);
        self.text(key!("charts-key-network-median"), &args)
    }

    pub(crate) fn all_key(&self, n: u32, countries: u32) -> String {
        let args = Args::new().integer("n", n).integer("countries", countries);
        self.text(key!("charts-key-all"), &args)
    }

    pub(crate) fn not_yet(&self) -> String {
        self.plain(key!("charts-not-yet"))
    }

    /// The name of a series, with its n where it is a group.
    pub(crate) fn series(&self, series: &Series) -> String {
        let name = clean(&series.name);
        match series.n {
            None => name,
            Some(n) => {
                let args = Args::new().text("name", name).integer("n", n);
                self.text(key!("charts-key-group"), &args)
            }
        }
    }

    /// Why there is no score, beginning with that there is none.
    pub(crate) fn no_score(&self, reason: NoScore) -> String {
        let reason = self.plain(match reason {
            NoScore::NotAnswered => key!("score-none-not-answered"),
            NoScore::OutOfScope => key!("score-none-out-of-scope"),
            NoScore::TooFewQuestions => key!("score-none-too-few-questions"),
            NoScore::MissingPart => key!("score-none-missing-part"),
            NoScore::TooFewCities => key!("score-none-too-few-cities"),
            NoScore::Other => key!("score-none-other"),
        });
        self.text(key!("charts-no-score"), &Args::new().text("reason", reason))
    }

    /// What stands beside the number of a row: the difference in words, or why there is no score.
    pub(crate) fn beside(&self, row: &Row) -> String {
        match row.declared {
            Score::None { reason } => self.no_score(reason),
            Score::Value { .. } if row.network.is_none() => String::new(),
            Score::Value { .. } => self.difference(row.difference),
        }
    }

    pub(crate) fn difference(&self, difference: Difference) -> String {
        let points = |id, points: f64| {
            let args = Args::new()
                .integer("points", whole(points))
                .text("shown", self.number(points));
            self.text(id, &args)
        };
        match difference {
            Difference::Above { points: by } => points(key!("score-difference-above"), by),
            Difference::Below { points: by } => points(key!("score-difference-below"), by),
            Difference::NoClear => self.plain(key!("score-difference-no-clear")),
            Difference::NotComparable => self.plain(key!("score-difference-not-comparable")),
        }
    }

    /// The demonstration mark.
    pub(crate) fn demonstration(&self) -> String {
        self.plain(key!("charts-demonstration"))
    }

    fn provenance(&self, provenance: &Provenance) -> Vec<String> {
        let date = Args::new().date("date", provenance.date);
        let method = Args::new().text("method", clean(&provenance.method));
        let mut sentences = vec![self.text(key!("charts-caption-date"), &date)];
        // What shows no score has no method.
        if !provenance.method.is_empty() {
            sentences.push(self.text(key!("charts-caption-method"), &method));
        }
        sentences.extend(provenance.notes.iter().map(|note| clean(note)));
        sentences
    }
}

/// Points rounded as they are shown, for the choice of singular and plural.
#[expect(
    clippy::cast_possible_truncation,
    reason = "points are checked to be from 0 to 100"
)]
pub(crate) fn whole(points: f64) -> i64 {
    points.round() as i64
}
