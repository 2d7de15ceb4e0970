//! Somebody keeps every figure that was ever shown, of all groups, waves and dates, to everybody and
//! to each class of readers that he or she is in, and adds and subtracts them. What comes out is never
//! about fewer than four cities that have not shown themselves to any of those classes.
#![expect(clippy::unwrap_used, reason = "a test stops where a step fails")]

use std::collections::{BTreeMap, BTreeSet};

use icc_disclosure::{
    Block, City, Class, Known, LEAST, Member, PUBLIC, Sight, Standing, World, may_show, settle,
    stands,
};
use proptest::prelude::*;

type Place = u8;
type Wave = u8;
/// A result is told apart by its city, wave and revision.
type Answers = (Place, Wave, u8);
type Invented = World<Place, u8, Wave, Answers>;

const CITIES: Place = 22;
const WAVES: Wave = 3;
const GROUPS: u8 = 3;
/// Everybody, and two audiences of which somebody may be in both.
const CLASSES: usize = 3;
/// In which classes one person reads.
const PEOPLE: [&[Class]; 4] = [&[PUBLIC], &[PUBLIC, 1], &[PUBLIC, 2], &[PUBLIC, 1, 2]];

#[derive(Debug, Clone)]
enum Event {
    /// A city hands something in, or corrects it.
    Answers(Place, Wave),
    /// It shows its result to an audience, has it counted only, or takes everything back.
    Consents(Place, Wave, Class, Sight),
    /// It joins or leaves a group.
    Moves(Place, u8),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let answers = (0..CITIES, 0..WAVES).prop_map(|(city, wave)| Event::Answers(city, wave));
    let sight = prop_oneof![
        2 => Just(Sight::Shown),
        4 => Just(Sight::Counted),
        1 => Just(Sight::Reserved),
    ];
    let to = prop_oneof![2 => Just(PUBLIC), 1 => Just(1), 1 => Just(2)];
    let consents = (0..CITIES, 0..WAVES, to, sight);
    let consents = consents.prop_map(|(c, w, to, s)| Event::Consents(c, w, to, s));
    let moves = (0..CITIES, 0..GROUPS).prop_map(|(city, group)| Event::Moves(city, group));
    let event = prop_oneof![2 => answers, 4 => consents, 1 => moves];
    proptest::collection::vec(event, 0..120)
}

/// What the cities want; the world is made of it anew at every moment, as the service does.
#[derive(Debug, Clone, Default)]
struct Wishes {
    revisions: BTreeMap<(Place, Wave), u8>,
    consents: BTreeMap<(Place, Wave), [Option<Sight>; CLASSES]>,
    was_shown: BTreeSet<(Class, Place, Wave)>,
    groups: BTreeMap<Place, BTreeSet<u8>>,
}

impl Wishes {
    fn first(hidden: &[bool]) -> Self {
        let mut wishes = Self::default();
        for (city, hidden) in (0..).zip(hidden) {
            wishes.revisions.insert((city, 0), 1);
            let sight = if *hidden {
                Sight::Counted
            } else {
                Sight::Shown
            };
            wishes.consent(city, 0, PUBLIC, sight);
            wishes.groups.insert(city, [city % GROUPS].into());
        }
        wishes
    }

    fn consent(&mut self, city: Place, wave: Wave, to: Class, sight: Sight) {
        let said = self.consents.entry((city, wave)).or_default();
        said[to] = Some(sight);
        for class in 0..CLASSES {
            if self.allowed(city, wave, class) == Sight::Shown {
                self.was_shown.insert((class, city, wave));
            }
        }
    }

