//! Somebody keeps every page, picture and table that was ever sent, as everybody, as a network and as
//! a partner, over several dates, and adds and subtracts all of it. Every number here is read from
//! the bytes of an answer; what is known besides is who belongs where, and which municipalities stand
//! in figures together.

mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use axum::http::StatusCode;
use icc_app::city::measure_label;
use icc_domain::Role;
use icc_store::{Item, SubmissionId};
use world::World;

use crate::html::{parse, select, text};
use crate::people::Browser;

const WAVE: &str = "2026";
const EDITION: &str = "icc-2019-aligned";
const METHOD: &str = "indicators-equal";
/// All cities, and some of them.
const NETWORKS: [&str; 2] = ["net-wide", "net-close"];
const PARTNER: &str = "ministry";
const CITIES: usize = 15;
const DATES: usize = 4;
/// Everybody; the people of the network of all; the ministry.
const AUDIENCES: [&str; 3] = ["", "network-net-wide", "partner-ministry"];
/// As which of them one person reads.
const PEOPLE: [&[usize]; 4] = [&[0], &[0, 1], &[0, 2], &[0, 1, 2]];
/// The least number of municipalities about which anything may come out.
const LEAST: usize = 4;

/// A figure as it was sent.
#[derive(Debug, Clone, PartialEq)]
struct Sent {
    date: usize,
    audience: usize,
    measure: String,
    /// The results in it that this audience is not shown.
    hidden: BTreeMap<String, SubmissionId>,
    what: String,
}

/// What a page or file of a city says of the figures beside it.
#[derive(Debug, Default)]
struct Told {
    network: String,
    /// By label: how many count, and their median.
    medians: BTreeMap<String, (usize, f64)>,
    /// Of the core index: how many count, and their mean.
    core: Option<(usize, f64)>,
}

/// The number after some words.
fn after(text: &str, words: &str) -> Option<usize> {
    let rest = &text[text.find(words)? + words.len()..];
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn told(html: &str) -> Told {
    let page = parse(html);
    let mut told = Told::default();
    for row in select(&page, "table.numbers tr") {
        let cells: Vec<String> = row
            .children()
            .filter(roxmltree::Node::is_element)
            .map(text)
            .collect();
        let Some(head) = cells.first() else { continue };
        if let Some((network, _)) = head.split_once(": other municipalities taking part") {
            network.clone_into(&mut told.network);
            let mean = cells.get(1).and_then(|mean| mean.parse().ok());
            told.core = mean.map(|mean| (0, mean));
        }
        for cell in &cells {
            let median = cell
                .split(' ')
                .next()
                .and_then(|median| median.parse().ok());
            if let (Some(n), Some(median)) = (after(cell, "n = "), median) {
                told.medians.insert(head.clone(), (n, median));
            }
        }
    }
    let card: String = select(&page, "ul.basis").into_iter().map(text).collect();
    // How many count in the core index stands in the card.
    told.core = told
        .core
        .and_then(|(_, mean)| Some((after(&card, "taking part (")?, mean)));
    told
}

/// The scores in a table, by measure.
fn values(csv: &[u8], city: &str) -> BTreeMap<String, f64> {
    let mut rows = csv::Reader::from_reader(csv);
    let head = rows.headers().expect("a head").clone();
    let at = |name: &str| head.iter().position(|it| it == name).expect("the column");
    let (unit, measure, value) = (at("unit"), at("measure"), at("value"));
    let rows = rows.records().map(|row| row.expect("a row"));
    rows.filter_map(|row| {
        assert_eq!(&row[unit], city, "a row of somebody else");
        Some((row[measure].to_owned(), row[value].parse().ok()?))
    })
    .collect()
}

/// Everything that an audience is sent at a date.
struct Look {
    /// The scores of those that it is shown.
    shown: BTreeMap<String, BTreeMap<String, f64>>,
    figures: Vec<(String, Told)>,
}

impl World {
    async fn look(&self, audience: usize, browser: &mut Browser<'_>) -> Look {
        let mut look = Look {
            shown: BTreeMap::new(),
            figures: Vec::new(),
        };
        for (city, _) in &self.cities {
            let path = match AUDIENCES[audience] {
                "" => format!("/en/municipalities/{city}/{WAVE}"),
                slug => format!("/en/shared/{slug}/{city}/{WAVE}"),
            };
            let page = browser.get(&path).await;
            let may = self.allows(city, audience, Item::Scores);
            assert_eq!(page.status == StatusCode::OK, may, "{path}");
            for file in ["scores.csv", "indicators.svg", "summary.pdf"] {
                if !may {
                    let answer = browser.get(&format!("{path}/files/{file}")).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} {file}");
                }
            }
            if !may {
                continue;
            }
            let table = browser.get(&format!("{path}/files/scores.csv")).await;
            look.shown.insert(city.clone(), values(&table.body, city));
            look.figures.push((city.clone(), told(&page.text())));
            // A picture has no figure that its page does not have; those of one city are enough.
            if look.figures.len() > 1 {
                continue;
            }
            let told = &look.figures[0].1;
            let drawing = browser
                .get(&format!("{path}/files/indicators.svg"))
                .await
                .text();
            let mut said = drawing.as_str();
            while let Some(at) = said.find("n = ") {
                let n = after(&said[at..], "n = ").expect("a number");
                let known = told.medians.values().any(|(of, _)| *of == n);
                assert!(known, "{path}: the picture has n = {n}");
                said = &said[at + 4..];
            }
        }
        look
    }
}

