//! Somebody keeps every page, picture and table that was ever sent, as everybody, as a network and as
//! a partner, over several dates, and adds and subtracts all of it. Every number here is read from
//! the bytes of an answer; what is known besides is who belongs where, and which municipalities stand
//! in figures together.
//!
//! The same person, with the same means, meets a service that was told that nobody hides anything: then
//! the figures are those of a service without the rule, and single scores must come out. Otherwise
//! this test would prove nothing.

mod figures;
mod pages;
mod trials;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use icc_app::city::{level, measure_label};
use icc_domain::Role;
use icc_store::Item;

use crate::people::Browser;
use figures::{Known, Learned, Result, Sent, Shown, recovered};
use pages::{Figure, Labels};
use world::{Told, World};

/// The waves, the oldest first.
const WAVES: [&str; 2] = ["2025", "2026"];
const EDITION: &str = "icc-2019-aligned";
const METHOD: &str = "indicators-equal";
/// All cities, and some of them.
const NETWORKS: [&str; 2] = ["net-wide", "net-close"];
const PARTNER: &str = "ministry";
const CITIES: usize = 22;
const DATES: usize = 3;
/// Everybody; the people of the network of all; the ministry.
const AUDIENCES: [&str; 3] = ["", "network-net-wide", "partner-ministry"];
/// As which of them one person reads.
const PEOPLE: [&[usize]; 4] = [&[0], &[0, 1], &[0, 2], &[0, 1, 2]];
/// The least number of municipalities about which anything may come out.
const LEAST: usize = 4;
/// As many as can be compared at once, as their address writes them.
const COMPARED: [&str; 5] = [
    "network.net-close",
    "network.net-wide",
    "class.size_200000_and_over",
    "class.size_under_200000",
    "country.XA",
];

/// Everything that an audience is sent at a date.
#[derive(Debug, Default)]
struct Look {
    shown: Shown,
    figures: Vec<Figure>,
}

