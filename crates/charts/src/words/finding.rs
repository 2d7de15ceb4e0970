//! What the picture says, in sentences, and where its numbers come from.

use icc_domain::{Difference, Score};
use icc_i18n::{Args, key};

use crate::spec::{AllCities, ChartKind, ChartSpec, DotRange, Profile, Role, Row, RowsOf};
use crate::text::clean;
use crate::words::{Words, heat, lanes, map, spans, strip, trend, whole};

/// What kind of picture it is, for those who do not see it.
fn kind(words: &Words<'_>, kind: &ChartKind) -> String {
    let over = |id, profile: &Profile| {
        let names: Vec<_> = profile.series.iter().map(|s| words.series(s)).collect();
        let args = Args::new()
            .integer("count", profile.categories.len())
            .text("series", words.list(&names));
        words.text(id, &args)
    };
    match kind {
        ChartKind::DotRange(dots) => {
            let args = Args::new()
                .integer("count", dots.rows().count())
                .text("of", dots.of.word());
            words.text(key!("charts-kind-dots"), &args)
        }
        ChartKind::GroupedBars(profile) => over(key!("charts-kind-bars"), profile),
        ChartKind::Radar(profile) => over(key!("charts-kind-radar"), profile),
        ChartKind::Spans(one) => spans::kind(words, one),
        ChartKind::Trend(one) => trend::kind(words, one),
        ChartKind::Strip(one) => strip::kind(words, one),
        ChartKind::HeatMap(one) => heat::kind(words, one),
        ChartKind::Map(one) => map::kind(words, one),
        ChartKind::Lanes(one) => lanes::kind(words, one),
    }
}

/// The alternative text: kind, finding, provenance.
pub(crate) fn description(
    words: &Words<'_>,
    spec: &ChartSpec,
    finding: &str,
    caption: &str,
) -> String {
    let mut sentences = vec![
        kind(words, &spec.kind),
        finding.to_owned(),
        caption.to_owned(),
    ];
    if spec.demonstration {
        sentences.insert(0, format!("{}.", words.demonstration()));
    }
    sentences.join(" ")
}

/// What the picture says.
pub(crate) fn finding(words: &Words<'_>, kind: &ChartKind) -> String {
    let sentences = match kind {
        ChartKind::DotRange(dots) => of_dots(words, dots),
        ChartKind::GroupedBars(profile) | ChartKind::Radar(profile) => of_profile(words, profile),
        ChartKind::Spans(one) => spans::finding(words, one),
        ChartKind::Trend(one) => trend::finding(words, one),
        ChartKind::Strip(one) => strip::finding(words, one),
        ChartKind::HeatMap(one) => heat::finding(words, one),
        ChartKind::Map(one) => map::finding(words, one),
        ChartKind::Lanes(one) => lanes::finding(words, one),
    };
    sentences.join(" ")
}

/// Network, all cities, day, method and notes.
pub(crate) fn caption(words: &Words<'_>, spec: &ChartSpec) -> String {
    let mut sentences = Vec::new();
    let all = match &spec.kind {
        ChartKind::DotRange(dots) => {
            if let Some(network) = &dots.network {
                let args = Args::new()
                    .text("network", clean(&network.name))
                    .integer("n", network.n)
                    .integer("of", network.of);
                sentences.push(words.text(key!("charts-caption-network"), &args));
            }
            if let AllCities::Shown { n, countries } = dots.all {
                let args = Args::new().integer("n", n).integer("countries", countries);
                sentences.push(words.text(key!("charts-caption-all"), &args));
            }
            dots.all
        }
        ChartKind::GroupedBars(profile) | ChartKind::Radar(profile) => {
            let groups = profile.series.iter().filter(|s| s.n.is_some());
            let groups: Vec<_> = groups.map(|s| words.series(s)).collect();
            if !groups.is_empty() {
                let args = Args::new().text("groups", words.list(&groups));
                sentences.push(words.text(key!("charts-caption-groups"), &args));
            }
            profile.all
        }
        ChartKind::Strip(one) => {
            sentences.extend(strip::caption(words, one));
            AllCities::Left
        }
        ChartKind::Map(_) => {
            sentences.push(map::caption(words));
            AllCities::Left
        }
        ChartKind::Spans(_) | ChartKind::Trend(_) | ChartKind::HeatMap(_) | ChartKind::Lanes(_) => {
            AllCities::Left
        }
    };
    if all == AllCities::NotYet {
        sentences.push(format!("{}.", words.not_yet()));
    }
    sentences.extend(words.provenance(&spec.provenance));
    sentences.join(" ")
}

