//! Picture, table and sentence show the same numbers, in the reader's language.

#![expect(
    clippy::unwrap_used,
    reason = "a picture that cannot be read is a failed test"
)]

use icc_charts::{AllCities, Chart, ChartKind, DotRange, Frame, Score};
use icc_domain::Locale;
use roxmltree::Document;

use crate::samples;
use crate::support::{FRAMES, draw, number, texts};

fn cells(chart: &Chart) -> impl Iterator<Item = &String> {
    chart.table.rows.iter().flat_map(|row| &row.cells)
}

#[test]
fn every_number_of_the_bars_is_a_cell_and_every_cell_is_drawn() {
    for locale in Locale::ALL {
        for frame in FRAMES {
            let chart = draw(
                locale,
                ChartKind::GroupedBars(samples::profile(locale)),
                frame,
            );
            let document = Document::parse(&chart.svg).unwrap();
            let mut drawn = texts(&document);
            for row in &chart.table.rows {
                for cell in &row.cells {
                    let at = drawn.iter().position(|text| text == cell);
                    if let Some(at) = at {
                        drawn.remove(at);
                    } else {
                        // A label may be broken into lines.
                        assert!(row.cells.first() == Some(cell), "{cell} is not drawn");
                    }
                }
            }
        }
    }
}

#[test]
fn declared_scores_and_differences_are_drawn_as_the_table_says() {
    for locale in Locale::ALL {
        for frame in FRAMES {
            let chart = draw(locale, ChartKind::DotRange(samples::dots(locale)), frame);
            let document = Document::parse(&chart.svg).unwrap();
            // A difference may be broken into lines.
            let drawn = texts(&document).join(" ");
            for row in &chart.table.rows {
                for cell in [&row.cells[1], row.cells.last().unwrap()] {
                    assert!(drawn.contains(cell.as_str()), "{cell}");
                }
            }
        }
    }
}

/// Reads the values back from where the shapes stand on the scale.
#[test]
fn dots_stand_where_their_numbers_are_on_the_scale() {
    let dots = samples::dots(Locale::Fr);
    for frame in FRAMES {
        let chart = draw(Locale::Fr, ChartKind::DotRange(dots.clone()), frame);
        let document = Document::parse(&chart.svg).unwrap();
        let place = |label: &str| {
            let node = document.descendants().find(|node| {
                node.tag_name().name() == "text"
                    && node.text() == Some(label)
                    && node.attribute("text-anchor") == Some("middle")
            });
            number(&node.unwrap(), "x")
        };
        let (zero, hundred) = (place("0"), place("100"));
        let city = icc_charts::Colour::City.hex();
        let shown: Vec<f64> = document
            .descendants()
            .filter(|node| {
                node.tag_name().name() == "circle"
                    && node.attribute("fill") == Some(&city)
                    // The dot of the key stands left of the scale or above it.
                    && number(node, "cx") >= zero
            })
            .map(|node| (number(&node, "cx") - zero) / (hundred - zero) * 100.0)
            .collect();
        for row in dots.rows() {
            let value = row.declared.value().unwrap();
            assert!(
                shown.iter().any(|shown| (shown - value).abs() < 0.05),
                "{value} in {shown:?}"
            );
        }
    }
}

/// Where quartiles are kept back, the picture, its key and its table have the median alone.
#[test]
fn z7_no_middle_half_is_drawn_or_told_where_it_is_kept_back() {
    let mut dots = samples::dots(Locale::En);
    let told = |chart: &Chart| cells(chart).filter(|cell| cell.contains(" to ")).count();
    let with = draw(Locale::En, ChartKind::DotRange(dots.clone()), Frame::FILE);
    assert!(with.svg.contains("median and middle half"));
    for row in dots.sections.iter_mut().flat_map(|one| &mut one.rows) {
        if let Some(spread) = &mut row.network {
            (spread.q1, spread.q3) = (None, None);
        }
    }
    let without = draw(Locale::En, ChartKind::DotRange(dots), Frame::FILE);
    assert!(!without.svg.contains("middle half"));
    assert!(told(&with) > 0);
    assert_eq!(told(&without), 0);
}