impl World {
    fn labels(&self) -> Labels<'_> {
        let method = self.definition.method(METHOD).expect("the method");
        let codes = method.measures.iter().map(|measure| measure.code.as_str());
        codes
            .map(|code| (measure_label(&self.definition, METHOD, "en", code), code))
            .collect()
    }

    /// The indicators and areas that have a page.
    fn indicators(&self) -> Vec<&str> {
        let method = self.definition.method(METHOD).expect("the method");
        let shown = [level::INDICATOR, level::AREA];
        let measures = method.measures.iter().filter(|measure| {
            let mut levels = shown.iter();
            levels.any(|level| level::is_at(measure, level))
        });
        measures.map(|measure| measure.code.as_str()).collect()
    }

    /// The pages and files of the cities, as far as the audience may see them.
    async fn look(&self, audience: usize, browser: &mut Browser<'_>, told: Told) -> Look {
        let mut look = Look::default();
        let cities = self.cities.iter().map(|place| place.code.as_str());
        for (city, wave) in cities.flat_map(|city| (0..WAVES.len()).map(move |at| (city, at))) {
            let path = match AUDIENCES[audience] {
                "" => format!("/en/municipalities/{city}/{}", WAVES[wave]),
                slug => format!("/en/shared/{slug}/{city}/{}", WAVES[wave]),
            };
            let may = self.allows(city, wave, audience, Item::Scores);
            if told == Told::Truth {
                self.refuses(&path, browser, may).await;
            }
            if !may {
                continue;
            }
            let page = browser.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let table = browser.get(&format!("{path}/files/scores.csv")).await;
            let at = (city.to_owned(), WAVES[wave].to_owned());
            look.shown.insert(at, pages::scores(&table.body, city));
            let html = page.text();
            let read = pages::of_city(&html, (city, WAVES[wave]), &NETWORKS, &self.labels());
            // Pictures and frames have no figure that the page does not have.
            let counts = pages::counts(&pages::whole(&html));
            let mut others = vec![format!("{path}/files/indicators.svg")];
            if audience == 0 {
                let embed = format!("/en/embeds/{city}/{}", WAVES[wave]);
                others.extend(
                    ["indicators", "areas.svg", "bars-narrow.svg"]
                        .map(|file| format!("{embed}/{file}")),
                );
            }
            // Those of some cities are enough: drawing takes its time.
            for other in others.iter().filter(|_| look.shown.len() % 6 == 1) {
                let answer = browser.get(other).await;
                assert_eq!(answer.status, StatusCode::OK, "{other}");
                let said = pages::counts(&answer.text());
                assert!(said.is_subset(&counts), "{other}: {said:?} of {counts:?}");
            }
            look.figures.extend(read);
        }
        look
    }

    /// What an audience may not see of a city does not exist for it.
    async fn refuses(&self, path: &str, browser: &mut Browser<'_>, may: bool) {
        if may {
            return;
        }
        let files = [
            "",
            "/files/scores.csv",
            "/files/indicators.svg",
            "/files/summary.pdf",
        ];
        let also = [
            "/calculation/core_index",
            "/next-steps",
            "/answers",
            "/embed/indicators",
        ];
        for below in files.into_iter().chain(also) {
            let answer = browser.get(&format!("{path}{below}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}{below}");
        }
    }

    /// The pages about groups, which everybody sees alike.
    async fn look_at_groups(&self, look: &mut Look, told: Told) {
        let site = &self.site;
        let (labels, newest) = (self.labels(), WAVES[WAVES.len() - 1]);
        let mut names = BTreeMap::new();
        let mut page = async |path: String| {
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let html = answer.text();
            names.insert(path, pages::named(&html));
            html
        };
        for network in NETWORKS {
            let html = page(format!("/en/networks/{network}")).await;
            look.figures
                .extend(pages::of_network(&html, (network, newest), &labels));
        }
        for code in self.indicators() {
            let html = page(format!("/en/indicators/{code}")).await;
            look.figures
                .extend(pages::of_indicator(&html, code, newest));
        }
        let html = page(format!("/en/compare?with={}", COMPARED.join("~"))).await;
        look.figures
            .extend(pages::of_comparison(&html, &COMPARED, newest, &labels));
        // A list of one's own counts nobody who is hidden, however it is put together.
        let all: Vec<&str> = self
            .cities
            .iter()
            .map(|place| place.code.as_str())
            .collect();
        let html = page(format!("/en/compare?with=own.{}", all.join("."))).await;
        let shown: BTreeSet<&String> = look.shown.keys().map(|(city, _)| city).collect();
        if told == Told::Truth {
            for n in pages::counts(&pages::whole(&html)) {
                assert!(n <= shown.len(), "a list of one’s own has n = {n}");
            }
        }
        // These say nothing about groups.
        for path in ["/en/networks", "/en/countries", "/en/municipalities"] {
            let html = page(path.to_owned()).await;
            assert!(pages::counts(&pages::whole(&html)).is_empty(), "{path}");
        }
        for place in &self.cities {
            let html = page(format!("/en/compare/similar/{}", place.code)).await;
            assert!(
                pages::counts(&pages::whole(&html)).is_empty(),
                "{}",
                place.code
            );
        }
        if told == Told::Truth {
            for (path, named) in names {
                let hidden = named.iter().find(|city| !shown.contains(city));
                assert_eq!(hidden, None, "{path}");
            }
            self.look_at_tables(look).await;
            self.look_at_plans().await;
        }
    }

    /// The tables for everybody hold those who show their scores to everybody.
    async fn look_at_tables(&self, look: &Look) {
        let html = self.site.get("/en/data").await.text();
        let files = pages::tables(&html);
        let mut found = 0;
        for path in files {
            let table = self.site.get(&path).await;
            for (city, wave, ..) in pages::rows(&table.body).unwrap_or_default() {
                assert!(
                    look.shown.contains_key(&(city.clone(), wave)),
                    "{path}: {city}"
                );
                found += 1;
            }
        }
        assert!(found > 0, "no table was read");
    }

    /// Next steps name those who show their answers, and nobody else.
    async fn look_at_plans(&self) {
        for place in &self.cities {
            for (at, wave) in WAVES.iter().enumerate() {
                let path = format!("/en/municipalities/{}/{wave}/next-steps", place.code);
                let answer = self.site.get(&path).await;
                let may = self.allows(&place.code, at, 0, Item::Answers);
                assert_eq!(answer.status == StatusCode::OK, may, "{path}");
                if !may {
                    continue;
                }
                for named in pages::named(&answer.text()) {
                    assert!(self.allows(&named, at, 0, Item::Answers), "{path}: {named}");
                }
            }
        }
    }

    /// The figures of a look with what is hidden in them. A figure that is no sum over whole blocks
    /// is a fault by itself.
    async fn sent(
        &self,
        (date, audience): (usize, usize),
        look: &Look,
        seen: &BTreeSet<Result>,
    ) -> Vec<Sent> {
        let blocks = self.blocks(audience, seen).await;
        let known = Known {
            within: &|figure, city| self.within(figure, city),
            truth: &|result, measure| self.truth.get(&(result, measure.to_owned())).copied(),
            blocks: &blocks,
            shown: &look.shown,
        };
        let sent = look.figures.iter().map(|figure| {
            let what = format!("{date} {:?} {figure:?}", AUDIENCES[audience]);
            let Some((hidden, sum)) = known.composed(figure) else {
                panic!(
                    "{what} is not made of {:?} and {blocks:?}",
                    look.shown.keys()
                );
            };
            Sent {
                date,
                audience,
                measure: figure.measure.clone(),
                hidden,
                sum,
                what,
            }
        });
        sent.collect()
    }
}

