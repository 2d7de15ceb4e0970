//! Two waves beside each other: what a crosswalk does not call comparable is nowhere a difference, be
//! it in words, in a table or in a chart, and all else is one across editions too.

use std::collections::BTreeSet;

use icc_app::Snapshot;
use icc_app::city::CityReport;
use icc_app::comparable::Break;
use icc_app::figure::{Picture, Place, draw};
use icc_app::finding::headline;
use icc_app::naming::Naming;
use icc_app::targets::Reached;
use icc_app::variants::Asked;
use icc_domain::{Difference, Locale, Score};
use icc_i18n::I18n;
use icc_questionnaire::definition::CrosswalkClass::{Comparable, NotComparable};
use icc_testkit::{Outcome, TestDatabase, asked_again, on_both_loaded_databases};

use crate::town::{CITY, NETWORK, Town};

const THEN: &str = "demo-2026";
const NOW: &str = "next";

/// The cells of a chart's table in a row, without its head.
fn cells<'t>(table: &'t icc_charts::ChartTable, label: &str) -> Vec<&'t str> {
    let mut rows = table.rows.iter();
    let row = rows.find(|row| row.cells[0] == label).expect("a row");
    row.cells[1..].iter().map(String::as_str).collect()
}

/// How often the city stands in a chart: once for each of its waves.
fn own(chart: &icc_charts::Chart, report: &CityReport<'_>, naming: &Naming<'_>) -> usize {
    let name = naming.text(&report.city.municipality.record.names);
    let headers = chart.table.headers.iter();
    headers.filter(|header| header.text.contains(&name)).count()
}

fn in_english<'a>(town: &'a Town, i18n: &'a I18n, snapshot: &'a Snapshot) -> Naming<'a> {
    Naming {
        i18n,
        locale: Locale::En,
        data: town.service.data(),
        snapshot,
    }
}

async fn what_is_not_comparable_is_no_difference_anywhere(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let named = [
        ("core_index", Some(Comparable)),
        ("commitment", Some(NotComparable)),
        ("media", None),
    ];
    asked_again(&town.service, (THEN, NOW), "icc-next", &named).await?;
    let snapshot = town.service.snapshot().await?;
    let i18n = I18n::new()?;
    let naming = in_english(&town, &i18n, &snapshot);
    let report = snapshot.city(CITY, Some(NOW))?;
    let result = report.result.as_ref().expect("a result");
    let course = snapshot.course(&report).expect("a course");

    // In the table of what has changed.
    let since = course.since.as_ref().expect("an earlier result");
    assert_eq!(since.wave.record.code, THEN);
    let changes = since.changes.as_ref().expect("most can be compared");
    assert!(changes.len() > 10, "{}", changes.len());
    for change in changes {
        let expected = match change.measure.code.as_str() {
            "commitment" => Err(Break::NotComparable),
            "media" => Err(Break::NotEstablished),
            // The answers are the same.
            _ => Ok(change.now),
        };
        assert_eq!(change.before, expected, "{}", change.measure.code);
        let difference = match (expected, change.now) {
            (Ok(_), Score::Value { .. }) => Difference::NoClear,
            _ => Difference::NotComparable,
        };
        assert_eq!(change.difference, difference, "{}", change.measure.code);
    }

    // In the headline, which is about the core index.
    let (before, _) = result.before.expect("a result before");
    assert_eq!(before.record.code, THEN);
    let said = headline(&report, result, &naming);
    assert!(said.contains("No clear difference"), "{said}");

    // In the bars with the wave before, which are in reports too.
    let bars = draw(&report, Picture::Bars, &naming, Place::Page, "bars")?;
    assert_eq!(own(&bars, &report, &naming), 2);
    let label = |code: &str| naming.measure(result, code);
    for (code, both) in [("commitment", false), ("media", false), ("mediation", true)] {
        let cells = cells(&bars.table, &label(code));
        assert_eq!(cells[0] == cells[1], both, "{code}: {cells:?}");
    }

    // From wave to wave, in the table and in the chart: the core index can be compared.
    let at = |course: &icc_app::course::Course<'_>, wave: &str| {
        let mut waves = course.waves.iter();
        waves
            .find(|at| at.wave.record.code == wave)
            .expect("a wave")
            .broken
    };
    assert_eq!((at(&course, NOW), at(&course, THEN)), (None, None));
    let trend = draw(&report, Picture::Trend, &naming, Place::Page, "trend")?;
    assert!(
        !trend.sentence.contains("Not comparable"),
        "{}",
        trend.sentence
    );
    let network = snapshot.network(NETWORK)?;
    assert!(network.apart.is_empty());
    let listed = network
        .progress
        .iter()
        .map(|at| at.wave.record.code.as_str());
    assert_eq!(listed.take(2).collect::<Vec<_>>(), [NOW, THEN]);
    assert!(network.progress[1].same.is_some());

    // A plan of then is not followed up by a question that nobody has called the same.
    let latest = snapshot.latest_answers(CITY)?.expect("shown answers");
    assert_eq!(latest.result.wave.record.code, NOW);
    let planned = BTreeSet::from(["C1".to_owned()]);
    let followed = latest.followed(since.wave, &planned).expect("a later wave");
    assert_eq!(followed[0].reached, Reached::NotCounted);

    // What a trial makes of another edition is not told at all.
    let asked = Asked {
        combine: "median".to_owned(),
        ..Asked::default()
    };
    let desk = snapshot.lab(&asked);
    let tried = snapshot.tried(&desk.ground.expect("a method"), &desk.variant)?;
    assert_eq!(tried.waves.len(), 1);
    assert!(tried.apart.len() > 1, "{}", tried.apart.len());
    Ok(())
}