#[test]
fn numbers_follow_the_language() {
    let chart = draw(
        Locale::Fr,
        ChartKind::DotRange(samples::dots(Locale::Fr)),
        Frame::FILE,
    );
    assert!(chart.caption.contains("1er mars 2026"), "{}", chart.caption);
    assert!(chart.caption.contains("(14 sur 18)"), "{}", chart.caption);
    assert!(chart.sentence.contains("32\u{202f}points") || chart.sentence.contains("32 points"));
    let chart = draw(
        Locale::En,
        ChartKind::DotRange(samples::dots(Locale::En)),
        Frame::FILE,
    );
    assert!(chart.caption.contains("March 1, 2026"), "{}", chart.caption);
}

#[test]
fn the_sentence_counts_what_the_rows_say() {
    let chart = draw(
        Locale::En,
        ChartKind::DotRange(samples::dots(Locale::En)),
        Frame::PAGE,
    );
    assert_eq!(
        chart.sentence,
        "Of 12 indicators compared with the network median, Val-des-Cèdres is above in 7, below in 2 and not clearly different in 3. Furthest ahead: Welcoming newcomers, 32 points. Furthest behind: Mediation and conflict resolution, 12 points. In 8 indicators the documented score is lower than the declared one."
    );
    let chart = draw(
        Locale::Fr,
        ChartKind::DotRange(samples::dots(Locale::Fr)),
        Frame::PAGE,
    );
    assert_eq!(
        chart.sentence,
        "Sur 12 indicateurs comparés à la médiane du réseau, Val-des-Cèdres est au-dessus pour 7, au-dessous pour 2 et sans écart net pour 3. Plus grande avance\u{202f}: Accueil des nouveaux arrivants, 32 points. Plus grand retard\u{202f}: Médiation et résolution des conflits, 12 points. Pour 8 indicateurs, le score documenté est inférieur au score déclaré."
    );
    let chart = draw(
        Locale::Fr,
        ChartKind::DotRange(samples::sparse(Locale::Fr)),
        Frame::PAGE,
    );
    assert_eq!(
        chart.sentence,
        "Sur 4 indicateurs comparés à la médiane du réseau, Val-des-Cèdres est au-dessus pour 2 et sans écart net pour 2. Plus grande avance\u{202f}: Engagement, 14 points. Pour 4 indicateurs, le score documenté est inférieur au score déclaré. 2 scores manquent."
    );
    let chart = draw(
        Locale::Fr,
        ChartKind::Radar(samples::profile(Locale::Fr)),
        Frame::PAGE,
    );
    assert_eq!(
        chart.sentence,
        "Val-des-Cèdres\u{202f}: score le plus élevé, Accueil des nouveaux arrivants (88)\u{202f}; le plus bas, Leadership et citoyenneté (30)."
    );
}

#[test]
fn areas_are_not_called_indicators() {
    let said = |locale| {
        let mut dots = samples::dots(locale);
        dots.of = icc_charts::RowsOf::Areas;
        dots.sections.truncate(1);
        draw(locale, ChartKind::DotRange(dots), Frame::PAGE)
    };
    let french = said(Locale::Fr);
    assert!(
        french
            .sentence
            .starts_with("Sur 10 domaines comparés à la médiane du réseau,"),
        "{}",
        french.sentence
    );
    assert!(
        french
            .sentence
            .ends_with("Pour 6 domaines, le score documenté est inférieur au score déclaré.")
    );
    assert!(french.svg.contains("10 domaines sur une échelle"));
    let english = said(Locale::En);
    assert!(
        english
            .sentence
            .starts_with("Of 10 areas compared with the network median,"),
        "{}",
        english.sentence
    );
    assert!(english.svg.contains("10 areas on a scale"));
}

fn one_row(locale: Locale, index: usize) -> DotRange {
    let mut dots = samples::dots(locale);
    dots.sections.truncate(1);
    dots.sections[0].rows = vec![dots.sections[0].rows[index].clone()];
    dots
}

#[test]
fn one_row_is_spoken_of_in_the_singular() {
    let said = |locale, index| {
        draw(
            locale,
            ChartKind::DotRange(one_row(locale, index)),
            Frame::PAGE,
        )
        .sentence
    };
    assert_eq!(
        said(Locale::Fr, 0),
        "Pour le seul indicateur comparé à la médiane du réseau, Val-des-Cèdres est au-dessus. Plus grande avance\u{202f}: Engagement, 14 points. Pour 1 indicateur, le score documenté est inférieur au score déclaré."
    );
    assert_eq!(
        said(Locale::Fr, 1),
        "Pour le seul indicateur comparé à la médiane du réseau, Val-des-Cèdres est sans écart net. Pour 1 indicateur, le score documenté est inférieur au score déclaré."
    );
    assert_eq!(
        said(Locale::En, 2),
        "In the one indicator compared with the network median, Val-des-Cèdres is below. Furthest behind: Mediation and conflict resolution, 12 points."
    );
}

