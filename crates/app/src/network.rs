//! A network: its members, its figures at the newest wave, and how they went from wave to wave.

mod figures;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icc_domain::Score;
use icc_store::PartnerPart;
pub use icc_store::{FactTopic, Network, NetworkKind, Partner, Partnership, Wave};

use crate::city::Figure;
use crate::collection::Collection;
use crate::comparable::Break;
use crate::error::Error;
use crate::group::{GroupReport, ShownCity};
use crate::snapshot::{City, Snapshot};

/// The fewest cities of which a mean is told.
const LEAST: usize = icc_disclosure::LEAST;

/// A network with its figures.
#[derive(Debug)]
pub struct NetworkReport<'a> {
    /// The network.
    pub network: &'a Network,
    /// The network that it is part of.
    pub parent: Option<&'a Network>,
    /// Its partners with what each does, those that coordinate it first, then by code.
    pub partners: Vec<(&'a Partner, &'a Partnership)>,
    /// Its members, by code.
    pub members: Vec<&'a City>,
    /// Municipalities that a source names with it and that are not said to be members, by code:
    /// they stand in none of its figures.
    pub named: Vec<&'a City>,
    /// Its figures at the newest wave in which one of its members has a result.
    pub now: Option<GroupReport<'a>>,
    /// The waves whose core index can be compared with that of the newest, newest first.
    pub progress: Vec<Progress<'a>>,
    /// The earlier waves in which a member counts and that cannot be compared, newest first, with the
    /// reason.
    pub apart: Vec<(&'a Wave, Break)>,
}

/// A network at one wave.
#[derive(Debug)]
pub struct Progress<'a> {
    /// The wave.
    pub wave: &'a Wave,
    /// Members that count.
    pub n: usize,
    /// Members.
    pub of: usize,
    /// The core index of those that counted then.
    pub then: Figure,
    /// The same cities in this wave and in the newest one; none for the newest one itself, and
    /// where there are too few.
    pub same: Option<Same>,
    /// The same for this wave and the one after it.
    pub step: Option<Same>,
}

/// The mean core index of the same cities in two waves: only of those that everybody may see in
/// both, so that nobody's hidden score can be worked out from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Same {
    /// How many.
    pub n: usize,
    /// Their mean in the earlier wave.
    pub before: f64,
    /// Their mean in the later one.
    pub now: f64,
}

impl Same {
    /// Of the cities that both hold; none below the fewest of which a mean is told.
    #[must_use]
    pub fn of(before: &[ShownCity], now: &[ShownCity]) -> Option<Self> {
        let value = |city: &ShownCity| match city.declared {
            Score::Value { value } => Some((city.code.clone(), value)),
            Score::None { .. } => None,
        };
        let before: BTreeMap<String, f64> = before.iter().filter_map(value).collect();
        let now = now.iter().filter_map(value);
        let pairs: Vec<(f64, f64)> = now
            .filter_map(|(code, now)| Some((*before.get(&code)?, now)))
            .collect();
        if pairs.len() < LEAST {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred cities")]
        let n = pairs.len() as f64;
        Some(Self {
            n: pairs.len(),
            before: pairs.iter().map(|pair| pair.0).sum::<f64>() / n,
            now: pairs.iter().map(|pair| pair.1).sum::<f64>() / n,
        })
    }
}

impl Snapshot {
    /// A network with its figures.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown network.
    pub fn network(&self, code: &str) -> Result<NetworkReport<'_>, Error> {
        let network = self.networks.get(code).ok_or(Error::NotFound)?;
        Ok(self.network_report(network, self.network_now(network)))
    }

