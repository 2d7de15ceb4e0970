//! Whoever keeps every figure of every page and date, and all that is public, learns nothing about
//! fewer than four municipalities that are not shown.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use icc_app::Snapshot;
use icc_app::city::{CityResult, Figure, Spread};
use icc_store::{Audience, Consent, Item};
use icc_testkit::{Outcome, TestDatabase, consent, on_both_loaded_databases};

use crate::town::Town;

const WAVE: &str = "demo-2026";
const NETWORK: &str = "demo-network";
/// Those that are counted only, all in the network since the first wave. A fifth has come later, and
/// waits.
const BLOCK: [&str; 4] = [
    "anse-aux-loutres",
    "haute-erabliere",
    "notre-dame-des-aulnes",
    "saint-florimond-du-lac",
];

/// What an attacker knows of a group in a measure: how many hidden ones stand in it, and their sum.
type Hidden = BTreeMap<(&'static str, String), BTreeSet<(usize, i64)>>;

impl Town {
    async fn say(&self, city: &str, items: &[Item]) -> Outcome {
        let unit = self.service.store().begin().await?;
        let all = unit.repositories();
        let city = all.municipalities().by_code(city).await?;
        let wave = all.waves().by_code(WAVE).await?;
        let (city, wave) = (city.expect("a city").id, wave.expect("a wave").id);
        let said = all.consents().of(city, wave).await?;
        let new = Consent {
            version: said.last().map_or(0, |last| last.version) + 1,
            made_at: self.service.clock().now(),
            ..consent(city, wave, items)
        };
        all.consents().add(&new).await?;
        unit.commit().await?;
        self.service.settle_figures().await?;
        self.clock.advance(TimeDelta::seconds(10));
        Ok(())
    }

    /// Everything that pages show now, as what is hidden in it.
    async fn keep(&self, hidden: &mut Hidden) -> Result<usize, icc_app::Error> {
        let snapshot = self.service.snapshot().await?;
        let mut figures = 0;
        for code in snapshot.cities.keys() {
            let Ok(report) = snapshot.city(code, Some(WAVE)) else {
                continue;
            };
            let result = report.result.as_ref().expect("a result");
            let rows = result.indicators.iter().chain([&result.core]);
            for row in rows {
                let beside = [("network", &row.network), ("all", &row.all)];
                for (group, beside) in beside {
                    let Some(beside) = beside else { continue };
                    for figure in [&beside.plain, &beside.like_for_like] {
                        sound(figure);
                    }
                    let measure = row.measure.code.to_string();
                    let found = attack(&snapshot, result, code, group, &measure, &beside.plain);
                    let kept = hidden.entry((group, measure)).or_default();
                    kept.extend(found);
                    figures += 1;
                }
            }
        }
        Ok(figures)
    }
}

/// What a figure says by itself.
fn sound(figure: &Figure) {
    assert!(figure.hidden == 0 || figure.hidden >= 4, "{figure:?}");
    let Some(statistics) = figure.statistics else {
        assert!(figure.n < 4, "{figure:?}");
        return;
    };
    assert!(figure.n >= 4, "{figure:?}");
    let spread = figure.hidden == 0 || figure.n >= 12;
    assert_eq!(statistics.quartiles.is_some(), spread, "{figure:?}");
    assert_eq!(figure.spread == Spread::Whole, spread, "{figure:?}");
    assert!(figure.named.is_empty());
}

/// Takes all that is public away from a mean.
fn attack(
    snapshot: &Snapshot,
    result: &CityResult<'_>,
    own: &str,
    group: &str,
    measure: &str,
    figure: &Figure,
) -> Option<(usize, i64)> {
    let statistics = figure.statistics?;
    let collection = result.collection;
    let program = &collection.methods[result.method].program;
    let measure = program.measure_position(measure).expect("a measure");
    let network = result.network.as_ref().and_then(|it| it.network.as_deref());
    let is_member = |code: &str| {
        let city = &snapshot.cities[code];
        let mut own = city.memberships.iter();
        group == "all" || own.any(|it| Some(it.network_code.as_str()) == network)
    };
    let mut sum = statistics.mean * figure.n as f64;
    let mut left = figure.n;
    let invented = |code: &str| snapshot.cities[code].municipality.demonstration;
    for code in snapshot.cities.keys() {
        if code == own || !invented(code) || !is_member(code) {
            continue;
        }
        // Its latest result of this wave or of the four years before it.
        let waves = collection.waves.iter().rev();
        let mut waves = waves.filter(|wave| (0..=4).contains(&(result.wave.year - wave.year)));
        let latest = waves.find_map(|wave| collection.case(code, &wave.code));
        let value = latest.and_then(|case| collection.cell(result.method, case, measure).score());
        if let Some(value) = value {
            sum -= value;
            left -= 1;
        }
    }
    // A millionth of a point is more than rounding leaves.
    #[expect(clippy::cast_possible_truncation, reason = "sums of scores are small")]
    let sum = (sum * 1e6).round() as i64;
    Some((left, sum))
}

async fn z7_figures_of_all_pages_and_dates_give_away_fewer_than_four(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let mut hidden = Hidden::new();
    let figures = town.keep(&mut hidden).await?;
    assert!(figures > 500, "{figures}");
    let core = |hidden: &Hidden| -> BTreeSet<usize> {
        let core = hidden.iter().filter(|((group, _), _)| *group == "network");
        core.flat_map(|(_, found)| found.iter().map(|(n, _)| *n))
            .collect()
    };
    assert_eq!(
        core(&hidden),
        [4].into(),
        "the block stands in every figure"
    );

    let index = ("network", "core_index".to_owned());
    let newest = hidden[&index].clone();

    // One more asks to be counted, and waits. A member of the block takes everything back, and what all
    // of them answered a wave before stands in its place; it comes back.
    let counted = [Item::Counted];
    town.say("roche-tournante", &counted).await?;
    town.keep(&mut hidden).await?;
    assert_eq!(core(&hidden), [4].into());
    town.say(BLOCK[0], &[]).await?;
    town.keep(&mut hidden).await?;
    assert_eq!(core(&hidden), [4].into());
    town.say(BLOCK[0], &counted).await?;
    town.keep(&mut hidden).await?;
    assert_eq!(core(&hidden), [4].into());
    let both = hidden[&index].clone();
    assert_eq!(both.len(), 2, "of both waves: {both:?}");
    for (key, found) in &hidden {
        // The same hidden ones have the same sum of a wave on every page and at every date, so that
        // nothing can be told by subtracting.
        let sums: BTreeSet<i64> = found.iter().map(|(_, sum)| *sum).collect();
        assert_eq!(sums.len(), found.len(), "{key:?}: {found:?}");
        assert!(sums.len() <= 2, "{key:?}: {found:?}");
        for (n, sum) in found {
            assert!(*n >= 4 || (*n == 0 && sum.abs() <= 1), "{key:?}: {found:?}");
        }
    }
    // It shows itself: three are left, which are too few.
    town.say(BLOCK[0], &[Item::Counted, Item::Scores]).await?;
    let mut later = Hidden::new();
    town.keep(&mut later).await?;
    assert_eq!(core(&later), [0].into());
    // What was shown once is no cover for the others: they stand by what all of them answered before.
    town.say(BLOCK[0], &counted).await?;
    let mut later = Hidden::new();
    town.keep(&mut later).await?;
    assert_eq!(core(&later), [4].into());
    assert_eq!(later[&index], &both - &newest);
    let blocks = town.service.store().read().blocks();
    let blocks = blocks.of(&Audience::Public).await?;
    assert_eq!(blocks.len(), 1, "nothing was formed that was not needed");
    assert_eq!(blocks[0].members.len(), BLOCK.len());
    Ok(())
}

async fn a_city_that_is_counted_only_has_no_page_and_stands_in_figures(
    database: &TestDatabase,
) -> Outcome {
    let town = Town::new(database).await?;
    let snapshot = town.service.snapshot().await?;
    for code in BLOCK {
        let report = snapshot.city(code, None)?;
        assert!(report.result.is_none(), "{code}");
    }
    let report = snapshot.city("val-des-cedres", Some(WAVE))?;
    let result = report.result.expect("a result");
    let network = result.network.expect("a network");
    assert_eq!(network.network.as_deref(), Some(NETWORK));
    assert_eq!((network.of, network.hidden), (18, 4));
    assert!(network.n < network.of, "one shows nothing at all");
    Ok(())
}

async fn what_is_taken_back_is_gone_on_the_next_request(database: &TestDatabase) -> Outcome {
    let town = Town::new(database).await?;
    let shown = town.service.snapshot().await?;
    assert!(shown.city("val-des-cedres", Some(WAVE)).is_ok());
    let origin = icc_app::input::Origin::default();
    let at = ("val-des-cedres", WAVE);
    let back = town.service.take_back_consent(&town.dominique, at, &origin);
    back.await?;
    // No clock has moved.
    let snapshot = town.service.snapshot().await?;
    assert!(snapshot.city("val-des-cedres", Some(WAVE)).is_err());
    for collection in &snapshot.collections {
        assert_eq!(collection.case("val-des-cedres", WAVE), None);
    }
    Ok(())
}

on_both_loaded_databases![
    z7_figures_of_all_pages_and_dates_give_away_fewer_than_four,
    a_city_that_is_counted_only_has_no_page_and_stands_in_figures,
    what_is_taken_back_is_gone_on_the_next_request,
];