fn of_dots(words: &Words<'_>, dots: &DotRange) -> Vec<String> {
    let city = clean(&dots.city);
    let compared =
        |row: &&Row| row.network.is_some() && row.difference != Difference::NotComparable;
    let rows: Vec<&Row> = dots.rows().filter(compared).collect();
    let scores: Vec<_> = dots
        .rows()
        .map(|row| (row.label.as_str(), row.declared))
        .collect();
    let mut sentences = if rows.is_empty() {
        range(words, &city, &scores)
    } else {
        compared_with_network(words, &city, dots.of, &rows)
    };
    let less = |row: &&Row| {
        let documented = row.documented.and_then(Score::value);
        matches!((row.declared.value(), documented),
            (Some(declared), Some(documented)) if words.number(documented) != words.number(declared)
                && documented < declared)
    };
    let lower = dots.rows().filter(less).count();
    if lower > 0 {
        let args = Args::new()
            .integer("count", lower)
            .text("of", dots.of.word());
        sentences.push(words.text(key!("charts-finding-documented"), &args));
    }
    without(words, &scores, &mut sentences);
    sentences
}

fn compared_with_network(words: &Words<'_>, city: &str, of: RowsOf, rows: &[&Row]) -> Vec<String> {
    let ahead = |row: &&&Row| matches!(row.difference, Difference::Above { .. });
    let behind = |row: &&&Row| matches!(row.difference, Difference::Below { .. });
    let (above, below) = (
        rows.iter().filter(ahead).count(),
        rows.iter().filter(behind).count(),
    );
    let level = rows.len() - above - below;
    let parts: Vec<String> = [
        (key!("charts-finding-above"), above),
        (key!("charts-finding-below"), below),
        (key!("charts-finding-level"), level),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(id, count)| words.text(id, &Args::new().integer("count", count)))
    .collect();
    let args = Args::new()
        .text("city", city)
        .text("of", of.word())
        .integer("total", rows.len())
        .integer("above", above)
        .integer("below", below)
        .text("parts", words.list(&parts));
    let mut sentences = vec![words.text(key!("charts-finding-compared"), &args)];
    for (id, furthest) in [
        (
            key!("charts-finding-furthest-above"),
            furthest(rows, |d| match d {
                Difference::Above { points } => Some(points),
                _ => None,
            }),
        ),
        (
            key!("charts-finding-furthest-below"),
            furthest(rows, |d| match d {
                Difference::Below { points } => Some(points),
                _ => None,
            }),
        ),
    ] {
        if let Some((row, points)) = furthest {
            let args = Args::new()
                .text("label", clean(&row.label))
                .integer("points", whole(points));
            sentences.push(words.text(id, &args));
        }
    }
    sentences
}

/// The row with the most points; the first of equals.
fn furthest<'a>(rows: &[&'a Row], points: fn(Difference) -> Option<f64>) -> Option<(&'a Row, f64)> {
    let mut best: Option<(&Row, f64)> = None;
    for row in rows {
        if let Some(points) = points(row.difference)
            && best.is_none_or(|(_, most)| points > most)
        {
            best = Some((row, points));
        }
    }
    best
}

fn of_profile(words: &Words<'_>, profile: &Profile) -> Vec<String> {
    let main = profile.series.iter().find(|s| s.role == Role::City);
    let main = main.or_else(|| profile.series.first());
    let told = profile.series.iter().filter(|series| match series.role {
        Role::Subject { .. } => true,
        _ => Some(*series) == main,
    });
    let mut sentences = Vec::new();
    for series in told {
        let labels = profile.categories.iter().map(String::as_str);
        let scores: Vec<_> = labels.zip(series.values.iter().copied()).collect();
        sentences.extend(range(words, &words.series(series), &scores));
        without(words, &scores, &mut sentences);
    }
    sentences
}

/// The highest and the lowest score; the first of equals.
pub(super) fn range(words: &Words<'_>, city: &str, scores: &[(&str, Score)]) -> Vec<String> {
    let valued: Vec<(&str, f64)> = scores
        .iter()
        .filter_map(|(label, score)| score.value().map(|value| (*label, value)))
        .collect();
    let Some(first) = valued.first() else {
        let args = Args::new().text("city", city);
        return vec![words.text(key!("charts-finding-nothing"), &args)];
    };
    let (mut high, mut low) = (*first, *first);
    for score in &valued {
        if score.1 > high.1 {
            high = *score;
        }
        if score.1 < low.1 {
            low = *score;
        }
    }
    let args = Args::new().text("city", city);
    vec![if valued.len() == 1 {
        let args = args
            .text("label", clean(high.0))
            .text("score", words.number(high.1));
        words.text(key!("charts-finding-one"), &args)
    } else if words.number(high.1) == words.number(low.1) {
        let args = args.text("score", words.number(high.1));
        words.text(key!("charts-finding-equal"), &args)
    } else {
        let args = args
            .text("high", clean(high.0))
            .text("highScore", words.number(high.1))
            .text("low", clean(low.0))
            .text("lowScore", words.number(low.1));
        words.text(key!("charts-finding-range"), &args)
    }]
}

pub(super) fn without(words: &Words<'_>, scores: &[(&str, Score)], sentences: &mut Vec<String>) {
    let missing = scores
        .iter()
        .filter(|(_, score)| score.value().is_none())
        .count();
    // That nothing at all has a score has been said.
    if (1..scores.len()).contains(&missing) {
        let args = Args::new().integer("count", missing);
        sentences.push(words.text(key!("charts-finding-without"), &args));
    }
}
