//! Forming blocks, and splitting those in which enough has changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::LEAST;
use crate::world::{Block, Class, PUBLIC, Results, Sight, World};

/// What has to be remembered from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled<C, W, R> {
    /// Blocks that are new, with all their results.
    pub formed: Vec<Block<C, W, R>>,
    /// Results of waves that are new in blocks that stay: by number.
    pub added: BTreeMap<i32, Results<C, W, R>>,
}

/// How the result of a member stands to the one that was shown in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Now {
    Same,
    Another,
    Gone,
}

/// The blocks that count: those that no other replaces.
pub fn live<C, W, R>(blocks: &[Block<C, W, R>]) -> impl Iterator<Item = &Block<C, W, R>> {
    let replaced: BTreeSet<i32> = blocks.iter().filter_map(|block| block.replaces).collect();
    blocks
        .iter()
        .filter(move |block| !replaced.contains(&block.number))
}

/// What has to be remembered so that the hidden results of this world stand in figures. `blocks` is
/// everything that was ever remembered.
///
/// Newcomers wait until [`LEAST`] of one kind have come together; a block in which fewer have changed
/// or gone stays as it is, and figures leave it out as soon as somebody is gone from it.
#[must_use]
pub fn settle<C, G, W, R>(world: &World<C, G, W, R>, blocks: &[Block<C, W, R>]) -> Settled<C, W, R>
where
    C: Ord + Clone,
    G: Ord + Clone,
    W: Ord + Clone,
    R: Clone + PartialEq,
{
    let mut next = blocks.iter().map(|block| block.number).max().unwrap_or(0);
    let mut number = || {
        next += 1;
        next
    };
    let mut settled = Settled {
        formed: Vec::new(),
        added: BTreeMap::new(),
    };
    let mut placed = BTreeSet::new();
    for block in live(blocks) {
        placed.extend(block.members.iter().cloned());
        let parts = parts(world, block);
        let another = |kind: &Vec<Now>| kind.contains(&Now::Another);
        let changed = parts.len() > 1 || parts.keys().any(another);
        if changed && parts.values().all(|part| covers(world, block, part)) {
            for members in parts.into_values() {
                settled.formed.push(Block {
                    number: number(),
                    replaces: Some(block.number),
                    results: results(world, &members),
                    members,
                });
            }
            continue;
        }
        let mut added = results(world, &block.members);
        added.retain(|wave, _| !block.results.contains_key(wave));
        if !added.is_empty() {
            settled.added.insert(block.number, added);
        }
    }
    for members in newcomers(world, &placed) {
        let results = results(world, &members);
        settled.formed.push(Block {
            number: number(),
            replaces: None,
            results,
            members,
        });
    }
    settled
}

/// The members of a block by what has become of their results, for each class of readers.
fn parts<C, G, W, R>(
    world: &World<C, G, W, R>,
    block: &Block<C, W, R>,
) -> BTreeMap<Vec<Now>, BTreeSet<C>>
where
    C: Ord + Clone,
    G: Ord,
    W: Ord,
    R: PartialEq,
{
    let mut parts: BTreeMap<Vec<Now>, BTreeSet<C>> = BTreeMap::new();
    for city in &block.members {
        let of_wave = |(wave, then): (&W, &BTreeMap<C, R>), class: Class| {
            let Some(now) = world.standing(city, wave) else {
                return Now::Gone;
            };
            match now.sights.get(class) {
                Some(Sight::Reserved) | None => Now::Gone,
                // What was shown stands by itself, whatever it has become.
                Some(Sight::Shown | Sight::Known) => Now::Same,
                Some(Sight::Counted) if then.get(city) == Some(&now.result) => Now::Same,
                Some(Sight::Counted) => Now::Another,
            }
        };
        let classes = |of: (&W, &BTreeMap<C, R>)| -> Vec<Now> {
            (0..world.classes).map(|class| of_wave(of, class)).collect()
        };
        let kind = block.results.iter().flat_map(classes).collect();
        parts.entry(kind).or_default().insert(city.clone());
    }
    parts
}

/// Whether a part of a block is large enough to stand by itself: in every wave of the block it has
/// none or enough of those that a reader has never seen, whoever it is.
fn covers<C, G, W, R>(world: &World<C, G, W, R>, block: &Block<C, W, R>, part: &BTreeSet<C>) -> bool
where
    C: Ord,
    G: Ord,
    W: Ord,
{
    part.len() >= LEAST
        && block
            .results
            .keys()
            .all(|wave| world.has_cover(part, wave, PUBLIC))
}