async fn where_the_index_is_not_comparable_its_course_is_broken(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let named = [("core_index", Some(NotComparable))];
    asked_again(&town.service, (THEN, NOW), "icc-next", &named).await?;
    let snapshot = town.service.snapshot().await?;
    let i18n = I18n::new()?;
    let naming = in_english(&town, &i18n, &snapshot);
    let report = snapshot.city(CITY, Some(NOW))?;
    let result = report.result.as_ref().expect("a result");
    assert!(result.before.is_none());
    let said = headline(&report, result, &naming);
    assert!(!said.contains("No clear difference"), "{said}");
    let course = snapshot.course(&report).expect("a course");
    // The indicators can be compared all the same.
    let since = course.since.as_ref().expect("an earlier result");
    let changes = since.changes.as_ref().expect("most can be compared");
    assert_eq!(changes[0].before, Err(Break::NotComparable));
    assert!(changes[1..].iter().all(|change| change.before.is_ok()));
    let broken = |at: &icc_app::course::AtWave<'_>| at.broken;
    let broken: Vec<_> = course.waves.iter().map(broken).collect();
    assert_eq!(broken[0], None);
    assert!(broken.len() > 2);
    // All of these have asked the same edition.
    assert!(
        broken[1..]
            .iter()
            .all(|it| *it == Some(Break::NotComparable))
    );
    assert!(course.waves.iter().skip(1).all(|at| at.same.is_none()));
    let trend = draw(&report, Picture::Trend, &naming, Place::Page, "trend")?;
    assert!(
        trend.sentence.contains("Not comparable"),
        "{}",
        trend.sentence
    );
    let bars = draw(&report, Picture::Bars, &naming, Place::Page, "bars")?;
    assert_eq!(own(&bars, &report, &naming), 1);
    let network = snapshot.network(NETWORK)?;
    assert_eq!(network.progress.len(), 1);
    assert!(network.apart.len() > 2);
    let mut reasons = network.apart.iter().map(|(_, broken)| *broken);
    assert!(reasons.all(|it| it == Break::NotComparable));
    Ok(())
}

on_both_loaded_databases!(
    what_is_not_comparable_is_no_difference_anywhere,
    where_the_index_is_not_comparable_its_course_is_broken,
);