    /// A network with its figures as of a wave: what came later is left out.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown network, and for a wave in which none of its members
    /// counts.
    pub fn network_at(&self, code: &str, wave: &str) -> Result<NetworkReport<'_>, Error> {
        let network = self.networks.get(code).ok_or(Error::NotFound)?;
        let now = self.network_in(network, |at| at.record.code == wave);
        let now = now.ok_or(Error::NotFound)?;
        Ok(self.network_report(network, Some(now)))
    }

    fn network_report<'a>(
        &'a self,
        network: &'a Network,
        now: Option<GroupReport<'a>>,
    ) -> NetworkReport<'a> {
        let codes = self.members(network.id);
        let (progress, apart) = now
            .as_ref()
            .map(|now| self.progress(now, &codes))
            .unwrap_or_default();
        NetworkReport {
            network,
            parent: network
                .record
                .parent
                .as_ref()
                .and_then(|parent| self.networks.get(parent)),
            partners: self.partners_of(network),
            members: codes
                .iter()
                .filter_map(|code| self.cities.get(*code))
                .collect(),
            named: self.named_with(network.id),
            now,
            progress,
            apart,
        }
    }

    fn partners_of(&self, network: &Network) -> Vec<(&Partner, &Partnership)> {
        let own = self.partnerships.iter();
        let own = own.filter(|partnership| partnership.network == network.id);
        let mut found: Vec<_> = own
            .filter_map(|partnership| {
                let partner = self.partners.get(&partnership.record.partner_code)?;
                Some((partner, partnership))
            })
            .collect();
        found.sort_by_key(|(_, partnership)| partnership.record.part != PartnerPart::Coordinator);
        found
    }

    /// The figures of a network at the newest wave of which a result of one of its members counts.
    #[must_use]
    pub fn network_now<'a>(&'a self, network: &Network) -> Option<GroupReport<'a>> {
        self.network_in(network, |_| true)
    }

    /// The figures of a network at the newest wave of some of which a result of one of its members
    /// counts: a wave that asked others says nothing new about it.
    fn network_in<'a>(
        &'a self,
        network: &Network,
        fits: impl Fn(&Wave) -> bool,
    ) -> Option<GroupReport<'a>> {
        let codes = self.members(network.id);
        let invented = network.record.demonstration;
        let mut waves: Vec<(&Arc<Collection>, &Wave)> = self
            .collections
            .iter()
            .flat_map(|collection| collection.waves.iter().map(move |wave| (collection, wave)))
            .filter(|(_, wave)| fits(wave))
            .collect();
        waves.sort_by_key(|(_, wave)| std::cmp::Reverse(wave.record.opens_at));
        waves.into_iter().find_map(|at| {
            let report = self.group_at(at, invented, Some(&network.record.code), |code| {
                codes.contains(code)
            })?;
            report.has_results_of_its_wave().then_some(report)
        })
    }

    /// A wave and those before it, newest first: with the figures of the network as it was then where
    /// they can be compared, and those that cannot.
    fn progress<'a>(
        &'a self,
        now: &GroupReport<'a>,
        codes: &BTreeSet<&str>,
    ) -> (Vec<Progress<'a>>, Vec<(&'a Wave, Break)>) {
        let newest = now.core().map(|row| of_wave(&row.cities, now.wave));
        let (mut progress, mut apart) = (Vec::new(), Vec::new());
        let mut after: Option<(&Wave, Vec<ShownCity>)> = None;
        for (collection, wave) in self.until(now) {
            let network = now.group.network.as_deref();
            let report = self.group_at((collection, wave), now.invented, network, |code| {
                codes.contains(code)
            });
            // A wave of others only is none of this network.
            let own = report.filter(GroupReport::has_results_of_its_wave);
            let Some(report) = own else { continue };
            if let Err(broken) = self.index_comparable(wave, now.wave) {
                apart.push((wave, broken));
                continue;
            }
            let Some(core) = report.core() else { continue };
            let is_earlier = wave.id != now.wave.id;
            let same = newest.as_ref().filter(|_| is_earlier);
            let here = of_wave(&core.cities, wave);
            let later = after.replace((wave, here.clone()));
            let later = later.filter(|(later, _)| self.index_comparable(wave, later).is_ok());
            progress.push(Progress {
                same: same.and_then(|newest| Same::of(&here, newest)),
                step: later.and_then(|(_, later)| Same::of(&here, &later)),
                then: core.figure.clone(),
                n: report.group.n,
                of: report.group.of,
                wave,
            });
        }
        (progress, apart)
    }

    /// The wave of some figures and those before it, newest first.
    fn until<'a>(&'a self, now: &GroupReport<'a>) -> Vec<(&'a Arc<Collection>, &'a Wave)> {
        let all = self.collections.iter();
        let all = all.flat_map(|one| one.waves.iter().map(move |wave| (one, wave)));
        let opened = now.wave.record.opens_at;
        let is_until = |wave: &Wave| wave.id == now.wave.id || wave.record.opens_at < opened;
        let mut until: Vec<_> = all.filter(|(_, wave)| is_until(wave)).collect();
        until.sort_by_key(|(_, wave)| std::cmp::Reverse(wave.record.opens_at));
        until
    }
}

/// Those whose result is of this very wave.
fn of_wave(cities: &[ShownCity], wave: &Wave) -> Vec<ShownCity> {
    let here = cities.iter().filter(|city| city.wave == wave.record.code);
    here.cloned().collect()
}
