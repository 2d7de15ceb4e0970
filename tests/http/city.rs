//! The page of a city says what its numbers say, in both languages.

use std::collections::BTreeSet;

use icc_app::city::CityReport;
use icc_app::figure::DECLARED;
use icc_app::finding::{headline, title};
use icc_app::naming::Naming;
use icc_domain::{Difference, Locale};
use icc_i18n::{Args, I18n, number};
use icc_pages::urls::Route;

use crate::html::{parse, select, text};
use crate::site::Site;

const CITY: &str = "val-des-cedres";

#[tokio::test(flavor = "multi_thread")]
async fn a_city_is_shown_with_the_numbers_that_were_computed() {
    let site = Site::demonstration().await;
    let snapshot = site.service.snapshot().await.expect("a snapshot");
    let i18n = I18n::new().expect("the texts are sound");
    for locale in Locale::ALL {
        let naming = Naming {
            i18n: &i18n,
            locale,
            data: site.service.data(),
            snapshot: &snapshot,
        };
        let report = snapshot.city(CITY, None).expect("an invented city");
        let path = Route::City {
            city: CITY.to_owned(),
        }
        .path(locale);
        let html = site.get(&path).await.text();
        rows_are_those_of_the_engine(&report, &naming, &html);
        the_sentence_names_the_furthest(&report, &naming, &html);
        charts_have_sentences_and_files(&html);
        small_changes_are_not_told_in_points(&naming);
        means_say_of_how_many(&report, locale, &html);
    }
    nobody_is_compared_with_real_cities(&snapshot);
}

fn means_say_of_how_many(report: &CityReport<'_>, locale: Locale, html: &str) {
    let result = report.result.as_ref().expect("a result");
    let all = result.core.all.as_ref().expect("enough cities");
    let (n, of) = (all.like_for_like.n, result.all.of);
    assert!(n < of);
    let page = parse(html);
    let lines = select(&page, "ul.beside li").into_iter().map(text);
    let lines: Vec<String> = lines.collect();
    let words = match locale {
        Locale::Fr => format!("toutes les autres municipalités participantes ({n} sur {of})"),
        Locale::En => format!("all other municipalities taking part ({n} of {of})"),
    };
    assert!(lines.iter().any(|line| line.contains(&words)), "{lines:?}");
}

fn rows_are_those_of_the_engine(report: &CityReport<'_>, naming: &Naming<'_>, html: &str) {
    let result = report.result.as_ref().expect("a result");
    let page = parse(html);
    let shown: Vec<Vec<String>> = select(&page, "table.numbers tbody tr")
        .into_iter()
        .map(|row| {
            row.children()
                .filter(roxmltree::Node::is_element)
                .map(text)
                .collect()
        })
        .collect();
    for row in &result.indicators {
        let name = naming.measure(result, row.measure.code.as_str());
        let cells = shown
            .iter()
            .find(|cells| cells[0] == name)
            .expect("a row of this name");
        let value = row.score(DECLARED).value().expect("a score");
        assert_eq!(cells[1], number(naming.locale, value, 0), "{name}");
        let beside = row.network.as_ref().expect("a network");
        let median = beside
            .like_for_like
            .statistics
            .expect("enough cities")
            .median;
        let n = beside.like_for_like.n;
        let shown = number(naming.locale, median, 0);
        assert!(
            cells[5].starts_with(&shown) && cells[5].ends_with(&n.to_string()),
            "{name}: {}",
            cells[5]
        );
    }
    let big = text(select(&page, ".index .big")[0]);
    let core = result.core.score(DECLARED).value().expect("an index");
    assert_eq!(big, number(naming.locale, core, 0));
}

fn the_sentence_names_the_furthest(report: &CityReport<'_>, naming: &Naming<'_>, html: &str) {
    let result = report.result.as_ref().expect("a result");
    let page = parse(html);
    let sentence = text(select(&page, ".headline")[0]);
    assert_eq!(sentence, headline(report, result, naming));
    let points = |row: &icc_app::city::Row<'_>| match row.difference() {
        Difference::Above { points } => points,
        Difference::Below { points } => -points,
        Difference::NoClear | Difference::NotComparable => 0.0,
    };
    let core = || result.indicators.iter().filter(|row| !row.measure.optional);
    let best = core()
        .max_by(|a, b| points(a).total_cmp(&points(b)))
        .expect("indicators");
    let worst = core()
        .min_by(|a, b| points(a).total_cmp(&points(b)))
        .expect("indicators");
    for row in [best, worst] {
        let name = naming.measure(result, row.measure.code.as_str());
        assert!(sentence.contains(&name), "{sentence} does not name {name}");
    }
    let above = core().filter(|row| points(row) > 0.0).count();
    let finding = text(select(&page, "#indicators-title")[0]);
    assert_eq!(finding, title(result, naming));
    assert!(finding.contains(&above.to_string()), "{finding}");
}

fn charts_have_sentences_and_files(html: &str) {
    let page = parse(html);
    let figures = select(&page, ".chart-figure");
    assert_eq!(figures.len(), 6);
    let sentences: Vec<String> = select(&page, ".chart-sentence")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(sentences.len(), 5, "{sentences:?}");
    let different: BTreeSet<&String> = sentences.iter().collect();
    assert_eq!(different.len(), 5, "{sentences:?}");
    // The plot of dots and ranges stands open, other views of the same numbers are folded.
    assert_eq!(select(&page, "details .chart-figure").len(), 2);
    assert!(select(&page, "details #figure-indicators").is_empty());
    assert_eq!(select(&page, ".chart-figure svg[role='group']").len(), 12);
    assert!(select(&page, ".chart-figure svg [tabindex='0'] title").len() > 8);
    let files = select(&page, ".files a[href]");
    for end in [
        "indicators.svg",
        "radar-2x.png",
        "scores.csv",
        "summary.pdf",
    ] {
        let found = files
            .iter()
            .any(|a| a.attribute("href").is_some_and(|h| h.ends_with(end)));
        assert!(found, "{end}");
    }
}

/// What moves less than one question is worth has not clearly moved, since the wave before as
/// beside the network.
fn small_changes_are_not_told_in_points(naming: &Naming<'_>) {
    let [mut small, mut large] = [0, 0];
    for code in naming.snapshot.cities.keys() {
        let report = naming.snapshot.city(code, None).expect("a city");
        let Some(result) = &report.result else {
            continue;
        };
        let before = result.before.and_then(|(_, cell)| cell.score());
        let now = result.core.score(DECLARED).value();
        let Some((before, now)) = before.zip(now) else {
            continue;
        };
        let since = result.before.map(|(wave, _)| naming.wave(wave));
        let args = Args::new().text("since", since.expect("a wave"));
        let no_clear = naming
            .i18n
            .text(naming.locale, "finding-trend-no-clear", &args);
        let is_small = (now - before).abs() < result.core.clear;
        let sentence = headline(&report, result, naming);
        assert_eq!(sentence.ends_with(&no_clear), is_small, "{sentence}");
        *(if is_small { &mut small } else { &mut large }) += 1;
    }
    assert!(small > 0 && large > 0, "{small} small, {large} large");
}

/// Invented cities are compared with invented ones only.
fn nobody_is_compared_with_real_cities(snapshot: &icc_app::Snapshot) {
    let invented = snapshot
        .cities
        .values()
        .filter(|c| c.municipality.record.demonstration)
        .count();
    let report = snapshot.city(CITY, None).expect("an invented city");
    let result = report.result.as_ref().expect("a result");
    assert!(result.all.n < invented);
}
