//! What there is at a moment, and what was shown before it.

use std::collections::{BTreeMap, BTreeSet};

/// What a reader may see of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// The value itself.
    Shown,
    /// Only its part in figures; the reader has never seen it.
    Counted,
    /// Nothing, not even its part in figures; the reader has never seen it.
    Reserved,
    /// Nothing any more, but it was shown once: whoever saw it remembers it, so that it is no cover
    /// for others and needs none.
    Known,
}

/// The result of a city in a wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<R> {
    /// The result. Another one after a correction.
    pub result: R,
    /// What the reader may see of it.
    pub sight: Sight,
}

/// A city with its results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City<G, W, R> {
    /// The groups of which figures are made and to which it belongs now.
    pub groups: BTreeSet<G>,
    /// Its results by wave.
    pub standings: BTreeMap<W, Standing<R>>,
}

/// Everything of which figures are made, as one class of readers sees it at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World<C, G, W, R> {
    /// The groups in order of priority: those that are looked at most come first.
    pub groups: Vec<G>,
    /// The cities.
    pub cities: BTreeMap<C, City<G, W, R>>,
}

/// By wave and city, the results by which a block stands in the figures of the wave.
pub type Results<C, W, R> = BTreeMap<W, BTreeMap<C, R>>;

/// Cities whose hidden results stand in figures together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<C, W, R> {
    /// Counts from 1.
    pub number: i32,
    /// The block of which it is a part, and in whose place it stands.
    pub replaces: Option<i32>,
    /// Its cities.
    pub members: BTreeSet<C>,
    /// By which results they stand in the figures of a wave: those of all, or no wave.
    pub results: Results<C, W, R>,
}

impl<C: Ord, G: Ord, W: Ord, R> World<C, G, W, R> {
    /// The result of a city in a wave.
    #[must_use]
    pub fn standing(&self, city: &C, wave: &W) -> Option<&Standing<R>> {
        self.cities.get(city)?.standings.get(wave)
    }

    /// Whether results of all these cities may be counted in a wave, and enough of them have never
    /// been seen.
    pub(crate) fn can_count(&self, members: &BTreeSet<C>, wave: &W) -> bool {
        let standings = members.iter().map(|city| self.standing(city, wave));
        let mut unseen = 0;
        for standing in standings {
            match standing.map(|it| it.sight) {
                Some(Sight::Counted) => unseen += 1,
                Some(Sight::Shown | Sight::Known) => {}
                Some(Sight::Reserved) | None => return false,
            }
        }
        unseen >= crate::LEAST
    }
}

impl<C: Ord, W: Ord, R> Block<C, W, R> {
    /// The latest wave of those given whose results of this block stand in a figure; `waves` are
    /// those that count for the figure, oldest first, `within` tells the cities of its group.
    ///
    /// A result that was shown since then takes the place of a hidden one, so that the older ones
    /// cannot stand together any more.
    #[must_use]
    pub fn wave_in<'w, G: Ord>(
        &self,
        world: &World<C, G, W, R>,
        waves: &'w [W],
        within: impl Fn(&C) -> bool,
    ) -> Option<&'w W> {
        if !self.members.iter().all(within) {
            return None;
        }
        for wave in waves.iter().rev() {
            if self.results.contains_key(wave) && world.can_count(&self.members, wave) {
                return Some(wave);
            }
            let shown = |city: &C| {
                let standing = world.standing(city, wave);
                standing.is_some_and(|it| it.sight == Sight::Shown)
            };
            if self.members.iter().any(shown) {
                return None;
            }
        }
        None
    }
}
