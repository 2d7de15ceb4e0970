//! What the results of a city say, found in its numbers and put into sentences.

use icc_domain::{Difference, Score};
use icc_i18n::{Args, key, list, number};
use icc_scoring::score::DECLARED;

use crate::city::{CityReport, CityResult, Row};
use crate::naming::Naming;

/// How many indicators a sentence names on each side.
const NAMED: usize = 2;

/// What the core indicators say; the optional ones are not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    /// Names of the indicators furthest above the network, the furthest first.
    strong: Vec<String>,
    /// Names of the indicators furthest below the network, the furthest first.
    weak: Vec<String>,
    /// How many are above.
    above: usize,
    /// How many are below.
    below: usize,
    /// How many can be compared.
    compared: usize,
}

impl Finding {
    fn of(result: &CityResult<'_>, naming: &Naming<'_>) -> Self {
        let core = || result.indicators.iter().filter(|row| !row.measure.optional);
        let above = furthest(core(), |difference| match difference {
            Difference::Above { points } => Some(points),
            _ => None,
        });
        let below = furthest(core(), |difference| match difference {
            Difference::Below { points } => Some(points),
            _ => None,
        });
        let named = |rows: &[&Row<'_>]| -> Vec<String> {
            let quoted = |row: &&Row<'_>| {
                let name = naming.measure(result, row.measure.code.as_str());
                quoted(naming, name)
            };
            rows.iter().take(NAMED).map(quoted).collect()
        };
        Self {
            strong: named(&above),
            weak: named(&below),
            above: above.len(),
            below: below.len(),
            compared: core()
                .filter(|row| row.difference() != Difference::NotComparable)
                .count(),
        }
    }
}

/// A name inside a sentence, in the quotation marks of the language.
pub(crate) fn quoted(naming: &Naming<'_>, name: String) -> String {
    let args = Args::new().text("name", name);
    naming
        .i18n
        .text(naming.locale, key!("finding-quoted"), &args)
}

/// The rows on one side, the furthest first; equal ones keep the order of the method.
fn furthest<'a, 'r: 'a>(
    rows: impl Iterator<Item = &'a Row<'r>>,
    side: impl Fn(Difference) -> Option<f64>,
) -> Vec<&'a Row<'r>> {
    let mut found: Vec<_> = rows
        .filter_map(|row| side(row.difference()).map(|points| (points, row)))
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().map(|(_, row)| row).collect()
}

/// The finding of a city's result in one or two sentences.
#[must_use]
pub fn headline(report: &CityReport<'_>, result: &CityResult<'_>, naming: &Naming<'_>) -> String {
    let found = Finding::of(result, naming);
    let name = naming.text(&report.city.municipality.record.names);
    let wave = naming.wave(result.wave);
    let list = |names: &[String]| list(naming.locale, names);
    let city = || Args::new().text("city", name.as_str());
    let (id, args) = match (result.core.score(DECLARED), found.compared) {
        (_, 1..) => match (found.strong.is_empty(), found.weak.is_empty()) {
            (false, false) => (
                key!("finding-headline-both"),
                city()
                    .text("strong", list(&found.strong))
                    .text("weak", list(&found.weak)),
            ),
            (false, true) => (
                key!("finding-headline-strong"),
                city().text("strong", list(&found.strong)),
            ),
            (true, false) => (
                key!("finding-headline-weak"),
                city().text("weak", list(&found.weak)),
            ),
            (true, true) => (key!("finding-headline-level"), city()),
        },
        (Score::Value { value }, 0) => (
            key!("finding-headline-index"),
            city()
                .text("index", number(naming.locale, value, 0))
                .text("wave", wave),
        ),
        (Score::None { .. }, 0) => (key!("finding-headline-no-index"), city().text("wave", wave)),
    };
    let sentence = naming.i18n.text(naming.locale, id, &args);
    match trend(result, naming) {
        None => sentence,
        Some(trend) => format!("{sentence} {trend}"),
    }
}

/// How the core index has changed since the wave before, as every other difference is told.
fn trend(result: &CityResult<'_>, naming: &Naming<'_>) -> Option<String> {
    let (wave, _) = result.before?;
    let args = Args::new().text("since", naming.wave(wave));
    let moved = |points: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "from 0 to 100")]
        let whole = points.round() as i64;
        args.clone()
            .integer("points", whole)
            .text("shown", number(naming.locale, points, 0))
    };
    let (id, args) = match result.change() {
        Difference::Above { points } => (key!("finding-trend-up"), moved(points)),
        Difference::Below { points } => (key!("finding-trend-down"), moved(points)),
        Difference::NoClear => (key!("finding-trend-no-clear"), args),
        Difference::NotComparable => return None,
    };
    Some(naming.i18n.text(naming.locale, id, &args))
}

/// What the chart of the indicators says, as its title.
#[must_use]
pub fn title(result: &CityResult<'_>, naming: &Naming<'_>) -> String {
    let found = Finding::of(result, naming);
    let counted = |count: usize| {
        Args::new()
            .integer("count", count)
            .integer("total", found.compared)
    };
    let (id, args) = match (found.compared, found.above, found.below) {
        (0, ..) => (key!("finding-title-alone"), Args::new()),
        (_, 0, 0) => (key!("finding-title-level"), Args::new()),
        (_, above, below) if above >= below => (key!("finding-title-above"), counted(above)),
        (_, _, below) => (key!("finding-title-below"), counted(below)),
    };
    naming.i18n.text(naming.locale, id, &args)
}