#[test]
fn the_table_of_a_row_without_score_says_why() {
    let chart = draw(
        Locale::Fr,
        ChartKind::DotRange(samples::sparse(Locale::Fr)),
        Frame::PAGE,
    );
    assert!(cells(&chart).any(|cell| cell == "sans score\u{202f}: trop peu de questions comptent"));
    assert!(
        chart
            .table
            .headers
            .iter()
            .all(|header| !header.text.contains("toutes les villes"))
    );
}

#[test]
fn all_cities_are_absent_with_a_note_below_the_threshold() {
    for (locale, note) in [
        (
            Locale::Fr,
            "Pas encore de comparaison avec toutes les villes",
        ),
        (Locale::En, "No comparison with all cities yet"),
    ] {
        let chart = draw(
            locale,
            ChartKind::DotRange(samples::sparse(locale)),
            Frame::PAGE,
        );
        let document = Document::parse(&chart.svg).unwrap();
        assert!(texts(&document).contains(&note.to_owned()));
        assert!(chart.caption.contains(note));
        assert!(
            !chart.svg.contains(&icc_charts::Colour::All.hex()),
            "a triangle is drawn"
        );
        let mut profile = samples::profile(locale);
        profile
            .series
            .retain(|series| series.role != icc_charts::Role::All);
        profile.all = AllCities::NotYet;
        let chart = draw(locale, ChartKind::Radar(profile), Frame::PAGE);
        let document = Document::parse(&chart.svg).unwrap();
        assert!(texts(&document).contains(&note.to_owned()));
    }
}

#[test]
fn the_demonstration_mark_is_in_every_picture_and_only_where_it_belongs() {
    for frame in FRAMES {
        for (_, kind) in samples::kinds(Locale::Fr) {
            let mut spec = samples::spec(Locale::Fr, "chart", kind);
            let marked =
                icc_charts::render(&spec, &crate::support::I18N, Locale::Fr, frame).unwrap();
            let document = Document::parse(&marked.svg).unwrap();
            assert!(texts(&document)[0].starts_with("Démonstration"));
            spec.demonstration = false;
            let plain =
                icc_charts::render(&spec, &crate::support::I18N, Locale::Fr, frame).unwrap();
            assert!(!plain.svg.contains("Démonstration\u{202f}:"));
        }
    }
}

#[test]
fn the_same_specification_gives_the_same_bytes() {
    for locale in Locale::ALL {
        for (_, kind) in samples::kinds(locale) {
            let (first, second) = (
                draw(locale, kind.clone(), Frame::FILE),
                draw(locale, kind, Frame::FILE),
            );
            assert_eq!(first, second);
            assert_eq!(first.png(1).unwrap(), second.png(1).unwrap());
        }
    }
}

#[test]
fn a_png_has_the_size_of_its_scale() {
    let chart = draw(
        Locale::Fr,
        ChartKind::Radar(samples::profile(Locale::Fr)),
        Frame::FILE_NARROW,
    );
    for scale in [1, 2] {
        let png = chart.png(scale).unwrap();
        let side = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().unwrap());
        assert_eq!(&png[1..4], b"PNG");
        let scale = u32::from(scale);
        assert_eq!(
            (side(16), side(20)),
            (chart.size.0 * scale, chart.size.1 * scale)
        );
    }
    for scale in [0, 5] {
        assert_eq!(chart.png(scale).unwrap_err().code(), "chart-size");
    }
}

#[test]
fn a_radar_breaks_its_line_where_there_is_no_score() {
    let mut profile = samples::profile(Locale::Fr);
    profile.series.truncate(1);
    let lines = |profile| {
        let chart = draw(Locale::Fr, ChartKind::Radar(profile), Frame::PAGE);
        let document = Document::parse(&chart.svg).unwrap();
        let city = icc_charts::Colour::City.hex();
        document
            .descendants()
            .filter(|node| {
                node.tag_name().name() == "polyline" && node.attribute("stroke") == Some(&city)
            })
            .count()
    };
    // One in the key, one around.
    assert_eq!(lines(profile.clone()), 2);
    for place in [3, 7] {
        profile.series[0].values[place] = Score::None {
            reason: icc_charts::NoScore::NotAnswered,
        };
    }
    // Broken twice, and at the top, where it begins.
    assert_eq!(lines(profile), 4);
}