    /// What an audience may see: what everybody may, and what it was allowed itself.
    fn allowed(&self, city: Place, wave: Wave, class: Class) -> Sight {
        let said = self
            .consents
            .get(&(city, wave))
            .copied()
            .unwrap_or_default();
        let both = [said[PUBLIC], said[class]].into_iter().flatten();
        // The most open one comes first.
        both.min().unwrap_or(Sight::Reserved)
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Answers(city, wave) => {
                *self.revisions.entry((*city, *wave)).or_default() += 1;
            }
            Event::Consents(city, wave, to, sight) => self.consent(*city, *wave, *to, *sight),
            Event::Moves(city, group) => {
                let groups = self.groups.entry(*city).or_default();
                if !groups.remove(group) {
                    groups.insert(*group);
                }
            }
        }
    }

    /// What was ever shown to somebody who reads as these classes.
    fn known(&self, person: &[Class]) -> BTreeSet<(Place, Wave)> {
        let shown = self.was_shown.iter();
        let shown = shown.filter(|(class, ..)| person.contains(class));
        shown.map(|(_, city, wave)| (*city, *wave)).collect()
    }

    fn world(&self) -> Invented {
        let mut cities: BTreeMap<Place, City<u8, Wave, Answers>> = BTreeMap::new();
        for (city, wave) in self.consents.keys() {
            let Some(revision) = self.revisions.get(&(*city, *wave)) else {
                continue;
            };
            let sight = |class| match self.allowed(*city, *wave, class) {
                Sight::Counted | Sight::Reserved
                    if self.was_shown.contains(&(class, *city, *wave)) =>
                {
                    Sight::Known
                }
                other => other,
            };
            let own = cities.entry(*city).or_insert_with(|| City {
                groups: self.groups.get(city).cloned().unwrap_or_default(),
                standings: BTreeMap::new(),
            });
            // The last one of the groups is everybody.
            own.groups.insert(GROUPS);
            let standing = Standing {
                result: (*city, *wave, *revision),
                sights: (0..CLASSES).map(sight).collect(),
            };
            own.standings.insert(*wave, standing);
        }
        World {
            classes: CLASSES,
            groups: (0..=GROUPS).collect(),
            cities,
        }
    }
}

/// A figure that was shown: who of those whose value could not be seen stood in it by which result,
/// and who stood in it at all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    hidden: BTreeMap<Place, Answers>,
    all: BTreeSet<Place>,
}

impl Seen {
    /// Without what a person knows anyway.
    fn less(&self, known: &BTreeSet<(Place, Wave)>) -> Self {
        let mut less = self.clone();
        less.hidden
            .retain(|city, (_, wave, _)| !known.contains(&(*city, *wave)));
        less
    }
}

/// Some cities have no value of some measures.
fn has_value(measure: u8, result: Answers) -> bool {
    let (city, wave, revision) = result;
    measure == 0 || !(city + 3 * wave + 5 * revision + measure).is_multiple_of(7)
}

fn shown(
    world: &Invented,
    blocks: &[Block<Place, Wave, Answers>],
    class: Class,
    seen: &mut BTreeSet<Seen>,
) {
    for group in 0..=GROUPS {
        for last in 0..WAVES {
            let waves: Vec<Wave> = (0..=last).collect();
            let within = |city: &Place| {
                world
                    .cities
                    .get(city)
                    .is_some_and(|c| c.groups.contains(&group))
            };
            let standing = stands(world, blocks, &waves, within, class);
            for measure in 0..4 {
                // Beside a city that is left out, as pages do, and beside none.
                let shown_city = standing.iter().find(|(_, it)| it.known == Known::Shown);
                for left_out in [None, shown_city.map(|(city, _)| *city)] {
                    let candidates: Vec<_> = standing
                        .iter()
                        .filter(|(city, _)| Some(**city) != left_out)
                        .map(|(city, it)| Member {
                            city: *city,
                            known: it.known,
                            has_value: has_value(measure, it.result),
                        })
                        .collect();
                    let keep = may_show(&candidates);
                    let hidden = standing.iter().filter(|(city, it)| {
                        keep.members.contains(*city) && it.known != Known::Shown
                    });
                    let hidden: BTreeMap<_, _> = hidden.map(|(c, it)| (*c, it.result)).collect();
                    assert_eq!(keep.hidden, hidden.len());
                    seen.insert(Seen {
                        hidden,
                        all: keep.members,
                    });
                }
            }
        }
    }
}

/// Blocks as they are remembered.
fn remember(world: &Invented, blocks: &mut Vec<Block<Place, Wave, Answers>>) {
    let settled = settle(world, blocks);
    for (number, added) in settled.added {
        let block = blocks.iter_mut().find(|it| it.number == number).unwrap();
        for (wave, results) in added {
            assert!(block.results.insert(wave, results).is_none(), "rewritten");
        }
    }
    blocks.extend(settled.formed);
}

