//! Reading pages and files: what each of them says about groups of municipalities, and whom it names.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use crate::html::{parse, select, text};

/// What a page says about a group in one measure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// Whom it is about, as the page for comparing writes it; empty for everybody.
    pub(super) group: String,
    /// The municipality that is left out, on its own page.
    pub(super) without: Option<String>,
    /// The wave.
    pub(super) wave: String,
    /// Code of the measure.
    pub(super) measure: String,
    /// How many stand in it; none where only those who take part at all are counted beside it.
    pub(super) n: Option<usize>,
    /// The figure itself.
    pub(super) said: Said,
}

/// A figure as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// A mean, and how far at most the real one is from it.
    Mean(f64, f64),
    /// A median, likewise.
    Median(f64, f64),
}

/// Half of one, and half of a tenth, with what decimal numbers lose.
const WHOLE: f64 = 0.51;
const TENTH: f64 = 0.051;

/// Labels of measures, with their codes.
pub(super) type Labels<'d> = BTreeMap<&'d str, &'d str>;

/// The number after some words; none where something else stands there.
fn number_after(text: &str, words: &str) -> Option<f64> {
    let rest = &text[text.find(words)? + words.len()..];
    let number = rest
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .next()?;
    number.trim_end_matches('.').parse().ok()
}

fn count_after(text: &str, words: &str) -> Option<usize> {
    let rest = &text[text.find(words)? + words.len()..];
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The number with which a text begins, and the `n` after it.
fn with_count(text: &str) -> Option<(f64, usize)> {
    let number = text.split(' ').next()?.parse().ok()?;
    Some((number, count_after(text, "n = ")?))
}

/// The cells of a row, one that spans several columns as often as it does.
fn cells<'a, 'i>(row: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let span = |cell: &Node<'_, '_>| cell.attribute("colspan").and_then(|n| n.parse().ok());
    let cells = row.children().filter(Node::is_element);
    cells
        .flat_map(|cell| std::iter::repeat_n(cell, span(&cell).unwrap_or(1)))
        .collect()
}

/// What stands first in the head of a row: its link, or else all of it.
fn head(cell: Node<'_, '_>) -> String {
    let link = cell.descendants().find(|node| node.has_tag_name("a"));
    text(link.unwrap_or(cell))
}

/// Every "n = …" in a text.
pub(super) fn counts(text: &str) -> BTreeSet<usize> {
    let after = text.split("n = ").skip(1);
    let digits = after.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect());
    digits
        .filter_map(|digits: String| digits.parse().ok())
        .collect()
}

/// Everything that is written of a page.
pub(super) fn whole(html: &str) -> String {
    text(parse(html).root_element())
}

/// "Median …, mean … (n = …)."
fn sentence(page: &Document<'_>, about: &Figure) -> Vec<Figure> {
    let said = select(page, ".chart-sentence").into_iter().map(text).next();
    let said = said.unwrap_or_default();
    let (Some(median), Some(mean)) = (number_after(&said, "Median "), number_after(&said, "mean "))
    else {
        return Vec::new();
    };
    let n = count_after(&said, "n = ");
    assert!(n.is_some(), "{said}");
    [Said::Median(median, WHOLE), Said::Mean(mean, WHOLE)]
        .map(|said| Figure {
            n,
            said,
            ..about.clone()
        })
        .into()
}

fn figure(group: &str, wave: &str, measure: &str) -> Figure {
    Figure {
        group: group.to_owned(),
        without: None,
        wave: wave.to_owned(),
        measure: measure.to_owned(),
        n: None,
        said: Said::Mean(0.0, 0.0),
    }
}

/// The page of a municipality at a wave.
pub(super) fn of_city(
    html: &str,
    (city, wave): (&str, &str),
    networks: &[&str],
    labels: &Labels<'_>,
) -> Vec<Figure> {
    let page = parse(html);
    let mut found = Vec::new();
    let network = select(&page, "table.numbers tr")
        .into_iter()
        .find_map(|row| {
            let cells: Vec<String> = cells(row).into_iter().map(text).collect();
            let (name, _) = cells
                .first()?
                .split_once(": other municipalities taking part")?;
            Some((networks.iter().find(|one| **one == name)?.to_owned(), cells))
        });
    let beside = |group: &str, wave: &str, measure: &str| Figure {
        without: Some(city.to_owned()),
        ..figure(group, wave, measure)
    };
    // Line by line: the number at the end of one is not that at the beginning of the next.
    let card = select(&page, "ul.basis li").into_iter().map(text);
    let card = card.collect::<Vec<String>>().join("\n");
    let everybody = "Mean of all other municipalities taking part (";
    let (of_network, of_all) = card.split_at(card.find(everybody).unwrap_or(card.len()));
    let own = network.as_ref().map(|(code, cells)| {
        let mean = cells.get(1).and_then(|mean| mean.parse().ok());
        let n = count_after(of_network, "taking part (");
        (format!("network.{code}"), mean, n)
    });
    let all = (
        String::new(),
        number_after(of_all, "): "),
        count_after(of_all, everybody),
    );
    for (group, mean, n) in own.into_iter().chain([all]) {
        if let (Some(mean), Some(n)) = (mean, n) {
            found.push(Figure {
                n: Some(n),
                said: Said::Mean(mean, WHOLE),
                ..beside(&group, wave, "core_index")
            });
        }
    }
    let group = network.map(|(code, _)| format!("network.{code}"));
    let group = group.unwrap_or_default();
    for table in select(&page, "table.numbers") {
        let heads: Vec<String> = table
            .descendants()
            .filter(|node| node.has_tag_name("th") && node.attribute("scope") == Some("col"))
            .map(text)
            .collect();
        let rows = table.descendants().filter(|node| node.has_tag_name("tr"));
        for cells in rows.map(cells).filter(|cells| cells.len() == heads.len()) {
            for (name, cell) in heads.iter().zip(&cells) {
                let Some((number, n)) = with_count(&text(*cell)) else {
                    continue;
                };
                let measure = labels.get(head(cells[0]).as_str());
                let read = match (name.as_str(), measure) {
                    ("Network median", Some(measure)) => {
                        (beside(&group, wave, measure), Said::Median(number, WHOLE))
                    }
                    ("Mean of all", Some(measure)) => {
                        (beside("", wave, measure), Said::Mean(number, WHOLE))
                    }
                    ("Mean of the network then", None) => {
                        let then = beside(&group, &head(cells[0]), "core_index");
                        (then, Said::Mean(number, TENTH))
                    }
                    // The same ones then and now: only of those that are shown.
                    (_, None) if name.starts_with("The same ones") => continue,
                    _ => panic!("{city}: nobody reads {name}, {:?}", head(cells[0])),
                };
                found.push(Figure {
                    n: Some(n),
                    said: read.1,
                    ..read.0
                });
            }
        }
    }
    found
}

