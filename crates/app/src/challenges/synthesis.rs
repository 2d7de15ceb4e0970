//! What the members of a network meet in a year, as numbers of municipalities: for whoever speaks
//! for the network. A number stands there from as many municipalities on as any figure needs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use icc_disclosure::LEAST;
use icc_store::{Challenge, GovernmentOrder, MunicipalityId, Network, Theme};

use super::{register, seen};
use crate::error::Error;
use crate::in_step::State;
use crate::policy::Actor;
use crate::service::Service;

/// What the members of a network meet in a year.
#[derive(Debug)]
pub struct Synthesis {
    /// The network.
    pub network: Network,
    /// The year.
    pub year: i32,
    /// The years that something was met in, the newest first.
    pub years: Vec<i32>,
    /// How many municipalities have named something; none while they are too few.
    pub municipalities: Option<usize>,
    /// For each theme that enough of them have named, how many; most first.
    pub themes: Vec<ThemeCount>,
    /// How many other themes were named by too few.
    pub withheld: usize,
    /// From how many municipalities on a number is shown.
    pub least: usize,
}

/// How many municipalities meet something about a theme.
#[derive(Debug, PartialEq, Eq)]
pub struct ThemeCount {
    /// The theme.
    pub theme: Theme,
    /// How many municipalities.
    pub municipalities: usize,
    /// How many of them name each order of government; none where they are too few.
    pub orders: Vec<(GovernmentOrder, Option<usize>)>,
}

impl Service {
    /// What the members of a network meet in a year; in the newest one without a year.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person may not see the register.
    pub async fn synthesis(
        &self,
        actor: &Actor,
        network: &str,
        year: Option<i32>,
    ) -> Result<Synthesis, Error> {
        let snapshot = self.store().snapshot().await?;
        let state = State::of(&snapshot).await?;
        let (network, _, scope) = register(actor, network, &state.read).await?;
        let register = self.challenge_register(network.id, &state).await?;
        snapshot.end().await?;
        let all = seen(&register, &scope);
        let today = self.clock().now().year();
        let first = all.iter().map(|one| one.since.year()).min();
        let years: Vec<i32> = (first.unwrap_or(today)..=today).rev().collect();
        let year = year.unwrap_or(today);
        if !years.contains(&year) {
            return Err(Error::NotFound);
        }
        let met: Vec<&Challenge> = all.into_iter().filter(|one| is_met_in(one, year)).collect();
        let (themes, withheld) = by_theme(&met);
        Ok(Synthesis {
            municipalities: enough(met.iter().map(|one| one.municipality)),
            least: LEAST,
            network,
            year,
            years,
            themes,
            withheld,
        })
    }
}

/// Whether a municipality met it in a year: it had begun, and was not solved before.
fn is_met_in(one: &Challenge, year: i32) -> bool {
    let solved = one.status == icc_store::ChallengeStatus::Solved;
    one.since.year() <= year && (!solved || one.made_at.year() >= year)
}

/// How many different municipalities these are; none while they are too few.
fn enough(cities: impl Iterator<Item = MunicipalityId>) -> Option<usize> {
    let cities: BTreeSet<MunicipalityId> = cities.collect();
    (cities.len() >= LEAST).then_some(cities.len())
}

fn by_theme(met: &[&Challenge]) -> (Vec<ThemeCount>, usize) {
    let mut by_theme: BTreeMap<Theme, Vec<&Challenge>> = BTreeMap::new();
    for one in met {
        by_theme.entry(one.theme).or_default().push(one);
    }
    let named = by_theme.len();
    let mut themes: Vec<ThemeCount> = Vec::new();
    for (theme, all) in by_theme {
        let Some(municipalities) = enough(all.iter().map(|one| one.municipality)) else {
            continue;
        };
        let orders = GovernmentOrder::ALL.iter().map(|order| {
            let own = all.iter().filter(|one| one.orders.contains(order));
            (*order, enough(own.map(|one| one.municipality)))
        });
        themes.push(ThemeCount {
            theme,
            municipalities,
            orders: orders.collect(),
        });
    }
    themes.sort_by_key(|one| (std::cmp::Reverse(one.municipalities), one.theme));
    let withheld = named - themes.len();
    (themes, withheld)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use icc_domain::Locale;
    use icc_store::{AccountId, ChallengeId, ChallengeStatus, NetworkId};
    use uuid::Uuid;

    use super::*;

    fn challenge(city: u128, theme: Theme, orders: &[GovernmentOrder]) -> Challenge {
        Challenge {
            id: ChallengeId(Uuid::from_u128(city)),
            version: 1,
            network: NetworkId(Uuid::nil()),
            municipality: MunicipalityId(Uuid::from_u128(city)),
            theme,
            orders: orders.iter().copied().collect(),
            status: ChallengeStatus::Open,
            since: NaiveDate::from_ymd_opt(2026, 5, 1).unwrap_or_default(),
            language: Locale::Fr,
            title: String::new(),
            body: String::new(),
            tried: String::new(),
            practices: BTreeSet::new(),
            removed: false,
            made_by: AccountId(Uuid::nil()),
            made_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_number_stands_there_from_enough_municipalities_on() {
        use GovernmentOrder::{Municipal, Provincial};
        let mut all: Vec<Challenge> = (1..=4)
            .map(|city| challenge(city, Theme::Housing, &[Provincial]))
            .collect();
        // One municipality twice is one.
        all.push(challenge(4, Theme::Housing, &[Municipal]));
        all.extend((1..=3).map(|city| challenge(city, Theme::Work, &[Provincial])));
        let met: Vec<&Challenge> = all.iter().collect();
        let (themes, withheld) = by_theme(&met);
        assert_eq!(withheld, 1);
        let [housing] = themes.as_slice() else {
            panic!("{themes:?}");
        };
        assert_eq!((housing.theme, housing.municipalities), (Theme::Housing, 4));
        let shown: Vec<_> = housing.orders.iter().filter(|(_, n)| n.is_some()).collect();
        assert_eq!(shown, [&(Provincial, Some(4))]);
    }

    #[test]
    fn what_was_solved_before_a_year_is_not_met_in_it() {
        let open = challenge(1, Theme::Work, &[GovernmentOrder::National]);
        assert!(is_met_in(&open, 2026) && is_met_in(&open, 2030));
        assert!(!is_met_in(&open, 2025));
        let solved = Challenge {
            status: ChallengeStatus::Solved,
            made_at: open
                .since
                .and_hms_opt(0, 0, 0)
                .unwrap_or_default()
                .and_utc(),
            ..open
        };
        assert!(is_met_in(&solved, 2026) && !is_met_in(&solved, 2027));
    }
}