/// Which blocks make up the hidden part of a figure, as whoever knows the blocks would find it.
fn composed(
    blocks: &[BTreeMap<String, SubmissionId>],
    count: usize,
    is_right: impl Fn(&BTreeMap<String, SubmissionId>) -> bool,
) -> Option<BTreeMap<String, SubmissionId>> {
    (0..1_usize << blocks.len()).find_map(|chosen| {
        let chosen = (0..blocks.len()).filter(|n| chosen >> n & 1 == 1);
        let all: BTreeMap<_, _> = chosen.flat_map(|n| blocks[n].clone()).collect();
        (all.len() == count && is_right(&all)).then_some(all)
    })
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len().is_multiple_of(2) {
        f64::midpoint(values[half - 1], values[half])
    } else {
        values[half]
    }
}

impl World {
    /// The figures of a look with what is hidden in them. A figure that is no sum over whole blocks
    /// is a fault by itself.
    async fn figures(&self, date: usize, audience: usize, look: &Look) -> Vec<Sent> {
        let blocks = self.blocks().await;
        let labels: BTreeMap<&str, &str> = self
            .definition
            .method(METHOD)
            .expect("the method")
            .measures
            .iter()
            .map(|measure| {
                let code = measure.code.as_str();
                (measure_label(&self.definition, METHOD, "en", code), code)
            })
            .collect();
        let mut sent = Vec::new();
        for (own, told) in &look.figures {
            let within = |city: &str| {
                city != own && (told.network == NETWORKS[0] || self.some.contains(city))
            };
            let medians = told.medians.iter().map(|(label, (n, median))| {
                let code = labels.get(label.as_str()).expect("a measure").to_string();
                (code, *n, *median, true)
            });
            let core = told
                .core
                .map(|(n, mean)| ("core_index".to_owned(), n, mean, false));
            for (measure, n, figure, is_median) in medians.chain(core) {
                let what = format!("{date} {} {own} {measure}", AUDIENCES[audience]);
                let shown: Vec<f64> = look
                    .shown
                    .iter()
                    .filter(|(city, _)| within(city))
                    .filter_map(|(_, values)| values.get(&measure).copied())
                    .collect();
                let value = |result: &SubmissionId| self.truth.get(&(*result, measure.clone()));
                let count = n.checked_sub(shown.len());
                let count = count.unwrap_or_else(|| panic!("{what}: {n} of {shown:?}"));
                let whole: Vec<BTreeMap<String, SubmissionId>> = blocks
                    .iter()
                    .filter(|block| block.keys().all(|city| within(city)))
                    .map(|block| {
                        let hidden = block.iter();
                        let hidden = hidden.filter(|(city, _)| !look.shown.contains_key(*city));
                        hidden.map(|(city, it)| (city.clone(), *it)).collect()
                    })
                    .filter(|block: &BTreeMap<_, _>| block.values().all(|it| value(it).is_some()))
                    .collect();
                let is_right = |hidden: &BTreeMap<String, SubmissionId>| {
                    let all = hidden.values().filter_map(value).copied();
                    let all: Vec<f64> = all.chain(shown.iter().copied()).collect();
                    let right = if is_median {
                        middle(all)
                    } else {
                        all.iter().sum::<f64>() / n as f64
                    };
                    (right - figure).abs() < 0.51
                };
                let hidden = composed(&whole, count, is_right).unwrap_or_else(|| {
                    panic!("{what}: n = {n}, {figure} is not made of {shown:?} and {whole:?}")
                });
                sent.push(Sent {
                    date,
                    audience,
                    measure,
                    hidden,
                    what,
                });
            }
        }
        sent
    }
}

