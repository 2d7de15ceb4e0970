//! Spans, trends, strips, heat maps and maps say what their numbers are.

#![expect(
    clippy::unwrap_used,
    reason = "a picture that cannot be read is a failed test"
)]

use icc_charts::{Chart, ChartKind, Frame, NoScore, Results, Score, Standing};
use icc_domain::Locale;
use roxmltree::Document;

use crate::samples;
use crate::support::{FRAMES, draw, number, texts};

fn drawn(chart: &Chart) -> Vec<String> {
    texts(&Document::parse(&chart.svg).unwrap())
}

#[test]
fn every_number_of_spans_and_heat_map_is_drawn_as_the_table_says() {
    for locale in Locale::ALL {
        for frame in FRAMES {
            for kind in [
                ChartKind::Spans(samples::spans(locale)),
                ChartKind::HeatMap(samples::heat(locale, 14)),
            ] {
                let chart = draw(locale, kind, frame);
                let mut drawn = drawn(&chart);
                for row in &chart.table.rows {
                    let numbers = row.cells.iter().skip(1).filter(|cell| !cell.contains(' '));
                    for cell in numbers {
                        let at = drawn.iter().position(|text| text == cell);
                        drawn.remove(at.unwrap_or_else(|| panic!("{cell} is not drawn")));
                    }
                }
            }
        }
    }
}

#[test]
fn spans_say_where_documented_and_verified_fall_short() {
    let spans = samples::spans(Locale::En);
    let chart = draw(Locale::En, ChartKind::Spans(spans.clone()), Frame::PAGE);
    assert_eq!(
        chart.sentence,
        "In 8 indicators the documented score is lower than the declared one. In 11 indicators the verified score is lower than the declared one. Widest span: Language, from 8 to 44."
    );
    let mut one = spans.clone();
    one.rows.truncate(1);
    let chart = draw(Locale::Fr, ChartKind::Spans(one), Frame::PAGE);
    assert_eq!(
        chart.sentence,
        "Val-des-Cèdres, Commitment\u{202f}: 78 déclaré, 72 documenté et 72 vérifié."
    );
    let mut level = spans;
    for row in &mut level.rows {
        (row.documented, row.verified) = (Some(row.declared), None);
    }
    let chart = draw(Locale::En, ChartKind::Spans(level), Frame::PAGE);
    assert_eq!(
        chart.sentence,
        "What is documented and verified gives the same scores as what is declared."
    );
    assert!(!chart.svg.contains("verified by somebody else"));
}

#[test]
fn a_trend_compares_nothing_across_a_gap() {
    let trend = samples::trend(Locale::En);
    let chart = draw(Locale::En, ChartKind::Trend(trend), Frame::PAGE);
    assert_eq!(
        chart.sentence,
        "Val-des-Cèdres: from 52 (2020) to 65 (2026). Demonstration network, municipalities as they were then: from 49 (2020) to 56 (2026). The same 12 municipalities in both waves: from 52 (2024) to 58 (2026). Not comparable: 2018 and 2020."
    );
    assert_eq!(chart.table.rows[1].cells.last().unwrap(), "no");
    // One line in the key, one for the four waves that can be compared.
    let city = icc_charts::Colour::City.hex();
    let document = Document::parse(&chart.svg).unwrap();
    let lines = document.descendants().filter(|node| {
        ["polyline", "line"].contains(&node.tag_name().name())
            && node.attribute("stroke") == Some(&city)
    });
    assert_eq!(lines.count(), 2);
}

#[test]
fn a_trend_that_ends_after_a_gap_says_its_last_score_alone() {
    let mut trend = samples::trend(Locale::Fr);
    trend.waves.last_mut().unwrap().comparable = false;
    let chart = draw(Locale::Fr, ChartKind::Trend(trend), Frame::PAGE);
    assert!(
        chart
            .sentence
            .starts_with("Val-des-Cèdres\u{202f}: 65 (2026)."),
        "{}",
        chart.sentence
    );
    assert!(
        chart
            .sentence
            .contains("Non comparables\u{202f}: 2024 et 2026.")
    );
    // The same cities of a step that cannot be compared are in neither picture nor table.
    assert_eq!(chart.table.rows[4].cells[3], "–");
    assert!(!chart.sentence.contains("58"), "{}", chart.sentence);
}

#[test]
fn waves_stand_where_their_days_are() {
    let chart = draw(
        Locale::En,
        ChartKind::Trend(samples::trend(Locale::En)),
        Frame::PAGE,
    );
    let document = Document::parse(&chart.svg).unwrap();
    let place = |label: &str| {
        let node = document
            .descendants()
            .find(|node| node.has_tag_name("text") && node.text() == Some(label));
        number(&node.unwrap(), "x")
    };
    let (first, second, last) = (place("2018"), place("2020"), place("2026"));
    assert!(((second - first) / (last - first) - 0.25).abs() < 0.01);
}

#[test]
fn z7_a_small_group_is_its_names_and_nothing_else() {
    let chart = draw(
        Locale::En,
        ChartKind::Strip(samples::names(Locale::En)),
        Frame::FILE,
    );
    for word in ["median", "middle half", "mean "] {
        assert!(!chart.svg.contains(word), "{word}");
    }
    assert!(
        chart
            .caption
            .starts_with("Named municipalities only; nothing is said of the group as a whole.")
    );
    let drawn = drawn(&chart);
    for row in &chart.table.rows {
        let flag = format!("{} {}", row.cells[0], row.cells[1]);
        assert!(drawn.contains(&flag), "{flag}");
    }
}

