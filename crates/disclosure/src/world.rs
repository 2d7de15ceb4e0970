//! What there is at a moment, and what was shown before it.

use std::collections::{BTreeMap, BTreeSet};

/// A class of readers, by its place among those of the world: people who may see the same.
pub type Class = usize;

/// Everybody. What they see, every other class sees too.
pub const PUBLIC: Class = 0;

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
    /// What each class of readers may see of it, in the order of the classes of the world.
    pub sights: Vec<Sight>,
}

/// A city with its results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City<G, W, R> {
    /// The groups of which figures are made and to which it belongs now.
    pub groups: BTreeSet<G>,
    /// Its results by wave.
    pub standings: BTreeMap<W, Standing<R>>,
}

/// Everything of which figures are made, as each class of readers sees it at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World<C, G, W, R> {
    /// How many classes of readers there are; the first is [`PUBLIC`].
    pub classes: usize,
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

    /// What a class of readers may see of the result of a city in a wave.
    #[must_use]
    pub fn sight(&self, city: &C, wave: &W, class: Class) -> Option<Sight> {
        self.standing(city, wave)?.sights.get(class).copied()
    }

    /// Whether results of all these cities may be counted in a wave in the figures of a class, and
    /// enough of them have never been seen, also by whoever reads as several classes at once.
    pub(crate) fn can_count(&self, members: &BTreeSet<C>, wave: &W, class: Class) -> bool {
        let mut sights = members.iter().map(|city| self.sight(city, wave, class));
        sights.all(|sight| sight.is_some_and(|it| it != Sight::Reserved))
            && !self.unseen(members, wave, class).is_empty()
            && self.has_cover(members, wave, class)
    }

    /// Whether, for everybody who reads as this class and perhaps as others too, those of these
    /// cities whose result was never seen are none or enough.
    pub(crate) fn has_cover(&self, members: &BTreeSet<C>, wave: &W, class: Class) -> bool {
        let mut people = BTreeSet::from([self.unseen(members, wave, class)]);
        for other in 0..self.classes {
            let unseen = self.unseen(members, wave, other);
            let both = people.iter();
            let both = both.map(|one| one.intersection(&unseen).copied().collect());
            let both: Vec<BTreeSet<&C>> = both.collect();
            people.extend(both);
            if people.len() > MOST_KINDS_OF_PEOPLE {
                return false;
            }
        }
        let enough = |unseen: &BTreeSet<&C>| unseen.is_empty() || unseen.len() >= crate::LEAST;
        people.iter().all(enough)
    }

    /// Those of these cities whose result a class has never seen.
    fn unseen<'c>(&self, members: &'c BTreeSet<C>, wave: &W, class: Class) -> BTreeSet<&'c C> {
        let unseen = |city: &&C| {
            let sight = self.sight(city, wave, class);
            sight.is_some_and(|it| matches!(it, Sight::Counted | Sight::Reserved))
        };
        members.iter().filter(unseen).collect()
    }
}

/// Where the people who read as several classes know more different things than this, a block does
/// not stand in figures: nobody could look through all of them.
const MOST_KINDS_OF_PEOPLE: usize = 4096;

impl<C: Ord, W: Ord, R> Block<C, W, R> {
    /// The latest wave of those given whose results of this block stand in a figure for a class of
    /// readers; `waves` are those that count for the figure, oldest first, `within` tells the cities
    /// of its group.
    ///
    /// A result that was shown since then takes the place of a hidden one, so that the older ones
    /// cannot stand together any more.
    #[must_use]
    pub fn wave_in<'w, G: Ord>(
        &self,
        world: &World<C, G, W, R>,
        waves: &'w [W],
        within: impl Fn(&C) -> bool,
        class: Class,
    ) -> Option<&'w W> {
        if !self.members.iter().all(within) {
            return None;
        }
        for wave in waves.iter().rev() {
            if self.results.contains_key(wave) && world.can_count(&self.members, wave, class) {
                return Some(wave);
            }
            let shown = |city: &C| world.sight(city, wave, class) == Some(Sight::Shown);
            if self.members.iter().any(shown) {
                return None;
            }
        }
        None
    }
}