/// What one person learns from every pair of figures, and from each alone.
fn recovered(
    person: &[usize],
    sent: &[Sent],
    known: &[BTreeMap<usize, BTreeSet<(String, SubmissionId)>>],
) -> String {
    let mut found = String::new();
    let last = known.len() - 1;
    let seen = |date: usize| -> BTreeSet<(String, SubmissionId)> {
        let known = person
            .iter()
            .filter_map(|audience| known[date].get(audience));
        known.flatten().cloned().collect()
    };
    let in_the_end = seen(last);
    let unknown: Vec<(&Sent, BTreeSet<(String, SubmissionId)>)> = sent
        .iter()
        .filter(|figure| person.contains(&figure.audience))
        .map(|figure| {
            let known = seen(figure.date);
            let hidden = figure.hidden.iter().map(|(city, it)| (city.clone(), *it));
            (figure, hidden.filter(|one| !known.contains(one)).collect())
        })
        .collect();
    let mut look = |left: Vec<&(String, SubmissionId)>, what: &str| {
        let secret = left
            .iter()
            .filter(|one| !in_the_end.contains(**one))
            .count();
        if secret > 0 && left.len() < LEAST {
            let _ = writeln!(found, "{person:?}: {left:?} by {what}");
        }
    };
    for (n, (one, hidden)) in unknown.iter().enumerate() {
        look(hidden.iter().collect(), &one.what);
        for (other, also) in &unknown[..n] {
            if one.measure == other.measure {
                let what = format!("{} and {}", one.what, other.what);
                look(hidden.difference(also).collect(), &what);
                look(also.difference(hidden).collect(), &what);
            }
        }
    }
    found
}

async fn attack(seed: u64) -> usize {
    let mut world = World::new(seed).await;
    world
        .site
        .reader("n@example.org", Role::NetworkCoordinator, NETWORKS[0])
        .await;
    world
        .site
        .reader("p@example.org", Role::PartnerReader, PARTNER)
        .await;
    let mut sent = Vec::new();
    let mut known: Vec<BTreeMap<usize, BTreeSet<(String, SubmissionId)>>> = Vec::new();
    for date in 0..DATES {
        if date > 0 {
            world.next_date().await;
        }
        let mut seen = known.last().cloned().unwrap_or_default();
        let results = world.results().await;
        let mut fresh = Vec::new();
        for audience in 0..AUDIENCES.len() {
            let mut browser = match audience {
                0 => world.site.browser(),
                1 => world.site.browser_of("n@example.org").await,
                _ => world.site.browser_of("p@example.org").await,
            };
            let look = world.look(audience, &mut browser).await;
            let shown = look.shown.keys().map(|city| (city.clone(), results[city]));
            seen.entry(audience).or_default().extend(shown);
            fresh.extend(world.figures(date, audience, &look).await);
        }
        known.push(seen);
        sent.extend(fresh);
    }
    let mut found = String::new();
    for person in PEOPLE {
        found += &recovered(person, &sent, &known);
    }
    assert_eq!(found, "", "seed {seed}");
    sent.iter()
        .filter(|figure| !figure.hidden.is_empty())
        .count()
}

#[tokio::test(flavor = "multi_thread")]
async fn z7_whoever_keeps_all_that_was_sent_learns_nothing_about_fewer_than_four() {
    let mut hidden = 0;
    for seed in [1, 2] {
        hidden += attack(seed).await;
    }
    assert!(
        hidden > 30,
        "{hidden} figures count somebody who is not shown"
    );
}
