//! What cannot be drawn is refused at once, by a code.

#![expect(
    clippy::unwrap_used,
    reason = "a refusal that is missing is a failed test"
)]

use std::time::{Duration, Instant};

use icc_charts::{
    ChartError, ChartId, ChartKind, Difference, Dress, Frame, MAX_ROWS, NoScore, Profile, Role,
    Score, Section, render,
};
use icc_domain::Locale;

use crate::samples;
use crate::support::I18N;

fn attempt(kind: ChartKind) -> Result<icc_charts::Chart, ChartError> {
    let begun = Instant::now();
    let result = render(
        &samples::spec(Locale::Fr, "chart", kind),
        &I18N,
        Locale::Fr,
        Frame::FILE,
    );
    assert!(
        begun.elapsed() < Duration::from_secs(1),
        "{:?}",
        begun.elapsed()
    );
    if let Ok(chart) = &result {
        assert!(chart.png(1).is_ok());
    }
    result
}

fn code(kind: ChartKind) -> &'static str {
    attempt(kind).unwrap_err().code()
}

#[test]
fn nothing_is_refused() {
    let mut dots = samples::dots(Locale::Fr);
    dots.sections.clear();
    assert_eq!(code(ChartKind::DotRange(dots.clone())), "chart-empty");
    dots.sections.push(Section {
        heading: Some("rien".to_owned()),
        rows: Vec::new(),
    });
    assert_eq!(code(ChartKind::DotRange(dots)), "chart-empty");
    let mut profile = samples::profile(Locale::Fr);
    profile.series.clear();
    assert_eq!(code(ChartKind::Radar(profile.clone())), "chart-empty");
    profile.categories.clear();
    assert_eq!(code(ChartKind::GroupedBars(profile)), "chart-empty");
}

#[test]
fn values_that_are_no_scores_are_refused_with_their_place() {
    for (value, expected) in [
        (f64::NAN, "chart-value-not-finite"),
        (f64::INFINITY, "chart-value-not-finite"),
        (f64::NEG_INFINITY, "chart-value-not-finite"),
        (100.5, "chart-value-off-scale"),
        (-1.0, "chart-value-off-scale"),
        (f64::MAX, "chart-value-off-scale"),
    ] {
        let mut dots = samples::dots(Locale::Fr);
        dots.sections[0].rows[3].documented = Some(Score::Value { value });
        assert_eq!(code(ChartKind::DotRange(dots)), expected);
        let mut dots = samples::dots(Locale::Fr);
        if let Some(spread) = &mut dots.sections[0].rows[3].network {
            spread.q3 = Some(value);
        }
        assert_eq!(code(ChartKind::DotRange(dots)), expected);
        let mut dots = samples::dots(Locale::Fr);
        dots.sections[0].rows[3].difference = Difference::Above { points: value };
        assert_eq!(code(ChartKind::DotRange(dots)), expected);
        let mut profile = samples::profile(Locale::Fr);
        profile.series[1].values[11] = Score::Value { value };
        assert_eq!(code(ChartKind::GroupedBars(profile.clone())), expected);
        assert_eq!(code(ChartKind::Radar(profile)), expected);
    }
}

#[test]
fn quartiles_out_of_order_are_refused() {
    let mut dots = samples::dots(Locale::Fr);
    if let Some(spread) = &mut dots.sections[0].rows[3].network {
        std::mem::swap(&mut spread.q1, &mut spread.q3);
    }
    assert_eq!(
        attempt(ChartKind::DotRange(dots)).unwrap_err(),
        ChartError::Disordered { place: 3 }
    );
}

#[test]
fn l5_ten_thousand_labels_are_refused() {
    let mut dots = samples::dots(Locale::Fr);
    let row = dots.sections[0].rows[0].clone();
    dots.sections[0].rows = vec![row.clone(); 10_000];
    assert_eq!(code(ChartKind::DotRange(dots.clone())), "chart-too-many");
    dots.sections = vec![
        Section {
            heading: None,
            rows: Vec::new()
        };
        10_000
    ];
    dots.sections[0].rows = vec![row];
    assert_eq!(code(ChartKind::DotRange(dots)), "chart-too-many");
    let mut profile = samples::profile(Locale::Fr);
    profile.categories = vec!["x".to_owned(); 10_000];
    for series in &mut profile.series {
        series.values = vec![Score::Value { value: 1.0 }; 10_000];
    }
    assert_eq!(
        code(ChartKind::GroupedBars(profile.clone())),
        "chart-too-many"
    );
    assert_eq!(code(ChartKind::Radar(profile)), "chart-too-many");
}

#[test]
fn as_many_rows_as_allowed_are_drawn() {
    let mut dots = samples::dots(Locale::Fr);
    let row = dots.sections[0].rows[0].clone();
    dots.sections.truncate(1);
    dots.sections[0].rows = vec![row; MAX_ROWS];
    assert!(attempt(ChartKind::DotRange(dots)).is_ok());
}