#[test]
fn z7_a_strip_tells_no_middle_half_where_it_is_kept_back() {
    let mut strip = samples::strip(Locale::En);
    let group = strip.group.as_mut().unwrap();
    (group.spread.q1, group.spread.q3) = (None, None);
    let chart = draw(Locale::En, ChartKind::Strip(strip), Frame::FILE);
    assert!(!chart.svg.contains("middle half"));
    assert!(
        chart
            .sentence
            .ends_with("All published cities (n = 40): median 54.")
    );
}

#[test]
fn a_strip_names_the_chosen_city_first_and_says_what_is_missing() {
    let mut strip = samples::strip(Locale::En);
    strip.cities[3].score = Score::None {
        reason: NoScore::NotAnswered,
    };
    let chart = draw(Locale::En, ChartKind::Strip(strip), Frame::PAGE);
    assert_eq!(
        chart.sentence,
        "Index: Val-des-Cèdres, 65. 13 named municipalities: scores from 12 to 97. All published cities (n = 40): median 54, middle half 41 to 67. 1 score is missing."
    );
}

#[test]
fn cells_without_a_score_have_the_letter_of_their_reason() {
    let chart = draw(
        Locale::Fr,
        ChartKind::HeatMap(samples::heat(Locale::Fr, 14)),
        Frame::PAGE,
    );
    let drawn = drawn(&chart);
    let count = |text: &str| drawn.iter().filter(|one| *one == text).count();
    let missing = |words: &str| {
        let cells = chart.table.rows.iter().flat_map(|row| &row.cells);
        cells.filter(|cell| cell.contains(words)).count()
    };
    // Each letter stands in the key once more.
    assert_eq!(count("a"), missing("rien n’a été répondu") + 1);
    assert_eq!(count("b"), missing("moins de la moitié du poids") + 1);
    assert!(chart.sentence.ends_with("12 scores manquent."));
}

#[test]
fn every_place_of_a_map_is_a_mark_or_counted_in_one() {
    for kind in [samples::world(Locale::En), samples::around(Locale::En)] {
        for frame in FRAMES {
            let chart = draw(Locale::En, ChartKind::Map(kind.clone()), frame);
            let document = Document::parse(&chart.svg).unwrap();
            let counted: usize = texts(&document)
                .iter()
                .filter_map(|text| text.parse::<usize>().ok())
                .sum();
            let (city, grey) = (
                icc_charts::Colour::City.hex(),
                icc_charts::Colour::Network.hex(),
            );
            let circles = document
                .descendants()
                .filter(|node| node.has_tag_name("circle"));
            let single = circles
                .filter(|node| {
                    let dot = [Some(city.as_str()), Some(grey.as_str())];
                    let small = number(node, "r") < 70.0;
                    let is_dot = dot.contains(&node.attribute("fill"));
                    let is_ring = node.attribute("stroke") == Some(&grey);
                    small && (is_dot || is_ring)
                })
                .count();
            let lines = document.descendants().filter(|node| {
                node.has_tag_name("polyline") && node.attribute("stroke") == Some(&grey)
            });
            let squares = lines.count();
            let has = |standing| kind.places.iter().any(|place| place.standing == standing);
            let mut places = kind.places.iter();
            let named = places.any(|place| place.results == Results::Named);
            // Dot, filled and hollow mark and square of the key.
            let key = 2 + usize::from(has(Standing::Chosen)) + usize::from(named);
            assert_eq!(single + squares - key + counted, kind.places.len());
            assert_eq!(chart.table.rows.len(), kind.places.len());
        }
    }
}

#[test]
fn every_subject_has_its_lane_and_its_number() {
    let lanes = samples::lanes(Locale::En);
    let rows = lanes.rows.len();
    let chart = draw(Locale::En, ChartKind::Lanes(lanes.clone()), Frame::PAGE);
    let letters = drawn(&chart);
    for row in &lanes.rows {
        for lane in &row.marks {
            let number = lane
                .value()
                .map_or_else(|| "–".to_owned(), |v| format!("{v:.0}"));
            assert!(letters.contains(&number), "{number} is missing");
        }
    }
    assert_eq!(chart.table.headers.len(), lanes.subjects.len() + 1);
    assert_eq!(chart.table.rows.len(), rows);
    for subject in &lanes.subjects {
        assert!(chart.sentence.contains(&subject.name), "{}", chart.sentence);
    }
}

#[test]
fn z7_lanes_tell_no_middle_half_where_it_is_kept_back() {
    let mut lanes = samples::lanes(Locale::En);
    lanes.subjects = lanes.subjects.split_off(4);
    for row in &mut lanes.rows {
        row.marks = row.marks.split_off(4);
    }
    let chart = draw(Locale::En, ChartKind::Lanes(lanes), Frame::PAGE);
    assert!(!chart.svg.contains("middle half"), "{}", chart.svg);
    assert_eq!(chart.table.rows[4].cells[1], "–");
}