/// What the attack comes to.
struct Outcome {
    world: World,
    /// Figures that count somebody who is not shown.
    hidden: usize,
    /// Municipalities in trials of another method that do not show what these need.
    tried: usize,
    learned: Vec<Learned>,
}

async fn attack(seed: u64, told: Told) -> Outcome {
    let mut world = World::new(seed, told).await;
    let people = [
        ("n@example.org", Role::NetworkCoordinator, NETWORKS[0]),
        ("p@example.org", Role::PartnerReader, PARTNER),
    ];
    for (email, role, place) in people {
        world.site.reader(email, role, place).await;
    }
    let (mut sent, mut tried) = (Vec::new(), 0);
    let mut known: Vec<BTreeMap<usize, BTreeSet<Result>>> = Vec::new();
    for date in 0..DATES {
        if date > 0 {
            world.next_date().await;
        }
        let mut seen = known.last().cloned().unwrap_or_default();
        let results = world.results().await;
        for audience in 0..AUDIENCES.len() {
            let mut browser = match audience {
                0 => world.site.browser(),
                _ => world.site.browser_of(people[audience - 1].0).await,
            };
            let mut look = world.look(audience, &mut browser, told).await;
            if audience == 0 {
                world.look_at_groups(&mut look, told).await;
                tried += world.look_at_trials(&look, told).await.len();
            }
            let shown = look.shown.keys().map(|(city, wave)| {
                let wave = WAVES.iter().position(|code| code == wave);
                (
                    city.clone(),
                    results[&(city.clone(), wave.expect("a wave"))],
                )
            });
            let seen = seen.entry(audience).or_default();
            seen.extend(shown);
            sent.extend(world.sent((date, audience), &look, seen).await);
        }
        known.push(seen);
    }
    let learned = PEOPLE
        .iter()
        .flat_map(|person| recovered(person, &sent, &known));
    Outcome {
        learned: learned.collect(),
        hidden: sent
            .iter()
            .filter(|figure| !figure.hidden.is_empty())
            .count(),
        tried,
        world,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z7_whoever_keeps_all_that_was_sent_learns_nothing_about_fewer_than_four() {
    let mut hidden = 0;
    for seed in [1, 2] {
        let outcome = Box::pin(attack(seed, Told::Truth)).await;
        let first = outcome.learned.first();
        assert_eq!(first, None, "seed {seed}: one of {}", outcome.learned.len());
        assert_eq!(outcome.tried, 0, "seed {seed}");
        hidden += outcome.hidden;
    }
    assert!(
        hidden > 100,
        "{hidden} figures count somebody who is not shown"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn z7_without_the_rule_the_same_person_works_out_single_scores() {
    let outcome = Box::pin(attack(1, Told::WithoutTheRule)).await;
    let alone = outcome.learned.iter();
    let alone = alone.filter(|learned| learned.about.len() == 1).count();
    let mut worked_out = 0;
    for learned in &outcome.learned {
        let Some((score, near)) = learned.score else {
            continue;
        };
        let (_, result) = learned.about.first().expect("the only one");
        let right = outcome.world.truth[&(*result, learned.measure.clone())];
        assert!(
            (score - right).abs() <= near,
            "{learned:?}, but it is {right}"
        );
        worked_out += usize::from(near < 5.0);
    }
    assert!(outcome.tried > 0, "trials hide nobody");
    assert!(
        alone > 100 && worked_out > 0,
        "{alone} times about one alone, {worked_out} scores to within five points, of {} learned",
        outcome.learned.len()
    );
}