#[test]
fn l5_one_point_and_equal_values_are_drawn() {
    for value in [0.0, 50.0, 100.0] {
        let mut dots = samples::dots(Locale::Fr);
        for row in dots
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.rows)
        {
            row.declared = Score::Value { value };
            row.documented = Some(Score::Value { value });
            row.difference = Difference::NoClear;
            if let (Some(spread), Some(mean)) = (&mut row.network, &mut row.all) {
                (spread.q1, spread.median, spread.q3) = (Some(value), value, Some(value));
                mean.value = value;
            }
        }
        let profile = dots.profile("a".to_owned(), "b".to_owned(), "c".to_owned());
        assert!(attempt(ChartKind::DotRange(dots.clone())).is_ok());
        assert!(attempt(ChartKind::GroupedBars(profile.clone())).is_ok());
        assert!(attempt(ChartKind::Radar(profile)).is_ok());
        dots.sections.truncate(1);
        dots.sections[0].rows.truncate(1);
        assert!(attempt(ChartKind::DotRange(dots)).is_ok());
    }
}

#[test]
fn l5_no_score_anywhere_is_a_picture_that_says_so() {
    let mut dots = samples::dots(Locale::Fr);
    for row in dots
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.rows)
    {
        row.declared = Score::None {
            reason: NoScore::NotAnswered,
        };
        row.documented = None;
        row.network = None;
        row.difference = Difference::NotComparable;
    }
    let profile = dots.profile("a".to_owned(), "b".to_owned(), "c".to_owned());
    let chart = attempt(ChartKind::DotRange(dots)).unwrap();
    assert_eq!(chart.sentence, "Val-des-Cèdres\u{202f}: aucun score.");
    assert!(attempt(ChartKind::GroupedBars(profile.clone())).is_ok());
    assert!(attempt(ChartKind::Radar(profile)).is_ok());
}

#[test]
fn series_that_do_not_fit_are_refused() {
    let changed = |change: fn(&mut Profile)| {
        let mut profile = samples::profile(Locale::Fr);
        change(&mut profile);
        code(ChartKind::Radar(profile))
    };
    assert_eq!(
        changed(|p| p.series[1].role = Role::City),
        "chart-repeated-role"
    );
    assert_eq!(
        changed(|p| p.series[2].values.truncate(3)),
        "chart-uneven-series"
    );
    assert_eq!(
        changed(|p| {
            p.categories.truncate(2);
            p.series.iter_mut().for_each(|s| s.values.truncate(2));
        }),
        "chart-too-few"
    );
    assert_eq!(
        changed(|p| p.series = vec![p.series[0].clone(); 9]),
        "chart-too-many"
    );
}

#[test]
fn ids_and_widths_are_checked() {
    for id in ["", "1a", "a b", "a\"", "é", &"a".repeat(65)] {
        assert_eq!(ChartId::new(id), Err(ChartError::Id), "{id}");
    }
    assert!(ChartId::new("city-indicators_2026").is_ok());
    for width in [0, 319, 1601, u32::MAX] {
        assert_eq!(Frame::new(width, Dress::Page), Err(ChartError::Size));
    }
    assert!(Frame::new(640, Dress::File).is_ok());
}

#[test]
fn a_difference_below_the_threshold_is_not_clear() {
    let city = Score::Value { value: 64.0 };
    assert_eq!(
        Difference::between(city, Some(60.0), 5.0),
        Difference::NoClear
    );
    assert_eq!(
        Difference::between(city, Some(59.0), 5.0),
        Difference::Above { points: 5.0 }
    );
    assert_eq!(
        Difference::between(city, Some(74.0), 5.0),
        Difference::Below { points: 10.0 }
    );
    assert_eq!(
        Difference::between(city, None, 5.0),
        Difference::NotComparable
    );
    assert_eq!(
        Difference::between(
            Score::None {
                reason: NoScore::Other
            },
            Some(1.0),
            5.0
        ),
        Difference::NotComparable
    );
    assert_eq!(
        Difference::between(city, Some(f64::NAN), 5.0),
        Difference::NotComparable
    );
}

#[test]
fn a_wave_is_later_than_the_one_before() {
    let mut trend = samples::trend(Locale::Fr);
    trend.waves[3].day = trend.waves[2].day;
    assert_eq!(
        attempt(ChartKind::Trend(trend)).unwrap_err(),
        ChartError::Unordered { place: 3 }
    );
}

#[test]
fn lines_and_cells_have_one_value_per_wave_and_column() {
    let mut trend = samples::trend(Locale::Fr);
    trend.city.as_mut().unwrap().scores.pop();
    assert_eq!(code(ChartKind::Trend(trend)), "chart-uneven-series");
    let mut trend = samples::trend(Locale::Fr);
    trend.group.as_mut().unwrap().same.push(None);
    assert_eq!(code(ChartKind::Trend(trend)), "chart-uneven-series");
    let mut heat = samples::heat(Locale::Fr, 3);
    heat.rows[2].cells.pop();
    assert_eq!(code(ChartKind::HeatMap(heat)), "chart-uneven-series");
}