/// The results of some cities in every wave in which they can stand in somebody’s figures together.
fn results<C, G, W, R>(world: &World<C, G, W, R>, members: &BTreeSet<C>) -> Results<C, W, R>
where
    C: Ord + Clone,
    G: Ord,
    W: Ord + Clone,
    R: Clone,
{
    let waves: BTreeSet<&W> = members
        .iter()
        .filter_map(|city| world.cities.get(city))
        .flat_map(|city| city.standings.keys())
        .collect();
    let mut results = Results::new();
    for wave in waves {
        if !(0..world.classes).any(|class| world.can_count(members, wave, class)) {
            continue;
        }
        let of_city = |city: &C| Some((city.clone(), world.standing(city, wave)?.result.clone()));
        results.insert(wave.clone(), members.iter().filter_map(of_city).collect());
    }
    results
}

/// New blocks of cities that are in none: first those that are in the same groups and waves and show
/// the same to the same readers, then those in the same groups, then those that share a group, in the
/// order of the groups.
fn newcomers<C, G, W, R>(world: &World<C, G, W, R>, placed: &BTreeSet<C>) -> Vec<BTreeSet<C>>
where
    C: Ord + Clone,
    G: Ord + Clone,
    W: Ord + Clone,
{
    // One whose result was shown once is no cover for others, and needs none.
    let counted = |city: &C| -> BTreeMap<W, Vec<Sight>> {
        let standings = world.cities.get(city).into_iter();
        let standings = standings.flat_map(|city| &city.standings);
        let counted = standings.filter(|(_, it)| it.sights.contains(&Sight::Counted));
        counted
            .map(|(wave, it)| (wave.clone(), it.sights.iter().copied().map(alike).collect()))
            .collect()
    };
    let mut waiting: BTreeSet<C> = world
        .cities
        .keys()
        .filter(|city| !placed.contains(*city) && !counted(city).is_empty())
        .cloned()
        .collect();
    let groups = |city: &C| -> BTreeSet<G> {
        let own = world.cities.get(city).map(|city| &city.groups);
        let known = own.into_iter().flatten();
        known
            .filter(|group| world.groups.contains(group))
            .cloned()
            .collect()
    };
    let mut formed = Vec::new();
    let mut form = |waiting: &mut BTreeSet<C>, members: BTreeSet<C>| {
        let mut waves = members.iter().flat_map(|city| counted(city).into_keys());
        if members.len() >= LEAST && waves.any(|wave| serves(world, &members, &wave)) {
            waiting.retain(|city| !members.contains(city));
            formed.push(members);
        }
    };
    let mut same: BTreeMap<Kind<G, W>, BTreeSet<C>> = BTreeMap::new();
    for city in &waiting {
        let kind = (groups(city), counted(city));
        same.entry(kind).or_default().insert(city.clone());
    }
    for members in same.into_values() {
        form(&mut waiting, members);
    }
    let mut together: BTreeMap<BTreeSet<G>, BTreeSet<C>> = BTreeMap::new();
    for city in &waiting {
        together
            .entry(groups(city))
            .or_default()
            .insert(city.clone());
    }
    for (kind, members) in together {
        if !kind.is_empty() {
            form(&mut waiting, members);
        }
    }
    for group in &world.groups {
        let members = waiting.iter().filter(|city| groups(city).contains(group));
        let members = members.cloned().collect();
        form(&mut waiting, members);
    }
    formed
}

/// Whether a block of these cities could stand in the figures of a wave of every class in whose
/// figures one of them may count: nobody is to lose by it.
fn serves<C, G, W, R>(world: &World<C, G, W, R>, members: &BTreeSet<C>, wave: &W) -> bool
where
    C: Ord,
    G: Ord,
    W: Ord,
{
    let counts = |class: &Class| {
        let counted = |city| world.sight(city, wave, *class) == Some(Sight::Counted);
        members.iter().any(counted)
    };
    let mut classes = (0..world.classes).filter(counts).peekable();
    classes.peek().is_some() && classes.all(|class| world.can_count(members, wave, class))
}

/// The groups of a city, and by wave what each class of readers may see of it.
type Kind<G, W> = (BTreeSet<G>, BTreeMap<W, Vec<Sight>>);

/// For cover it is the same whether a result is shown or was.
const fn alike(sight: Sight) -> Sight {
    match sight {
        Sight::Known => Sight::Shown,
        other => other,
    }
}