/// The page of a network.
pub(super) fn of_network(
    html: &str,
    (network, newest): (&str, &str),
    labels: &Labels<'_>,
) -> Vec<Figure> {
    let page = parse(html);
    let group = format!("network.{network}");
    let mut found = sentence(&page, &figure(&group, newest, "core_index"));
    for row in select(&page, "section[aria-labelledby='indicators'] tbody tr") {
        let cells = cells(row);
        let Some(Ok(median)) = cells.get(1).map(|cell| text(*cell).parse()) else {
            continue;
        };
        let measure = labels.get(head(cells[0]).as_str()).expect("a measure");
        let number = |at: usize| text(cells[at]).parse().expect("a number");
        let about = Figure {
            n: Some(text(cells[4]).parse().expect("a count")),
            ..figure(&group, newest, measure)
        };
        for said in [Said::Median(median, WHOLE), Said::Mean(number(2), WHOLE)] {
            found.push(Figure {
                said,
                ..about.clone()
            });
        }
    }
    for row in select(&page, "section[aria-labelledby='progress'] tbody tr") {
        let cells: Vec<String> = cells(row).into_iter().map(text).collect();
        if let Ok(mean) = cells[2].parse() {
            found.push(Figure {
                said: Said::Mean(mean, TENTH),
                ..figure(&group, &cells[0], "core_index")
            });
        }
    }
    found
}

/// The page of an indicator.
pub(super) fn of_indicator(html: &str, measure: &str, newest: &str) -> Vec<Figure> {
    sentence(&parse(html), &figure("", newest, measure))
}

/// A comparison of groups, in the order of its columns.
pub(super) fn of_comparison(
    html: &str,
    groups: &[&str],
    newest: &str,
    labels: &Labels<'_>,
) -> Vec<Figure> {
    let page = parse(html);
    let mut found = Vec::new();
    for row in select(&page, "section[aria-labelledby='scale'] tbody tr") {
        let cells = cells(row);
        assert_eq!(cells.len(), groups.len() + 1, "another number of columns");
        let measure = labels.get(head(cells[0]).as_str()).expect("a measure");
        for (group, cell) in groups.iter().zip(&cells[1..]) {
            if let Some((median, n)) = with_count(&text(*cell)) {
                found.push(Figure {
                    n: Some(n),
                    said: Said::Median(median, WHOLE),
                    ..figure(group, newest, measure)
                });
            }
        }
    }
    found
}

/// The municipalities to whose results the tables and choices of a page lead.
pub(super) fn named(html: &str) -> BTreeSet<String> {
    let page = parse(html);
    let links = select(&page, "table a[href], details a[href]").into_iter();
    let links = links.filter_map(|link| link.attribute("href"));
    let slugs = links
        .filter(|href| href.starts_with("/en/municipalities/"))
        .filter_map(|href| href.split('/').nth(3));
    slugs.map(str::to_owned).collect()
}

/// The addresses of the tables (CSV) that a page offers.
pub(super) fn tables(html: &str) -> BTreeSet<String> {
    let page = parse(html);
    let links = select(&page, "a[download]").into_iter();
    let links = links.filter_map(|link| link.attribute("href"));
    links
        .filter(|href| href.rsplit('.').next() == Some("csv"))
        .map(str::to_owned)
        .collect()
}

/// The scores in a table of one municipality, by measure.
pub(super) fn scores(csv: &[u8], city: &str) -> BTreeMap<String, f64> {
    let rows = rows(csv).expect("a table of scores").into_iter();
    rows.filter_map(|(unit, _, measure, value)| {
        assert_eq!(unit, city, "a row of somebody else");
        Some((measure, value?))
    })
    .collect()
}

/// A row of a table of scores.
pub(super) type Row = (String, String, String, Option<f64>);

/// Of a table of scores: unit, wave, measure, value. None for another kind of table.
pub(super) fn rows(csv: &[u8]) -> Option<Vec<Row>> {
    let mut rows = csv::Reader::from_reader(csv);
    let head = rows.headers().expect("a head").clone();
    let at = |name: &str| head.iter().position(|it| it == name);
    let (unit, period) = (at("unit")?, at("period")?);
    let (measure, value) = (at("measure")?, at("value")?);
    let rows = rows.records().map(|row| row.expect("a row"));
    let row = |row: csv::StringRecord| {
        let cell = |at: usize| row[at].to_owned();
        (
            cell(unit),
            cell(period),
            cell(measure),
            row[value].parse().ok(),
        )
    };
    Some(rows.map(row).collect())
}