#[test]
fn a_place_that_is_nowhere_is_refused() {
    for (latitude, longitude) in [
        (91.0, 0.0),
        (0.0, -180.5),
        (f64::NAN, 0.0),
        (0.0, f64::INFINITY),
    ] {
        let mut map = samples::around(Locale::Fr);
        (map.places[4].latitude, map.places[4].longitude) = (latitude, longitude);
        assert_eq!(
            attempt(ChartKind::Map(map)).unwrap_err(),
            ChartError::OffMap { place: 4 }
        );
    }
}

#[test]
fn too_much_and_too_little_is_refused_in_every_kind() {
    let wild = Score::Value { value: f64::NAN };
    let fr = Locale::Fr;
    let mut spans = samples::spans(fr);
    spans.rows[2].verified = Some(wild);
    assert_eq!(
        code(ChartKind::Spans(spans.clone())),
        "chart-value-not-finite"
    );
    spans.rows = vec![spans.rows[0].clone(); 61];
    assert_eq!(code(ChartKind::Spans(spans.clone())), "chart-too-many");
    spans.rows.clear();
    assert_eq!(code(ChartKind::Spans(spans)), "chart-empty");

    let mut trend = samples::trend(fr);
    trend.group.as_mut().unwrap().same[1].as_mut().unwrap().to = 101.0;
    assert_eq!(
        code(ChartKind::Trend(trend.clone())),
        "chart-value-off-scale"
    );
    (trend.group, trend.city) = (None, None);
    assert_eq!(code(ChartKind::Trend(trend)), "chart-empty");

    let mut strip = samples::strip(fr);
    strip.group.as_mut().unwrap().spread.q1 = Some(90.0);
    assert_eq!(
        code(ChartKind::Strip(strip.clone())),
        "chart-quartiles-disordered"
    );
    strip.group = None;
    strip.cities[1].score = wild;
    assert_eq!(
        code(ChartKind::Strip(strip.clone())),
        "chart-value-not-finite"
    );
    strip.cities = vec![strip.cities[0].clone(); 251];
    assert_eq!(code(ChartKind::Strip(strip.clone())), "chart-too-many");
    strip.cities.clear();
    assert_eq!(code(ChartKind::Strip(strip)), "chart-empty");

    let mut heat = samples::heat(fr, 251);
    assert_eq!(code(ChartKind::HeatMap(heat.clone())), "chart-too-many");
    heat.rows.clear();
    assert_eq!(code(ChartKind::HeatMap(heat)), "chart-empty");

    let mut map = samples::world(fr);
    map.places = vec![map.places[0].clone(); 1001];
    assert_eq!(code(ChartKind::Map(map.clone())), "chart-too-many");
    map.places.clear();
    assert_eq!(code(ChartKind::Map(map)), "chart-empty");
}

#[test]
fn lanes_are_few_whole_and_on_the_scale() {
    let wild = Score::Value { value: f64::NAN };
    let whole = samples::lanes(Locale::Fr);
    let attempt = |change: &dyn Fn(&mut icc_charts::Lanes)| {
        let mut lanes = whole.clone();
        change(&mut lanes);
        code(ChartKind::Lanes(lanes))
    };
    let first = |lanes: &mut icc_charts::Lanes, lane| lanes.rows[0].marks[0] = lane;
    assert_eq!(attempt(&|lanes| lanes.rows.clear()), "chart-empty");
    assert_eq!(attempt(&|lanes| lanes.subjects.clear()), "chart-empty");
    assert_eq!(
        attempt(&|lanes| lanes.rows = vec![lanes.rows[0].clone(); 61]),
        "chart-too-many"
    );
    assert_eq!(
        attempt(&|lanes| lanes.subjects = vec![lanes.subjects[0].clone(); 6]),
        "chart-too-many"
    );
    assert_eq!(
        attempt(&|lanes| lanes.rows[1].marks.truncate(2)),
        "chart-uneven-series"
    );
    assert_eq!(
        attempt(&|lanes| {
            first(
                lanes,
                icc_charts::Lane::City {
                    declared: wild,
                    documented: None,
                },
            );
        }),
        "chart-value-not-finite"
    );
    let spread = |q1, median| icc_charts::Spread {
        n: 12,
        q1: Some(q1),
        median,
        q3: Some(70.0),
    };
    assert_eq!(
        attempt(&|lanes| first(lanes, icc_charts::Lane::Group(Some(spread(60.0, 50.0))))),
        "chart-quartiles-disordered"
    );
    assert_eq!(
        attempt(&|lanes| first(lanes, icc_charts::Lane::Group(Some(spread(-1.0, 50.0))))),
        "chart-value-off-scale"
    );
}
