//! What of a figure may be shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::settle::live;
use crate::world::{Block, Class, Sight, World};
use crate::{LEAST, LEAST_FOR_SPREAD, LEAST_NAMED};

/// A city that could stand in a figure of one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<C> {
    /// The city.
    pub city: C,
    /// Whether the reader may see its value.
    pub known: Known,
    /// Whether it has a value of the measure.
    pub has_value: bool,
}

/// Whether a reader may see the value of a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// The reader may.
    Shown,
    /// The reader may not; it stands in figures with its block, by number.
    Hidden(i32),
}

/// The result by which a city stands in the figures of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand<W, R> {
    /// The wave of the result.
    pub wave: W,
    /// The result: of a hidden city the one that its block has stood by so far.
    pub result: R,
    /// Whether the reader may see it.
    pub known: Known,
}

/// Who stands in the figures of a group that a class of readers sees, and by which result: hidden
/// cities by whole blocks, the others by the latest result that is shown. `waves` are those that
/// count, oldest first; `within` tells the cities of the group.
#[must_use]
pub fn stands<C, G, W, R>(
    world: &World<C, G, W, R>,
    blocks: &[Block<C, W, R>],
    waves: &[W],
    within: impl Fn(&C) -> bool,
    class: Class,
) -> BTreeMap<C, Stand<W, R>>
where
    C: Ord + Clone,
    G: Ord,
    W: Ord + Clone,
    R: Clone,
{
    let mut stands = BTreeMap::new();
    for block in live(blocks) {
        let Some(wave) = block.wave_in(world, waves, &within, class) else {
            continue;
        };
        let results = block.results.get(wave).into_iter().flatten();
        for (city, result) in results {
            if world.sight(city, wave, class) == Some(Sight::Counted) {
                let stand = Stand {
                    wave: wave.clone(),
                    result: result.clone(),
                    known: Known::Hidden(block.number),
                };
                stands.insert(city.clone(), stand);
            }
        }
    }
    for (city, of) in world.cities.iter().filter(|(city, _)| within(city)) {
        let shown = waves.iter().rev().find_map(|wave| {
            let standing = of.standings.get(wave)?;
            (standing.sights.get(class) == Some(&Sight::Shown)).then(|| Stand {
                wave: wave.clone(),
                result: standing.result.clone(),
                known: Known::Shown,
            })
        });
        if let (Some(shown), false) = (shown, stands.contains_key(city)) {
            stands.insert(city.clone(), shown);
        }
    }
    stands
}

/// What statistics a figure may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// Mean, median, quartiles, deviation, share at 100.
    Whole,
    /// Mean and median only: some are hidden, and there are fewer than [`LEAST_FOR_SPREAD`].
    Middle,
    /// No number. Each of them is named with its value: there are fewer than [`LEAST`], and all of
    /// them are shown.
    Named,
    /// Nothing: there are fewer than [`LEAST_NAMED`].
    Nothing,
}

impl Spread {
    /// A stable word for it, with which files and programs are told why something is kept back.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Middle => "fewer_than_12_with_hidden",
            Self::Named => "fewer_than_4",
            Self::Nothing => "fewer_than_3",
        }
    }
}

/// Which of the candidates stand in a figure, and what of it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keep<C> {
    /// Those that stand in it.
    pub members: BTreeSet<C>,
    /// How many of them the reader may not see.
    pub hidden: usize,
    /// How many could not stand in it because others of their block have no value.
    pub left_out: usize,
    /// What may be shown.
    pub spread: Spread,
}

/// Decides about a figure of one measure. Minimum and maximum may only ever be those of the cities
/// that the reader may see.
///
/// A block without the value of one of its cities is left out as a whole: a figure without that one
/// city, beside a figure with it, would give it away.
#[must_use]
pub fn may_show<C: Ord + Clone>(candidates: &[Member<C>]) -> Keep<C> {
    let mut whole: BTreeMap<i32, bool> = BTreeMap::new();
    for candidate in candidates {
        if let Known::Hidden(block) = candidate.known {
            *whole.entry(block).or_insert(true) &= candidate.has_value;
        }
    }
    let mut keep = Keep {
        members: BTreeSet::new(),
        hidden: 0,
        left_out: 0,
        spread: Spread::Nothing,
    };
    for candidate in candidates.iter().filter(|it| it.has_value) {
        match candidate.known {
            Known::Hidden(block) if !whole.get(&block).is_some_and(|whole| *whole) => {
                keep.left_out += 1;
                continue;
            }
            Known::Hidden(_) => keep.hidden += 1,
            Known::Shown => {}
        }
        keep.members.insert(candidate.city.clone());
    }
    keep.spread = match keep.members.len() {
        n if n < LEAST_NAMED => Spread::Nothing,
        n if n < LEAST => Spread::Named,
        n if keep.hidden > 0 && n < LEAST_FOR_SPREAD => Spread::Middle,
        _ => Spread::Whole,
    };
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(city: u8) -> Member<u8> {
        Member {
            city,
            known: Known::Shown,
            has_value: true,
        }
    }

    fn hidden(city: u8, block: i32) -> Member<u8> {
        Member {
            known: Known::Hidden(block),
            ..shown(city)
        }
    }

    #[test]
    fn figures_of_shown_cities_need_four_and_three_are_named() {
        let all: Vec<_> = (0..5).map(shown).collect();
        let spread = |n: usize| may_show(&all[..n]).spread;
        assert_eq!(spread(4), Spread::Whole);
        assert_eq!(spread(3), Spread::Named);
        assert_eq!(spread(2), Spread::Nothing);
        assert_eq!(spread(0), Spread::Nothing);
    }

    #[test]
    fn quartiles_over_hidden_cities_need_twelve() {
        let mut all: Vec<_> = (0..4).map(|city| hidden(city, 1)).collect();
        assert_eq!(may_show(&all).spread, Spread::Middle);
        all.extend((4..11).map(shown));
        assert_eq!(may_show(&all).spread, Spread::Middle);
        all.push(shown(11));
        let keep = may_show(&all);
        assert_eq!((keep.spread, keep.hidden), (Spread::Whole, 4));
    }

    #[test]
    fn a_block_without_one_value_is_left_out_as_a_whole() {
        let mut all: Vec<_> = (0..4).map(shown).collect();
        all.extend((4..8).map(|city| hidden(city, 1)));
        all.extend((8..12).map(|city| hidden(city, 2)));
        all[5].has_value = false;
        all[0].has_value = false;
        let keep = may_show(&all);
        let expected = BTreeSet::from([1, 2, 3, 8, 9, 10, 11]);
        assert_eq!(keep.members, expected);
        assert_eq!((keep.hidden, keep.left_out), (4, 3));
    }
}