/// Everything that adding and subtracting can tell apart: hidden elements that were always in the
/// same figures. `published` has shown itself since, and gives itself away.
fn assert_no_fewer_than_four<T: Ord + Copy + std::fmt::Debug>(
    figures: &BTreeSet<BTreeSet<T>>,
    published: &BTreeSet<T>,
) -> Result<(), TestCaseError> {
    let mut atoms: BTreeMap<Vec<bool>, BTreeSet<T>> = BTreeMap::new();
    let all: BTreeSet<T> = figures.iter().flatten().copied().collect();
    for one in all {
        let signature = figures.iter().map(|figure| figure.contains(&one)).collect();
        atoms.entry(signature).or_default().insert(one);
    }
    for atom in atoms.values() {
        let hidden = atom.iter().filter(|one| !published.contains(one)).count();
        prop_assert!(hidden == 0 || atom.len() >= LEAST, "comes out: {atom:?}");
    }
    // And literally, pair by pair.
    for one in figures {
        for other in figures {
            let left: Vec<_> = one.difference(other).collect();
            let hidden = left.iter().filter(|it| !published.contains(*it)).count();
            prop_assert!(hidden == 0 || left.len() >= LEAST, "a pair gives {left:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn z7_no_figures_of_any_dates_give_away_fewer_than_four(
        hidden in proptest::collection::vec(any::<bool>(), usize::from(CITIES)),
        events in events(),
    ) {
        let mut wishes = Wishes::first(&hidden);
        let mut blocks = Vec::new();
        let mut seen: [BTreeSet<Seen>; PEOPLE.len()] = Default::default();
        for step in 0..=events.len() {
            if step > 0 {
                wishes.take(&events[step - 1]);
            }
            let world = wishes.world();
            remember(&world, &mut blocks);
            for class in 0..CLASSES {
                let mut fresh = BTreeSet::new();
                shown(&world, &blocks, class, &mut fresh);
                for (person, seen) in PEOPLE.iter().zip(&mut seen) {
                    if person.contains(&class) {
                        seen.extend(fresh.iter().map(|figure| figure.less(&wishes.known(person))));
                    }
                }
            }
        }
        for (person, seen) in PEOPLE.iter().zip(&seen) {
            let known = wishes.known(person);
            // By city: who stands in one figure and not in another.
            let cities: BTreeSet<BTreeSet<Place>> =
                seen.iter().map(|it| it.hidden.keys().copied().collect()).collect();
            let published = known.iter().map(|(city, _)| *city).collect();
            assert_no_fewer_than_four(&cities, &published)?;
            // By result: what has changed between two figures.
            let results: BTreeSet<BTreeSet<Answers>> =
                seen.iter().map(|it| it.hidden.values().copied().collect()).collect();
            let published = results
                .iter()
                .flatten()
                .filter(|(city, wave, _)| known.contains(&(*city, *wave)))
                .copied()
                .collect();
            assert_no_fewer_than_four(&results, &published)?;
            for figure in seen {
                let own = figure.hidden.keys().filter(|it| !figure.all.contains(it));
                prop_assert_eq!(own.count(), 0);
            }
        }
    }

    #[test]
    fn settling_twice_changes_nothing(
        hidden in proptest::collection::vec(any::<bool>(), usize::from(CITIES)),
        events in events(),
    ) {
        let mut wishes = Wishes::first(&hidden);
        let mut blocks = Vec::new();
        remember(&wishes.world(), &mut blocks);
        for event in &events {
            wishes.take(event);
        }
        let world = wishes.world();
        remember(&world, &mut blocks);
        let again = settle(&world, &blocks);
        prop_assert!(again.added.is_empty(), "{again:?}");
        prop_assert!(again.formed.is_empty(), "{again:?}");
    }
}

fn of(counted: &[Place], shown: &[Place]) -> Invented {
    let mut wishes = Wishes::default();
    for (cities, sight) in [(counted, Sight::Counted), (shown, Sight::Shown)] {
        for city in cities {
            wishes.revisions.insert((*city, 0), 1);
            wishes.consent(*city, 0, PUBLIC, sight);
            wishes.groups.insert(*city, [0].into());
        }
    }
    wishes.world()
}

fn standing_in(world: &Invented, blocks: &[Block<Place, Wave, Answers>]) -> Vec<Place> {
    stands(world, blocks, &[0], |_| true, PUBLIC)
        .into_keys()
        .collect()
}

#[test]
fn newcomers_wait_until_four_have_come_together() {
    let mut blocks = Vec::new();
    for n in 1..=9 {
        let counted: Vec<Place> = (1..=n).collect();
        let world = of(&counted, &[20]);
        remember(&world, &mut blocks);
        let expected: Vec<Place> = match n {
            ..4 => vec![20],
            4..8 => vec![1, 2, 3, 4, 20],
            _ => (1..=8).chain([20]).collect(),
        };
        assert_eq!(standing_in(&world, &blocks), expected, "{n}");
    }
}

#[test]
fn a_reader_who_sees_one_of_four_sees_none_of_their_figures_and_neither_does_anybody_else() {
    let mut wishes = Wishes::default();
    for city in 1..=4 {
        wishes.revisions.insert((city, 0), 1);
        wishes.consent(city, 0, PUBLIC, Sight::Counted);
    }
    wishes.consent(4, 0, 1, Sight::Shown);
    let mut blocks = Vec::new();
    remember(&wishes.world(), &mut blocks);
    assert!(
        blocks.is_empty(),
        "three are too few for a reader of class 1"
    );
    // Four more that show themselves to nobody: those seven, and not the eighth.
    for city in 5..=8 {
        wishes.revisions.insert((city, 0), 1);
        wishes.consent(city, 0, PUBLIC, Sight::Counted);
    }
    remember(&wishes.world(), &mut blocks);
    let world = wishes.world();
    assert_eq!(standing_in(&world, &blocks), [1, 2, 3, 5, 6, 7, 8]);
    let reader = stands(&world, &blocks, &[0], |_| true, 1);
    assert_eq!(reader.len(), 8);
    assert_eq!(reader[&4].known, Known::Shown);
    // Three of them show themselves to class 1 as well: four are left, which is enough for all.
    for city in 1..=3 {
        wishes.consent(city, 0, 1, Sight::Shown);
    }
    assert_eq!(standing_in(&wishes.world(), &blocks).len(), 7);
    wishes.consent(5, 0, 1, Sight::Shown);
    assert_eq!(standing_in(&wishes.world(), &blocks).len(), 0);
}

#[test]
fn who_reads_for_two_audiences_finds_no_fewer_than_four_either() {
    let mut wishes = Wishes::default();
    for city in 1..=7 {
        wishes.revisions.insert((city, 0), 1);
        wishes.consent(city, 0, PUBLIC, Sight::Counted);
    }
    let mut blocks = Vec::new();
    remember(&wishes.world(), &mut blocks);
    wishes.consent(1, 0, 1, Sight::Shown);
    wishes.consent(2, 0, 1, Sight::Shown);
    wishes.consent(3, 0, 2, Sight::Shown);
    assert_eq!(standing_in(&wishes.world(), &blocks).len(), 7);
    wishes.consent(4, 0, 2, Sight::Shown);
    // Five are hidden from each of them, three from whoever reads as both.
    assert_eq!(standing_in(&wishes.world(), &blocks).len(), 0);
}

#[test]
fn who_takes_it_back_leaves_no_difference_behind() {
    let mut blocks = Vec::new();
    remember(&of(&[1, 2, 3, 4, 5], &[20]), &mut blocks);
    // Four others are left, and still none of them stands in a figure without the fifth.
    let world = of(&[1, 2, 3, 4], &[20]);
    remember(&world, &mut blocks);
    assert_eq!(standing_in(&world, &blocks), [20]);
    // Back again, as it was.
    let world = of(&[1, 2, 3, 4, 5], &[20]);
    assert_eq!(standing_in(&world, &blocks), [1, 2, 3, 4, 5, 20]);
}

#[test]
fn a_correction_waits_for_three_more() {
    let mut wishes = Wishes::default();
    for city in 1..=8 {
        wishes.revisions.insert((city, 0), 1);
        wishes.consent(city, 0, PUBLIC, Sight::Counted);
    }
    let mut blocks = Vec::new();
    remember(&wishes.world(), &mut blocks);
    let revisions = |wishes: &Wishes, blocks: &[Block<Place, Wave, Answers>]| -> Vec<u8> {
        let standing = stands(&wishes.world(), blocks, &[0], |_| true, PUBLIC);
        standing.into_values().map(|it| it.result.2).collect()
    };
    for city in 1..=3 {
        wishes.take(&Event::Answers(city, 0));
        remember(&wishes.world(), &mut blocks);
        assert_eq!(
            revisions(&wishes, &blocks),
            [1; 8],
            "the former figure stays"
        );
    }
    wishes.take(&Event::Answers(4, 0));
    remember(&wishes.world(), &mut blocks);
    assert_eq!(revisions(&wishes, &blocks), [2, 2, 2, 2, 1, 1, 1, 1]);
}
